/// One published arrangement of holidays and make-up days: the whole year, not a difference.
///
/// A revision within the year is a notice of its own that states the year anew.
public struct CalendarNotice: Sendable, Hashable, Codable {
    /// The year it arranges.
    public let year: Int
    /// Title and number of the notice.
    public let reference: String
    /// The day it was published.
    public let published: Day
    /// Days off, ascending: weekdays off, and the weekend days the notice counts in a holiday.
    ///
    /// Days of `year`, or of the December before it: a New Year holiday may begin there.
    public let holidays: [Day]
    /// Saturdays and Sundays that are worked, ascending; same span as `holidays`.
    public let workdays: [Day]

    /// Makes a notice; `WorkCalendar` checks it.
    public init(
        year: Int, reference: String, published: Day, holidays: [Day], workdays: [Day]
    ) {
        self.year = year
        self.reference = reference
        self.published = published
        self.holidays = holidays
        self.workdays = workdays
    }

    /// The first and last day of the year it arranges; held within the calendar.
    var span: (from: Day, through: Day) {
        (
            Day(year: year, month: 1, day: 1) ?? .first,
            Day(year: year, month: 12, day: 31) ?? .last
        )
    }

    /// What is wrong with the notice; `nil` if nothing is.
    var fault: CalendarError.Fault? {
        guard (2...9999).contains(year), let opening = Day(year: year - 1, month: 12, day: 1)
        else { return .yearOutOfRange }
        for days in [holidays, workdays] {
            for (index, day) in days.enumerated() {
                if day < opening || day > span.through { return .dayOutsideYear(day) }
                if index > 0, day <= days[index - 1] { return .dayOutOfOrder(day) }
            }
        }
        if let day = workdays.first(where: { $0.weekday <= 5 }) { return .workdayOnWeekday(day) }
        let off = Set(holidays)
        return workdays.first(where: off.contains).map { .holidayAndWorkday($0) }
    }
}
