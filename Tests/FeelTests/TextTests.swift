import Feel
import Testing

/// Names, strings and what typing in Chinese does to them.
struct TextTests {
    @Test(arguments: [
        ("string length(\"🇨🇳\")", "2"), ("string length(\"𠮷野家\")", "3"),
        ("\"é\" = \"e\\u0301\"", "false"), ("substring(\"𠮷野家\", 2)", "\"野家\""),
        ("substring(\"政务信息化\", -3)", "\"信息化\""), ("substring(\"政务信息化\", 3, 2)", "\"信息\""),
        ("substring before(\"云府办〔2024〕167号\", \"〔\")", "\"云府办\""),
        ("substring after(\"云府办〔2024〕167号\", \"〕\")", "\"167号\""),
        ("upper case(\"abc中\")", "\"ABC中\""), ("contains(\"政务信息化\", \"信息\")", "true"),
        ("starts with(\"政务\", \"政\")", "true"), ("ends with(\"政务\", \"政\")", "false"),
        ("split(\"甲;乙;;丙\", \";\")", "[\"甲\", \"乙\", \"\", \"丙\"]"),
        ("string join([\"甲\", null, \"乙\"], \"、\")", "\"甲、乙\""),
        ("replace(\"2024年\", \"(\\d+)年\", \"$1-\")", "\"2024-\""),
        ("replace(\"aaa\", \"a*?\", \"x\")", "\"xaxaxax\""),
        ("matches(\"粤A12345\", \"^\\p{IsCJKUnifiedIdeographs}[A-Z]\\d{5}$\")", "true"),
        ("matches(\"ABC\", \"abc\", \"i\")", "true"), ("matches(\"a.b\", \"a.b\", \"q\")", "true"),
        ("matches(\"axb\", \"a.b\", \"q\")", "false"), ("\"\\uD83D\\uDC0E\"", "\"🐎\""),
        ("string({a: 1, b: \"x\", c: [true, null]})", "\"{a: 1, b: \\\"x\\\", c: [true, null]}\""),
        ("number(\"1 000,5\", \" \", \",\")", "1000.5"), ("lower case(\"ÀB\")", "\"àb\""),
    ])
    func `text is counted and compared by code point`(_ text: String, _ expected: String) {
        #expect(standardValue(text)?.description == expected)
    }

    @Test(arguments: ["(a*)*b", "(a+)+$", "(a|aa)+$", "(.*)*x", "((a{0,50}){0,50}){0,50}b"])
    func `a costly pattern ends in null, not in a hang`(_ pattern: String) {
        let text = "matches(\"\(String(repeating: "a", count: 60))\", \"\(pattern)\")"
        let clock = ContinuousClock()
        var value: Value?
        let time = clock.measure { value = standardValue(text) }
        #expect(value == .null || value == .boolean(false) || value == .boolean(true))
        #expect(time < .seconds(1))
    }

    private let scope = Scope(
        types: [
            "投资": .number, "投资总额": .number, "投资总额上限": .number, "项目-1": .number,
            "𠮷数": .number, "Profit and loss": .number, "a.b": .number, "é": .number,
        ], semantics: .standard)

    private func value(_ text: String, _ facts: Facts) -> Value? {
        Expression.compile(text, in: scope).value?.evaluate(facts).value
    }

    @Test func `a Chinese name is the whole run of characters, never a prefix`() {
        let facts: Facts = [
            "投资": .integer(1), "投资总额": .integer(10), "投资总额上限": .integer(100), "𠮷数": .integer(7),
        ]
        #expect(value("投资+投资总额+投资总额上限", facts) == .integer(111))
        #expect(value("投资总额>投资", facts) == .boolean(true))
        #expect(value("𠮷数 * 2", facts) == .integer(14))
        #expect(value("投资总", facts) == .null)
    }

    @Test func `a declared name may hold blanks, operators and keywords`() {
        let facts: Facts = [
            "Profit and loss": .integer(5), "项目-1": .integer(3), "投资": .integer(1),
            "a.b": .integer(2),
        ]
        #expect(value("Profit  and loss + 1", facts) == .integer(6))
        #expect(value("项目-1 - 投资", facts) == .integer(2))
        #expect(value("a.b + 1", facts) == .integer(3))
    }

    @Test func `a name typed with other code points for the same letters is the same name`() {
        #expect(value("e\u{301} + 1", ["é": .integer(1)]) == .integer(2))
    }

    @Test(arguments: [
        ("投资＞5", 2, 3, ">"), ("投资 ＋ 1", 3, 4, "+"), ("投资 > ５", 5, 6, "5"),
        ("投资≥5", 2, 3, ">="), ("投资 = “甲”", 5, 6, "\""), ("（投资）", 0, 1, "("), ("投资　> 5", 2, 3, " "),
        ("投资×2", 2, 3, "*"), ("[1，2]", 2, 3, ","),
    ])
    func `a full-width character in a pack is refused where it stands, with the right one`(
        _ text: String, _ start: Int, _ end: Int, _ instead: String
    ) throws {
        let pack = Scope(types: ["投资": .number], semantics: .pack)
        let compiled = Expression.compile(text, in: pack)
        #expect(compiled.value == nil)
        let first = try #require(compiled.diagnostics.first)
        #expect(first.code == "GJ-FEEL-002")
        #expect(first.range == SourceRange(start: start, end: end))
        #expect(first.hint?.contains(instead == " " ? "空格" : instead) == true)
    }

    @Test(arguments: [
        ("1 +", "GJ-FEEL-005"), ("(1", "GJ-FEEL-005"), ("\"abc", "GJ-FEEL-003"),
        ("/* abc", "GJ-FEEL-004"),
        ("1 # 2", "GJ-FEEL-001"), ("if true then 1", "GJ-FEEL-005"),
        ("for x in [1]", "GJ-FEEL-005"),
        ("", "GJ-FEEL-005"), ("1 2", "GJ-FEEL-005"), ("@\"x\"", "GJ-FEEL-032"),
        ("{a 1}", "GJ-FEEL-005"),
    ])
    func `a text that cannot be read says what was found and what was expected`(
        _ text: String, _ code: String
    ) {
        let compiled = Expression.compile(text, in: Scope(semantics: .standard))
        #expect(compiled.value == nil)
        #expect(compiled.diagnostics.first?.code == code)
    }
}
