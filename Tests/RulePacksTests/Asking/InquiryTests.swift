import Quantities
import RulePacks
import Testing

/// Resolution order, memory, repeated stages, dates and roles.
struct InquiryTests {
    /// Counts how often each name is asked for.
    private final class Counting: FactSource {
        var values: [String: FactValue]
        var asked: [String: Int] = [:]
        init(_ values: [String: FactValue]) { self.values = values }
        func fact(_ name: String) -> FactValue? {
            asked[name, default: 0] += 1
            return values[name]
        }
    }

    private static let derived = """
        - 一半: {type: money, computed: 金额 / 2}
        - 大: {type: bool, computed: 一半 > 10}

        """

    @Test func `every name is asked for once, and only when needed`() throws {
        let pack = TinyPack.testing("大 and 一半 > 10 and 金额 > 10", terms: Self.derived)
        let source = Counting(["金额": .number(Decimal(30))])
        let inquiry = Inquiry(
            regulation: try pack.regulation(), kind: nil,
            today: try #require(Day(iso: "2025-03-03")), calendar: nil, source: source)
        #expect(source.asked.isEmpty)
        #expect(try inquiry.gate().verdict == .holds)
        #expect(try inquiry.gate().verdict == .holds)
        #expect(source.asked == ["金额": 1, "一半": 1, "大": 1])
    }

    @Test func `fixed stands before told, told before computed`() throws {
        let pack = TinyPack(terms: Self.derived)
        #expect(try pack.ask(["金额": "8元"]).value(of: "一半") == .number(Decimal(4)))
        let told = try pack.ask(["金额": "8元", "一半": "1元"])
        #expect(told.value(of: "一半") == .number(Decimal(1)))
        let fixed = try pack.ask(
            ["金额": "8元", "一半": "1元"], fixed: ["一半": .number(Decimal(2))])
        #expect(fixed.value(of: "一半") == .number(Decimal(2)))
    }

    @Test func `missing names are the leaves, not what is computed from them`() throws {
        let answer = try TinyPack.testing("大", terms: Self.derived).ask().gate()
        #expect(answer.missing == ["金额"])
    }

    @Test func `what was used is told with its value`() throws {
        let answer = try TinyPack.testing(
            "金额 < 限 and 审核.通过", article: "values:\n  限: {value: 10元}\n"
        ).ask(["金额": "5元"]).gate()
        #expect(answer.used.map(\.name) == ["金额", "限", "审核"])
        #expect(answer.used.first?.value == .number(Decimal(5)))
    }

    /// Answers one name by asking the inquiry back.
    private final class Looking: FactSource {
        var inquiry: Inquiry?
        func fact(_ name: String) -> FactValue? {
            name == "金额" ? inquiry?.value(of: "一半") : nil
        }
    }

    @Test func `a source that asks back in a circle is undecided, not endless`() throws {
        let source = Looking()
        let inquiry = Inquiry(
            regulation: try TinyPack(terms: Self.derived).regulation(), kind: nil,
            today: try #require(Day(iso: "2025-03-03")), calendar: nil, source: source)
        source.inquiry = inquiry
        #expect(inquiry.value(of: "大") == .unknown)
        #expect(inquiry.diagnostics.count == 1)
        source.inquiry = nil
    }

    @Test func `a name nobody declared is unknown`() throws {
        #expect(try TinyPack().ask().value(of: "没有") == .unknown)
        #expect(try TinyPack().ask().value(path: "审核.没有") == .unknown)
        #expect(try TinyPack().ask().value(path: "") == .unknown)
    }

    // MARK: repeated stages

    private static let contracts = """
          - stage: 合同
            repeats: true
            steps:
              - id: 签订
                kind: 记录
                by: 单位方
                gives: [合同额]
                cites: T-1

        """
    private static let contractTerms = """
        - 合同额: {type: money, ask: 多少钱}
        - 含税: {type: money, computed: 合同额 * 2}
        - 合同大: {type: bool, computed: 含税 > 10}
        - 已签: {type: bool, computed: 签订.办结}

        """

    private func contracts(_ condition: String) -> TinyPack {
        TinyPack(
            terms: Self.contractTerms,
            article: """
                gates:
                  - {id: 里, guards: 签订, passes_when: 合同额 > 5, says: 不行}
                  - {id: 外, guards: 审核.通过, passes_when: '\(condition)', says: 不行}

                """,
            stages: Self.contracts)
    }

    private func outside(_ inquiry: Inquiry) throws -> Answer {
        let gate = try #require(inquiry.regulation.gate("外"))
        guard case .passesWhen(let condition) = gate.test else { throw ExpectationMissed() }
        return inquiry.answer(condition)
    }

    private let two: FactValue = .list([
        .record([
            "名称": .text("甲"), "合同额": .number(Decimal(4)),
            "签订": .record(["结果": .text("办结")]),
        ]),
        .record(["名称": .text("乙"), "合同额": .number(Decimal(6))]),
    ])

    @Test(arguments: [
        ("sum(合同.合同额) = 10", Answer.Verdict.holds),
        ("count(合同[item.签订.办结]) = 1", .holds),
        ("some c in 合同 satisfies c.合同大", .holds),
        ("sum(合同.含税) = 20", .holds),
        ("every c in 合同 satisfies c.合同大", .fails),
        ("count(合同) = 2", .holds),
    ])
    func `outside, a repeated stage is a list with what follows from each occurrence`(
        condition: String, expected: Answer.Verdict
    ) throws {
        let inquiry = try contracts(condition).ask(records: ["合同": two])
        #expect(try outside(inquiry).verdict == expected)
    }

    @Test func `an occurrence that lacks a fact does not borrow one from outside`() throws {
        let one: FactValue = .list([.record(["名称": .text("甲")])])
        let facts: [String: FactValue] = [
            "合同": one, "合同额": .number(Decimal(9)),
            "签订": .record(["结果": .text("办结")]),
        ]
        let big = try outside(
            contracts("every c in 合同 satisfies c.合同大").ask(records: facts))
        #expect(big.verdict == .undecided)
        let signed = try outside(
            contracts("some c in 合同 satisfies c.已签").ask(records: facts))
        #expect(signed.verdict == .fails)
    }

    @Test func `no occurrence is an empty list`() throws {
        #expect(try outside(contracts("count(合同) = 0").ask()).verdict == .holds)
    }

    @Test func `what an occurrence lacks is named with its place`() throws {
        let one: FactValue = .list([.record(["名称": .text("甲")])])
        let answer = try outside(
            contracts("every c in 合同 satisfies c.合同额 > 1").ask(records: ["合同": one]))
        #expect(answer.verdict == .undecided && answer.missing == ["合同[1].合同额"])
    }

    @Test func `a kind knows which stage owns a name`() throws {
        let kind = try #require(contracts("count(合同) = 2").regulation().kind("项目"))
        for name in ["合同额", "含税", "合同大", "签订"] { #expect(kind.owner(of: name) == "合同") }
        #expect(kind.owner(of: "金额") == nil && kind.owner(of: "合同") == nil)
    }

    // MARK: dates, roles, linked cases

    @Test func `working days are counted by the calendar of the inquiry`() throws {
        let pack = TinyPack.testing("工作日后(日子, 2) = 今天 and 工作日数(日子, 今天) = 3")
        let regulation = try pack.regulation()
        let notice = CalendarNotice(
            year: 2025, reference: "通知", published: try #require(Day(iso: "2024-11-12")),
            holidays: [], workdays: [])
        let facts = TinyFacts(values: ["日子": .day(try #require(Day(iso: "2025-02-28")))])
        let today = try #require(Day(iso: "2025-03-04"))
        let with = Inquiry(
            regulation: regulation, kind: nil, today: today,
            calendar: try WorkCalendar(notices: [notice]), source: facts)
        #expect(try with.gate().verdict == .holds)
        let without = Inquiry(
            regulation: regulation, kind: nil, today: today, calendar: nil, source: facts)
        #expect(try without.gate().verdict == .undecided)
        #expect(!without.diagnostics.isEmpty)
    }

    @Test func `a linked case is read through its term`() throws {
        let pack = TinyPack.testing(
            "前案.已审 and 前案.金额 > 1",
            terms: "- 前案: {type: case, ask: 哪一个}\n")
        let linked: FactValue = .record(["已审": .bool(true), "金额": .number(Decimal(2))])
        #expect(try pack.ask(records: ["前案": linked]).gate().verdict == .holds)
        #expect(try pack.ask().gate().missing == ["前案"])
    }

    @Test func `the office behind a role follows the case`() throws {
        var pack = TinyPack()
        let text = try #require(pack.packFiles.first?.text).replacing(
            "主管: {is: 主管局, cites: T-1}",
            with: "主管: {is: 主管局, choose: [{when: 类型 = 运维, is: 运维局}], cites: T-1}")
        pack.files = []
        let files = [PackFile(path: "regulation.yaml", text: text)] + pack.packFiles.dropFirst()
        let reading = Regulation.read(files)
        let regulation = try #require(reading.regulation, "\(reading.problems)")
        let role = try #require(regulation.role("主管"))
        for (type, office) in [("运维", "运维局"), ("建设", "主管局")] {
            let inquiry = Inquiry(
                regulation: regulation, kind: nil, today: try #require(Day(iso: "2025-03-03")),
                calendar: nil, source: TinyFacts(values: ["类型": .text(type)]))
            #expect(inquiry.office(role) == office)
        }
        let unknown = Inquiry(
            regulation: regulation, kind: nil, today: try #require(Day(iso: "2025-03-03")),
            calendar: nil, source: TinyFacts(values: [:]))
        #expect(unknown.office(role) == "主管局")
    }

    @Test func `a period of months moves a day, one of working days does not pretend to`() throws {
        let pack = TinyPack.testing(
            "日子 + 月数 < 今天", article: "values:\n  月数: {value: 1个自然月}\n")
        #expect(try pack.ask(["日子": "2025-01-31"], on: "2025-03-01").gate().verdict == .holds)
        #expect(try pack.ask(["日子": "2025-01-31"], on: "2025-02-28").gate().verdict == .fails)
        let working = TinyPack.testing(
            "日子 + 天数 < 今天", article: "values:\n  天数: {value: 5个工作日}\n")
        #expect(working.codes.first?.hasPrefix("GJ-FEEL") == true)
    }
}
