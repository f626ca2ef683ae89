/// The last day of a period, with the reason for every day on the way.
public struct DueDate: Sendable, Hashable, Codable {
    /// The last day on which it is still in time.
    public let day: Day
    /// The way there in the order of counting: the start first, `day` last.
    ///
    /// Periods of days and working days show every day. Periods of months and years show the
    /// start, the suspended days, the day the count leads to, and the days rolled over.
    public let steps: [CountedDay]
    /// `WorkCalendar.version` of the calendar used.
    public let calendarVersion: String

    /// One Chinese line for each step: the day, its weekday, and why it counted or did not.
    public var explanation: [String] { steps.map(Messages.line) }
}

/// One day in the explanation of a due date.
public struct CountedDay: Sendable, Hashable, Codable {
    /// Why a day counted or did not.
    public enum Note: String, Sendable, Hashable, Codable, CaseIterable {
        /// The day of the event, which is left out (MFD-201).
        case startNotCounted
        /// Counted as a day.
        case counted
        /// Counted: a weekend day worked in exchange.
        case makeUpWorking
        /// Left out: an ordinary weekend.
        case skippedWeekend
        /// Left out: a holiday of the notice.
        case skippedHoliday
        /// Left out: the clock stood still.
        case suspended
        /// The corresponding day the period of months or years ends on (MFD-202).
        case correspondingDay
        /// The end of a month that has no corresponding day (MFD-202).
        case monthEnd
        /// The day before the corresponding day, by the declared reading of a year.
        case dayBefore
        /// The end of the calendar year, by the declared reading of a year.
        case yearEnd
        /// The period ended on a rest day and was moved to this day (MFD-203).
        case rolled
    }

    /// The day.
    public let day: Day
    /// What the day is; `nil` if its year is unpublished and counting did not need to know.
    public let kind: DayKind?
    /// The ordinal of a counted day, from 1; `nil` for a day that is not counted.
    public let counted: Int?
    /// Why.
    public let note: Note
}

/// The span in which something must happen: not before one period has passed, not after another.
public struct DueWindow: Sendable, Hashable, Codable {
    /// The first day that is in time, never rolled.
    public let opens: DueDate
    /// The last day that is in time.
    public let closes: DueDate

    /// Whether `day` is in time.
    public func contains(_ day: Day) -> Bool {
        opens.day <= day && day <= closes.day
    }
}

/// The last day of a period that runs from an event.
///
/// The start is not counted (MFD-201). Working days pass over rest days; months and years go to
/// the corresponding day or the end of the month (MFD-202). Days in a suspension do not count:
/// they lengthen the period by as many days of its own kind (calendar days for months and
/// years). If the convention says so, an end on a rest day moves to the next working day
/// (MFD-203); a period counted backwards moves to the working day before, because moving
/// forwards would shorten the notice it guarantees.
///
/// - Parameters:
///   - start: the day of the event.
///   - period: how long; negative counts backwards; at most ±40 000 of its unit.
///   - calendar: asked for every day of a working-day period, otherwise only when rolling.
///   - convention: how the silent points are read.
///   - suspended: days on which the clock stands still, in any order, may overlap.
/// - Returns: the last day in time, and how it was counted.
/// - Throws: `CalendarError.yearNotPublished` if a year is needed whose notice is not there;
///   `.outOfRange` beyond the calendar, for a longer period, or for more than 40 000 steps.
/// - Note: outside the text: suspension of months and years, and rolling of backward periods.
public func dueDate(
    from start: Day, _ period: Period, calendar: WorkCalendar, convention: Convention,
    suspended: [DayRange] = []
) throws(CalendarError) -> DueDate {
    try counted(from: start, period, calendar, convention, suspended, nil)
}

private func counted(
    from start: Day, _ period: Period, _ calendar: WorkCalendar, _ convention: Convention,
    _ suspended: [DayRange], _ unpublished: DayKind?
) throws(CalendarError) -> DueDate {
    guard period.count.magnitude <= UInt(DueDateCount.limit) else { throw .outOfRange }
    var count = DueDateCount(
        start: start, calendar: calendar, suspended: suspended,
        direction: period.count < 0 ? -1 : 1, unpublished: unpublished)
    let length = Int(period.count.magnitude)
    switch period.unit {
    case .workingDays: try count.countDays(length, workingOnly: true)
    case .days: try count.countDays(length, workingOnly: false)
    case .months, .years: try count.countMonths(period, convention.yearReading)
    }
    if convention.rollsOverRestDays { try count.roll() }
    return DueDate(day: count.day, steps: count.steps, calendarVersion: calendar.version)
}

/// The earliest day a period can end on, whatever the notices still to come will say.
///
/// Where every year is published it is the last day in time itself; else days of a year without a
/// notice count as worked, so that up to this day nothing can be late.
///
/// - Parameters: as for `dueDate`; the period is not negative.
/// - Throws: `CalendarError.outOfRange` as `dueDate` does, and for a negative period.
/// - Note: outside the text: what may be said before a notice is published.
public func earliestDueDate(
    from start: Day, _ period: Period, calendar: WorkCalendar, convention: Convention,
    suspended: [DayRange] = []
) throws(CalendarError) -> DueDate {
    guard period.count >= 0 else { throw .outOfRange }
    return try counted(from: start, period, calendar, convention, suspended, .working)
}

/// The window that opens one period after an event and closes another, such as 12 to 24 months.
///
/// - Parameters:
///   - start: the day of the event.
///   - lower: the period that must have passed.
///   - upper: the period that must not have passed.
///   - calendar: as for `dueDate`.
///   - convention: as for `dueDate`; the opening never rolls.
///   - suspended: as for `dueDate`.
/// - Returns: the first and the last day in time.
/// - Throws: as `dueDate` does.
public func dueWindow(
    after start: Day, from lower: Period, through upper: Period, calendar: WorkCalendar,
    convention: Convention, suspended: [DayRange] = []
) throws(CalendarError) -> DueWindow {
    let unrolled = Convention(rollsOverRestDays: false, yearReading: convention.yearReading)
    return DueWindow(
        opens: try dueDate(
            from: start, lower, calendar: calendar, convention: unrolled, suspended: suspended),
        closes: try dueDate(
            from: start, upper, calendar: calendar, convention: convention,
            suspended: suspended))
}
