import Quantities
import Testing

@Suite struct DecimalArithmeticTests {
    @Test(arguments: arithmeticVectors.split(separator: "\n"))
    func `results agree with another implementation`(line: Substring) throws {
        let words = line.split(separator: " ")
        try #require(words.count == 5)
        let first = try number(String(words[0]))
        let second = try number(String(words[2]))
        let result: Decimal? =
            switch words[1] {
            case "+": first.adding(second)
            case "-": first.subtracting(second)
            case "*": first.multiplied(by: second)
            case "/": first.divided(by: second)
            default: first.modulo(second)
            }
        #expect(result == (words[4] == "nil" ? nil : try number(String(words[4]))))
    }

    @Test func `one million amounts of one fen are ten thousand yuan`() throws {
        let fen = try number("0.01")
        var total = Decimal.zero
        for _ in 0..<1_000_000 { total = try #require(total.adding(fen)) }
        #expect(total == Decimal(10_000))
    }

    @Test func `dividing by zero gives nothing`() {
        #expect(Decimal.one.divided(by: .zero) == nil)
        #expect(Decimal.zero.divided(by: .zero) == nil)
        #expect(Decimal.one.modulo(.zero) == nil)
    }

    @Test func `addition and multiplication do not depend on the order of operands`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<5_000 {
            let first = generator.decimal()
            let second = generator.decimal()
            #expect(first.adding(second) == second.adding(first))
            #expect(first.multiplied(by: second) == second.multiplied(by: first))
        }
    }

    @Test func `a number minus itself is zero and zero has no sign`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2_000 {
            let value = generator.decimal()
            #expect(value.subtracting(value) == .zero)
            #expect(value.adding(value.negated) == .zero)
            #expect(value.negated.negated == value)
        }
        #expect(Decimal.zero.negated == .zero)
    }

    @Test func `short numbers add and multiply without any rounding`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            let first = generator.decimal(digits: 15, places: 2)
            let second = generator.decimal(digits: 15, places: 2)
            #expect(first.adding(second)?.subtracting(second) == first)
            if !second.isZero {
                #expect(first.multiplied(by: second)?.divided(by: second) == first)
            }
        }
    }

    @Test func `quotient and remainder of floor division give the dividend back`() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<3_000 {
            let dividend = generator.decimal(digits: 12, places: 3)
            let divisor = generator.decimal(digits: 6, places: 3)
            if divisor.isZero { continue }
            let rest = try #require(dividend.modulo(divisor))
            let quotient = try #require(dividend.subtracting(rest)?.divided(by: divisor))
            #expect(quotient.isInteger)
            #expect(rest.magnitude < divisor.magnitude)
            #expect(rest.isZero || rest.isNegative == divisor.isNegative)
        }
    }

    @Test(arguments: [
        ("2", 10, "1024"), ("1.1", 20, "6.72749994932560009201"), ("-2", 3, "-8"),
        ("-2", 2, "4"), ("2", -2, "0.25"), ("0", 0, "1"), ("0", 5, "0"), ("7", 0, "1"),
        ("10", 6144, "1e6144"), ("10", -6144, "1e-6144"), ("10", -6145, "0"),
        ("1", Int.max, "1"), ("-1", Int.min, "1"), ("0.5", Int.max, "0"),
        ("2", 100, "1267650600228229401496703205376"),
    ])
    func `powers with an integer exponent`(base: String, exponent: Int, expected: String) throws {
        #expect(try number(base).power(exponent) == number(expected))
    }

    @Test func `powers out of range give nothing`() throws {
        #expect(Decimal(10).power(6145) == nil)
        #expect(Decimal(2).power(.max) == nil)
        #expect(Decimal.zero.power(-1) == nil)
        #expect(Decimal(2).power(.min) == .zero)
        #expect(try number("0.5").power(.min) == nil)
    }
}
