/// What happens to the digits that are dropped.
public enum RoundingRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// To the nearest; a tie goes to the even digit.
    case halfEven
    /// To the nearest; a tie goes away from zero (四舍五入).
    case halfUp
    /// To the nearest; a tie goes towards zero.
    case halfDown
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    /// Towards minus infinity.
    case floor
    /// Towards plus infinity.
    case ceiling

    /// Whether the last kept digit grows by one.
    fileprivate func increments(_ rest: Rest, isOdd: Bool, isNegative: Bool) -> Bool {
        switch self {
        case .halfEven: rest == .aboveHalf || (rest == .half && isOdd)
        case .halfUp: rest == .aboveHalf || rest == .half
        case .halfDown: rest == .aboveHalf
        case .up: rest != .none
        case .down: false
        case .floor: rest != .none && isNegative
        case .ceiling: rest != .none && !isNegative
        }
    }
}

/// The dropped digits, as far as rounding needs to know them.
private enum Rest {
    case none, belowHalf, half, aboveHalf

    init(_ rest: UInt128, of unit: UInt128, hasMore: Bool) {
        let toNext = unit &- rest
        if rest == 0 {
            self = hasMore ? .belowHalf : .none
        } else if rest == toNext {
            self = hasMore ? .aboveHalf : .half
        } else {
            self = rest < toNext ? .belowHalf : .aboveHalf
        }
    }
}

extension Decimal {
    /// The number rounded to `scale` digits after the point.
    ///
    /// - Parameters:
    ///   - scale: digits after the point; negative rounds tens, hundreds and so on.
    ///   - rule: what happens to the dropped digits.
    /// - Returns: `nil` only if rounding up leaves the range.
    public func rounded(toScale scale: Int, _ rule: RoundingRule) -> Decimal? {
        // Beyond ±20 000 every scale acts alike; clamping keeps the sums safe.
        let scale = min(max(scale, -20_000), 20_000)
        let dropped = -exponent - scale
        if dropped <= 0 { return self }
        let magnitude = Decimal.divide(
            coefficient.magnitude, byPowerOfTen: dropped, hasMore: false, rule,
            isNegative: isNegative)
        return Decimal(normalizing: magnitude, exponent: -scale, isNegative: isNegative)
    }

    /// Rounds an exact result half-even to 34 digits and into the range of exponents.
    ///
    /// - Parameters:
    ///   - wide: the magnitude.
    ///   - hasRest: whether the exact magnitude is a little more than `wide`; only allowed when
    ///     `wide` has 35 digits or more.
    ///   - exponent: any integer.
    ///   - isNegative: the sign. The result is `nil` if the number is too large.
    init?(rounding wide: WideMagnitude, hasRest: Bool = false, exponent: Int, isNegative: Bool) {
        let (magnitude, cut, hasCutRest) = wide.truncated()
        // Beyond ±20 000 every number is out of range on its side.
        let exponent = min(max(exponent, -20_000), 20_000) + cut
        let excess = max(
            decimalDigits(magnitude) - Decimal.precision, Decimal.leastExponent - exponent, 0)
        let kept = Decimal.divide(
            magnitude, byPowerOfTen: excess, hasMore: hasRest || hasCutRest, .halfEven,
            isNegative: isNegative)
        self.init(normalizing: kept, exponent: exponent + excess, isNegative: isNegative)
    }

    /// Brings a magnitude of at most 10³⁴ to the one representation of its value.
    ///
    /// `nil` if the number is too large.
    init?(normalizing magnitude: UInt128, exponent: Int, isNegative: Bool) {
        var magnitude = magnitude
        var exponent = exponent
        if magnitude == 0 {
            self = .zero
            return
        }
        if magnitude == powerOfTen(Decimal.precision) {
            magnitude = powerOfTen(Decimal.precision - 1)
            exponent += 1
        }
        if exponent < 0 {
            Decimal.stripZeros(&magnitude, &exponent)
        } else if exponent > 0 {
            let room = min(exponent, Decimal.precision - decimalDigits(magnitude))
            magnitude &*= powerOfTen(room)
            exponent -= room
            if exponent > Decimal.greatestExponent { return nil }
        }
        self.init(canonical: magnitude, exponent: exponent, isNegative: isNegative)
    }

    /// Removes trailing zeros while the exponent is negative.
    private static func stripZeros(_ magnitude: inout UInt128, _ exponent: inout Int) {
        var step = 16
        while exponent < 0, magnitude & 1 == 0, step > 0 {
            let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: powerOfTen(step))
            if rest == 0, step <= -exponent {
                magnitude = quotient
                exponent += step
            } else {
                step /= 2
            }
        }
    }

    /// `magnitude ÷ 10^digits`, rounded to an integer by `rule`.
    ///
    /// `hasMore` tells whether digits other than 0 follow those of `magnitude`.
    private static func divide(
        _ magnitude: UInt128, byPowerOfTen digits: Int, hasMore: Bool, _ rule: RoundingRule,
        isNegative: Bool
    ) -> UInt128 {
        if digits == 0 { return magnitude }
        // Above 38 digits the unit exceeds twice any magnitude: all of it is below half.
        guard digits <= 38 else {
            let rest = Rest(magnitude == 0 ? 0 : 1, of: 3, hasMore: hasMore)
            return rule.increments(rest, isOdd: false, isNegative: isNegative) ? 1 : 0
        }
        let unit = powerOfTen(digits)
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: unit)
        let rest = Rest(remainder, of: unit, hasMore: hasMore)
        let isOdd = quotient & 1 == 1
        return rule.increments(rest, isOdd: isOdd, isNegative: isNegative)
            ? quotient &+ 1 : quotient
    }
}
