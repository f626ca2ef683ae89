/// An unsigned integer of 256 bits: room for the exact product of two 34-digit coefficients.
///
/// Holds only what `Decimal` needs to be exact before it rounds once.
struct WideMagnitude {
    /// The upper 128 bits.
    let high: UInt128
    /// The lower 128 bits.
    let low: UInt128

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The exact product of two magnitudes.
    init(_ first: UInt128, times second: UInt128) {
        (high, low) = first.multipliedFullWidth(by: second)
    }

    /// Adds, modulo 2²⁵⁶; operands below 10⁷¹ never reach that.
    func adding(_ other: UInt128) -> WideMagnitude {
        let (sum, carry) = low.addingReportingOverflow(other)
        return WideMagnitude(high: high &+ (carry ? 1 : 0), low: sum)
    }

    /// The distance to `other` and whether `other` is the larger of the two.
    func distance(to other: UInt128) -> (magnitude: WideMagnitude, isBelow: Bool) {
        if high == 0, low < other {
            return (WideMagnitude(high: 0, low: other &- low), true)
        }
        let (difference, borrow) = low.subtractingReportingOverflow(other)
        return (WideMagnitude(high: high &- (borrow ? 1 : 0), low: difference), false)
    }

    /// The magnitude cut down to 128 bits, what was cut, and whether anything but zeros was cut.
    ///
    /// Whenever digits are cut, at least 35 remain, so rounding to 34 can still be decided.
    func truncated() -> (magnitude: UInt128, droppedDigits: Int, hasRest: Bool) {
        guard high != 0 else { return (low, 0, false) }
        let bits = 256 - high.leadingZeroBitCount
        let dropped = ((bits - 127) * 1234) >> 12 + 1
        let (quotient, rest) = powerOfTen(dropped).dividingFullWidth((high, low))
        return (quotient, dropped, rest != 0)
    }
}
