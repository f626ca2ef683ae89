import Quantities

/// Square root, powers, exponential and logarithm in decimal arithmetic, never binary.
///
/// Results are good to 30 digits; the last few of the 34 may differ from the exact value.
enum Transcendental {
    /// `base` to the power of `exponent`; `nil` when there is no such number or it is too large.
    static func power(_ base: Decimal, _ exponent: Decimal) -> Decimal? {
        if let whole = exponent.asInt { return base.power(whole) }
        if base.isZero { return exponent.isNegative ? nil : .zero }
        guard !base.isNegative else { return nil }
        if exponent == half { return squareRoot(base) }
        return logarithm(base).flatMap { $0.multiplied(by: exponent) }.flatMap(exponential)
    }

    private static let half = Decimal(coefficient: 5, exponent: -1) ?? .zero
    private static let two = Decimal(2)

    /// The square root by Newton's method.
    static func squareRoot(_ value: Decimal) -> Decimal? {
        if value.isNegative { return nil }
        if value.isZero { return .zero }
        // Bring the value to 0.01..<100 by an even power of ten.
        var scaled = value
        var shift = 0
        let hundred = Decimal(100)
        guard let hundredth = Decimal(coefficient: 1, exponent: -2) else { return nil }
        while scaled >= hundred {
            guard let next = scaled.multiplied(by: hundredth) else { return nil }
            scaled = next
            shift += 1
        }
        while scaled < .one {
            guard let next = scaled.multiplied(by: hundred) else { return nil }
            scaled = next
            shift -= 1
        }
        var guess = scaled < Decimal(10) ? two : Decimal(6)
        for _ in 0..<12 {
            guard let quotient = scaled.divided(by: guess),
                let next = guess.adding(quotient)?.multiplied(by: half)
            else { return nil }
            if next == guess { break }
            guess = next
        }
        let root = corrected(guess, of: scaled) ?? guess
        return Decimal(coefficient: 1, exponent: shift)?.multiplied(by: root)
    }

    /// One more Newton step with the square taken exactly, in two halves of 17 digits, so that
    /// the last digit is right.
    private static func corrected(_ guess: Decimal, of value: Decimal) -> Decimal? {
        guard let high = guess.rounded(toScale: 16, .down), let low = guess.subtracting(high),
            let highSquare = high.multiplied(by: high),
            let cross = high.multiplied(by: low)?.multiplied(by: two),
            let lowSquare = low.multiplied(by: low),
            let rest = value.subtracting(highSquare)?.subtracting(cross)?.subtracting(lowSquare),
            let step = rest.divided(by: guess)?.multiplied(by: half)
        else { return nil }
        return guess.adding(step)
    }

    /// e to the power of a number: a Taylor series on a small part, squared back up.
    static func exponential(_ value: Decimal) -> Decimal? {
        if value.isZero { return .one }
        // Beyond this every result is out of the range of decimals, one way or the other.
        guard value.magnitude < Decimal(20_000) else { return value.isNegative ? .zero : nil }
        guard let quotient = value.divided(by: lnTen)?.rounded(toScale: 0, .halfEven),
            let tens = quotient.asInt, let whole = quotient.multiplied(by: lnTen),
            let rest = value.subtracting(whole)
        else { return nil }
        // |rest| <= 1.16; divide by 2^8 so that few terms suffice.
        guard let small = rest.divided(by: Decimal(256)), var sum = taylor(small) else {
            return nil
        }
        for _ in 0..<8 {
            guard let square = sum.multiplied(by: sum) else { return nil }
            sum = square
        }
        return Decimal(coefficient: 1, exponent: tens)?.multiplied(by: sum)
    }

    private static func taylor(_ value: Decimal) -> Decimal? {
        var term = Decimal.one
        var sum = Decimal.one
        for index in 1...24 {
            guard let next = term.multiplied(by: value)?.divided(by: Decimal(index)),
                let total = sum.adding(next)
            else { return nil }
            term = next
            if total == sum { break }
            sum = total
        }
        return sum
    }

    private static let lnTen =
        Decimal("2.302585092994045684017991454684364") ?? .zero

    /// The natural logarithm: Newton's method on the exponential.
    static func logarithm(_ value: Decimal) -> Decimal? {
        guard value > .zero else { return nil }
        // value = mantissa × 10^tens with a mantissa of 0.1..<10.
        var mantissa = value
        var tens = 0
        guard let tenth = Decimal(coefficient: 1, exponent: -1) else { return nil }
        while mantissa >= Decimal(10) {
            guard let next = mantissa.multiplied(by: tenth) else { return nil }
            mantissa = next
            tens += 1
        }
        while mantissa < tenth {
            guard let next = mantissa.multiplied(by: Decimal(10)) else { return nil }
            mantissa = next
            tens -= 1
        }
        guard let part = areaTangentSeries(mantissa),
            let whole = lnTen.multiplied(by: Decimal(tens))
        else { return nil }
        return part.adding(whole)
    }

    /// ln m = 2^k · 2 · artanh((r − 1) / (r + 1)) with r the 2^k-th root of m.
    private static func areaTangentSeries(_ mantissa: Decimal) -> Decimal? {
        var root = mantissa
        for _ in 0..<3 {
            guard let next = squareRoot(root) else { return nil }
            root = next
        }
        guard let above = root.subtracting(.one), let below = root.adding(.one),
            let ratio = above.divided(by: below), let square = ratio.multiplied(by: ratio)
        else { return nil }
        var power = ratio
        var sum = ratio
        for index in 1...40 {
            guard let next = power.multiplied(by: square),
                let term = next.divided(by: Decimal(2 * index + 1)), let total = sum.adding(term)
            else { return nil }
            power = next
            if total == sum { break }
            sum = total
        }
        return sum.multiplied(by: Decimal(16))
    }
}
