import Quantities
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        (48_000_000, "480,000.00"), (0, "0.00"), (5, "0.05"), (-5, "-0.05"), (50, "0.50"),
        (99_999, "999.99"), (100_000, "1,000.00"), (2_999_999_999, "29,999,999.99"),
        (-123_456_789_012, "-1,234,567,890.12"),
        (Int64.max, "92,233,720,368,547,758.07"), (Int64.min, "-92,233,720,368,547,758.08"),
    ])
    func `amounts are written in yuan with grouping`(fen: Int64, expected: String) {
        #expect(Money(fen: fen).formatted == expected)
    }

    @Test(arguments: [
        ("480000", 48_000_000), ("0.01", 1), ("-0.01", -1), ("29999999.99", 2_999_999_999),
        ("92233720368547758.07", Int64.max), ("-92233720368547758.08", Int64.min),
    ])
    func `yuan become fen exactly and back`(yuan: String, fen: Int64) throws {
        let money = try #require(Money(yuan: number(yuan)))
        #expect(money.fen == fen)
        #expect(try money.yuan == number(yuan))
    }

    @Test(arguments: ["0.001", "0.005", "92233720368547758.08", "-92233720368547758.09", "1e6144"])
    func `an amount finer than a fen or too large is refused, not rounded`(yuan: String) throws {
        #expect(try Money(yuan: number(yuan)) == nil)
    }

    @Test func `sums that do not fit give nothing`() {
        #expect(Money(fen: .max).adding(Money(fen: 1)) == nil)
        #expect(Money(fen: .min).subtracting(Money(fen: 1)) == nil)
        #expect(Money(fen: 1).adding(Money(fen: 2)) == Money(fen: 3))
        #expect(Money(fen: 1).subtracting(Money(fen: 2)) == Money(fen: -1))
        #expect(Money(fen: 1) < Money(fen: 2))
    }
}
