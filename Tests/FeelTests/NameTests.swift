import Feel
import Testing

/// Chinese names: a maximal run of name characters, looked up whole.
struct NameTests {
    private func value(_ text: String, _ facts: [String: Value]) -> Value? {
        let scope = Scope(types: facts.mapValues { _ in .any }, semantics: .pack)
        return Expression.compile(text, in: scope).value?.evaluate(Facts(facts)).value
    }

    private func codes(_ text: String, _ types: [String: FeelType] = [:]) -> [String] {
        Expression.compile(text, in: Scope(types: types, semantics: .pack)).diagnostics.map(\.code)
    }

    @Test(arguments: [
        ("投资", 1), ("投资总额", 2), ("投资总额上限", 3), ("投资总额上限 - 投资总额 - 投资", 0),
        ("投资总额上限*投资总额", 6), ("(投资)+(投资总额)", 3), ("-投资总额", -2),
    ])
    func `names that begin with one another are told apart`(_ text: String, _ wanted: Int) {
        let facts: [String: Value] = [
            "投资": .integer(1), "投资总额": .integer(2), "投资总额上限": .integer(3),
        ]
        #expect(value(text, facts) == .integer(wanted))
    }

    @Test(arguments: ["〇", "𠮷田", "项目2", "_甲", "甲_乙", "第三方", "é", "가", "Ⅷ", "甲·乙"])
    func `a name may hold any letter of the standard`(_ name: String) {
        #expect(value("\(name) + 1", [name: .integer(1)]) == .integer(2))
    }

    @Test(arguments: ["2甲 + 1", "甲 乙", "甲%"])
    func `what is no name is refused`(_ text: String) {
        #expect(
            codes(text, ["甲": .number, "乙": .number]) == ["GJ-FEEL-005"]
                || codes(text) == ["GJ-FEEL-001"])
    }

    @Test(arguments: [
        ("（", "("), ("）", ")"), ("＞", ">"), ("＜", "<"), ("＝", "="), ("＋", "+"), ("，", ","),
        ("：", ":"), ("“", "\""), ("”", "\""), ("０", "0"), ("９", "9"), ("≥", ">="), ("≤", "<="),
        ("≠", "!="), ("×", "*"), ("÷", "/"), ("　", " "), ("［", "["), ("］", "]"),
    ])
    func `a full-width sign is refused with the half-width one`(_ sign: String, _ meant: String) {
        let compiled = Expression.compile(
            "甲 \(sign) 5", in: Scope(types: ["甲": .number], semantics: .pack))
        let found = compiled.diagnostics.first
        #expect(found?.code == "GJ-FEEL-002")
        #expect(found?.position == "2-3")
        #expect(
            found?.hint?.contains(meant == " " ? "空格" : "“\(meant)”") == true,
            "\(found?.hint ?? "")")
    }

    @Test func `a full-width sign does not end up in a name`() {
        // In the standard it would be part of one, and the cell would be null for ever.
        #expect(codes("甲＞5", ["甲": .number]) == ["GJ-FEEL-002"])
        let standard = Expression.compile(
            "甲＞5", in: Scope(types: ["甲": .number], semantics: .standard))
        #expect(standard.diagnostics.first?.code == "GJ-FEEL-010")
        #expect(standard.diagnostics.first?.hint?.contains("全角") == true)
    }

    @Test func `two spellings of one name are the same name`() {
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        #expect(value("\(decomposed) + 1", [composed: .integer(1)]) == .integer(2))
        let scope = Scope(types: ["记": .context([composed: .number])], semantics: .pack)
        let facts: Facts = ["记": .context(Context([(composed, .integer(3))]))]
        let compiled = Expression.compile("记.\(decomposed)", in: scope)
        #expect(compiled.value?.evaluate(facts).value == .integer(3))
    }

    @Test func `positions and lengths count scalars`() {
        let compiled = Expression.compile("\"𠮷🇨🇳\" + 没有", in: Scope(semantics: .pack))
        #expect(compiled.diagnostics.first?.position == "8-10")
        #expect(standardValue("string length(\"𠮷野家🇨🇳\")") == .integer(5))
        #expect(standardValue("substring(\"𠮷野家\", 2, 1)") == .string("野"))
    }

    @Test(arguments: [
        ("Profit and loss > 0", true), ("(Profit and loss)", true),
        ("Profit > 0 and loss > 0", false),
    ])
    func `in the standard the longest declared name is taken`(_ text: String, _ wanted: Bool) {
        let facts: [String: Value] = [
            "Profit and loss": text.hasPrefix("(") ? .boolean(true) : .integer(5),
            "Profit": .integer(1), "loss": .integer(-1),
        ]
        #expect(standardValue(text, facts) == .boolean(wanted))
    }

    @Test func `a declared name with points is found whole`() {
        let scope = Scope(types: ["口径.期限": .number, "口径": .any], semantics: .pack)
        let only = Scope(types: ["口径.期限": .number], semantics: .pack)
        #expect(Expression.compile("口径.期限 + 1", in: only).value?.names == ["口径.期限"])
        #expect(Expression.compile("口径.期限 + 1", in: scope).value?.names == ["口径"])
    }

    @Test(arguments: [
        ("甲", "甲", true), ("甲", "乙", false), ("甲", "甲乙", false), ("甲乙丙", "甲乙丁", false),
        ("一", "丁", false), ("e\u{301}", "\u{E9}", true), ("甲e\u{301}", "甲\u{E9}", true),
        ("甲e", "甲e\u{301}", false), ("a\u{323}\u{307}", "a\u{307}\u{323}", true),
        ("\u{F900}", "\u{8C48}", true), ("가", "\u{1100}\u{1161}", true), ("", "甲", false),
        ("\u{212B}", "\u{C5}", true), ("甲\u{301}", "甲", false), ("𠮷", "吉", false),
    ])
    func `names are compared as Unicode has it, however quick the way`(
        _ left: String, _ right: String, _ same: Bool
    ) {
        let context = Context([(left, .integer(1))])
        #expect((context[right] != nil) == same)
        #expect((Context([(right, .integer(1))])[left] != nil) == same)
    }
}
