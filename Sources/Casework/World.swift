public import Quantities

/// Everything that is not a function of its arguments: time, chance, digests and sealing.
///
/// The engine takes all of it from here, so that a whole year can be played from a seed.
public protocol World: Sendable {
    /// The moment it is.
    var now: Instant { get }
    /// Bytes nobody can foresee; `count` in 1...4096.
    func randomBytes(_ count: Int) -> [UInt8]
    /// SM3 (GB/T 32905) of the bytes: 32 bytes.
    func digest(_ bytes: [UInt8]) -> [UInt8]
    /// Text that only this installation's key opens (SM4-GCM, GB/T 32907 and 36624); `nil` without
    /// a key.
    ///
    /// - Parameter context: bound to the text: it opens under the same context only.
    func seal(_ plain: [UInt8], context: String) -> String?
    /// What was sealed; `nil` for another context, another key, or text that was tampered with.
    func open(_ sealed: String, context: String) -> [UInt8]?
}

/// A moment: milliseconds since 1970-01-01T00:00Z.
public struct Instant: Sendable, Hashable, Comparable, Codable {
    /// UTC; negative before 1970.
    public let milliseconds: Int64

    /// Takes any moment, also one before 1970.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads a bare integer of milliseconds.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes a bare integer of milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(milliseconds)
    }

    /// In order of time.
    public static func < (one: Instant, other: Instant) -> Bool {
        one.milliseconds < other.milliseconds
    }

    /// China has one time zone and no summer time (GB/T 7408 +08:00).
    private static let offsetMilliseconds: Int64 = 8 * 3_600_000
    private static let dayMilliseconds: Int64 = 86_400_000

    /// The day in China on which the moment falls.
    public var day: Day {
        let local = milliseconds + Self.offsetMilliseconds
        let days =
            local >= 0 ? local / Self.dayMilliseconds : (local + 1) / Self.dayMilliseconds - 1
        return Day(daysSinceEpoch: Int(days))
    }

    /// Hour and minute of the day in China.
    public var clock: (hour: Int, minute: Int) {
        let local = milliseconds + Self.offsetMilliseconds
        let minutes =
            Int((local % Self.dayMilliseconds + Self.dayMilliseconds) % Self.dayMilliseconds)
            / 60_000
        return (minutes / 60, minutes % 60)
    }

    /// Noon in China of a day: what a stated date without a time is recorded as.
    public init(noonOf day: Day) {
        milliseconds =
            Int64(day.daysSinceEpoch) * Self.dayMilliseconds
            + 12 * 3_600_000 - Self.offsetMilliseconds
    }

    /// The moment so many seconds later, or earlier for a negative number; wraps at the ends.
    public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds &+ seconds &* 1000)
    }
}
