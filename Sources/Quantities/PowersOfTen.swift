/// 10 to the power of `exponent`, for `0...18`; 0 outside that range.
///
/// A `switch` instead of an array: the compiler turns it into a constant table that needs no
/// initialisation and no bounds check, which is what keeps comparing decimals cheap.
func powerOfTen64(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 0
    }
}

/// 10 to the power of `exponent`, for `0...38`; 0 outside that range.
func powerOfTen(_ exponent: Int) -> UInt128 {
    if exponent <= 18 { return UInt128(truncatingIfNeeded: powerOfTen64(exponent)) }
    if exponent <= 36 {
        return UInt128(truncatingIfNeeded: powerOfTen64(18))
            &* UInt128(truncatingIfNeeded: powerOfTen64(exponent - 18))
    }
    return exponent <= 38 ? powerOfTen(36) &* powerOfTen(exponent - 36) : 0
}

/// The number of decimal digits of `value`; 0 has none.
func decimalDigits(_ value: UInt128) -> Int {
    let bits = 128 - value.leadingZeroBitCount
    let atLeast = (bits * 1233) >> 12
    return value >= powerOfTen(atLeast) ? atLeast + 1 : atLeast
}
