import Quantities
import RulePacks
import Testing

@testable import Casework

/// Who may answer for a body, who may put a fact right, and who looks beyond the cases in hand.
struct RightsTests {
    // MARK: Joint reviews

    private let neighbour = Bureau.person("neighbour", "x", ["邻居"])
    private let florist = Bureau.person("florist", "u0", ["花工"])

    private func reviewed(
        water: Bool, road: Bool
    ) async throws -> (bureau: Bureau, id: String) {
        let bureau = try await Bureau(rulings: ["会审办法": .text("全部答复")])
        let facts: [String: FactValue] = ["临水": .bool(water), "靠路": .bool(road)]
        return (bureau, try await bureau.begin("评树", Life.plain("送评", facts)).caseID)
    }

    private func asked(
        _ account: Account, _ id: String, _ bureau: Bureau
    ) async throws -> [String] {
        try await bureau.office.bodiesToAnswer(
            on: id, step: "会审树", occurrence: nil, by: account)
    }

    @Test func `whoever leads answers for a body that never signs in, and then concludes`()
        async throws
    {
        let (bureau, id) = try await reviewed(water: true, road: true)
        func answer(_ body: String, _ account: Account) async throws(OfficeError) {
            _ = try await bureau.office.answer(
                on: id, step: "会审树", body: body, agrees: true, opinion: "可以", by: account,
                key: "")
        }
        #expect(try await asked(bureau.head, id, bureau) == ["邻居"])
        #expect(try await asked(bureau.water, id, bureau) == ["水工"])
        #expect(try await asked(florist, id, bureau) == ["花工"])
        #expect(try await asked(neighbour, id, bureau) == [])
        let refused = await failure { () async throws(OfficeError) in
            try await answer("邻居", neighbour)
        }
        #expect(refused?.kinds == [.access])
        try await answer("邻居", bureau.head)
        #expect(try await asked(bureau.head, id, bureau) == [])
        try await answer("水工", bureau.water)
        try await answer("花工", florist)
        _ = try await bureau.act(id, Life.plain("会审树", "同意办"), by: bureau.head)
        #expect(try await asked(bureau.head, id, bureau) == [])
    }

    @Test func `nobody answers for a body that takes no part`() async throws {
        let (bureau, id) = try await reviewed(water: true, road: false)
        #expect(try await asked(bureau.head, id, bureau) == [])
        #expect(try await asked(florist, id, bureau) == [])
        #expect(try await asked(bureau.water, id, bureau) == ["水工"])
    }

    // MARK: Corrections

    private func correct(
        _ term: String, _ value: FactValue, of id: String, by account: Account, _ bureau: Bureau
    ) async throws(OfficeError) {
        _ = try await bureau.office.correct(
            on: id, term: term, occurrence: nil, value: value, reason: "写错了", by: account,
            key: "")
    }

    private func mayCorrect(
        _ term: String, of id: String, _ account: Account, _ bureau: Bureau
    ) async throws -> Bool? {
        try await bureau.office.caseFile(id, for: account).facts
            .first { $0.term.name == term }?.mayCorrect
    }

    @Test func `a fact is put right by those who may do the step that gave it`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        #expect(try await mayCorrect("棵数", of: id, bureau.clerk, bureau) == true)
        for stranger in [bureau.head, bureau.water] {
            #expect(try await mayCorrect("棵数", of: id, stranger, bureau) == false)
            let error = await failure { () async throws(OfficeError) in
                try await correct("棵数", .count(9), of: id, by: stranger, bureau)
            }
            guard case .refused(let refusal)? = error else { continue }
            #expect(refusal.findings.map(\.kind) == [.access])
            #expect(refusal.findings.cites == ["HY-2"])
            #expect(refusal.message == Messages.wrongCorrector("棵数", ["园丁"]))
            #expect(refusal.findings.first?.remedy == Messages.wrongCorrectorRemedy)
        }
        let checked = await failure { () async throws(OfficeError) in
            try await bureau.office.checkCorrection(
                on: id, term: "棵数", occurrence: nil, by: bureau.head)
        }
        #expect(checked?.kinds == [.access])
        _ = try await bureau.act(id, Life.approval(["已浇灌": .bool(true)]), by: bureau.head)
        try await correct("已浇灌", .bool(false), of: id, by: bureau.head, bureau)
        #expect(try await mayCorrect("已浇灌", of: id, bureau.clerk, bureau) == false)
        #expect(try await bureau.store.version(of: id) == 4)
    }

    @Test func `what was corrected is still whose it was`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        try await correct("棵数", .count(9), of: id, by: bureau.clerk, bureau)
        try await correct("棵数", .count(8), of: id, by: bureau.clerk, bureau)
        #expect(try await mayCorrect("棵数", of: id, bureau.head, bureau) == false)
    }

    @Test func `a unit's role corrects its own unit's cases only`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let foreign = Bureau.person("foreign", "u2", ["园丁", "水工"])
        #expect(try await mayCorrect("棵数", of: id, foreign, bureau) == false)
        let error = await failure { () async throws(OfficeError) in
            try await correct("棵数", .count(9), of: id, by: foreign, bureau)
        }
        #expect(error?.kinds == [.access])
        let unknown = await failure { () async throws(OfficeError) in
            try await correct("没有的", .count(9), of: id, by: bureau.head, bureau)
        }
        #expect(unknown?.kinds == [.fact])
    }

    // MARK: Looking around

    @Test func `whoever acts for no unit sees none of its duties and figures`() async throws {
        let bureau = try await Bureau()
        _ = try await bureau.begin("守时", Life.plain("报到", [:]))
        let facts = Life.application(["棵数": .count(60)])
        let id = try await bureau.begin("种树", facts).caseID
        let said = Override(
            gate: "不超五十棵", reason: "急用", approver: "园长甲", until: Day("2025-03-10"))
        _ = try await bureau.act(id, Life.approval(overrides: [said]), by: bureau.head)
        let expert = Bureau.person("expert", "u1", [PackWord.expert])
        let office = bureau.office
        let days = try #require(DayRange(from: Day("2025-01-01"), through: Day("2025-12-31")))
        for (account, sees) in [(bureau.clerk, true), (expert, false), (bureau.other, false)] {
            let dues = try await office.duePage(for: account, withinDays: 60)
            #expect((dues.total > 0) == sees, "\(account.id)")
            #expect(try await office.exceptions(for: account).isEmpty == !sees, "\(account.id)")
            let figures = try await office.exceptionStatistics(in: days, for: account)
            #expect(figures.lines.isEmpty == !sees, "\(account.id)")
            let record = try await office.filingRecord(
                ofUnit: "u1", year: 2025, regulation: "garden", for: account)
            #expect((record != nil) == sees, "\(account.id)")
        }
        #expect(try await office.projectUnits(for: expert).isEmpty)
        #expect(try await office.projectUnits(for: bureau.clerk).map(\.id) == ["u1"])
        #expect(try await office.reminders(for: expert).isEmpty)
    }

    @Test func `asked for one day's reminders, duties whose last reminder is past are not read`()
        async throws
    {
        let bureau = try await Bureau()
        _ = try await bureau.begin("守时", Life.plain("报到", [:]))
        // Due on 2025-03-10, told last 64 days later.
        for (today, count) in [("2025-03-10", 1), ("2025-05-13", 1), ("2025-05-20", 0)] {
            bureau.pass(to: today)
            let told = try await bureau.office.reminders(
                for: bureau.head, since: Day(today).adding(days: -1))
            #expect(told.filter { $0.due.clock == "答复期限" }.count == count, "\(today)")
            let all = try await bureau.office.reminders(for: bureau.head)
            #expect(told == all.filter { $0.planned == Day(today) })
        }
    }
}
