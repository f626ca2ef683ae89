import Quantities
import RulePacks
import Testing

/// Calendars, installations, project descriptions and journeys.
struct SmallFileTests {
    private func codes<Result>(_ read: () throws(ReadingError) -> Result) -> [String] {
        do {
            _ = try read()
            return []
        } catch {
            return error.problems.map(\.code)
        }
    }

    @Test func `a calendar file holds a year's notices`() throws {
        let text = """
            year: 2025
            notices:
              - reference: 通知甲
                published: 2024-11-12
                source: 某处
                holidays: [2025-01-01, 2025-01-28]
                workdays: [2025-01-26]
              - {reference: 通知乙, published: 2025-02-01, holidays: [2025-01-01], workdays: []}

            """
        let notices = try CalendarFile.read(text)
        #expect(notices.map(\.reference) == ["通知甲", "通知乙"])
        #expect(notices.map(\.year) == [2025, 2025])
        #expect(notices.first?.workdays == [try #require(Day(iso: "2025-01-26"))])
        #expect(
            codes { () throws(ReadingError) in
                try CalendarFile.read("year: 明年\nnotices: []\n")
            } == ["GJ-PACK-028"])
        #expect(
            codes { () throws(ReadingError) in
                try CalendarFile.read(text.replacing("2025-01-28", with: "2025-02-30"))
            } == ["GJ-PACK-029"])
    }

    @Test func `an installation's rulings are read by type, with who, when and by what`() throws {
        let regulation = try TinyPack().regulation()
        let text = """
            regulation: tiny-2025
            rulings:
              期限: {value: 5个工作日, by: 主管局, "on": 2025-01-02, document: 口径一}

            """
        let installation = try Installation.read(text, for: [regulation])
        let settled = try #require(installation.rulings["期限"])
        #expect(settled.value == .period(Period(count: 5, unit: .workingDays)))
        #expect(settled.by == "主管局" && settled.on == Day(iso: "2025-01-02"))
        for (old, new, code) in [
            ("tiny-2025", "other", "GJ-PACK-091"), ("期限:", "期间:", "GJ-PACK-058"),
            ("5个工作日", "五天", "GJ-PACK-108"), (", document: 口径一", "", "GJ-PACK-026"),
        ] {
            let wrong = text.replacing(old, with: new)
            #expect(
                codes { () throws(ReadingError) in try Installation.read(wrong, for: [regulation]) }
                    == [code])
        }
    }

    @Test func `a project description is YAML or JSON`() throws {
        let regulation = try TinyPack().regulation()
        let yaml = """
            regulation: tiny-2025
            day: 2025-03-03
            facts: {金额: 48万元, 类型: 建设}
            rulings: {期限: 30日}
            history:
              - {at: 2025-03-01, as: 单位方, do: 申报}

            """
        let json = """
            {"regulation": "tiny-2025", "day": "2025-03-03",
             "facts": {"金额": "48万元", "类型": "建设"}}
            """
        for text in [yaml, json] {
            let project = try ProjectFile.read(text)
            #expect(project.regulation == "tiny-2025" && project.day == Day(iso: "2025-03-03"))
            let facts = try project.facts(for: regulation)
            #expect(facts == ["金额": .number(Decimal(480_000)), "类型": .text("建设")])
        }
        let project = try ProjectFile.read(yaml)
        #expect(project.history.count == 1)
        #expect(try project.rulings(for: regulation).count == 1)
        let wrong = try ProjectFile.read("facts: {金额: 多, 没有: 1}\n")
        #expect(
            codes { () throws(ReadingError) in try wrong.facts(for: regulation) }
                == ["GJ-PACK-115", "GJ-PACK-053"])
        #expect(codes { () throws(ReadingError) in try ProjectFile.read("[") } == ["GJ-PACK-004"])
        #expect(codes { () throws(ReadingError) in try ProjectFile.read("") } == ["GJ-PACK-003"])
    }

    private let journey = """
        journey: 一生
        regulation: tiny-2025
        world:
          today: 2025-03-03
          单位: {名称: 某局, 项目: [{名称: 旧项目, 已审: 是}]}
          rulings: {期限: 5个工作日}
        acts:
          - {at: 2025-03-03, as: 单位方, by: 小王, do: 申报, facts: {金额: 48万元}, with: [表]}
          - {expect: {clock: 钟, due: 2025-03-10, cites: T-2}}
          - {expect: {open: [审核], not_open: [申报], open_in: {甲: [签订]}}}
          - at: 2025-03-04
            dated: 2025-03-03
            as: 主管
            do: 审核
            outcome: 退回
            reason: 缺表
            pointed: [表, {item: 金额, remark: 太大}]
            overrides: [{gate: 关, reason: 急, approver: 局长, until: 2025-12-31}]
            refused: [{cites: T-2, says_contains: 缺, undecided: true}]
          - {at: 2025-03-04, answer: 会审, body: 主管, agrees: true, opinion: 好}
          - {at: 2025-03-05, correct: {金额: 40万元}, reason: 写错}
          - {day: 2025-03-06, expect: {ending: 终止}}
          - expect:
              - {fact: 审核.轮次, is: 1}
              - {gate: 关, is: 通过}
              - {decision: 路径, in: 甲, is: 小}

        """

    @Test func `a journey keeps its entries in order, with their lines`() throws {
        let file = try JourneyFile.read(PackFile(path: "journeys/a.yaml", text: journey))
        #expect(file.title == "一生" && file.entries.count == 8)
        guard case .act(let submit) = file.entries[0], case .act(let review) = file.entries[3]
        else { throw ExpectationMissed() }
        #expect(submit.person == "小王" && submit.facts.map(\.name) == ["金额"])
        #expect(submit.refused == nil && submit.place.line == 8)
        #expect(review.dated == Day(iso: "2025-03-03"))
        #expect(review.pointed.map(\.item) == ["表", "金额"])
        #expect(review.refused?.first?.isUndecided == true)
        #expect(review.overrides.first?.until == Day(iso: "2025-12-31"))
        guard case .expect(let open, _) = file.entries[2],
            case .expect(let last, _) = file.entries[7]
        else { throw ExpectationMissed() }
        #expect(open.count == 3 && last.count == 3)
        let roots = try file.world.roots(for: TinyPack().regulation(), kind: nil)
        guard case .record(let unit)? = roots["单位"], case .list(let projects)? = unit["项目"]
        else { throw ExpectationMissed() }
        #expect(projects == [.record(["名称": .text("旧项目"), "已审": .bool(true)])])
    }

    @Test(arguments: [
        ("outcome: 退回", "outcom: 退回", "GJ-PACK-025"),
        ("at: 2025-03-04\n", "at: 三月四日\n", "GJ-PACK-029"),
        ("due: 2025-03-10, ", "", "GJ-PACK-026"),
        ("{fact: 审核.轮次, is: 1}", "{in: 甲}", "GJ-PACK-092"),
        ("cites: T-2, says_contains: 缺, ", "", "GJ-PACK-026"),
        ("    as: 主管\n", "", "GJ-PACK-026"),
    ])
    func `a journey's mistakes are told`(old: String, new: String, code: String) {
        let wrong = journey.replacing(old, with: new, maxReplacements: 1)
        #expect(wrong != journey)
        #expect(
            codes { () throws(ReadingError) in
                try JourneyFile.read(PackFile(path: "journeys/a.yaml", text: wrong))
            }.contains(code))
    }
}
