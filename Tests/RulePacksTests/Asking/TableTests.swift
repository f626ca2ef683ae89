import Quantities
import RulePacks
import Testing

/// Decision tables in packs (PACKS §2.4) and their explanations.
struct TableTests {
    private static let values = """
        values:
          小额上限: {value: 50万元, bound: 不含}
          大额上限: {value: 200万元, bound: 含}
        decisions:
          - id: 路径
            question: 走哪条路
            hit: UNIQUE
            inputs: [金额, 类型]
            rows:
              - {when: ["< 小额上限", "-"], then: 小, cites: T-2}
              - {when: ["[小额上限..大额上限]", 运维], then: 中, cites: T-2}
              - {when: ["[小额上限..大额上限]", not(运维)], then: 大, cites: T-2}
              - {when: ["> 大额上限", "-"], then: 大, cites: T-1}

        """

    private func route(_ facts: [String: String]) throws -> Ruled {
        try TinyPack(article: Self.values).ask(facts).decision("路径")
    }

    @Test(arguments: [
        ("499999.99元", "建设", "小", "499999.99元 < 小额上限 50万元(不含)"),
        (
            "50万元", "建设", "大",
            "50万元不小于小额上限 50万元(不含)，不大于大额上限 200万元(含)，类型 = 建设"
        ),
        (
            "200万元", "运维", "中",
            "200万元不小于小额上限 50万元(不含)，不大于大额上限 200万元(含)，类型 = 运维"
        ),
        ("2000000.01元", "运维", "大", "2000000.01元 > 大额上限 200万元(含)"),
    ])
    func `the deciding cells are told with their values`(
        amount: String, type: String, result: String, explanation: String
    ) throws {
        let ruled = try route(["金额": amount, "类型": type])
        #expect(ruled.verdict == .holds && ruled.results == ["路径": .text(result)])
        #expect(ruled.explanation == explanation)
        #expect(ruled.cites.text == (result == "大" && type == "运维" ? "T-1" : "T-2"))
    }

    @Test func `a result that stands is told by its row while the table still gives it`() throws {
        func standing(_ amount: String) throws -> (Ruled, Ruled) {
            let inquiry = try TinyPack(article: Self.values)
                .ask(["金额": amount, "类型": "建设"], fixed: ["路径": .text("小")])
            let decision = try #require(inquiry.regulation.decision("路径"))
            return (inquiry.decide(decision), inquiry.explained(decision))
        }
        let (plain, told) = try standing("40万元")
        #expect((plain.row, told.row) == (nil, 0))
        #expect(told.explanation == "40万元 < 小额上限 50万元(不含)")
        let (fixed, kept) = try standing("60万元")
        #expect(kept.results == ["路径": .text("小")])
        #expect(kept.explanation == fixed.explanation)
    }

    @Test func `a result somebody told stands before the table`() throws {
        let inquiry = try TinyPack(article: Self.values)
            .ask(["金额": "40万元", "类型": "建设"], records: ["路径": .text("大")])
        let decision = try #require(inquiry.regulation.decision("路径"))
        #expect(inquiry.decide(decision).results == ["路径": .text("大")])
    }

    @Test func `a row that might still match makes the table undecided`() throws {
        let noAmount = try route(["类型": "建设"])
        #expect(noAmount.verdict == .undecided && noAmount.results.isEmpty)
        #expect(noAmount.missing == ["金额"] && noAmount.explanation == "缺少：金额")
        #expect(noAmount.candidates == [["小"], ["大"]])
        let noType = try route(["金额": "60万元"])
        #expect(noType.verdict == .undecided && noType.missing == ["类型"])
        #expect(noType.candidates == [["中"], ["大"]])
        #expect(try route(["金额": "40万元"]).verdict == .holds)
    }

    @Test func `an undecided decision passes on what would settle it`() throws {
        let pack = TinyPack(
            article: Self.values + "gates:\n  - {id: 关, guards: 审核.通过, "
                + "passes_when: 路径 = 小, says: 不小}\n")
        let answer = try pack.ask(["类型": "建设"]).gate()
        #expect(answer.verdict == .undecided && answer.missing == ["金额"])
        #expect(try pack.ask(["金额": "1元"]).gate().verdict == .holds)
    }

    @Test func `the default is otherwise, and a row of dashes is refused`() throws {
        let table = """
            decisions:
              - id: 路径
                question: 走哪条路
                hit: FIRST
                inputs: [类型]
                rows:
                  - {when: [运维], then: 中, cites: T-2}
                otherwise: {then: 大, cites: T-1}

            """
        let ruled = try TinyPack(article: table).ask(["类型": "建设"]).decision("路径")
        #expect(ruled.results == ["路径": .text("大")] && ruled.row == nil)
        #expect(ruled.cites.text == "T-1" && ruled.explanation == "其余情形")
        let dashes = table.replacing("[运维]", with: "[\"-\"]")
        #expect(TinyPack(article: dashes).codes == ["GJ-FEEL-056"])
    }

    @Test func `a table whose condition of use is false does not apply`() throws {
        let table = Self.values.replacing(
            "    hit: UNIQUE", with: "    hit: UNIQUE\n    when: 类型 = 建设")
        let inquiry = try TinyPack(article: table).ask(["类型": "运维", "金额": "1元"])
        #expect(try inquiry.decision("路径").verdict == .fails)
        #expect(inquiry.value(of: "路径") == .notApplicable)
        let unknown = try TinyPack(article: table).ask(["金额": "1元"])
        #expect(try unknown.decision("路径").missing == ["类型"])
    }

    @Test func `several outputs are read by their names`() throws {
        let table = """
            decisions:
              - id: 安排
                question: 怎样安排
                hit: UNIQUE
                inputs: [类型]
                outputs: [快慢, 人数]
                type: number
                rows:
                  - {when: [运维], then: [1, 2], cites: T-2}
                  - {when: [建设], then: [3, 4], cites: T-2}

            """
        let inquiry = try TinyPack(article: table).ask(["类型": "建设"])
        #expect(inquiry.value(of: "人数") == .number(Decimal(4)))
        #expect(try inquiry.decision("安排").results.count == 2)
        #expect(inquiry.value(path: "安排.快慢") == .number(Decimal(3)))
    }

    @Test func `a fixed result stands before the table`() throws {
        let ruled = try TinyPack(article: Self.values)
            .ask(["金额": "1元"], fixed: ["路径": .text("大")]).decision("路径")
        #expect(ruled.results == ["路径": .text("大")] && ruled.verdict == .holds)
        #expect(ruled.explanation == "办理时已经定下")
    }

    @Test func `a result that reads an unknown fact is undecided and names it`() throws {
        let table = """
            decisions:
              - id: 限额
                question: 最多多少
                hit: UNIQUE
                type: money
                inputs: [类型]
                rows:
                  - {when: [运维], then: 金额, cites: T-2}
                  - {when: [建设], then: 同意额 * 2, cites: T-2}

            """
        let unknown = try TinyPack(article: table).ask(["类型": "建设", "金额": "1元"])
        #expect(try unknown.decision("限额").verdict == .undecided)
        #expect(try unknown.decision("限额").missing == ["同意额"])
        let known = try TinyPack(article: table).ask(["类型": "运维", "金额": "1元"])
        #expect(try known.decision("限额").results == ["限额": .number(Decimal(1))])
    }

    @Test func `two rows that both match decide nothing and are a fault of the pack`() throws {
        let overlapping = Self.values.replacing("> 大额上限", with: ">= 大额上限")
        let inquiry = try TinyPack(article: overlapping).ask(["金额": "200万元", "类型": "建设"])
        #expect(try inquiry.decision("路径").verdict == .undecided)
        #expect(!inquiry.diagnostics.isEmpty)
    }

    @Test func `a table without a row for the case has no result`() throws {
        let gap = Self.values.replacing("> 大额上限", with: "> 9000000")
        let inquiry = try TinyPack(article: gap).ask(["金额": "201万元", "类型": "建设"])
        let ruled = try inquiry.decision("路径")
        #expect(ruled.verdict == .fails && ruled.results.isEmpty)
        #expect(ruled.explanation == "没有一行对得上")
        #expect(inquiry.value(of: "路径") == .notApplicable)
    }

    @Test func `a wrong cell is reported where it stands`() throws {
        let wrong = Self.values.replacing(
            "[小额上限..大额上限]\", 运维]", with: "< 小颔上限\", 运维]")
        let problem = try #require(TinyPack(article: wrong).read().problems.first)
        #expect(problem.code == "GJ-FEEL-010" && problem.article == "T-2")
        #expect(problem.place.file == "ch01-general.yaml" && problem.place.line == 18)
        #expect(problem.place.column == 22)
    }

    @Test func `a row needs a cell for each input and a result for each output`() {
        let short = Self.values.replacing("[\"> 大额上限\", \"-\"]", with: "[\"> 大额上限\"]")
        #expect(TinyPack(article: short).codes == ["GJ-PACK-086"])
        let more = Self.values.replacing("then: 小,", with: "then: [小, 中],")
        #expect(TinyPack(article: more).codes == ["GJ-PACK-087"])
    }
}
