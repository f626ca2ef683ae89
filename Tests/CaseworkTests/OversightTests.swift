import Quantities
import RulePacks
import Store
import Testing

@testable import Casework

/// Clocks at work: what is due, who is reminded, what lateness leaves on record, and the year's figures.
struct OversightTests {
    // MARK: Standing still

    @Test func `while a case stands still its clocks do, but not those the pack excepts`() throws {
        var life = try Life("守时", on: "2025-03-03")
        life.act("报到")
        #expect(try life.clock("答复期限").map(\.due) == [Day("2025-03-10")])
        life.pass(to: "2025-03-05")
        life.act("封上", in: "一")
        life.pass(to: "2025-03-07")
        life.act("开封", in: "一")
        // Two counted (4th, 5th), two out (6th, 7th), three to go.
        let state = try #require(try life.clock("答复期限").first)
        #expect(state.due == Day("2025-03-12"))
        let out = state.explanation?.steps.filter { $0.note == .suspended }.map(\.day)
        #expect(out == [Day("2025-03-06"), Day("2025-03-07")])
        life.act("封上", in: "二")
        life.act("答复", "退回")
        life.pass(to: "2025-03-12")
        #expect(try life.clock("重报期限").map(\.due) == [Day("2025-03-14")])
    }

    @Test func `a case says since when it stands still`() throws {
        var life = try Life("守时", on: "2025-03-03")
        life.act("报到")
        #expect(life.standing.standsStillSince == nil)
        life.pass(to: "2025-03-05")
        life.act("封上", in: "一")
        #expect(life.standing.standsStillSince == Day("2025-03-05"))
        life.pass(to: "2025-03-06")
        life.act("巡查", in: "甲")
        life.pass(to: "2025-03-20")
        #expect(life.standing.standsStillSince == Day("2025-03-05"))
        life.act("开封", in: "一")
        #expect(life.standing.standsStillSince == nil)
    }

    @Test func `what turns by the passing of days is looked back for day by day`() throws {
        var life = try Life("守时", on: "2025-03-03")
        life.act("报到")
        life.act("巡查", in: "甲")
        life.pass(to: "2025-03-05")
        life.act("答复", "退回")
        life.pass(to: "2025-03-14")
        life.act("整理", in: "甲")
        life.pass(to: "2025-03-20")
        guard case .passesWhen(let inTime)? = life.regulation.gate("重报没有逾期")?.test else {
            Issue.record("the garden has no such gate")
            return
        }
        // Sent back on the 5th, due on the 12th, found late when something happened on the 14th.
        #expect(
            life.standing.stretches(of: inTime, in: nil, from: Day("2025-03-05"))
                == [DayRange(from: Day("2025-03-06"), through: Day("2025-03-14"))])
    }

    @Test func `names reach the steps and clocks they are worked out from`() throws {
        let regulation = try Garden.regulation()
        func reach(_ names: [String], in kind: String) throws -> Reach {
            Reach(of: names, in: try #require(regulation.kind(kind)), regulation)
        }
        #expect(try reach(["备齐"], in: "守时").steps == ["订货", "预告"])
        #expect(try reach(["路线"], in: "修路").steps == ["报名"])
        #expect(try reach(["答复期限"], in: "守时").clocks == ["答复期限"])
        #expect(try reach(["答复期限"], in: "守时").steps == ["报到", "答复"])
        #expect(try reach(["巡园"], in: "守时").steps == ["巡查", "整理", "看整理"])
        #expect(try !reach(["备齐"], in: "守时").isTimely)
        for timely in ["答复期限", "巡园", "今天"] {
            #expect(try reach([timely], in: "守时").isTimely, "\(timely)")
        }
        #expect(try reach(["定线"], in: "修路").isTimely, "an outcome that holds for a time")
    }

    // MARK: Reminders

    private func due(_ id: String, from start: String, to day: String) -> DueView {
        DueView(
            caseID: id, title: "T", unit: Unit(id: "u1", name: "东园"), clock: "答复期限", what: "答复",
            occurrence: nil, owes: "园长", start: Day(start), due: Day(day), cites: ["HY-20"]
        )
    }

    private let rhythm = ReminderRhythm(
        before: [1, 5], onTheDay: true, everyWhileLate: 7, mostWhileLate: 2
    )

    @Test func `reminders come before, on and after the last day, never before the start`() {
        let dues = [due("a", from: "2025-03-03", to: "2025-03-10")]
        func planned(through day: String) -> [Int] {
            Reminder.planned(for: dues, by: rhythm, after: nil, through: Day(day)).map(\.offset)
        }
        #expect(planned(through: "2025-03-04") == [])
        #expect(planned(through: "2025-03-05") == [-5])
        #expect(planned(through: "2025-03-10") == [-5, -1, 0])
        #expect(planned(through: "2025-03-11") == [-5, -1, 0, 1])
        #expect(planned(through: "2025-12-31") == [-5, -1, 0, 1, 8])
        let short = [due("b", from: "2025-03-07", to: "2025-03-10")]
        let all = Reminder.planned(for: short, by: rhythm, after: nil, through: Day("2025-03-10"))
        #expect(all.map(\.offset) == [-1, 0])
    }

    @Test func `asked once after a long silence or every day, the same reminders come out`() throws
    {
        let dues = [
            due("a", from: "2025-03-03", to: "2025-03-10"),
            due("b", from: "2025-03-03", to: "2025-03-14"),
        ]
        let last = Day("2025-04-20")
        let once = Reminder.planned(for: dues, by: rhythm, after: nil, through: last)
        var daily: [Reminder] = []
        var told: Day?
        var day = Day("2025-03-01")
        while day <= last {
            daily += Reminder.planned(for: dues, by: rhythm, after: told, through: day)
            told = day
            day = try #require(day.adding(days: 1))
        }
        #expect(daily == once)
        #expect(Set(daily.map(\.key)).count == daily.count)
    }

    // MARK: Duties and lapses

    private func late() async throws -> (bureau: Bureau, id: String) {
        let bureau = try await Bureau()
        let id = try await bureau.begin("守时", Life.plain("报到", [:])).caseID
        bureau.pass(to: "2025-03-11")
        return (bureau, id)
    }

    @Test func `duties come by page, of one's own roles, of a unit, or all one may see`()
        async throws
    {
        let (bureau, id) = try await late()
        _ = try await bureau.begin("守时", Life.plain("报到", [:]), by: bureau.other)
        let office = bureau.office
        let all = try await office.duePage(for: bureau.head, withinDays: 30)
        let first = try await office.duePage(for: bureau.head, withinDays: 30, limit: 1)
        #expect(all.total > 2)
        #expect(first.total == all.total)
        #expect(first.rows == Array(all.rows.prefix(1)))
        let second = try await office.duePage(for: bureau.head, withinDays: 30, offset: 1, limit: 1)
        #expect(second.rows == Array(all.rows.dropFirst().prefix(1)))
        let mine = try await office.duePage(for: bureau.head, scope: .mine, withinDays: 30)
        #expect(Set(mine.rows.map(\.owes)) == ["园长"])
        let ours = try await office.duePage(for: bureau.head, scope: .unit("u1"), withinDays: 30)
        #expect(Set(ours.rows.map(\.caseID)) == [id])
        let own = try await office.duePage(for: bureau.clerk, withinDays: 30)
        #expect(Set(own.rows.map(\.unit.id)) == ["u1"])
        let foreign = try await office.duePage(
            for: bureau.clerk, scope: .unit("u2"), withinDays: 30)
        #expect(foreign == DuePage(rows: [], total: 0))
    }

    @Test func `one is reminded of what one's own roles owe`() async throws {
        let (bureau, _) = try await late()
        let told = try await bureau.office.reminders(for: bureau.head)
        #expect(told.map(\.offset) == [-3, -1, 0, 1])
        #expect(Set(told.map(\.due.clock)) == ["答复期限"])
        let since = try await bureau.office.reminders(for: bureau.head, since: Day("2025-03-10"))
        #expect(since.map(\.offset) == [1])
    }

    @Test func `a lapse is put on record once, however long nobody looked`() async throws {
        let (bureau, id) = try await late()
        bureau.pass(to: "2025-05-01")
        #expect(try await bureau.office.recordLapses() == 2)
        #expect(try await bureau.office.recordLapses() == 0)
        let events = try await bureau.store.events(of: id)
        let lapses = events.compactMap { recorded -> CaseEvent.Lapsed? in
            if case .lapsed(let lapse) = recorded.event { lapse } else { nil }
        }
        let answer = try #require(lapses.first { $0.clock == "答复期限" })
        #expect(answer.due == Day("2025-03-10"))
        #expect(answer.owes == "园长")
        #expect(answer.finding.kind == .clock)
        #expect(answer.finding.result == .fail)
        #expect(answer.finding.cites == ["HY-20"])
        #expect(events.last?.actor.person == "calendar")
        #expect(events.last?.actor.role == "")
        // It changes nothing: the step is still open, and views are those of the events.
        let done = try await bureau.act(id, Life.plain("答复", "准许"), by: bureau.head)
        #expect(done.next.first?.from == "head")
        #expect(try await bureau.office.rebuiltViews() == bureau.store.views())
        #expect(try await bureau.store.verify().faults == [])
    }

    @Test func `a lapse says what follows from it: articles, gates, steps that open`() async throws
    {
        let bureau = try await Bureau()
        let id = try await bureau.begin("守时", Life.plain("报到", [:])).caseID
        _ = try await bureau.act(id, Life.plain("巡查", in: "甲", [:]), by: bureau.clerk)
        _ = try await bureau.act(id, Life.plain("答复", "退回"), by: bureau.head)
        bureau.pass(to: "2025-03-11")
        try await bureau.office.recordLapses()
        _ = try await bureau.act(id, Life.plain("报到", [:]), by: bureau.clerk)
        let said = Override(
            gate: "重报没有逾期", reason: "急用", approver: "园主", until: Day("2025-03-11"))
        var answer = Life.plain("答复", "准许")
        answer.overrides = [said]
        _ = try await bureau.act(id, answer, by: bureau.head)
        _ = try await bureau.act(id, Life.plain("订货", [:]), by: bureau.clerk)
        bureau.pass(to: "2025-03-26")
        try await bureau.office.recordLapses()
        let lapses = try await bureau.store.events(of: id).compactMap {
            if case .lapsed(let lapse) = $0.event { lapse } else { nil }
        }
        func lapse(_ clock: String) throws -> CaseEvent.Lapsed {
            try #require(lapses.first { $0.clock == clock }, "\(lapses.map(\.clock))")
        }
        #expect(try lapse("整理期限").finding.cites == ["HY-24", "HY-26"])
        #expect(try lapse("重报期限").gates == ["重报没有逾期"])
        #expect(try lapse("到货期限").opens == ["催告"])
    }

    @Test func `in time nothing lapses`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("守时", Life.plain("报到", [:])).caseID
        bureau.pass(to: "2025-03-10")
        #expect(try await bureau.office.recordLapses() == 0)
        #expect(try await bureau.store.version(of: id) == 2)
    }

    // MARK: The year's figures

    @Test func `a unit's year counts what the article gathers: in time, late, unmet, open`()
        async throws
    {
        let (bureau, id) = try await late()
        func patrol(_ name: String, _ step: String) async throws {
            _ = try await bureau.act(
                id, Life.plain(step, in: name, [:]), by: bureau.clerk)
        }
        for name in ["早", "晚", "没", "新"] { try await patrol(name, "巡查") }
        bureau.pass(to: "2025-03-12")
        try await patrol("早", "整理")
        _ = try await bureau.act(
            id, Life.plain("看整理", "重整", in: "早"), by: bureau.head)
        bureau.pass(to: "2025-03-18")
        try await patrol("早", "整理")
        bureau.pass(to: "2025-03-20")
        try await patrol("晚", "整理")
        let record = try #require(
            try await bureau.office.filingRecord(
                ofUnit: "u1", year: 2025, regulation: "garden", for: bureau.head))
        #expect(record.article == "HY-26")
        #expect(record.count(.inTime) == 1)
        #expect(record.count(.late) == 1)
        #expect(record.count(.unmet) == 2)
        #expect(record.lines.first { $0.result == .late }?.daysLate == 2)
        #expect(record.settled == 4)
        #expect((record.returned, record.pointed) == (1, 1))
        #expect(record.lines.allSatisfy { $0.clock == "整理期限" })
        let other = try await bureau.office.filingRecord(
            ofUnit: "u1", year: 2024, regulation: "garden", for: bureau.head)
        #expect(other?.lines.isEmpty == true)
        let foreign = try await bureau.office.filingRecord(
            ofUnit: "u1", year: 2025, regulation: "garden", for: bureau.other)
        #expect(foreign == nil)
    }

    @Test func `exceptions are counted by gate, with units, approvers and their share`()
        async throws
    {
        let bureau = try await Bureau()
        func plant(_ count: Int, _ overrides: [Override]) async throws {
            let facts: [String: FactValue] = ["棵数": .count(count), "树名": .text("松\(count)")]
            let id = try await bureau.begin("种树", Life.application(facts)).caseID
            _ = try await bureau.act(id, Life.approval(overrides: overrides), by: bureau.head)
            _ = try await bureau.act(id, Life.plain("种下"), by: bureau.clerk)
        }
        try await plant(10, [])
        let said = Override(
            gate: "不超五十棵", reason: "急用", approver: "园长甲", until: Day("2025-03-10"))
        try await plant(60, [said])
        let days = try #require(DayRange(from: Day("2025-01-01"), through: Day("2025-12-31")))
        let found = try await bureau.office.exceptionStatistics(in: days, for: bureau.head)
        let line = try #require(found.lines.first { $0.gate == "不超五十棵" })
        #expect((line.kept, line.overridden) == (1, 1))
        #expect(Set(found.lines.map(\.gate)) == ["不超五十棵"])
        #expect(line.units == ["u1": 1])
        #expect(line.approvers == ["园长甲": 1])
        #expect(line.share == Decimal("0.5"))
        #expect(line.stillValid == 1)
        bureau.pass(to: "2025-03-11")
        let later = try await bureau.office.exceptionStatistics(in: days, for: bureau.head)
        #expect(later.lines.first { $0.gate == "不超五十棵" }?.stillValid == 0)
        let past = try #require(DayRange(from: Day("2024-01-01"), through: Day("2024-12-31")))
        #expect(
            try await bureau.office.exceptionStatistics(in: past, for: bureau.head).lines.isEmpty)
    }
}
