import Quantities
import RulePacks
import Testing

@testable import Casework

/// What follows from lateness and from a last round is somebody's task; what came back before a
/// duty began is not held against it.
struct FollowingTests {
    private func office(_ bureau: Bureau, _ regulation: Regulation) throws -> Office {
        Office(
            world: bureau.world, log: bureau.store, desk: bureau.store,
            library: Library(regulations: [regulation], calendar: try Garden.calendar()))
    }

    private func isOptional(_ step: String, in life: Life) -> Bool? {
        life.standing.view().tasks.first { $0.step == step }?.isOptional
    }

    @Test func `a step a late duty opens is to be done while the duty is late (HY-24)`() throws {
        var life = try Life("守时")
        life.act("报到")
        life.act("答复", "准许")
        life.act("订货")
        life.pass(to: "2025-03-17")
        #expect(isOptional("催告", in: life) == nil)
        life.pass(to: "2025-03-18")
        #expect(isOptional("催告", in: life) == false)
        #expect(isOptional("停园", in: life) == true)
        life.act("到货")
        #expect(isOptional("催告", in: life) == nil)
    }

    @Test func `lists show it from the day the lapse is on record`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("守时", Life.plain("报到", [:])).caseID
        _ = try await bureau.act(id, Life.plain("答复", "准许"), by: bureau.head)
        _ = try await bureau.act(id, Life.plain("订货", [:]), by: bureau.clerk)
        bureau.pass(to: "2025-03-18")
        _ = try await bureau.office.recordLapses()
        let steps = try await bureau.office.inbox(for: bureau.head).rows.map(\.step)
        #expect(steps.contains("催告"))
    }

    @Test func `the step a last round leads to is to be done, though it may otherwise be left`()
        async throws
    {
        let bureau = try await Bureau()
        let passage = "opens: 仅触发\n        outcomes"
        let office = try office(
            bureau, try Garden.revised(passage, "strength: 可\n        \(passage)"))
        let asked = Life.plain("报名", ["路名": .text("东路"), "长度": .count(10)])
        let id = try await office.begin(
            kind: "修路", regulation: "garden", asked, by: bureau.clerk, key: ""
        ).caseID
        func act(_ act: Act, _ account: Account) async throws -> Receipt {
            try await office.act(on: id, expecting: nil, act, by: account, key: "")
        }
        _ = try await act(Life.plain("定线", "定"), bureau.head)
        var drawing = Life.plain("画图", ["宽度": .count(3)])
        drawing.materials = Finding.papers(["路图", "剖面图"])
        _ = try await act(Life.plain("量土", [:]), bureau.clerk)
        _ = try await act(drawing, bureau.clerk)
        _ = try await act(Life.plain("看图", "好"), bureau.head)
        let first = try await act(Life.plain("试压", "不合格"), bureau.head)
        #expect(!first.next.contains { $0.step == "报停" })
        _ = try await act(Life.plain("补强", [:]), bureau.clerk)
        let last = try await act(Life.plain("试压", "不合格"), bureau.head)
        #expect(last.next.first { $0.step == "报停" }?.isOptional == false)
    }

    @Test func `a return before a duty's second start is not counted in the unit's year (HY-20)`()
        async throws
    {
        let bureau = try await Bureau()
        let gathered = try Garden.revised(
            "not(续办.办结)\n      late: 法规未写", "not(续办.办结)\n      late: HY-26")
        let office = try office(bureau, gathered)
        let id = try await office.begin(
            kind: "守时", regulation: "garden", Life.plain("报到", [:]), by: bureau.clerk, key: ""
        ).caseID
        func act(_ step: String, _ account: Account, _ outcome: String? = nil) async throws {
            _ = try await office.act(
                on: id, expecting: nil, Life.plain(step, outcome), by: account, key: "")
        }
        // Answered, and the answer taken back: against the first reporting.
        try await act("答复", bureau.head, "准许")
        try await act("订货", bureau.clerk)
        try await act("到货", bureau.clerk)
        try await act("验货", bureau.head, "重订")
        bureau.pass(to: "2025-03-05")
        try await act("答复", bureau.head, "退回")
        bureau.pass(to: "2025-03-06")
        try await act("报到", bureau.clerk)
        try await act("答复", bureau.head, "准许")
        let record = try #require(
            try await office.filingRecord(
                ofUnit: "u1", year: 2025, regulation: "garden", for: bureau.head))
        let lines = record.lines.filter { $0.clock == "答复期限" }.sorted { $0.start < $1.start }
        #expect(lines.map(\.start) == [Day("2025-03-03"), Day("2025-03-06")])
        #expect(lines.map(\.returned) == [1, 0])
        #expect(lines.map(\.pointed) == [1, 0])
    }
}

extension Garden {
    /// The garden with one passage written otherwise.
    static func revised(_ passage: String, _ other: String) throws -> Regulation {
        let files = files.map {
            PackFile(path: $0.path, text: $0.text.replacing(passage, with: other))
        }
        let reading = Regulation.read(files)
        guard let regulation = reading.regulation, files != Self.files else {
            throw Unreadable(problems: reading.problems.map(\.description) + [passage])
        }
        return regulation
    }
}
