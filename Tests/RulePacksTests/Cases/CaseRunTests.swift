import RulePacks
import Testing

/// Worked cases as they run: each kind of expectation, both ways, and how failures are told.
struct CaseRunTests {
    /// Runs one case written behind the sample pack's rules.
    private func run(_ text: String, extra: String = "") throws -> CaseRun {
        let (runs, problems) = try runs(text, extra: extra)
        #expect(problems.isEmpty, "\(problems.map(\.description))")
        return try #require(runs.first)
    }

    private func runs(_ text: String, extra: String = "") throws -> ([CaseRun], [Problem]) {
        let pack = SamplePack().adding(extra, to: "ch02-approval.yaml")
        let regulation = try pack.regulation()
        let file = PackFile(path: "cases/x.yaml", text: text)
        let reading = CaseFile.read([file], for: regulation)
        return (reading.cases.map { CaseRun($0, on: regulation) }, reading.problems)
    }

    private static func one(_ given: String, _ expect: String, because: String = "SL-4") -> String {
        """
        - case: 一题
          "on": 2025-03-03
          given: \(given)
          expect: \(expect)
          because: \(because)
        """
    }

    @Test(arguments: [
        ("{投资概算: 499999.99元}", "简易"), ("{投资概算: 50万元, 项目类型: 建设类}", "普通"),
        ("{投资概算: 50万元, 项目类型: 运维类, 照旧续办: 是}", "简易"),
        ("{项目类型: 建设类}", "无法判断"),
    ])
    func `a decision comes out as expected`(given: String, expected: String) throws {
        let run = try run(Self.one(given, "{路径: \(expected)}"))
        #expect(run.problems.isEmpty, "\(run.problems.map(\.description))")
    }

    @Test func `a wrong decision is reported with file, line, article and what was found`() throws {
        let run = try run(Self.one("{投资概算: 40万元}", "{路径: 普通}", because: "SL-4(1)"))
        let problem = try #require(run.problems.first)
        #expect(problem.place.file == "cases/x.yaml" && problem.place.line == 4)
        #expect(problem.article == "SL-4(1)")
        #expect(problem.code == "GJ-CASE-020")
        #expect(problem.message.contains("普通") && problem.message.contains("简易"))
    }

    @Test func `an undecided answer names what is missing`() throws {
        let run = try run(Self.one("{项目类型: 建设类}", "{路径: 普通}"))
        #expect(run.results.first?.missing == ["投资概算"])
        #expect(run.problems.first?.message.contains("投资概算") == true)
    }

    @Test(arguments: [
        ("{投资概算: 100万元, 运营金额: 30万元}", "通过"),
        ("{投资概算: 100万元, 运营金额: 31万元}", "不通过"),
        ("{投资概算: 100万元}", "无法判断"),
    ])
    func `a gate passes, fails or is undecided (SL-2)`(given: String, word: String) throws {
        let right = try run(Self.one(given, "{gates: {运营占比封顶: \(word)}}", because: "SL-2"))
        #expect(right.problems.isEmpty, "\(right.problems.map(\.description))")
        let wrong = try run(Self.one(given, "{gates: {运营占比封顶: 不适用}}", because: "SL-2"))
        #expect(wrong.problems.count == 1)
    }

    @Test func `a gate with grounds stands on the ground that fails it`() throws {
        let text = Self.one(
            "{项目类型: 建设类, 投资概算: 50元, 运营金额: 200元}", "{gates: {三种不行: 不通过}}",
            because: "SL-4(2)")
        let run = try run(text, extra: Self.gatesOfLastArticle)
        #expect(run.problems.isEmpty, "\(run.problems.map(\.description))")
        #expect(run.cites.map(\.text) == ["SL-4(2)", "SL-6"])
        let other = Self.one(
            "{项目类型: 运维类}", "{gates: {三种不行: 不适用}}", because: "SL-6")
        #expect(try self.run(other, extra: Self.gatesOfLastArticle).problems.isEmpty)
    }

    /// Gates appended to the last article of the sample.
    static let gatesOfLastArticle = """

          gates:
            - id: 三种不行
              guards: 批复.同意
              strength: 须
              when: 项目类型 = 建设类
              fails_when:
                - {when: 投资概算 > 100, says: 太大, cites: SL-4(1)}
                - {when: 运营金额 > 100, says: 运营太大, cites: SL-4(2)}
              says: 不行
              remedy: 改
            - id: 提示大项目
              guards: 批复.同意
              strength: 可
              shows_when: 投资概算 > 100
              says: 是大项目
              remedy: 看看
            - id: 老项目都批了
              guards: 审核.通过
              strength: 须
              passes_when: every p in 单位.项目 satisfies p.已批复
              says: 有没批的
              remedy: 先批
        """

    @Test(arguments: [("200元", "不通过"), ("50元", "通过")])
    func `a note shows when its condition holds`(amount: String, word: String) throws {
        let text = Self.one(
            "{投资概算: \(amount)}", "{gates: {提示大项目: \(word)}}", because: "SL-6")
        #expect(try run(text, extra: Self.gatesOfLastArticle).problems.isEmpty)
    }

    @Test(arguments: [
        ("{单位: {项目: [{已批复: 是}]}}", "通过"), ("{单位: {项目: [{已批复: 否}]}}", "不通过"),
        ("{单位: {项目: [{名称: 老项目}]}}", "无法判断"), ("{单位: {名称: 甲}}", "通过"),
    ])
    func `the unit's other cases are read by what they show`(world: String, word: String) throws {
        let text = """
            - case: 一题
              "on": 2025-03-03
              world: \(world)
              given: {项目类型: 建设类}
              expect: {gates: {老项目都批了: \(word)}}
              because: SL-6
            """
        let run = try run(text, extra: Self.gatesOfLastArticle)
        #expect(run.problems.isEmpty, "\(run.problems.map(\.description))")
    }

    @Test func `steps and clocks are as the engine would have recorded them`() throws {
        let text = """
            - case: 备案晚了
              "on": 2025-03-03
              given: {项目类型: 建设类}
              steps: {批复: {结果: 同意, 办结日: 2025-02-03}, 备案时限: {逾期: 是}}
              expect: {gates: {按时备案: 不通过}}
              because: SL-5
            - case: 还没批复
              "on": 2025-03-03
              given: {项目类型: 建设类}
              expect: {gates: {按时备案: 通过}}
              because: SL-5
            """
        let (runs, problems) = try runs(text)
        #expect(problems.isEmpty)
        #expect(runs.flatMap(\.problems).isEmpty, "\(runs.flatMap(\.problems).map(\.description))")
    }

    @Test func `a because no answer stands on is a failure`() throws {
        let run = try run(Self.one("{投资概算: 40万元}", "{路径: 简易}", because: "SL-5"))
        #expect(run.problems.map(\.code) == ["GJ-CASE-021"])
    }

    @Test(arguments: [
        ("{投资: 1元}", "{路径: 简易}", "GJ-CASE-004"),
        ("{投资概算: 很多}", "{路径: 简易}", "GJ-CASE-014"),
        ("{投资概算: 1元}", "{路线: 简易}", "GJ-CASE-012"),
        ("{投资概算: 1元}", "{路径: 绿色}", "GJ-CASE-014"),
        ("{投资概算: 1元}", "{gates: {没有的: 通过}}", "GJ-CASE-010"),
        ("{投资概算: 1元}", "{gates: {按时备案: 可以}}", "GJ-CASE-013"),
        ("{投资概算: 1元}", "{materials: {没有的: 需要}}", "GJ-CASE-011"),
        ("{投资概算: 1元}", "{}", "GJ-CASE-003"),
    ])
    func `a case file that cannot be read says where`(
        given: String, expect: String, code: String
    ) throws {
        let (_, problems) = try runs(Self.one(given, expect))
        #expect(problems.map(\.code) == [code], "\(problems.map(\.description))")
        #expect(problems.allSatisfy { $0.place.file == "cases/x.yaml" && $0.place.line > 0 })
    }

    @Test func `an unknown article, ruling or step is named`() throws {
        let text = """
            - case: 一题
              "on": 2025-03-03
              given: {投资概算: 1元}
              rulings: {没有的: 是}
              steps: {没有的步: {结果: 通过}, 审核: {结果: 赞同}}
              expect: {路径: 简易}
              because: SL-77
            """
        let codes = try runs(text).1.map(\.code)
        #expect(Set(codes) == ["GJ-CASE-005", "GJ-CASE-006", "GJ-CASE-008", "GJ-CASE-009"])
    }
}
