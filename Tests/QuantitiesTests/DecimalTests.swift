import Quantities
import Testing

@Suite struct DecimalTests {
    @Test func `a tenth and two tenths are exactly three tenths`() throws {
        #expect(try number("0.1").adding(number("0.2")) == number("0.3"))
    }

    @Test(arguments: [
        ("1.0", "1"), ("1.50", "1.5"), ("100", "1e2"), ("0.00", "0"), ("-0", "0"),
        ("0e999999999999", "0"), ("12.50e1", "125"), ("0001", "1"), ("1e33", "10e32"),
        ("9e6144", "90e6143"), ("1e-6176", "0.1e-6175"), ("+3", "3"), (".5", "0.5"),
    ])
    func `one value has one representation`(first: String, second: String) throws {
        let (first, second) = (try number(first), try number(second))
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(!(first < second) && !(second < first))
        #expect(first.description == second.description)
    }

    @Test(arguments: [
        "", " ", "-", "+", ".", "1.", "1.e3", "e3", "1e", "1e+", "--1", "+-1", "1 ", " 1", "1,000",
        "0x10", "1_000", "NaN", "inf", "1.2.3", "1e2.5", "1e2e3", "１２", "一", "1e6145",
        "9.9999999999999999999999999999999999e6144", "1e99999999999999999999", "-1e6145", "1-",
        "1\0",
    ])
    func `text that is not a decimal in range is refused`(text: String) {
        #expect(Decimal(text) == nil)
    }

    @Test func `what is too small becomes zero`() throws {
        #expect(try number("1e-6177") == .zero)
        #expect(try number("-1e-99999999999999999999") == .zero)
        #expect(try number("6e-6177") == number("1e-6176"))
    }

    @Test func `thirty-four digits are kept and the thirty-fifth is rounded half even`() throws {
        let digits = "1234567890123456789012345678901234"
        #expect(try number(digits).description == digits)
        #expect(try number(digits + "5e-1") == number(digits))
        #expect(try number(digits + "50000000000000000001e-20") == number(digits).adding(.one))
        #expect(try number("0." + digits + "6") == number("0.1234567890123456789012345678901235"))
    }

    @Test func `a very long text is read in full`() throws {
        let zeros = String(repeating: "0", count: 100_000)
        #expect(try number("0." + zeros + "1e100001") == .one)
        #expect(try number("1" + zeros + "e-100000") == .one)
        #expect(Decimal("1" + zeros) == nil)
    }

    @Test(arguments: [
        ("0", "0"), ("-12.50", "-12.5"), ("0.05", "0.05"), ("1e3", "1000"),
        ("1e33", "1" + zeros(33)),
        ("1e34", "1E+34"), ("-1.25e40", "-1.25E+40"), ("1e-40", "0." + zeros(39) + "1"),
        ("1e-41", "1E-41"), ("1.5e-6000", "1.5E-6000"), ("123.456", "123.456"),
        ("9999999999999999999999999999999999e6111", "9." + nines(33) + "E+6144"),
    ])
    func `the description is the shortest exact notation`(text: String, expected: String) throws {
        #expect(try number(text).description == expected)
    }

    @Test func `the description reads back as the same number`() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<5_000 {
            let value = generator.decimal(places: 6_000)
            #expect(Decimal(value.description) == value)
        }
    }

    @Test(arguments: [
        ("29999999.99", "30000000"), ("499999.99", "500000"), ("-1", "0"), ("0", "0.01"),
        ("-0.01", "0"), ("-30000000", "-29999999.99"), ("0.1", "0.11"),
        ("9e18", "9223372036854775807"),
        ("9223372036854775807", "9223372036854775808"),
        ("-9223372036854775808", "-9223372036854775807.9"),
        ("1e-6176", "1e6144"), ("-1e6144", "-1e-6176"), ("-1e6144", "1e-6176"),
        ("99999999999999999.99", "1e18"), ("1e33", "1000000000000000000000000000000001"),
        ("0.9999999999999999999999999999999999", "1"),
        ("1e34", "1.000000000000000000000000000000001e34"),
        ("-1.000000000000000000000000000000001e34", "-1e34"), ("0.1", "9223372036854775807"),
        ("-9223372036854775807", "0.0000000000000000001"), ("1e-19", "1"),
    ])
    func `the first number is smaller than the second`(first: String, second: String) throws {
        let (first, second) = (try number(first), try number(second))
        #expect(first < second)
        #expect(!(second < first))
        #expect(first != second)
        #expect(second.negated < first.negated)
    }

    @Test func `order agrees with the sign of the difference`() throws {
        var generator = SeededGenerator(seed: 6)
        for round in 0..<10_000 {
            let isShort = round % 2 == 0
            let first = generator.decimal(digits: isShort ? 18 : 34, places: isShort ? 4 : 30)
            let second = generator.decimal(digits: isShort ? 18 : 34, places: isShort ? 4 : 30)
            let difference = try #require(first.subtracting(second))
            #expect((first < second) == difference.isNegative)
            #expect((first == second) == difference.isZero)
        }
    }

    @Test func `integers of the machine pass through unchanged`() {
        for value in [0, 1, -1, 10, Int.max, Int.min, Int.max - 1, 1_000_000_007] {
            #expect(Decimal(value).asInt == value)
            #expect(Decimal(value).isInteger)
            #expect(Decimal(value).description == String(value))
            #expect(Decimal(value).isNegative == (value < 0))
        }
    }

    @Test func `what is no machine integer has no integer value`() throws {
        #expect(try number("1.5").asInt == nil)
        #expect(try number("9223372036854775808").asInt == nil)
        #expect(try number("1e40").asInt == nil)
        #expect(try number("1e40").isInteger)
        #expect(try !number("0.5").isInteger)
    }

    @Test func `a coefficient of 39 digits is rounded, any exponent is safe`() throws {
        #expect(
            try Decimal(coefficient: .max, exponent: 0)
                == number("170141183460469231731687303715884105727"))
        #expect(
            try Decimal(coefficient: .min, exponent: -2)
                == number("-1701411834604692317316873037158841057.28"))
        #expect(Decimal(coefficient: 1, exponent: .max) == nil)
        #expect(Decimal(coefficient: 1, exponent: .min) == .zero)
        #expect(Decimal(coefficient: 0, exponent: .max) == .zero)
    }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
private func nines(_ count: Int) -> String { String(repeating: "9", count: count) }
