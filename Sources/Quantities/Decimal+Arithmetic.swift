extension Decimal {
    /// The number with the opposite sign.
    public var negated: Decimal {
        if let small = smallCoefficient, small != .min {
            return Decimal(canonicalSmall: 0 &- small, exponent: exponent)
        }
        return Decimal(
            canonical: coefficient.magnitude, exponent: exponent, isNegative: !isNegative)
    }

    /// The number without its sign.
    public var magnitude: Decimal { isNegative ? negated : self }

    /// The sum, rounded half-even to 34 digits; `nil` if it is too large.
    public func adding(_ other: Decimal) -> Decimal? {
        if let mine = smallCoefficient, let theirs = other.smallCoefficient,
            let sum = Decimal.addSmall(mine, exponent, theirs, other.exponent)
        {
            return sum
        }
        return addingExactly(other)
    }

    /// The difference, rounded half-even to 34 digits; `nil` if it is too large.
    public func subtracting(_ other: Decimal) -> Decimal? {
        adding(other.negated)
    }

    /// The product, rounded half-even to 34 digits; `nil` if it is too large.
    public func multiplied(by other: Decimal) -> Decimal? {
        if let mine = smallCoefficient, let theirs = other.smallCoefficient {
            let (product, overflow) = mine.multipliedReportingOverflow(by: theirs)
            let places = exponent + other.exponent
            if !overflow, places >= Decimal.leastExponent {
                return Decimal(small: product, exponent: places)
            }
        }
        return Decimal(
            rounding: WideMagnitude(coefficient.magnitude, times: other.coefficient.magnitude),
            exponent: exponent + other.exponent,
            isNegative: isNegative != other.isNegative)
    }

    /// The quotient, rounded half-even to 34 digits; `nil` by zero or if it is too large.
    public func divided(by other: Decimal) -> Decimal? {
        if other.isZero { return nil }
        if isZero { return .zero }
        let divisor = other.coefficient.magnitude
        let dividend = coefficient.magnitude
        // 34 digits times 10^(digits of the divisor + 1): the quotient has 35 or 36 digits.
        let widening = Decimal.precision - decimalDigits(dividend)
        let scaling = decimalDigits(divisor) + 1
        let scaled = WideMagnitude(
            dividend &* powerOfTen(widening), times: powerOfTen(scaling))
        let (quotient, rest) = divisor.dividingFullWidth((scaled.high, scaled.low))
        return Decimal(
            rounding: WideMagnitude(high: 0, low: quotient),
            hasRest: rest != 0,
            exponent: exponent - other.exponent - widening - scaling,
            isNegative: isNegative != other.isNegative)
    }

    /// The remainder of floor division: it has the sign of the divisor.
    ///
    /// 10 modulo 3 is 1, -10 modulo 3 is 2, 10 modulo -3 is -2. Exact however far apart the two
    /// numbers are; only where their signs differ may the result be rounded to 34 digits.
    ///
    /// - Returns: `nil` if the divisor is zero.
    /// - Source: OMG DMN 1.5 §10.3.4.5
    public func modulo(_ divisor: Decimal) -> Decimal? {
        if divisor.isZero { return nil }
        guard let rest = truncatedRemainder(divisor) else { return nil }
        if rest.isZero || rest.isNegative == divisor.isNegative { return rest }
        return rest.adding(divisor)
    }

    /// The number to an integer power, each multiplication rounded to 34 digits.
    ///
    /// - Parameter exponent: any integer; 0 gives 1, also for zero. A negative one gives 1 over
    ///   the positive power, and zero once that power is too large.
    /// - Returns: `nil` if the result is too large, or for zero to a negative power.
    public func power(_ exponent: Int) -> Decimal? {
        guard exponent < 0 else { return raised(to: exponent.magnitude) }
        guard let divisor = raised(to: exponent.magnitude) else { return .zero }
        return Decimal.one.divided(by: divisor)
    }
}

extension Decimal {
    /// Makes a decimal from a small coefficient with an exponent of at most 0.
    private init(small coefficient: Int64, exponent: Int) {
        var coefficient = coefficient
        var exponent = exponent
        while exponent < 0 {
            let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: 10)
            if rest != 0 { break }
            coefficient = quotient
            exponent = quotient == 0 ? 0 : exponent + 1
        }
        self.init(canonicalSmall: coefficient, exponent: exponent)
    }

    /// The sum when everything stays within 64 bits; otherwise `nil`.
    private static func addSmall(
        _ first: Int64, _ firstExponent: Int, _ second: Int64, _ secondExponent: Int
    ) -> Decimal? {
        let gap = firstExponent - secondExponent
        if gap == 0 {
            let (sum, overflow) = first.addingReportingOverflow(second)
            return overflow ? nil : Decimal(small: sum, exponent: firstExponent)
        }
        guard gap.magnitude <= 18 else { return nil }
        let coarse = gap > 0 ? first : second
        let fine = gap > 0 ? second : first
        let (scaled, tooWide) = coarse.multipliedReportingOverflow(
            by: powerOfTen64(Int(gap.magnitude)))
        let (sum, overflow) = scaled.addingReportingOverflow(fine)
        if tooWide || overflow { return nil }
        // The last digit is that of the finer operand, which is not 0: nothing to strip.
        return Decimal(canonicalSmall: sum, exponent: min(firstExponent, secondExponent))
    }

    /// The power by repeated squaring; `nil` if it is too large.
    private func raised(to exponent: UInt) -> Decimal? {
        guard exponent > 1 else { return exponent == 0 ? .one : self }
        guard let root = raised(to: exponent / 2), let square = root.multiplied(by: root)
        else { return nil }
        return exponent % 2 == 0 ? square : square.multiplied(by: self)
    }

    /// The sum by way of 256 bits.
    private func addingExactly(_ other: Decimal) -> Decimal? {
        if isZero { return other }
        if other.isZero { return self }
        let (coarse, fine) = exponent > other.exponent ? (self, other) : (other, self)
        let magnitude = coarse.coefficient.magnitude
        var gap = coarse.exponent - fine.exponent
        let room = min(gap, Decimal.precision - decimalDigits(magnitude))
        gap -= room
        // The finer operand is then below a hundredth of the coarser one's 34th digit.
        if gap > 36 { return coarse }
        let scaled = WideMagnitude(magnitude &* powerOfTen(room), times: powerOfTen(gap))
        let addend = fine.coefficient.magnitude
        if coarse.isNegative == fine.isNegative {
            return Decimal(
                rounding: scaled.adding(addend), exponent: fine.exponent,
                isNegative: coarse.isNegative)
        }
        let (distance, isBelow) = scaled.distance(to: addend)
        return Decimal(
            rounding: distance, exponent: fine.exponent,
            isNegative: isBelow ? fine.isNegative : coarse.isNegative)
    }

    /// The remainder with the sign of the dividend, exact; the divisor is not zero.
    private func truncatedRemainder(_ divisor: Decimal) -> Decimal? {
        let gap = exponent - divisor.exponent
        let dividend = coefficient.magnitude
        var unit = divisor.coefficient.magnitude
        let rest: UInt128
        if gap >= 0 {
            rest = Decimal.product(dividend % unit, Decimal.residue(ofTenTo: gap, unit), unit)
        } else {
            if decimalDigits(unit) - gap > Decimal.precision { return self }
            unit &*= powerOfTen(-gap)
            rest = dividend % unit
        }
        return Decimal(
            rounding: WideMagnitude(high: 0, low: rest),
            exponent: min(exponent, divisor.exponent), isNegative: isNegative)
    }

    /// `first × second` modulo `unit`; both factors are below `unit`.
    private static func product(
        _ first: UInt128, _ second: UInt128, _ unit: UInt128
    ) -> UInt128 {
        unit.dividingFullWidth(first.multipliedFullWidth(by: second)).remainder
    }

    /// 10 to the power of `exponent` modulo `unit`.
    private static func residue(ofTenTo exponent: Int, _ unit: UInt128) -> UInt128 {
        var result = 1 % unit
        var square = 10 % unit
        var bits = exponent.magnitude
        while bits != 0 {
            if bits & 1 == 1 { result = product(result, square, unit) }
            square = product(square, square, unit)
            bits >>= 1
        }
        return result
    }
}
