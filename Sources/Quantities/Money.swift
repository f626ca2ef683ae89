/// An exact amount of money in fen (分), positive or negative.
///
/// Codable as the plain integer of fen.
///
/// - Invariant: always a whole number of fen; nothing is ever rounded on the way in.
public struct Money: Sendable, Hashable {
    /// The amount in fen (1 yuan = 100 fen).
    public let fen: Int64

    /// No money.
    public static let zero = Money(fen: 0)

    /// Makes an amount from fen.
    public init(fen: Int64) {
        self.fen = fen
    }

    /// Makes an amount from yuan.
    ///
    /// - Returns: `nil` if `yuan` is finer than one fen or beyond ±9.2 × 10¹⁶ yuan; an amount is
    ///   never rounded silently.
    public init?(yuan: Decimal) {
        guard let fen = yuan.multiplied(by: Decimal(100))?.asInt else { return nil }
        self.init(fen: Int64(fen))
    }

    /// The amount in yuan, exact.
    public var yuan: Decimal {
        // An Int64 with two places is always in range; the fallback cannot be reached.
        Decimal(coefficient: Int128(fen), exponent: -2) ?? .zero
    }

    /// The sum; `nil` if it does not fit.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return overflow ? nil : Money(fen: sum)
    }

    /// The difference; `nil` if it does not fit.
    public func subtracting(_ other: Money) -> Money? {
        let (difference, overflow) = fen.subtractingReportingOverflow(other.fen)
        return overflow ? nil : Money(fen: difference)
    }

    /// The amount in yuan with grouping and two places: `480,000.00`, `-0.05`.
    public var formatted: String {
        let (yuan, cents) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        var grouped = ""
        let digits = String(yuan)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return (fen < 0 ? "-" : "") + grouped + (cents < 10 ? ".0" : ".") + String(cents)
    }
}

extension Money: Comparable {
    /// Whether the first amount is the smaller one.
    public static func < (first: Money, second: Money) -> Bool { first.fen < second.fen }
}

extension Money: Codable {
    /// Reads the integer of fen.
    public init(from decoder: any Decoder) throws {
        fen = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the integer of fen.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }
}
