import Feel
import Quantities
import Testing

/// Numbers are decimal and exact to 34 digits.
struct ArithmeticTests {
    @Test(arguments: [
        ("0.1 + 0.2 = 0.3", true), ("29999999.99 < 30000000", true),
        ("29999999.99 + 0.01 = 30000000", true), ("1/3*3 = 1", false),
        ("0.0375/12 = 0.003125", true), ("10 ** 33 + 1 = 10 ** 33", false),
        ("1.10 = 1.1", true), ("-0 = 0", true), ("5 - 2 - 1 = 2", true), ("2 ** 3 ** 2 = 64", true),
        ("-2 ** 2 = 4", true), ("8 / 4 / 2 = 1", true), ("2 + 3 * 4 = 14", true),
    ])
    func `sums, products and limits come out exactly`(_ text: String, _ truth: Bool) {
        #expect(standardValue(text) == .boolean(truth))
    }

    @Test func `a quotient has 34 digits`() {
        #expect(standardValue("1/3") == .number(exact("0.3333333333333333333333333333333333")))
        #expect(standardValue("2/3") == .number(exact("0.6666666666666666666666666666666667")))
    }

    @Test func `a million amounts add up to the fen`() {
        let amounts = [Value](repeating: .number(exact("0.01")), count: 1_000_000)
        let scope = Scope(types: ["金额": .list(.money)], semantics: .pack)
        let sum = Expression.compile("sum(金额)", in: scope).value
        let budget = Budget(listSize: 2_000_000)
        #expect(
            sum?.evaluate(["金额": .list(amounts)] as Facts, budget: budget).value == .integer(10_000)
        )
    }

    @Test(arguments: [
        ("round half up(2.5, 0)", "3"), ("decimal(2.5, 0)", "2"), ("decimal(1.5, 0)", "2"),
        ("round half down(2.5, 0)", "2"), ("round up(-1.1, 0)", "-2"),
        ("round down(-1.9, 0)", "-1"), ("floor(-1.5)", "-2"), ("ceiling(-1.5)", "-1"),
        ("floor(1.56, 1)", "1.5"), ("ceiling(1.51, 1)", "1.6"),
        ("modulo(10, -4)", "-2"), ("modulo(-10, 4)", "2"), ("abs(-7.5)", "7.5"),
        ("sqrt(2)", "1.414213562373095048801688724209698"),
        ("sqrt(4)", "2"), ("sqrt(0.0001)", "0.01"), ("exp(0)", "1"), ("log(1)", "0"),
    ])
    func `rounding and number functions`(_ text: String, _ expected: String) {
        #expect(standardValue(text) == .number(exact(expected)))
    }

    @Test(arguments: [
        ("exp(1)", "2.718281828459045235360287471352662"),
        ("log(10)", "2.302585092994045684017991454684364"),
        ("5 ** 0.5", "2.236067977499789696409173668731276"),
        ("exp(-20)", "0.000000002061153622438557827965940380155882"),
        ("log(0.5)", "-0.6931471805599453094172321214581766"),
    ])
    func `transcendental results are good to 30 digits`(_ text: String, _ expected: String) throws {
        let value = try #require(standardValue(text)?.asNumber)
        let gap = try #require(value.subtracting(exact(expected))?.magnitude)
        let relative = try #require(gap.divided(by: exact(expected).magnitude))
        #expect(relative < exact("1e-30"))
    }

    @Test(arguments: [
        ("1 / 0", "GJ-FEEL-030"), ("10 ** 7000", "GJ-FEEL-031"), ("1 + \"a\"", "GJ-FEEL-013"),
        ("null + 1", "GJ-FEEL-013"), ("sqrt(-1)", "GJ-FEEL-025"), ("log(0)", "GJ-FEEL-025"),
        ("modulo(1, 0)", "GJ-FEEL-030"), ("100 = \"100\"", "GJ-FEEL-014"),
        ("@\"2024-01-01\" - 1", "GJ-FEEL-013"), ("abs(true)", "GJ-FEEL-025"),
        ("floor()", "GJ-FEEL-022"), ("abs(m: 1)", "GJ-FEEL-023"), ("nothing(1)", "GJ-FEEL-020"),
        ("date(\"2024-02-30\")", "GJ-FEEL-032"), ("matches(\"a\", \"(\")", "GJ-FEEL-033"),
    ])
    func `a null born of an error says why and where`(_ text: String, _ code: String) throws {
        let scope = Scope(semantics: .standard)
        let expression = try #require(Expression.compile(text, in: scope).value)
        let evaluation = expression.evaluate([])
        #expect(evaluation.value == .null)
        let diagnostic = try #require(evaluation.diagnostics.first)
        #expect(diagnostic.code == code)
        #expect(diagnostic.range.end > diagnostic.range.start)
        #expect(diagnostic.message.hasSuffix("。"))
    }
}
