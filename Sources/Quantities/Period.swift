/// A typed length of time, as a rule writes it: five working days, three months, one year.
///
/// The unit decides how it is counted and is never converted into another.
public struct Period: Sendable, Hashable, Codable {
    /// How a period is counted.
    public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
        /// Worked days (工作日): rest days and holidays are passed over, make-up days count.
        case workingDays
        /// Calendar days (自然日).
        case days
        /// Calendar months (自然月), to the corresponding day.
        case months
        /// Calendar years (自然年), read as the convention says.
        case years
    }

    /// How many units; negative counts backwards from the start ("30 working days ahead").
    public let count: Int
    /// What is counted.
    public let unit: Unit

    /// Makes a period.
    public init(count: Int, unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

/// Days from one to another, both included.
///
/// - Invariant: `from <= through`.
public struct DayRange: Sendable, Hashable, Codable {
    /// The first day.
    public let from: Day
    /// The last day.
    public let through: Day

    /// Makes a range; `nil` if it would end before it begins.
    public init?(from: Day, through: Day) {
        guard from <= through else { return nil }
        self.from = from
        self.through = through
    }

    /// Whether `day` is one of these days.
    public func contains(_ day: Day) -> Bool {
        from <= day && day <= through
    }

    /// How many days these are, at least 1.
    public var count: Int { from.days(until: through) + 1 }

    private enum CodingKeys: CodingKey { case from, through }

    /// Reads `from` and `through`.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the range ends before it begins.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let from = try container.decode(Day.self, forKey: .from)
        let through = try container.decode(Day.self, forKey: .through)
        guard let range = DayRange(from: from, through: through) else {
            throw DecodingError.dataCorruptedError(
                forKey: .through, in: container, debugDescription: "ends before it begins")
        }
        self = range
    }
}

/// How periods are counted where the regulations are silent: declared, shown, switchable.
///
/// - Note: outside the text: 民法典 200–203 is applied by analogy.
public struct Convention: Sendable, Hashable, Codable {
    /// What "one calendar year" (1个自然年) means.
    public enum YearReading: String, Sendable, Hashable, Codable, CaseIterable {
        /// To the corresponding day: 2025-03-03 to 2026-03-03 (MFD-202).
        case correspondingDay
        /// To the day before the corresponding day: 2026-03-02.
        case dayBefore
        /// To the end of the calendar year the period begins in: 2025-12-31.
        case yearEnd
    }

    /// Whether a last day that is a rest day moves to a working day (MFD-203).
    public let rollsOverRestDays: Bool
    /// What a year means.
    public let yearReading: YearReading

    /// Makes a convention.
    public init(rollsOverRestDays: Bool, yearReading: YearReading) {
        self.rollsOverRestDays = rollsOverRestDays
        self.yearReading = yearReading
    }

    /// The corresponding day, moved off rest days.
    ///
    /// - Source: MFD-202, MFD-203
    public static let civilCode = Convention(
        rollsOverRestDays: true, yearReading: .correspondingDay)
}
