/// A days and time duration, exact to the nanosecond.
public struct DayTimeDuration: Sendable, Hashable, Comparable {
    private let seconds: Int
    private let fraction: Int32

    /// The whole length in nanoseconds; negative runs backwards.
    public var nanoseconds: Int128 {
        Int128(seconds) * DayTimeDuration.perSecond + Int128(fraction)
    }

    /// Makes a duration of so many nanoseconds, or `nil` beyond 10¹⁸ seconds.
    public init?(nanoseconds: Int128) {
        let limit: Int128 = 1_000_000_000_000_000_000
        let (quotient, rest) = nanoseconds.quotientAndRemainder(
            dividingBy: DayTimeDuration.perSecond)
        guard quotient.magnitude <= limit.magnitude else { return nil }
        seconds = Int(quotient)
        fraction = Int32(rest)
    }

    /// Makes a duration of whole days, or `nil` beyond 10¹⁸ seconds.
    public init?(days: Int) {
        self.init(nanoseconds: Int128(days) * DayTimeDuration.perDay)
    }

    static let perSecond: Int128 = 1_000_000_000
    static let perDay: Int128 = 86_400 * 1_000_000_000

    /// The whole days of the duration, or `nil` when it is not a whole number of days.
    public var wholeDays: Int? {
        fraction == 0 && seconds % 86_400 == 0 ? seconds / 86_400 : nil
    }

    /// By signed length: the longer a negative duration, the earlier it comes.
    public static func < (left: DayTimeDuration, right: DayTimeDuration) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The signed days, hours 0...23, minutes 0...59 and seconds 0...59 of the duration.
    var parts: (days: Int, hours: Int, minutes: Int, seconds: Int) {
        (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
    }

    /// The nanoseconds left beside `parts`, with the sign of the duration.
    var fractionNanoseconds: Int { Int(fraction) }
}

/// A years and months duration, counted in months.
public struct MonthDuration: Sendable, Hashable, Comparable {
    /// The whole length in months; negative runs backwards.
    public let months: Int

    /// Makes a duration of so many months.
    public init(months: Int) { self.months = months }

    /// By signed number of months.
    public static func < (left: MonthDuration, right: MonthDuration) -> Bool {
        left.months < right.months
    }
}
