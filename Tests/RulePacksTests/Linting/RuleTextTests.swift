import Testing

@testable import RulePacks

/// How the lints read rule texts: words, comparisons, quantities.
struct RuleTextTests {
    @Test func `words keep paths whole and texts apart`() {
        let tokens = RuleTokens.read("计划审核.通过 and \"甲 乙\" <= [1.5..上限)")
        #expect(
            tokens.map(\.text)
                == ["计划审核.通过", "and", "甲 乙", "<=", "[", "1.5", "..", "上限", ")"])
        #expect(tokens.first?.kind == .path && tokens.first?.root == "计划审核")
        #expect(tokens[2].kind == .text)
    }

    @Test(arguments: [
        ("金额 >= 起点", ["金额|>=|起点"]),
        ("not(甲) and 金额 * 2 < 上限 or 乙 = 丙", ["金额 * 2|<|上限", "乙|=|丙"]),
        ("金额 in [低..高)", ["金额|in|低", "金额|in|高"]),
        ("金额 between 低 and 高", ["金额|in|低", "金额|in|高"]),
        ("count(甲[item.年 > 起]) < 3", ["item.年|>|起", "count ( 甲 [ item.年 > 起 ] )|<|3"]),
        ("已办结", []),
    ])
    func `comparisons are found with both sides`(text: String, expected: [String]) {
        let found = Comparison.all(in: text).map { "\($0.left)|\($0.sign)|\($0.right)" }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("-", []), ("< 上限", ["上限"]), ("[低..高)", ["低", "高"]), ("not(上限)", ["上限"]),
        ("< 低, > 高", ["低", "高"]), ("甲类", ["甲类"]),
    ])
    func `a cell compares its input`(cell: String, limits: [String]) {
        let found = Comparison.all(inCell: cell, of: "金额")
        #expect(found.map(\.right) == limits)
        #expect(found.allSatisfy { $0.left == "金额" })
    }

    @Test func `an every that nothing counts is seen, a counted or denied one is not`() {
        #expect(EveryNeedsCount.isUncounted("every p in 甲 satisfies p.乙"))
        #expect(!EveryNeedsCount.isUncounted("count(甲) > 0 and (every p in 甲 satisfies p.乙)"))
        #expect(!EveryNeedsCount.isUncounted("not(every p in 甲 satisfies p.乙)"))
        #expect(!EveryNeedsCount.isUncounted("some p in 甲 satisfies p.乙"))
    }
}
