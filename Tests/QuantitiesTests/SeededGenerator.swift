import Quantities
import Testing

/// SplitMix64: the same seed gives the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SeededGenerator {
    /// A decimal of `1...digits` digits, its point up to `places` digits away.
    mutating func decimal(digits: Int = 34, places: Int = 40) -> Decimal {
        let text = (0..<Int.random(in: 1...digits, using: &self)).map { _ in
            String(Int.random(in: 0...9, using: &self))
        }
        let sign = Bool.random(using: &self) ? "-" : ""
        let exponent = Int.random(in: -places...places, using: &self)
        return Decimal(sign + text.joined() + "e" + String(exponent)) ?? .zero
    }

    /// A day between 1900 and 2100.
    mutating func day() -> Day {
        Day(daysSinceEpoch: Int.random(in: -25_567...47_847, using: &self))
    }
}

/// The decimal a test writes as text.
func number(_ text: String) throws -> Decimal {
    try #require(Decimal(text), "not a decimal: \(text)")
}

/// The day a test writes as text.
func day(_ text: String) throws -> Day {
    try #require(Day(iso: text), "not a day: \(text)")
}
