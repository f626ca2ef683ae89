import Quantities
import Testing

@Suite struct DecimalRoundingTests {
    /// Value, then the result to no places by each rule in the order of `RoundingRule.allCases`:
    /// half even, half up, half down, up, down, floor, ceiling.
    @Test(arguments: [
        ("2.5", [2, 3, 2, 3, 2, 2, 3]), ("1.5", [2, 2, 1, 2, 1, 1, 2]),
        ("-2.5", [-2, -3, -2, -3, -2, -3, -2]), ("-1.5", [-2, -2, -1, -2, -1, -2, -1]),
        ("2.4", [2, 2, 2, 3, 2, 2, 3]), ("2.6", [3, 3, 3, 3, 2, 2, 3]),
        ("0.5", [0, 1, 0, 1, 0, 0, 1]), ("-0.5", [0, -1, 0, -1, 0, -1, 0]),
        ("0.01", [0, 0, 0, 1, 0, 0, 1]), ("-0.01", [0, 0, 0, -1, 0, -1, 0]),
        ("2", [2, 2, 2, 2, 2, 2, 2]), ("0", [0, 0, 0, 0, 0, 0, 0]),
        ("1e-6000", [0, 0, 0, 1, 0, 0, 1]),
        ("2.500000000000000000000000000000001", [3, 3, 3, 3, 2, 2, 3]),
    ])
    func `each rule rounds as it says`(text: String, expected: [Int]) throws {
        let value = try number(text)
        let results = RoundingRule.allCases.map { value.rounded(toScale: 0, $0) }
        #expect(results == expected.map { Decimal($0) })
    }

    @Test(arguments: [
        ("1.005", 2, "1.01"), ("1.004", 2, "1"), ("480000.125", 2, "480000.13"),
        ("12345", -2, "12300"), ("12350", -2, "12400"), ("49", -2, "0"), ("50", -2, "100"),
        ("1e40", 2, "1e40"), ("0.1", Int.max, "0.1"), ("123", Int.min, "0"),
        ("9999999999999999999999999999999999", -1, "1e34"),
    ])
    func `half up to a scale`(text: String, scale: Int, expected: String) throws {
        #expect(try number(text).rounded(toScale: scale, .halfUp) == number(expected))
    }

    @Test func `rounding up out of range gives nothing`() throws {
        #expect(try number("9.5e6144").rounded(toScale: -6145, .up) == nil)
        #expect(Decimal.one.rounded(toScale: .min, .up) == nil)
        #expect(Decimal.one.rounded(toScale: .min, .floor) == .zero)
    }

    @Test func `floor and ceiling enclose every number, at most one apart`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let value = generator.decimal(digits: 30, places: 12)
            let below = try #require(value.rounded(toScale: 3, .floor))
            let above = try #require(value.rounded(toScale: 3, .ceiling))
            #expect(below <= value && value <= above)
            let gap = try #require(above.subtracting(below))
            #expect(gap == .zero || gap == Decimal(coefficient: 1, exponent: -3))
        }
    }
}
