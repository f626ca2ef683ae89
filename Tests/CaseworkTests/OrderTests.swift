import Quantities
import RulePacks
import Testing

@testable import Casework

/// Which steps are open: after, opens, when, until, optional steps, triggers, windows (PACKS §4).
struct OrderTests {
    private func named(_ length: Int) throws -> Life {
        var life = try Life("修路")
        life.act("报名", ["路名": .text("路"), "长度": .count(length)])
        return life
    }

    @Test func `a step waits for every step before it to end favourably`() throws {
        var life = try Life("修路")
        #expect(try life.status("定线") == .waiting(for: ["报名"]))
        life.act("报名", ["路名": .text("路"), "长度": .count(100)])
        #expect(try life.isOpen("定线"))
        life.act("定线", "定")
        #expect(try life.status("画图") == .waiting(for: ["测量"]))
    }

    @Test func `a step that does not apply passes the question on to those before it`() throws {
        var life = try named(10)
        #expect(try life.status("测量") == .notApplicable)
        #expect(try life.status("画图") == .waiting(for: ["定线"]))
        life.act("定线", "定")
        #expect(try life.isOpen("画图"))
    }

    @Test func `an optional step not begun holds nobody up; once done unfavourably it does`() throws
    {
        var life = try named(10)
        life.act("定线", "定")
        #expect(try life.isOpen("听意见"))
        #expect(try life.isOpen("画图"))
        var judged = try Life("收园")
        judged.act("提出")
        judged.act("添花", "不好看")
        judged.act("办理", "办好")
        #expect(judged.file.ending == "收好")
    }

    @Test func `a step nobody can tell the need of is neither open nor left out`() throws {
        let life = try Life("修路")
        #expect(try life.status("测量") == .undecided(missing: ["长度"]))
    }

    @Test func `what has an end day for beginning closes undone and holds nobody up`() throws {
        var life = try Life.drawn()
        #expect(try life.status("量土") == .closed)
        life.act("看图", "好")
        #expect(try life.status("催办") == .closed)
        #expect(try life.isOpen("试压"))
        #expect(life.against(Life.plain("量土")).map(\.kind) == [.order])
    }

    @Test func `before its end an open step may be done`() throws {
        let life = try named(10)
        #expect(try life.isOpen("量土"))
        #expect(try life.isOpen("催办"))
    }

    @Test func `an optional step is never the one a case waits for`() throws {
        var life = try Life.drawn()
        life.act("看图", "好")
        life.act("试压", "合格")
        life.act("铺路")
        #expect(life.file.ending == "修成")
        #expect(life.file.turn(StepKey("听意见")) == nil)
    }

    @Test func `how long an outcome holds is unknown while its year has no notice`() throws {
        var life = try Life("修路", on: "2026-03-03", rulings: ["末日": .bool(true)])
        #expect(life.value("定线")["有效期至"] == .notApplicable)
        life.act("报名", ["路名": .text("东路"), "长度": .count(10)])
        life.act("定线", "定")
        #expect(life.value("定线")["有效期至"] == .unknown)
    }

    @Test func `an outcome holds for a time, then it is no longer valid`() throws {
        var life = try Life.drawn()
        #expect(life.value("定线")["有效期至"] == .day("2026-03-03"))
        life.pass(to: "2026-03-03")
        #expect(life.against(Life.plain("看图", "好")).isEmpty)
        life.pass(to: "2026-03-04")
        #expect(life.against(Life.plain("看图", "好")).ids == ["定线还有效"])
        #expect(life.value("定线")["定"] == .bool(true))
    }

    @Test func `validity that ends in a year without a notice is unknown only past its first end`()
        throws
    {
        // One year after 2026-03-01, rolled over rest days of a year that has no notice yet.
        var life = try Life("修路", on: "2026-03-01", rulings: ["末日": .bool(true)])
        life.act("报名", ["路名": .text("路"), "长度": .count(1)])
        life.act("定线", "定")
        life.draw()
        #expect(life.value("定线")["有效"] == .bool(true))
        life.pass(to: "2027-03-01")
        #expect(life.value("定线")["有效"] == .bool(true))
        life.pass(to: "2027-03-02")
        #expect(life.value("定线")["有效"] == .unknown)
        let found = life.against(Life.plain("看图", "好"))
        #expect(found.map(\.result) == [.undecided])
    }

    // MARK: Windows

    @Test(arguments: [
        ("2025-02-28", false), ("2025-03-01", true), ("2025-04-30", true), ("2025-05-01", false),
    ])
    func `a yearly window has a first and a last day`(day: String, isOpen: Bool) throws {
        let life = try Life("春播", on: day)
        #expect(life.against(Life.plain("报春")).map(\.kind) == (isOpen ? [] : [.window]))
    }

    @Test func `around a window leads the step the text names, and only outside it`() throws {
        let inside = try Life("春播", on: "2025-03-10")
        #expect(try inside.status("期外") == .closed)
        var outside = try Life("春播", on: "2025-06-10")
        #expect(try outside.isOpen("期外"))
        outside.act("期外")
        #expect(outside.against(Life.plain("报春")).isEmpty)
    }

    @Test func `a window binds the first occurrence only`() throws {
        var life = try Life("春播", on: "2025-04-30")
        life.act("报春")
        life.pass(to: "2025-06-10")
        life.act("定花", "退花")
        #expect(life.against(Life.plain("报春")).isEmpty)
    }

    private func autumn(
        _ day: String, noticed: String?, rolls: Bool = false
    ) throws -> Life {
        let notice = noticed.map { [FactValue.record(["通知日": .day($0)])] } ?? []
        return try Life(
            "秋播", on: day, rulings: ["末日": .bool(rolls)], jurisdiction: ["通知": notice]
        )
    }

    @Test(arguments: [("2026-12-01", nil), ("2027-01-10", nil), ("2027-01-11", "休息日")])
    func `a window that ends in a year without a notice holds nobody before its end`(
        day: String, says: String?
    ) throws {
        let life = try autumn(day, noticed: "2026-11-10", rolls: true)
        let found = life.against(Life.plain("报秋"))
        #expect(found.map(\.result) == (says == nil ? [] : [.undecided]))
        if let says { #expect(found.first?.message.contains(says) == true) }
    }

    @Test(arguments: [
        ("2025-08-31", false), ("2025-09-01", true), ("2025-11-01", true), ("2025-11-02", false),
    ])
    func `a window may run from a day for a period`(day: String, isOpen: Bool) throws {
        let life = try autumn(day, noticed: "2025-09-01")
        #expect(life.against(Life.plain("报秋")).map(\.kind) == (isOpen ? [] : [.window]))
    }

    @Test func `a window whose beginning is not known holds and says so`() throws {
        let found = try autumn("2025-09-01", noticed: nil).against(Life.plain("报秋"))
        #expect(found.map(\.result) == [.undecided])
        #expect(found.map(\.kind) == [.window])
    }

    @Test(arguments: [("2026-06-30", true), ("2026-07-01", false)])
    func `a window may run until a day of each year`(day: String, isOpen: Bool) throws {
        var life = try autumn("2025-09-01", noticed: "2025-09-01")
        life.act("报秋")
        life.pass(to: day)
        #expect(life.against(Life.plain("报冬")).isEmpty == isOpen)
    }
}
