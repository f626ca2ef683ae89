/// What a day is for counting working days.
public enum DayKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Monday to Friday, worked.
    case working
    /// Saturday or Sunday, off.
    case weekend
    /// Off by the notice.
    case holiday
    /// A Saturday or Sunday worked in exchange (调休上班).
    case makeUpWorking

    /// Whether the day is worked.
    public var isWorking: Bool { self == .working || self == .makeUpWorking }
}

/// The working days of the years whose notice is published.
///
/// A year without a notice is an error, never Monday to Friday. A calendar is a value with a
/// version: a later notice makes another calendar, and what was counted on the old one stays
/// provable.
///
/// - Invariant: one notice for each year, the latest published of those given.
/// - Source: 行政许可法 82; the State Council's yearly notices
public struct WorkCalendar: Sendable, Hashable {
    /// The notices in force, by year.
    public let notices: [CalendarNotice]
    /// Years and publication days, ascending: `2019@2019-03-22 2020@2019-11-21`.
    public let version: String
    /// The kind of every day from `firstDay` on; `nil` in a year that is not published.
    private let kinds: [DayKind?]
    private let firstDay: Int

    /// Makes a calendar; of several notices for one year the latest published is in force.
    ///
    /// - Parameters:
    ///   - notices: in any order; each states its whole year.
    ///   - day: if given, the calendar as it was published on that day: notices of later
    ///     publication are left out.
    /// - Throws: `CalendarError.invalidNotice` for a notice that contradicts itself, or for two
    ///   different ones for a year published on the same day.
    public init(
        notices: [CalendarNotice], asPublishedOn day: Day = .last
    ) throws(CalendarError) {
        var inForce: [Int: CalendarNotice] = [:]
        let known = notices.filter { $0.published <= day }
        for notice in known.sorted(by: { $0.published < $1.published }) {
            if let fault = notice.fault {
                throw .invalidNotice(year: notice.year, fault)
            }
            if let other = inForce[notice.year], other.published == notice.published,
                other != notice
            {
                throw .invalidNotice(year: notice.year, .publishedTwice(notice.published))
            }
            inForce[notice.year] = notice
        }
        self.notices = inForce.values.sorted { $0.year < $1.year }
        version = self.notices.map { "\($0.year)@\($0.published)" }.joined(separator: " ")
        (firstDay, kinds) = WorkCalendar.kinds(of: self.notices)
    }

    /// Lays out every day between the first and the last year of valid notices.
    private static func kinds(of notices: [CalendarNotice]) -> (firstDay: Int, [DayKind?]) {
        guard let first = notices.first?.span.from.daysSinceEpoch,
            let last = notices.last?.span.through.daysSinceEpoch
        else { return (0, []) }
        var kinds = [DayKind?](repeating: nil, count: last - first + 1)
        for span in notices.map(\.span) {
            for number in span.from.daysSinceEpoch...span.through.daysSinceEpoch {
                let isWeekday = Day(daysSinceEpoch: number).weekday <= 5
                kinds[number - first] = isWeekday ? .working : .weekend
            }
        }
        // Afterwards and by year: a notice has the last word on the December before its year.
        for notice in notices {
            let lists = [
                (notice.holidays, DayKind.holiday), (notice.workdays, DayKind.makeUpWorking),
            ]
            for (days, kind) in lists {
                for day in days where day.daysSinceEpoch >= first {
                    let index = day.daysSinceEpoch - first
                    if kinds[index] != nil { kinds[index] = kind }
                }
            }
        }
        return (first, kinds)
    }

    /// The years that are published.
    public var years: Set<Int> { Set(notices.map(\.year)) }

    /// The calendar with one more notice; a later publication for the same year replaces.
    ///
    /// - Throws: `CalendarError.invalidNotice` as `init(notices:)` does.
    public func adding(_ notice: CalendarNotice) throws(CalendarError) -> WorkCalendar {
        try WorkCalendar(notices: notices + [notice])
    }

    /// What a day is.
    ///
    /// - Throws: `CalendarError.yearNotPublished`.
    public func kind(of day: Day) throws(CalendarError) -> DayKind {
        let index = day.daysSinceEpoch - firstDay
        guard kinds.indices.contains(index), let kind = kinds[index] else {
            throw .yearNotPublished(day.year)
        }
        return kind
    }

    /// Whether a day is worked.
    ///
    /// - Throws: `CalendarError.yearNotPublished`.
    public func isWorking(_ day: Day) throws(CalendarError) -> Bool {
        try kind(of: day).isWorking
    }

    /// The last day of a period in working days.
    ///
    /// Day 0 is the day of the event itself, so 5 from a Monday is the next Monday if no holiday
    /// lies between.
    ///
    /// - Parameters:
    ///   - event: the day the period runs from; not counted, worked or not.
    ///   - count: working days; negative counts backwards, 0 is `event` itself.
    /// - Returns: a working day whenever `count` is not 0.
    /// - Throws: `CalendarError.yearNotPublished` as soon as an unpublished year is reached;
    ///   `.outOfRange` at the ends of the calendar.
    /// - Complexity: O(days in the span).
    /// - Source: MFD-201, 行政许可法 82
    public func lastDay(
        after event: Day, workingDays count: Int
    ) throws(CalendarError) -> Day {
        var day = event
        var missing = count.magnitude
        while missing > 0 {
            guard let next = day.adding(days: count.signum()) else { throw .outOfRange }
            day = next
            if try isWorking(day) { missing -= 1 }
        }
        return day
    }

    /// How many working days lie between two days, both included; 0 if they are reversed.
    ///
    /// - Throws: `CalendarError.yearNotPublished`.
    /// - Complexity: O(days in the span).
    public func workingDays(from: Day, through: Day) throws(CalendarError) -> Int {
        guard from <= through else { return 0 }
        var count = 0
        for number in from.daysSinceEpoch...through.daysSinceEpoch
        where try isWorking(Day(daysSinceEpoch: number)) {
            count += 1
        }
        return count
    }
}
