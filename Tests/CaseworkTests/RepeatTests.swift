import Quantities
import RulePacks
import Testing

@testable import Casework

/// Keys: a client's own, and what counts as the same request; upkeep that goes on.
struct RepeatTests {
    @Test func `two clients may use the same key`() async throws {
        let bureau = try await Bureau()
        let one = try await bureau.begin("种树", Life.application(), key: "1")
        let two = try await bureau.begin("种树", Life.application(), by: bureau.other, key: "1")
        #expect(one.caseID != two.caseID)
        let again = try await bureau.begin("种树", Life.application(), by: bureau.other, key: "1")
        #expect(again.hash == two.hash)
    }

    @Test func `whatever an act says makes it another request`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let first = Life.sentBack()
        _ = try await bureau.act(id, first, by: bureau.head, key: "k")
        let changes: [(inout Act) -> Void] = [
            { $0.pointed = [Pointed(item: "别的", remark: "另改")] },
            { $0.marks = [AspectMark(aspect: "别的", verdict: .acceptable, note: "")] },
            { $0.happenedOn = Day("2025-03-01") },
            {
                $0.overrides = [
                    Override(
                        gate: "不超五十棵", reason: "急用", approver: "园主",
                        until: Day("2025-03-10"))
                ]
            },
            { $0.acknowledged = ["看申请表"] },
        ]
        for (number, change) in changes.enumerated() {
            var act = first
            change(&act)
            let error = await failure { () async throws(OfficeError) in
                try await bureau.act(id, act, by: bureau.head, key: "k")
            }
            #expect(error == .keyReused, "\(number)")
        }
        #expect(try await bureau.act(id, first, by: bureau.head, key: "k").version == 3)
    }

    // MARK: Upkeep

    private static let key = "yearly/garden/春播/u1/2025"

    /// An office under which each year begins the spring of every unit.
    private func yearly(_ bureau: Bureau) throws -> Office {
        let garden = try Garden.revised("begins: 报春", "begins: {yearly: \"01-01\", each: 单位}")
        return Office(
            world: bureau.world, log: bureau.store, desk: bureau.store,
            library: Library(regulations: [garden], calendar: try Garden.calendar()))
    }

    @Test func `nobody's key stands in the way of what a year begins`() async throws {
        let bureau = try await Bureau()
        let office = try yearly(bureau)
        for account in [bureau.clerk, Bureau.person("yearly", "u1", ["园丁"])] {
            for key in [Self.key, String(Self.key.dropFirst("yearly/".count))] {
                _ = try await office.begin(
                    kind: "种树", regulation: "garden", Life.application(), by: account, key: key)
            }
        }
        #expect(try await office.beginYearlyCases() == 3)
        #expect(try await office.beginYearlyCases() == 0)
    }

    @Test func `what cannot be begun is named, and everything else is begun`() async throws {
        let bureau = try await Bureau()
        let office = try yearly(bureau)
        let id = try await bureau.begin("种树", Life.application()).caseID
        let standing = try await bureau.office.standing(id)
        let said = CaseEvent.Corrected(
            term: "棵数", occurrence: nil, old: .count(10), new: .count(9), reason: "数错了")
        _ = try await bureau.office.record(
            [.corrected(said)], on: standing, act: Act(step: ""), by: bureau.clerk,
            Once(key: Self.key, fingerprint: "another request"))
        let error = await failure { () async throws(OfficeError) in
            try await office.beginYearlyCases()
        }
        guard case .unavailable(let said)? = error else { return #expect(error == nil) }
        #expect(said.contains("春播 u1"))
        #expect(!said.contains("春播 u2"))
        #expect(try await bureau.store.caseIDs().count == 3)
    }

    @Test func `a case that cannot be opened keeps no other from its lapse`() async throws {
        let bureau = try await Bureau()
        let revised = try Garden.revised("小额: {value: 1000元", "小额: {value: 5000元")
        let lost = try await Office(
            world: bureau.world, log: bureau.store, desk: bureau.store,
            library: Library(regulations: [revised], calendar: try Garden.calendar())
        ).begin(
            kind: "守时", regulation: "garden", Life.plain("报到", [:]), by: bureau.clerk, key: "")
        _ = try await bureau.begin("守时", Life.plain("报到", [:]), by: bureau.other)
        bureau.pass(to: "2025-03-11")
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.recordLapses()
        }
        guard case .unavailable(let said)? = error else { return #expect(error == nil) }
        #expect(said.contains(lost.caseID))
        let lapses = try await bureau.store.events(after: 0, limit: 100).filter {
            if case .lapsed = $0.event { true } else { false }
        }
        #expect(lapses.count == 1)
    }
}
