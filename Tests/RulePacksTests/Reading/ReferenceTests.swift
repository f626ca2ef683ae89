import RulePacks
import Testing

/// Names resolve, or the reader says where not.
struct ReferenceTests {
    private func codes(_ article: String) -> [String] { TinyPack(article: article).codes }

    @Test func `the tiny pack itself is right`() throws {
        let regulation = try TinyPack().regulation()
        #expect(regulation.identity.id == "tiny-2025" && regulation.kinds.map(\.name) == ["项目"])
        #expect(regulation.hash.count == 64)
    }

    private static func gate(_ rest: String) -> String {
        "gates:\n  - {id: 关, says: 不, \(rest)}\n"
    }

    private static func clock(
        _ rest: String, owes: String = "主管", late: String = "法规未写"
    )
        -> String
    {
        "clocks:\n  - {id: 钟, owes: \(owes), what: 事, late: \(late), \(rest)}\n"
    }

    @Test(arguments: [
        (gate("guards: 审合.通过, passes_when: 审核.办结"), "GJ-PACK-051"),
        (gate("guards: 审核.同意, passes_when: 审核.办结"), "GJ-PACK-052"),
        (gate("guards: 资金.尾款, passes_when: 审核.办结"), "GJ-PACK-062"),
        (gate("guards: 审核"), "GJ-PACK-082"),
        (gate("guards: 审核, passes_when: 金颔 > 5"), "GJ-FEEL-010"),
        (gate("guards: 审核, passes_when: 金额 + 5"), "GJ-PACK-070"),
        (gate("guards: 审核, passes_when: 金额 > 5, cites: T-9"), "GJ-PACK-050"),
        (gate("guards: 审核, shows: [没有的材料]"), "GJ-PACK-063"),
        (clock("from: 申报.办结, within: 口径.期限, met_by: 审核.办结", owes: "谁"), "GJ-PACK-057"),
        (clock("from: 申报.办结, within: 五天, met_by: 审核.办结"), "GJ-PACK-054"),
        (clock("from: 申报.办结, within: 口径.没有, met_by: 审核.办结"), "GJ-PACK-058"),
        (clock("from: 金额大, within: 口径.期限, met_by: 审核.办结"), "GJ-PACK-065"),
        (clock("from: 申报.办结, met_by: 审核.办结"), "GJ-PACK-083"),
        (clock("within: 口径.期限, met_by: 审核.办结"), "GJ-PACK-026"),
        (
            clock("from: 申报.办结, within: 口径.期限, met_by: 审核.办结", late: "{gates: [没有]}"),
            "GJ-PACK-060"
        ),
        ("materials:\n  - {id: 表, for: 没有这步}\n", "GJ-PACK-051"),
        ("materials:\n  - {id: 表}\n", "GJ-PACK-085"),
        ("aspects:\n  - {of: 没有这步, list: [好]}\n", "GJ-PACK-051"),
        ("unquantified:\n  - {what: 多久, ruling: 没有}\n", "GJ-PACK-058"),
        ("steps:\n  - {id: 没有这步, to: 主管}\n", "GJ-PACK-051"),
        ("same_as: T-7\n", "GJ-PACK-050"),
    ])
    func `a name that does not resolve is a problem at its line`(
        article: String, code: String
    ) throws {
        let problem = try #require(TinyPack(article: article).read().problems.first)
        #expect(problem.code == code, "\(problem)")
        #expect(problem.place.file == "ch01-general.yaml" && problem.place.line >= 8)
        #expect(problem.article == "T-2" && !problem.message.isEmpty && !problem.remedy.isEmpty)
    }

    @Test func `everything is collected in one pass`() {
        let article = """
            gates:
              - {id: 甲, guards: 审合, passes_when: 金颔 > 5, says: 不}
              - {id: 乙, guards: 审核, passes_when: 金额 >, says: 不}
            materials:
              - {id: 表, for: 没有}

            """
        let problems = TinyPack(article: article).read().problems
        #expect(problems.count == 4 && Set(problems.map(\.place.line)).count == 3)
        #expect(problems == problems.sorted { $0.place < $1.place })
    }

    @Test func `a similar name is offered`() throws {
        let problem = try #require(
            TinyPack(article: "materials:\n  - {id: 表, for: 审合}\n").read().problems.first)
        #expect(problem.remedy.contains("审核"))
    }

    @Test(arguments: [
        "- 金额: {type: money, ask: 再问}\n", "- 申报: {type: bool, ask: 问}\n",
        "- 单位: {type: text, ask: 问}\n", "- 口径: {type: text, ask: 问}\n",
    ])
    func `a name means one thing`(term: String) {
        #expect(TinyPack(terms: term).codes.contains("GJ-PACK-040"))
    }

    @Test func `an option, outcome or result must not be a name too`() {
        #expect(
            TinyPack(terms: "- 种类: {type: choice, of: [甲, 金额], ask: 问}\n").codes
                == ["GJ-PACK-042"])
        #expect(TinyPack(terms: "- 通过: {type: bool, ask: 问}\n").codes == ["GJ-PACK-042"])
    }

    @Test(arguments: ["金额（元）", "\"a b\"", "投资＞", "第１项"])
    func `a name has no character an operator could be taken for`(name: String) {
        #expect(TinyPack(terms: "- \(name): {type: bool, ask: 问}\n").codes == ["GJ-PACK-041"])
    }

    @Test func `a full-width operator is found, not read as a name`() {
        #expect(
            TinyPack.testing("金额＞5").codes.allSatisfy { $0.hasPrefix("GJ-FEEL") })
        #expect(!TinyPack.testing("金额＞5").codes.isEmpty)
        #expect(!TinyPack.testing("金额 > 5 and（类型 = 建设）").codes.isEmpty)
    }

    @Test func `terms that follow from each other in a circle are refused`() throws {
        let terms = """
            - 甲: {type: number, computed: 乙 + 1}
            - 乙: {type: number, computed: 丙 + 1}
            - 丙: {type: number, computed: 甲 + 1}

            """
        let problems = TinyPack(terms: terms).read().problems
        #expect(problems.map(\.code) == ["GJ-PACK-077"])
        #expect(try #require(problems.first).message.contains("→"))
    }

    @Test func `a circle through a condition of use is a circle`() {
        let terms = """
            - 甲: {type: bool, when: 乙, computed: 审核.办结}
            - 乙: {type: bool, when: 甲, computed: 审核.办结}

            """
        #expect(TinyPack(terms: terms).codes == ["GJ-PACK-077"])
    }

    @Test func `a computed fact is not asked too`() {
        let stages = """
              - stage: 后
                steps:
                  - {id: 补, kind: 记录, by: 单位方, gives: [倍], cites: T-1}

            """
        #expect(
            TinyPack(terms: "- 倍: {type: money, computed: 金额 * 2}\n", stages: stages).codes
                == ["GJ-PACK-071"])
    }

    @Test(arguments: [
        "- 甲: {type: bool, computed: 金额 * 2}\n", "- 甲: {type: money, computed: 审核.办结}\n",
        "- 甲: {type: date, computed: 金额}\n", "- 甲: {type: text, computed: 日子}\n",
    ])
    func `a formula fits the type of its term`(term: String) {
        #expect(TinyPack(terms: term).codes == ["GJ-PACK-090"])
    }

    @Test(arguments: [
        "{一: 金额}", "{一: 金额, 三: 同意额}",
    ])
    func `readings are several, each an option of a ruling`(readings: String) {
        let pack = TinyPack(
            terms: "- 甲:\n    type: money\n    readings: \(readings)\n    ruling: 怎样\n",
            rulings: "  怎样: {type: choice, of: [一, 二], cites: T-2, asks: 问}\n")
        #expect(pack.codes == ["GJ-PACK-089"])
    }

    // MARK: articles and steps

    @Test func `an article adds to a step, and may not say it twice`() throws {
        let pack = TinyPack(
            article: """
                values:
                  有效期限: {value: 1个自然年}
                  轮数: {value: 3次}
                steps:
                  - id: 审核
                    to: 单位方
                    rounds: {of: [退回], at_most: 轮数, then: 终止}
                    outcomes: {通过: {valid_for: 有效期限}}
                aspects:
                  - {of: 审核, list: [好不好]}

                """)
        let step = try #require(pack.regulation().kind("项目")?.step("审核"))
        #expect(step.to == ["单位方"] && step.rounds?.atMost == "轮数")
        #expect(step.rounds?.cites.map(\.text) == ["T-2"])
        #expect(step.outcome("通过")?.validFor == "有效期限")
        #expect(step.outcome("通过")?.gives == ["同意额"])
        #expect(step.aspects.map(\.name) == ["好不好"])
        #expect(step.cites.map(\.text) == ["T-1", "T-2"])
        let again = "steps:\n  - id: 审核\n    outcomes: {退回: {back_to: 申报}}\n"
        #expect(TinyPack(article: again).codes == ["GJ-PACK-043"])
    }

    @Test func `an inferred step says why it is there`() {
        let step =
            "  - stage: 后\n    steps:\n      - {id: 补, kind: 记录, by: 单位方, cites: 推定"
        #expect(TinyPack(stages: step + "}\n").codes == ["GJ-PACK-026"])
        #expect(TinyPack(stages: step + ", reason: 要有起点}\n").codes.isEmpty)
    }

    @Test func `citations know their order and their items`() throws {
        let regulation = try TinyPack(
            article: "items: {\"1\": {gist: 甲}, \"2\": {gist: 乙}}\n"
        ).regulation()
        let citations = ["T-2", "T-2(2)", "T-1", "T-2(1)"].compactMap(regulation.citation)
        #expect(citations.sorted().map(\.text) == ["T-1", "T-2", "T-2(1)", "T-2(2)"])
        #expect(regulation.citation("T-2(3)") == nil && regulation.citation("T-3") == nil)
        #expect(regulation.citation("T-1(1)") != nil)
    }

    @Test func `the hash covers the rules, not their cases`() {
        let base = TinyPack().packFiles
        let hash = Regulation.hash(of: base)
        let more =
            base + [
                PackFile(path: "cases/ch01.yaml", text: "x"),
                PackFile(path: "CHANGES.md", text: "x"),
                PackFile(path: "journeys/a.yaml", text: "x"),
            ]
        #expect(Regulation.hash(of: more.reversed()) == hash)
        #expect(Regulation.hash(of: TinyPack(article: "# x\n").packFiles) != hash)
    }
}
