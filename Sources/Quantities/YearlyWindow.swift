/// A day of any year, such as 30 June; 29 February is allowed.
public struct MonthDay: Sendable, Hashable {
    /// The month, `1...12`.
    public let month: Int
    /// The day, from 1 to the most that month can have.
    public let day: Int

    /// Makes a day of the year; `nil` if no year has it.
    public init?(month: Int, day: Int) {
        guard day >= 1, day <= Day.length(ofMonth: month, in: 2000) else { return nil }
        self.month = month
        self.day = day
    }

    /// Reads a day written `06-30`; `nil` if the text has any other form.
    public init?(_ text: some StringProtocol) {
        guard let day = Day(iso: "2000-" + text) else { return nil }
        self.init(month: day.month, day: day.day)
    }

    /// This day in a year, 29 February becoming the 28th; `nil` outside years `1...9999`.
    public func day(in year: Int) -> Day? {
        Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, in: year)))
    }
}

extension MonthDay: Comparable {
    /// Whether the first comes earlier in the year.
    public static func < (first: MonthDay, second: MonthDay) -> Bool {
        (first.month, first.day) < (second.month, second.day)
    }
}

extension MonthDay: CustomStringConvertible {
    /// The day as `06-30`.
    public var description: String {
        (month < 10 ? "0" : "") + String(month) + (day < 10 ? "-0" : "-") + String(day)
    }
}

extension MonthDay: Codable {
    /// Reads `06-30`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string is not such a day.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = MonthDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day of the year written MM-DD")
        }
        self = value
    }

    /// Writes `06-30`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A stretch of every year, both ends included, such as 1 to 30 September.
///
/// When `from` comes later in the year than `through`, the window spans New Year.
public struct YearlyWindow: Sendable, Hashable, Codable {
    /// The day it opens.
    public let from: MonthDay
    /// The day it closes.
    public let through: MonthDay

    /// Makes a window.
    public init(from: MonthDay, through: MonthDay) {
        self.from = from
        self.through = through
    }

    /// Whether `day` lies in the window of some year.
    public func contains(_ day: Day) -> Bool {
        occurrence(onOrAfter: day)?.contains(day) ?? false
    }

    /// The window that contains `day`, or else the next one to open.
    ///
    /// - Returns: `nil` only at the ends of the calendar (years 1 and 9999).
    public func occurrence(onOrAfter day: Day) -> DayRange? {
        for year in [day.year - 1, day.year, day.year + 1] {
            let closingYear = from <= through ? year : year + 1
            guard let opens = from.day(in: year), let closes = through.day(in: closingYear),
                closes >= day
            else { continue }
            return DayRange(from: opens, through: closes)
        }
        return nil
    }
}
