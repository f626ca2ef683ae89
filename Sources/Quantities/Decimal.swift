/// An exact decimal number of up to 34 significant digits, as IEEE 754 decimal128 has them.
///
/// The value is `coefficient × 10^exponent` with `|coefficient| < 10³⁴` and an exponent of
/// `-6176...6111`, so the largest number has 6145 digits before the point. Operations are exact
/// when the result fits, otherwise rounded once to 34 digits, ties to the even digit. Nothing
/// here traps: what cannot be represented is `nil`; what is too small becomes zero.
///
/// - Invariant: one value has one representation. A number with a fraction has no trailing zero;
///   an integer of up to 34 digits has exponent 0; a larger one has exactly 34 digits. So `==`
///   and hashing compare two words, `1.0 == 1`, and integers compare without scaling.
/// - Source: IEEE 754-2019 §3.5, OMG DMN 1.5 §10.3.2.3.1
public struct Decimal: Sendable, Hashable {
    /// The lower 64 bits of the coefficient in two's complement.
    @usableFromInline let low: UInt64
    /// The upper 50 bits of the coefficient, above the 14 bits of the exponent (both signed).
    @usableFromInline let high: Int64

    /// The most significant digits a coefficient has.
    static let precision = 34
    /// The smallest exponent.
    static let leastExponent = -6176
    /// The largest exponent.
    static let greatestExponent = 6111

    /// The bits of `high` that hold the exponent.
    @usableFromInline static let exponentMask: Int64 = 0x3FFF
    /// How many bits that is.
    @usableFromInline static let exponentBits: Int64 = 14

    /// The number 0.
    public static let zero = Decimal(0)
    /// The number 1.
    public static let one = Decimal(1)

    /// Makes the decimal with exactly this value.
    @inlinable
    public init(_ value: Int) {
        self.init(canonicalSmall: Int64(value), exponent: 0)
    }

    /// Makes `coefficient × 10^exponent`, rounded half-even to 34 digits.
    ///
    /// - Parameters:
    ///   - coefficient: any integer; 0 gives zero whatever the exponent.
    ///   - exponent: any integer. The result is `nil` if the number is too large, zero if it is
    ///     too small.
    public init?(coefficient: Int128, exponent: Int) {
        self.init(
            rounding: WideMagnitude(high: 0, low: coefficient.magnitude),
            exponent: exponent,
            isNegative: coefficient < 0
        )
    }

    /// Makes a decimal from a coefficient and exponent that already obey the invariant.
    @inlinable
    init(canonicalSmall coefficient: Int64, exponent: Int) {
        low = UInt64(bitPattern: coefficient)
        high =
            ((coefficient &>> 63) &<< Decimal.exponentBits)
            | (Int64(truncatingIfNeeded: exponent) & Decimal.exponentMask)
    }

    /// Makes a decimal from a magnitude and exponent that already obey the invariant.
    init(canonical magnitude: UInt128, exponent: Int, isNegative: Bool) {
        let unsigned = Int128(truncatingIfNeeded: magnitude)
        let coefficient = isNegative ? 0 &- unsigned : unsigned
        low = UInt64(truncatingIfNeeded: coefficient)
        high =
            Int64(truncatingIfNeeded: coefficient >> 64) &<< Decimal.exponentBits
            | (Int64(truncatingIfNeeded: exponent) & Decimal.exponentMask)
    }

    /// The power of ten the coefficient is multiplied by.
    @inlinable
    var exponent: Int {
        let unused = 64 &- Decimal.exponentBits
        return Int((high &<< unused) &>> unused)
    }

    /// The coefficient if it fits 64 bits, which it nearly always does; its exponent is then ≤ 0.
    @inlinable
    var smallCoefficient: Int64? {
        let candidate = Int64(bitPattern: low)
        return high &>> Decimal.exponentBits == candidate &>> 63 ? candidate : nil
    }

    /// Both words as one integer: orders numbers of equal exponent, without a branch.
    @inlinable
    var words: Int128 {
        Int128(truncatingIfNeeded: high) &<< 64 | Int128(truncatingIfNeeded: low)
    }

    /// The signed integer coefficient.
    var coefficient: Int128 {
        Int128(truncatingIfNeeded: high &>> Decimal.exponentBits) &<< 64
            | Int128(truncatingIfNeeded: low)
    }

    /// Whether the number has no fraction.
    @inlinable
    public var isInteger: Bool { exponent >= 0 }

    /// Whether the number is 0.
    @inlinable
    public var isZero: Bool { low == 0 && high == 0 }

    /// Whether the number is below 0.
    @inlinable
    public var isNegative: Bool { high < 0 }

    /// The number as an `Int`; `nil` if it has a fraction or does not fit 64 bits.
    @inlinable
    public var asInt: Int? {
        guard high & Decimal.exponentMask == 0, let small = smallCoefficient else { return nil }
        return Int(small)
    }
}

extension Decimal: Comparable {
    /// Whether the first number is the smaller one.
    @inlinable @inline(__always)
    public static func < (first: Decimal, second: Decimal) -> Bool {
        if (first.high ^ second.high) & exponentMask == 0 {
            return first.words < second.words
        }
        return first.isLessAcrossExponents(than: second)
    }

    /// Compares two numbers whose exponents differ; such numbers are never equal.
    @usableFromInline
    func isLessAcrossExponents(than other: Decimal) -> Bool {
        if let mine = smallCoefficient, let theirs = other.smallCoefficient {
            let gap = exponent - other.exponent
            let coarse = gap > 0 ? mine : theirs
            if gap.magnitude <= 18 {
                let (scaled, overflow) = coarse.multipliedReportingOverflow(
                    by: powerOfTen64(Int(gap.magnitude)))
                if !overflow { return gap > 0 ? scaled < theirs : mine < scaled }
                return (coarse < 0) == (gap > 0)
            }
        }
        return isLessByDigits(than: other)
    }

    /// Compares by sign, then by the place of the first digit, then digit by digit.
    private func isLessByDigits(than other: Decimal) -> Bool {
        if isZero || other.isZero || isNegative != other.isNegative {
            return isNegative || (isZero && !other.isNegative)
        }
        let mine = coefficient.magnitude
        let theirs = other.coefficient.magnitude
        let places = decimalDigits(mine) + exponent
        let otherPlaces = decimalDigits(theirs) + other.exponent
        if places != otherPlaces { return (places < otherPlaces) != isNegative }
        let gap = exponent - other.exponent
        let isNearer =
            gap > 0 ? mine &* powerOfTen(gap) < theirs : mine < theirs &* powerOfTen(-gap)
        return isNearer != isNegative
    }
}
