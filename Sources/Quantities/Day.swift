/// A calendar day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// A day, never an instant: it has no hour and no time zone. Which day "today" is belongs to
/// whoever reads the clock (Asia/Shanghai for the regulations). Codable as `2025-03-03`.
public struct Day: Sendable, Hashable {
    @usableFromInline let number: Int32

    /// 0001-01-01.
    public static let first = Day(number: -719_162)
    /// 9999-12-31.
    public static let last = Day(number: 2_932_896)

    private init(number: Int32) {
        self.number = number
    }

    /// Makes the day with this distance from 1970-01-01, held within `first...last`.
    public init(daysSinceEpoch: Int) {
        number = Int32(
            min(max(daysSinceEpoch, Day.first.daysSinceEpoch), Day.last.daysSinceEpoch))
    }

    /// Makes a day from its parts.
    ///
    /// - Parameters:
    ///   - year: `1...9999`.
    ///   - month: `1...12`.
    ///   - day: from 1 to the length of the month. The result is `nil` if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Day.length(ofMonth: month, in: year)
        else { return nil }
        // Years run from March so that the leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let leapDays = shifted / 4 - shifted / 100 + shifted / 400
        number = Int32(365 * shifted + leapDays + dayOfYear - 719_468)
    }

    /// Reads a day written `2025-03-03`: four, two and two ASCII digits.
    ///
    /// - Returns: `nil` if the text has any other form or there is no such day.
    public init?(iso: some StringProtocol) {
        var parts = [0, 0, 0]
        var position = 0
        for byte in iso.utf8 {
            let isHyphen = position == 4 || position == 7
            switch byte {
            case UInt8(ascii: "-") where isHyphen: break
            case UInt8(ascii: "0")...UInt8(ascii: "9") where !isHyphen && position < 10:
                let part = position < 4 ? 0 : position < 7 ? 1 : 2
                parts[part] = parts[part] * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            position += 1
        }
        guard position == 10 else { return nil }
        self.init(year: parts[0], month: parts[1], day: parts[2])
    }

    /// Days since 1970-01-01, which is 0.
    @inlinable
    public var daysSinceEpoch: Int { Int(number) }

    /// The day of the week, 1 Monday to 7 Sunday.
    public var weekday: Int { (daysSinceEpoch + 719_162) % 7 + 1 }

    /// The year, `1...9999`.
    public var year: Int { parts.year }

    /// The month, `1...12`.
    public var month: Int { parts.month }

    /// The day of the month, `1...31`.
    public var day: Int { parts.day }

    /// Year, month and day at once.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day so many days later, or earlier if negative; `nil` outside `first...last`.
    public func adding(days: Int) -> Day? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        guard !overflow, (Day.first.daysSinceEpoch...Day.last.daysSinceEpoch).contains(sum)
        else { return nil }
        return Day(daysSinceEpoch: sum)
    }

    /// The corresponding day so many months later, or earlier if negative.
    ///
    /// Where that month has no such day, its last day: 2024-01-31 plus one month is 2024-02-29.
    ///
    /// - Returns: `nil` outside `first...last`.
    /// - Source: MFD-202
    public func adding(months: Int) -> Day? {
        let (year, month, day) = parts
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, total >= 12, total < 120_000 else { return nil }
        let target = (year: total / 12, month: total % 12 + 1)
        return Day(
            year: target.year, month: target.month,
            day: min(day, Day.length(ofMonth: target.month, in: target.year)))
    }

    /// The corresponding day so many years later; 29 February becomes the 28th where it must.
    ///
    /// - Returns: `nil` outside `first...last`.
    /// - Source: MFD-202
    public func adding(years: Int) -> Day? {
        let (months, overflow) = years.multipliedReportingOverflow(by: 12)
        return overflow ? nil : adding(months: months)
    }

    /// How many days later `other` is; negative if it is earlier.
    public func days(until other: Day) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    /// How many whole months later `other` is; negative if it is earlier.
    ///
    /// From 2024-01-31 to 2024-02-29 there are 0 whole months, to 2024-03-31 there are 2.
    public func wholeMonths(until other: Day) -> Int {
        if other < self { return -other.wholeMonths(until: self) }
        let (from, through) = (parts, other.parts)
        let months = (through.year - from.year) * 12 + through.month - from.month
        return through.day < from.day ? months - 1 : months
    }

    /// Whether `year` has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The days of a month: `28...31`, or 0 if `month` is not one of `1...12`.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 0
        }
    }
}

extension Day: Comparable {
    /// Whether the first day is the earlier one.
    @inlinable
    public static func < (first: Day, second: Day) -> Bool { first.number < second.number }
}

extension Day: CustomStringConvertible {
    /// The day as `2025-03-03`.
    public var description: String {
        let (year, month, day) = parts
        let yearDigits = String(year)
        return String(repeating: "0", count: 4 - yearDigits.count) + yearDigits
            + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
    }
}

extension Day: Codable {
    /// Reads `2025-03-03`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string is not such a day.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(iso: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day written YYYY-MM-DD")
        }
        self = day
    }

    /// Writes `2025-03-03`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
