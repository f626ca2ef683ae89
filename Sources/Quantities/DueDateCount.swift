/// A count under way: where it stands and every step that led there.
struct DueDateCount {
    /// The most units of a period and the most steps of an explanation: over a hundred years.
    static let limit = 40_000

    private let calendar: WorkCalendar
    private let suspended: [DayRange]
    private let direction: Int
    /// What a day of a year without a notice is taken for; `nil` when that is an error.
    private let unpublished: DayKind?
    private(set) var day: Day
    private(set) var steps: [CountedDay] = []

    /// Begins on the day of the event, which is not counted.
    ///
    /// `direction` is 1 forwards, -1 backwards.
    init(
        start: Day, calendar: WorkCalendar, suspended: [DayRange], direction: Int,
        unpublished: DayKind? = nil
    ) {
        self.calendar = calendar
        self.unpublished = unpublished
        self.suspended = suspended
        self.direction = direction
        day = start
        note(.startNotCounted)
    }

    /// Counts days or working days, noting each.
    mutating func countDays(_ length: Int, workingOnly: Bool) throws(CalendarError) {
        var ordinal = 0
        while ordinal < length {
            let reason = try advance(lookingAtCalendar: workingOnly)
            let isCounted = reason == .counted || reason == .makeUpWorking
            if isCounted { ordinal += 1 }
            note(reason, isCounted ? ordinal : nil)
        }
    }

    /// Goes to the day a period of months or years ends on, then on by the suspended days.
    mutating func countMonths(
        _ period: Period, _ reading: Convention.YearReading
    ) throws(CalendarError) {
        guard let (end, reason) = day.end(of: period, reading) else { throw .outOfRange }
        if suspended.isEmpty {
            day = end
        } else {
            var missing = abs(day.days(until: end))
            while missing > 0 {
                if try advance(lookingAtCalendar: false) == .counted {
                    missing -= 1
                } else {
                    note(.suspended)
                }
            }
        }
        note(reason)
    }

    /// Moves off a rest day, in the direction of the count.
    mutating func roll() throws(CalendarError) {
        var isWorking = try kind(of: day).isWorking
        while !isWorking {
            let reason = try advance(lookingAtCalendar: true)
            isWorking = reason == .counted || reason == .makeUpWorking
            note(isWorking ? .rolled : reason)
        }
    }

    /// Moves on by one day and says whether it counts.
    private mutating func advance(
        lookingAtCalendar: Bool
    ) throws(CalendarError) -> CountedDay.Note {
        guard steps.count < DueDateCount.limit, let next = day.adding(days: direction) else {
            throw .outOfRange
        }
        day = next
        if suspended.contains(where: { $0.contains(next) }) { return .suspended }
        guard lookingAtCalendar else { return .counted }
        return switch try kind(of: next) {
        case .working: .counted
        case .makeUpWorking: .makeUpWorking
        case .weekend: .skippedWeekend
        case .holiday: .skippedHoliday
        }
    }

    private func kind(of day: Day) throws(CalendarError) -> DayKind {
        guard let unpublished, !calendar.years.contains(day.year) else {
            return try calendar.kind(of: day)
        }
        return unpublished
    }

    private mutating func note(_ note: CountedDay.Note, _ ordinal: Int? = nil) {
        let kind = try? calendar.kind(of: day)
        steps.append(CountedDay(day: day, kind: kind, counted: ordinal, note: note))
    }
}

extension Day {
    /// The day a period of months or years leads to, and why.
    fileprivate func end(
        of period: Period, _ reading: Convention.YearReading
    ) -> (Day, CountedDay.Note)? {
        let direction = period.count.signum()
        guard period.unit == .years, direction != 0 else {
            return adding(months: period.count).map { ($0, corresponds(to: $0)) }
        }
        if reading == .yearEnd {
            let closing = direction > 0 ? (month: 12, day: 31) : (month: 1, day: 1)
            let end = Day(
                year: year + period.count - direction, month: closing.month, day: closing.day)
            return end.map { ($0, .yearEnd) }
        }
        guard let target = adding(years: period.count) else { return nil }
        if reading == .dayBefore, target.day == day {
            return target.adding(days: -direction).map { ($0, .dayBefore) }
        }
        return (target, corresponds(to: target))
    }

    private func corresponds(to target: Day) -> CountedDay.Note {
        target.day == day ? .correspondingDay : .monthEnd
    }
}
