public import Quantities

/// A date of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999.
///
/// FEEL dates reach further than the days of a case file; `day` gives the `Day` where there is one.
///
/// - Invariant: month 1...12, day 1...the last day of that month.
public struct CalendarDate: Sendable, Hashable, Comparable {
    private let storedYear: Int32
    private let storedMonth: UInt8
    private let storedDay: UInt8

    /// The astronomical year; year 0 is 1 BC.
    public var year: Int { Int(storedYear) }
    /// The month, 1...12.
    public var month: Int { Int(storedMonth) }
    /// The day of the month, 1...31.
    public var day: Int { Int(storedDay) }

    /// Years that a date may have.
    public static let years = -999_999_999...999_999_999

    /// Makes a date, or `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    /// Makes the date of a `Day`.
    public init(_ day: Day) {
        self.init(unchecked: day.year, day.month, day.day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        storedYear = Int32(truncatingIfNeeded: year)
        storedMonth = UInt8(truncatingIfNeeded: month)
        storedDay = UInt8(truncatingIfNeeded: day)
    }

    /// Makes the date so many days after 1970-01-01, or `nil` outside `years`.
    public init?(daysSinceEpoch days: Int) {
        guard days.magnitude < 400_000_000_000 else { return nil }
        // Days since 0000-03-01, in 400-year eras of 146,097 days.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        guard CalendarDate.years.contains(year) else { return nil }
        self.init(unchecked: year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The days since 1970-01-01; negative before it.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The same date as a `Day`, or `nil` outside the years 1...9999.
    public var asDay: Day? { Day(year: year, month: month, day: day) }

    /// The day of the week, from 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        let remainder = (daysSinceEpoch + 3) % 7
        return (remainder < 0 ? remainder + 7 : remainder) + 1
    }

    /// The day of the year, 1...366.
    public var dayOfYear: Int {
        (1..<month).reduce(day) { $0 + CalendarDate.length(ofMonth: $1, year: year) }
    }

    /// The ISO 8601 week of the year, 1...53.
    public var weekOfYear: Int {
        let week = (dayOfYear - weekday + 10) / 7
        if week < 1 { return CalendarDate.weeks(inYear: year - 1) }
        return week > CalendarDate.weeks(inYear: year) ? 1 : week
    }

    /// The date so many days later, or `nil` outside `years`.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    /// The corresponding day so many months later, the last day of the month where there is none.
    public func adding(months: Int) -> CalendarDate? {
        guard months.magnitude <= 30_000_000_000 else { return nil }
        let total = year * 12 + (month - 1) + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        let last = CalendarDate.length(ofMonth: newMonth, year: newYear)
        return CalendarDate(year: newYear, month: newMonth, day: min(day, last))
    }

    /// In calendar order.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func weeks(inYear year: Int) -> Int {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return 52 }
        return first.weekday == 4 || (first.weekday == 3 && isLeap(year)) ? 53 : 52
    }
}
