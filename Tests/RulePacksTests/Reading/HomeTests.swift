import RulePacks
import Testing

/// Names belong to a kind of case, and inside it to the whole case or to a repeated stage.
struct HomeTests {
    private static let stages = """
          - stage: 合同
            repeats: true
            steps:
              - {id: 签订, kind: 记录, by: 单位方, gives: [合同额], cites: T-1}

        """
    private static let terms = "- 合同额: {type: money, ask: 多少钱}\n"

    @Test(arguments: ["合同额 > 1", "签订.办结"])
    func `a bare name of a repeated stage is refused outside it`(condition: String) {
        let pack = TinyPack.testing(condition, terms: Self.terms, stages: Self.stages)
        #expect(pack.codes == ["GJ-PACK-075"])
    }

    @Test func `a computed term that reads an occurrence is itself inside`() {
        let pack = TinyPack.testing(
            "大合同", terms: Self.terms + "- 大合同: {type: bool, computed: 合同额 > 1}\n",
            stages: Self.stages)
        #expect(pack.codes == ["GJ-PACK-075"])
    }

    @Test func `a term given inside and outside belongs to the whole case`() throws {
        let stages = Self.stages.replacing("[合同额]", with: "[合同额, 金额]")
        let pack = TinyPack.testing("金额 > 1", terms: Self.terms, stages: stages)
        #expect(try pack.regulation().kind("项目")?.owner(of: "金额") == nil)
    }

    @Test func `a term given in two repeated stages is nobody's`() {
        let second = Self.stages.replacing("合同\n", with: "补充\n").replacing("签订", with: "补签")
        #expect(
            TinyPack(terms: Self.terms, stages: Self.stages + second).codes == ["GJ-PACK-073"])
    }

    @Test func `a repeated stage's name is a name`() {
        let terms = Self.terms + "- 合同: {type: bool, ask: 问}\n"
        #expect(TinyPack(terms: terms, stages: Self.stages).codes == ["GJ-PACK-040"])
    }

    private static let plan = PackFile(
        path: "lifecycle/plan.yaml",
        text: """
            kind: 规划
            of: unit
            begins: 编规划
            endings: [正常办结]
            portfolio: {已编: 编规划.办结}
            stages:
              - stage: 编
                steps:
                  - {id: 编规划, kind: 提交, by: 单位方, gives: [规划名], cites: T-1}

            """)

    @Test(arguments: ["编规划.办结", "规划名 = \"甲\""])
    func `a name of another kind of case is refused`(condition: String) {
        var pack = TinyPack.testing(condition, terms: "- 规划名: {type: text, ask: 叫什么}\n")
        pack.files = [Self.plan]
        #expect(pack.codes == ["GJ-PACK-074"])
    }

    @Test func `another kind is read through the unit`() throws {
        var pack = TinyPack.testing(
            "some p in 单位.规划 satisfies p.已编", terms: "- 规划名: {type: text, ask: 叫什么}\n")
        pack.files = [Self.plan]
        #expect(pack.codes.isEmpty)
        let unit: FactValue = .record(["规划": .list([.record(["已编": .bool(true)])])])
        #expect(try pack.ask(records: ["单位": unit]).gate().verdict == .holds)
        pack.article = pack.article.replacing("p.已编", with: "p.没有")
        #expect(pack.codes.count == 1)
    }

    @Test func `a condition cannot read facts of two kinds at once`() {
        var pack = TinyPack(
            terms: """
                - 规划名: {type: text, ask: 叫什么}
                - 两头: {type: bool, computed: 编规划.办结 and 审核.办结}

                """)
        pack.files = [Self.plan]
        #expect(pack.codes == ["GJ-PACK-076"])
    }
}
