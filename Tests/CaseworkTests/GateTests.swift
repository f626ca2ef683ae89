import Quantities
import RulePacks
import Testing

@testable import Casework

/// Gates by force (PACKS §2.5): 须 refuses or holds, 原则上 wants a reason, 可 and 依据 are shown.
struct GateTests {
    private func override(
        _ gate: String = "不超五十棵", reason: String = "确需", approver: String = "园主",
        until: String = "2025-03-03"
    ) -> Override {
        Override(gate: gate, reason: reason, approver: approver, until: Day(until))
    }

    @Test func `a must that fails refuses, at the bound it passes`() throws {
        func against(_ spent: Int) throws -> [Finding] {
            try Life.applied(["花费": .yuan(spent)], with: ["申请表", "担保书"])
                .against(Life.approval())
        }
        #expect(try against(10_000).isEmpty)
        #expect(try against(10_001).ids == ["花费不超"])
    }

    @Test func `a must cannot be overridden`() throws {
        let life = try Life.applied(["花费": .yuan(20_000)], with: ["申请表", "担保书"])
        #expect(
            life.against(Life.approval(overrides: [override("花费不超")])).ids == ["花费不超"]
        )
    }

    @Test func `a gate guards an outcome, not the step: the reviewer may still say no`() throws {
        let life = try Life.applied(["花费": .yuan(20_000)])
        #expect(!life.against(Life.approval()).isEmpty)
        #expect(life.against(Life.sentBack()).isEmpty)
        #expect(life.against(Life.plain("审查", "不准")).isEmpty)
    }

    @Test func `a gate may force an outcome: every other one is refused`() throws {
        var life = try Life("收园")
        life.act("提出")
        #expect(life.against(Life.plain("添花", "好看")).ids == ["有旁事"])
        for unfavourable in ["再看", "不好看"] {
            #expect(life.against(Life.plain("添花", unfavourable)).isEmpty)
        }
        for name in ["一", "二", "三"] { life.act("旁事", in: name) }
        #expect(life.against(Life.plain("添花", "好看")).ids == ["旁事不多"])
        #expect(life.against(Life.plain("添花", "再看")).ids == ["旁事不多"])
        #expect(life.against(Life.plain("添花", "不好看")).isEmpty)
    }

    @Test func `in principle: passes with reason, approver and expiry, and is kept`() throws {
        var life = try Life.applied(["棵数": .count(51)])
        #expect(life.against(Life.approval()).ids == ["不超五十棵"])
        let done = life.act(Life.approval(overrides: [override()]))
        #expect(done?.overrides == [override()])
        let finding = done?.findings.first { $0.id == "不超五十棵" }
        #expect(finding?.result == .overridden)
        #expect(life.standing.view().exceptions.map(\.said) == [override()])
        #expect(life.standing.view().exceptions.first?.cites == ["HY-7"])
    }

    @Test(arguments: [
        ("", "园主", "2025-03-03"), (" ", "园主", "2025-03-03"), ("确需", "", "2025-03-03"),
        ("确需", "\t", "2025-03-03"), ("确需", "园主", "2025-03-02"),
    ])
    func `an override that is blank or lapsed does not pass`(
        reason: String, approver: String, until: String
    ) throws {
        let life = try Life.applied(["棵数": .count(51)])
        let said = override(reason: reason, approver: approver, until: until)
        #expect(life.against(Life.approval(overrides: [said])).ids == ["不超五十棵"])
    }

    @Test func `an override belongs to one gate`() throws {
        let life = try Life.applied(["棵数": .count(51)])
        #expect(
            life.against(Life.approval(overrides: [override("土质合格才种")])).ids == ["不超五十棵"]
        )
    }

    @Test func `an override of a gate that passes is not counted`() throws {
        var life = try Life.applied()
        #expect(life.act(Life.approval(overrides: [override()]))?.overrides == [])
        #expect(life.standing.view().exceptions.isEmpty)
    }

    @Test func `an override belongs to one occurrence: the next round needs its own`() throws {
        var life = try Life("守时")
        life.act("报到")
        life.act("答复", "退回")
        life.pass(to: "2025-03-20")
        life.act("报到")
        #expect(life.against(Life.plain("答复", "准许")).ids == ["重报没有逾期"])
        var act = Life.plain("答复", "退回")
        act.overrides = [override("重报没有逾期", until: "2025-12-31")]
        life.act(act)
        life.act("报到")
        #expect(life.against(Life.plain("答复", "准许")).ids == ["重报没有逾期"])
    }

    @Test func `in principle undecided needs the same three`() throws {
        let fruit: [String: FactValue] = ["树种": .text("果树"), "挂果": .bool(false)]
        let life = try Life.applied(fruit)
        let found = life.against(Life.approval(with: ["产地证"]))
        #expect(found.ids == ["土质合格才种"])
        #expect(found.first?.result == .undecided)
        #expect(found.first?.missing == ["口径.土质合格"])
        let said = override("土质合格才种")
        #expect(life.against(Life.approval(with: ["产地证"], overrides: [said])).isEmpty)
        let good = try Life.applied(fruit, rulings: ["土质合格": .bool(true)])
        #expect(good.against(Life.approval(with: ["产地证"])).isEmpty)
    }

    @Test func `the way the law itself gives is a paper, counted apart from overrides`() throws {
        func life(_ papers: [String]) throws -> Life {
            try Life.applied(["花费": .yuan(5000)], with: papers)
        }
        #expect(try life(["申请表"]).against(Life.approval()).ids == ["有担保"])
        var guaranteed = try life(["申请表", "担保书"])
        let done = guaranteed.act(Life.approval())
        #expect(done?.findings.first { $0.id == "有担保" }?.result == .byWay)
        #expect(done?.overrides == [])
        #expect(guaranteed.standing.view().exceptions.isEmpty)
        #expect(try Life.applied(["花费": .yuan(4999)]).against(Life.approval()).isEmpty)
    }

    @Test func `the way the law itself gives may be a condition`() throws {
        var life = try Life.applied(
            ["树种": .text("果树"), "挂果": .bool(true)], with: ["申请表", "果木证"],
            rulings: ["土质合格": .bool(true)]
        )
        let act = Life.approval(with: ["产地证"])
        #expect(life.against(act).ids == ["果树不多"])
        life.act(Life.sentBack())
        life.act(Life.application(["树种": .text("果树"), "挂果": .bool(true)]))
        #expect(life.against(act).isEmpty)
    }

    @Test func `may shows and never blocks`() throws {
        var many = try Life.applied(["棵数": .count(21)])
        let done = many.act(Life.approval())
        #expect(done?.findings.contains { $0.id == "种得多" } == true)
        #expect(done?.findings.first { $0.id == "土质提醒" }?.result == .undecided)
        var few = try Life.applied(["棵数": .count(20)])
        #expect(few.act(Life.approval())?.findings.contains { $0.id == "种得多" } == false)
    }

    @Test func `a basis is shown and its reading kept, and never blocks`() throws {
        var life = try Life.applied()
        var act = Life.approval()
        #expect(life.against(act).isEmpty)
        act.acknowledged = ["看申请表"]
        let done = life.act(act)
        #expect(done?.findings.first { $0.id == "看申请表" }?.result == .pass)
        #expect(done?.acknowledged == ["看申请表"])
        var unread = try Life.applied()
        let other = unread.act(Life.approval())
        #expect(other?.findings.first { $0.id == "看申请表" }?.result == .undecided)
    }

    @Test func `a gate whose condition is false is not asked`() throws {
        var life = try Life.applied()
        #expect(life.act(Life.approval())?.findings.contains { $0.id == "看过浇灌" } == false)
    }

    @Test func `a gate of a payment guards its class, a gate of payments all of them`() throws {
        var life = try Life("集市")
        life.act("开市", ["总额": .yuan(1000)])
        life.act("设摊", in: "甲摊", ["摊主": .text("甲"), "摊费": .yuan(200)])
        life.act("设摊", in: "乙摊", ["摊主": .text("乙"), "摊费": .yuan(201)])
        life.act("设摊", in: "丙摊", ["摊主": .text("丙"), "摊费": .yuan(0)])
        func against(_ stall: String, _ paid: String) -> [String] {
            life.against(Life.plain("收费", in: stall, ["款类": .text(paid)])).ids
        }
        #expect(against("甲摊", "押金") == ["小摊免押金"])
        #expect(against("甲摊", "租金") == [])
        #expect(against("乙摊", "押金") == [])
        #expect(against("丙摊", "押金") == ["小摊免押金", "零摊不收"])
        #expect(against("丙摊", "租金") == ["零摊不收"])
    }

    @Test func `findings that pass are kept with the act, for the receipt`() throws {
        var life = try Life.applied()
        let done = life.act(Life.approval())
        let passed = done?.findings.filter { $0.result == .pass }.map(\.id) ?? []
        #expect(Set(["花费不超", "批的钱不多", "不超五十棵", "不批的情形"]).isSubset(of: Set(passed)))
        #expect(done?.findings.map(\.order) == done?.findings.map(\.order).sorted())
    }
}
