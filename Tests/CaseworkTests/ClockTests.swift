import Quantities
import RulePacks
import Testing

@testable import Casework

/// Who owes what by when (PACKS §5).
///
/// 2025-03-03 is a Monday.
struct ClockTests {
    private func reported(
        _ facts: [String: FactValue] = [:], on day: String = "2025-03-03",
        rulings: [String: FactValue] = [:]
    ) throws -> Life {
        var life = try Life("守时", on: day, rulings: rulings)
        life.act("报到", facts)
        return life
    }

    private func ordered(
        _ facts: [String: FactValue] = [:], rulings: [String: FactValue] = [:]
    ) throws -> Life {
        var life = try reported(facts, rulings: rulings)
        life.act("答复", "准许")
        life.act("订货")
        return life
    }

    @Test func `it runs to the last day in time, and is late the day after`() throws {
        var life = try reported()
        #expect(try life.clock("答复期限").map(\.due) == [Day("2025-03-10")])
        #expect(try life.clock("答复期限").map(\.status) == [.running])
        life.pass(to: "2025-03-10")
        #expect(try life.clock("答复期限").map(\.status) == [.running])
        life.pass(to: "2025-03-11")
        #expect(try life.clock("答复期限").map(\.status) == [.overdue])
        #expect(life.standing.view().dues.map(\.clock).contains("答复期限"))
    }

    @Test(arguments: [("2025-03-10", ClockState.Status.met), ("2025-03-11", .metLate)])
    func `it is met in time or late`(day: String, status: ClockState.Status) throws {
        var life = try reported()
        life.pass(to: day)
        life.act("答复", "准许")
        #expect(try life.clock("答复期限").map(\.status) == [status])
        #expect(try life.clock("答复期限").map(\.metOn) == [Day(day)])
        #expect(life.value("答复期限")["逾期"] == .bool(false))
        #expect(life.value("答复期限")["曾逾期"] == .bool(status == .metLate))
        #expect(life.value("答复期限")["已履行"] == .bool(true))
    }

    @Test func `a day explains itself`() throws {
        let life = try reported()
        let explanation = try #require(try life.clock("答复期限").first?.explanation)
        #expect(explanation.steps.map(\.day).last == Day("2025-03-10"))
        #expect(explanation.explanation.count == 8)
    }

    @Test func `each round starts its own occurrence`() throws {
        var life = try reported()
        life.act("答复", "退回")
        life.pass(to: "2025-03-05")
        life.act("报到")
        #expect(try life.clock("重报期限").map(\.status) == [.met])
        #expect(try life.clock("答复期限").map(\.start) == [Day("2025-03-03"), Day("2025-03-05")])
        #expect(try life.clock("答复期限").map(\.status) == [.met, .running])
        life.act("答复", "退回")
        life.pass(to: "2025-03-20")
        life.act("报到")
        #expect(try life.clock("重报期限").map(\.status) == [.met, .metLate])
        #expect(life.value("重报期限")["曾逾期"] == .bool(true))
        guard case .list(let occurrences) = life.value("重报期限")["各次"] else {
            Issue.record("no occurrences")
            return
        }
        #expect(occurrences.count == 2)
    }

    @Test func `overdue means the latest is unmet; once late stays told`() throws {
        var life = try reported()
        life.pass(to: "2025-03-20")
        life.act("答复", "退回")
        life.act("报到")
        #expect(life.value("答复期限")["逾期"] == .bool(false))
        #expect(life.value("答复期限")["曾逾期"] == .bool(true))
        life.pass(to: "2025-04-20")
        #expect(life.value("答复期限")["逾期"] == .bool(true))
    }

    @Test func `it starts on the day of fact and is met in the order of recording`() throws {
        var life = try reported()
        life.pass(to: "2025-03-20")
        life.act("答复", "准许")
        // Ordered ten days before it was recorded: the clock starts there.
        life.act("订货", dated: "2025-03-10")
        #expect(try life.clock("到货期限").map(\.start) == [Day("2025-03-10")])
        #expect(try life.clock("到货期限").map(\.due) == [Day("2025-03-24")])
        // Arrived, as told later, before the order: still met, by the order of events.
        life.act("到货", dated: "2025-03-05")
        #expect(try life.clock("到货期限").map(\.status) == [.met])
        #expect(try life.clock("到货期限").map(\.metOn) == [Day("2025-03-05")])
    }

    @Test func `what happened before the start does not meet it`() throws {
        var life = try Life("守时")
        life.act("报到", ["约定日": .day("2025-06-30")])
        life.act("停园")
        life.act("答复", "准许")
        life.act("订货")
        #expect(try life.clock("清点期限").map(\.status) == [.running])
    }

    @Test func `several starts and several ends: any of them`() throws {
        var life = try ordered()
        life.pass(to: "2025-03-04")
        life.act("到货")
        #expect(try life.clock("清点期限").map(\.start) == [Day("2025-03-03"), Day("2025-03-04")])
        life.act("停园")
        #expect(try life.clock("清点期限").map(\.status) == [.met, .met])
    }

    @Test func `a boolean name starts it when it has become true`() throws {
        var life = try ordered()
        #expect(try life.clock("入账期限").isEmpty)
        life.pass(to: "2025-03-06")
        life.act("预告", dated: "2025-03-05")
        #expect(try life.clock("入账期限").map(\.start) == [Day("2025-03-05")])
    }

    @Test func `a start taken back cancels it, and what comes after does not meet it`() throws {
        var life = try ordered(["约定日": .day("2025-12-31")])
        life.act("到货")
        life.act("验货", "重订")
        #expect(try life.clock("质保").map(\.status) == [.lasting])
        #expect(try life.clock("清点期限").map(\.status) == [.cancelled, .cancelled])
        life.pass(to: "2025-09-01")
        life.act("答复", "准许")
        life.act("订货")
        life.act("停园")
        #expect(try life.clock("清点期限").map(\.status) == [.cancelled, .cancelled, .met])
        #expect(life.value("清点期限")["曾逾期"] == .bool(false))
    }

    @Test func `a period that is an unset ruling has no due day and says so`() throws {
        var life = try reported()
        life.act("答复", "准许")
        let state = try #require(try life.clock("订货期限").first)
        #expect(state.status == .unquantified)
        #expect(state.due == nil)
        #expect(state.note.contains("法规未定量"))
        #expect(life.standing.view().dues.contains { $0.clock == "订货期限" } == false)
        var ruled = try reported(
            rulings: ["订货天数": .period(Period(count: 3, unit: .workingDays))]
        )
        ruled.act("答复", "准许")
        #expect(try ruled.clock("订货期限").map(\.due) == [Day("2025-03-06")])
    }

    @Test func `before a calendar is published nothing is late up to the earliest possible day`()
        throws
    {
        // Three working days in 2026, then two of 2027 at the least: until 2 January.
        var life = try reported(on: "2026-12-28")
        for day in ["2026-12-28", "2027-01-02"] {
            life.pass(to: day)
            let state = try #require(try life.clock("答复期限").first)
            #expect(state.due == Day("2027-01-02"))
            #expect(state.status == .running)
            #expect(state.note.contains("2027"))
            #expect(life.value("答复期限")["逾期"] == .bool(false))
        }
        var answered = life
        answered.act("答复", "准许")
        #expect(try answered.clock("答复期限").map(\.status) == [.met])
    }

    @Test func `after the earliest possible day of an unpublished year it is unknown, and says so`()
        throws
    {
        var life = try reported(on: "2026-12-28")
        life.pass(to: "2027-01-03")
        let state = try #require(try life.clock("答复期限").first)
        #expect(state.status == .unquantified)
        #expect(state.due == nil)
        #expect(state.note.contains("2027"))
        #expect(life.value("答复期限")["逾期"] == .unknown)
    }

    @Test
    func `what lasts into a year without a notice shows its earliest day, and no more after it`()
        throws
    {
        var life = try ordered(rulings: ["末日": .bool(true)])
        life.act("到货")
        let state = try #require(try life.clock("质保").first)
        #expect(state.due == Day("2027-03-03"))
        #expect(state.status == .lasting)
        #expect(state.note.contains("2027"))
        life.pass(to: "2027-03-04")
        #expect(try life.clock("质保").map(\.status) == [.unquantified])
    }

    @Test func `rest days roll over by ruling only`() throws {
        // One calendar year after 2025-03-01 is a Sunday: 2026-03-01.
        func until(_ rulings: [String: FactValue]) throws -> Day? {
            var life = try Life("修路", on: "2025-03-01", rulings: rulings)
            life.act("报名", ["路名": .text("路"), "长度": .count(1)])
            life.act("定线", "定")
            return life.file.turn(StepKey("定线"))?.validUntil
        }
        #expect(try until([:]) == Day("2026-03-01"))
        #expect(try until(["末日": .bool(true)]) == Day("2026-03-02"))
        #expect(try until(["末日": .bool(false)]) == Day("2026-03-01"))
        #expect(try until(["一年": .text("对应日前一日")]) == Day("2026-02-28"))
        #expect(try until(["一年": .text("当年末")]) == Day("2025-12-31"))
    }

    // MARK: Kinds of length

    @Test func `a guarantee lasts and expires, and is never late`() throws {
        var life = try ordered()
        life.act("到货")
        #expect(try life.clock("质保").map(\.due) == [Day("2027-03-03")])
        #expect(try life.clock("质保").map(\.status) == [.lasting])
        life.pass(to: "2027-03-03")
        #expect(try life.clock("质保").map(\.status) == [.lasting])
        life.pass(to: "2027-03-04")
        #expect(try life.clock("质保").map(\.status) == [.expired])
        #expect(life.value("质保")["逾期"] == .bool(false))
    }

    @Test func `a limit set in the case is the due day`() throws {
        var life = try ordered(["约定日": .day("2025-04-01")])
        #expect(try life.clock("约定到货").map(\.due) == [Day("2025-04-01")])
        life.pass(to: "2025-04-02")
        #expect(try life.clock("约定到货").map(\.status) == [.overdue])
        life.act("到货")
        #expect(try life.clock("约定到货").map(\.status) == [.metLate])
        let unset = try ordered()
        #expect(try unset.clock("约定到货").map(\.status) == [.unquantified])
        #expect(try unset.clock("约定到货").first?.note.contains("约定日") == true)
    }

    @Test func `ahead of a day counts backwards; on an optional step once it has begun`() throws {
        let days: [String: FactValue] = ["开园日": .day("2025-06-30"), "约定日": .day("2025-06-30")]
        var life = try reported(days)
        #expect(try life.clock("到货预告").map(\.due) == [Day("2025-05-16")])
        #expect(try life.clock("到货预告").map(\.status) == [.running])
        #expect(try life.clock("预告期限").isEmpty)
        life.pass(to: "2025-05-19")
        #expect(try life.clock("到货预告").map(\.status) == [.overdue])
        life.act("预告")
        #expect(try life.clock("预告期限").map(\.status) == [.metLate])
    }

    @Test(arguments: [
        ("2026-03-02", ClockState.Status.running), ("2026-03-03", .met), ("2027-03-03", .met),
        ("2027-03-04", .metLate),
    ])
    func `between: neither before the one nor after the other`(
        day: String, status: ClockState.Status
    ) throws {
        var life = try ordered()
        life.act("到货")
        life.pass(to: day)
        life.act("评比")
        #expect(try life.clock("评比期限").map(\.status) == [status])
        #expect(try life.clock("评比期限").map(\.due) == [Day("2027-03-03")])
    }

    // MARK: What stops it

    @Test func `an exemption cancels; one that is not known counts as none and says so`() throws {
        func overdue(_ facts: [String: FactValue]) throws -> ClockState? {
            var life = try ordered(facts)
            life.pass(to: "2025-05-01")
            return try life.clock("到货期限").first
        }
        #expect(try overdue(["遇灾": .bool(true)])?.status == .cancelled)
        #expect(try overdue(["遇灾": .bool(false)])?.status == .overdue)
        #expect(try overdue(["遇灾": .bool(false)])?.note == "")
        #expect(try overdue([:])?.status == .overdue)
        #expect(try overdue([:])?.note.contains("遇灾") == true)
    }

    @Test func `a pause leaves its days out`() throws {
        var life = try reported()
        life.pass(to: "2025-03-05")
        life.act("缓办")
        life.pass(to: "2025-03-07")
        // Two counted (4th, 5th), two out (6th, 7th), three to go.
        #expect(try life.clock("答复期限").map(\.due) == [Day("2025-03-12")])
        life.pass(to: "2025-03-10")
        life.act("续办")
        life.pass(to: "2025-03-20")
        #expect(try life.clock("答复期限").map(\.due) == [Day("2025-03-13")])
        #expect(try life.clock("答复期限").map(\.status) == [.overdue])
    }

    @Test func `being late may open a step, and only while it is late`() throws {
        var life = try ordered()
        #expect(try life.status("催告") == .closed)
        life.pass(to: "2025-03-17")
        #expect(try life.status("催告") == .closed)
        life.pass(to: "2025-03-18")
        #expect(try life.isOpen("催告"))
        life.act("到货")
        #expect(try life.status("催告") == .closed)
    }

    @Test func `the end closes the rest, but not what is owed after it`() throws {
        var life = try reported(["约定日": .day("2025-03-31")])
        life.act("答复", "作废")
        life.pass(to: "2025-04-20")
        #expect(try life.clock("约定到货").map(\.status) == [.closed])
        #expect(try life.clock("善后期限").map(\.status) == [.overdue])
        life.act("善后")
        #expect(try life.clock("善后期限").map(\.status) == [.metLate])
    }

    @Test func `a step shows the earliest day some clock wants it`() throws {
        func due(_ facts: [String: FactValue]) throws -> Day? {
            let life = try ordered(facts)
            return life.standing.state(of: try #require(life.kind.step("到货")), in: nil).due
        }
        #expect(try due([:]) == Day("2025-03-17"))
        // Thirty working days ahead of the day agreed on is earlier still.
        #expect(try due(["约定日": .day("2025-04-25")]) == Day("2025-03-13"))
    }
}

/// Duties that come again and again.
struct RecurrenceTests {
    private func reported() throws -> Life {
        var life = try Life("守时", on: "2025-03-03")
        life.act("报到")
        return life
    }

    @Test func `each period has its due day and is met in any occurrence of the stage`() throws {
        var life = try reported()
        #expect(try life.clock("月月巡园").map(\.due) == [Day("2025-04-03")])
        life.pass(to: "2025-03-20")
        life.act("巡查", in: "三月")
        #expect(try life.clock("月月巡园").map(\.status) == [.met, .running])
        life.pass(to: "2025-04-10")
        #expect(try life.clock("月月巡园").map(\.status) == [.met, .running])
        life.pass(to: "2025-05-04")
        #expect(try life.clock("月月巡园").map(\.status) == [.met, .overdue, .running])
        #expect(life.value("月月巡园")["曾逾期"] == .bool(true))
        let shown = life.standing.clockStates().filter { $0.clock.id == "月月巡园" }
        #expect(shown.count == 3)
    }

    @Test func `it is owed if its condition holds on the due day`() throws {
        var life = try reported()
        life.pass(to: "2025-05-10")
        life.act("停园")
        life.pass(to: "2025-08-01")
        // April and May fell due while the garden was open, later ones did not.
        #expect(try life.clock("月月巡园").map(\.due) == [Day("2025-04-03"), Day("2025-05-03")])
        #expect(try life.clock("月月巡园").map(\.status) == [.overdue, .overdue])
    }

    @Test func `a day of each year is due every year`() throws {
        var life = try reported()
        #expect(try life.clock("年底清账").map(\.due) == [Day("2025-12-31")])
        life.pass(to: "2026-01-01")
        #expect(
            try life.clock("年底清账").map(\.due) == [Day("2025-12-31"), Day("2026-12-31")]
        )
        #expect(try life.clock("年底清账").map(\.status) == [.overdue, .running])
    }

    @Test func `an unset rhythm says that the law gives none`() throws {
        #expect(try reported().clock("巡园口径").map(\.status) == [.unquantified])
        var life = try Life(
            "守时", rulings: ["巡园周期": .period(Period(count: 14, unit: .days))]
        )
        life.act("报到")
        #expect(try life.clock("巡园口径").map(\.due) == [Day("2025-03-17")])
    }
    @Test func `an unset rhythm is owed only while its condition holds`() throws {
        var life = try reported()
        life.act("停园")
        #expect(try life.clock("巡园口径").isEmpty)
    }

    @Test func `what a year without a notice leaves open is said once, not turn by turn`() throws {
        var life = try Life(
            "守时", on: "2026-12-21",
            rulings: ["巡园周期": .period(Period(count: 10, unit: .workingDays))])
        life.act("报到")
        #expect(try life.clock("巡园口径").map(\.status) == [.running])
        life.pass(to: "2027-03-01")
        #expect(try life.clock("巡园口径").map(\.status) == [.unquantified])
    }

    @Test func `a clock of the whole case is the same from inside an occurrence`() throws {
        let life = try reported()
        let state = try #require(try life.clock("答复期限", in: "甲").first)
        #expect(state.occurrence == nil)
        #expect(state.due == Day("2025-03-10"))
    }

    @Test func `a rhythm is counted as any period, and a rolled turn shifts no later one`() throws {
        func due(_ count: Int, _ unit: Period.Unit, rolls: Bool) throws -> [Day?] {
            var life = try Life(
                "守时",
                rulings: [
                    "巡园周期": .period(Period(count: count, unit: unit)), "末日": .bool(rolls),
                ])
            life.act("报到")
            life.pass(to: "2025-04-09")
            return try life.clock("巡园口径").map(\.due)
        }
        // Thirty-three days end on Saturday, 5 April, in the holiday of Qingming.
        #expect(try due(33, .days, rolls: false) == [Day("2025-04-05"), Day("2025-05-08")])
        #expect(try due(33, .days, rolls: true) == [Day("2025-04-07"), Day("2025-05-08")])
        #expect(
            try due(25, .workingDays, rolls: false) == [Day("2025-04-08"), Day("2025-05-15")])
    }
}
