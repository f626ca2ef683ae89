import Quantities
import RulePacks
import Testing

@testable import Casework

/// Repeated stages: each occurrence has its own steps, facts and clocks (PACKS §4, repeats).
struct OccurrenceTests {
    private func market(_ limit: Int = 1000) throws -> Life {
        var life = try Life("集市")
        life.act("开市", ["总额": .yuan(limit)])
        return life
    }

    private func stall(_ fee: Int, _ owner: String = "甲") -> [String: FactValue] {
        ["摊主": .text(owner), "摊费": .yuan(fee)]
    }

    @Test func `an act names its occurrence; a new name begins one`() throws {
        var life = try market()
        #expect(life.against(Life.plain("设摊", stall(1))).map(\.kind) == [.order])
        life.act("设摊", in: "甲摊", stall(100))
        life.act("设摊", in: "乙摊", stall(200, "乙"))
        let stage = try #require(life.kind.stages.first { $0.name == "摊位" })
        #expect(life.file.occurrences(of: stage) == ["甲摊", "乙摊"])
        #expect(life.against(Life.plain("设摊", in: "甲摊", stall(1))).map(\.kind) == [.order])
    }

    @Test func `a step outside repeated stages names none`() throws {
        let life = try market()
        #expect(life.against(Life.plain("闭市", "准闭", in: "甲摊")).map(\.kind) == [.order])
    }

    @Test func `inside, names mean this occurrence`() throws {
        var life = try market()
        life.act("设摊", in: "甲摊", stall(100))
        life.act("设摊", in: "乙摊", stall(300, "乙"))
        #expect(life.value("摊费", in: "甲摊") == .yuan(100))
        #expect(life.value("摊费", in: "乙摊") == .yuan(300))
        #expect(life.value("大摊", in: "甲摊") == .bool(false))
        #expect(life.value("大摊", in: "乙摊") == .bool(true))
        #expect(try life.isOpen("收费", in: "甲摊"))
        life.act("收费", in: "甲摊", ["款类": .text("租金")])
        #expect(try life.status("收费", in: "甲摊") == .done)
        #expect(try life.isOpen("收费", in: "乙摊"))
    }

    @Test func `a step inside waits for the one before it in its own occurrence`() throws {
        var life = try market()
        life.act("设摊", in: "甲摊", stall(100))
        #expect(try life.status("收费", in: "丙摊") == .waiting(for: ["设摊"]))
    }

    @Test func `outside, the stage is a list with the act at hand in it`() throws {
        var life = try market(300)
        life.act("设摊", in: "甲摊", stall(200))
        #expect(life.against(Life.plain("设摊", in: "乙摊", stall(100))).isEmpty)
        #expect(life.against(Life.plain("设摊", in: "乙摊", stall(101))).ids == ["不超总额"])
        life.act("设摊", in: "乙摊", stall(100, "乙"))
        guard case .list(let stalls) = life.value("摊位") else {
            Issue.record("no list")
            return
        }
        #expect(stalls.map { $0["名称"] } == [.text("甲摊"), .text("乙摊")])
        #expect(stalls.map { $0["摊费"] } == [.yuan(200), .yuan(100)])
    }

    @Test func `a condition over all occurrences names those in the way; none grants nothing`()
        throws
    {
        var life = try market()
        #expect(life.against(Life.plain("闭市", "准闭")).ids == ["都收了费"])
        life.act("设摊", in: "甲摊", stall(100))
        life.act("设摊", in: "乙摊", stall(100, "乙"))
        life.act("收费", in: "甲摊", ["款类": .text("租金")])
        let found = life.against(Life.plain("闭市", "准闭"))
        #expect(found.ids == ["都收了费"])
        #expect(found.first?.facts.contains(UsedFact("s", .text("乙摊"))) == true)
        life.act("收费", in: "乙摊", ["款类": .text("租金")])
        #expect(life.against(Life.plain("闭市", "准闭")).isEmpty)
    }

    @Test func `a term of the whole case is found wherever it was given`() throws {
        var life = try market(100)
        #expect(life.against(Life.plain("设摊", in: "甲摊", stall(150))).ids == ["不超总额"])
        life.act("调额", in: "一调", ["总额": .yuan(200)])
        #expect(life.value("总额") == .yuan(200))
        #expect(life.against(Life.plain("设摊", in: "甲摊", stall(150))).isEmpty)
        life.act("调额", in: "二调", ["总额": .yuan(120)])
        #expect(life.value("总额") == .yuan(120))
        #expect(life.standing.view().amounts["总额"] == Decimal(120))
    }

    @Test func `an occurrence may end alone`() throws {
        var life = try market()
        life.act("设摊", in: "甲摊", stall(100))
        life.act("设摊", in: "乙摊", stall(100, "乙"))
        life.act("撤摊", "已撤", in: "甲摊")
        #expect(life.file.ending == nil)
        #expect(try life.status("收费", in: "甲摊") == .closed)
        #expect(try life.isOpen("收费", in: "乙摊"))
    }

    @Test func `a repeating stage does not hold the normal end`() throws {
        var life = try market()
        life.act("设摊", in: "甲摊", stall(100))
        life.act("收费", in: "甲摊", ["款类": .text("租金")])
        life.act("设摊", in: "乙摊", stall(0, "乙"))
        life.act("撤摊", "已撤", in: "乙摊")
        #expect(life.file.ending == nil)
    }

    @Test func `a clock that starts inside belongs to its occurrence`() throws {
        var life = try Life("守时")
        life.act("报到")
        life.act("巡查", in: "三月")
        life.pass(to: "2025-03-06")
        life.act("巡查", in: "四月")
        #expect(try life.clock("整理期限", in: "三月").map(\.due) == [Day("2025-03-10")])
        #expect(try life.clock("整理期限", in: "四月").map(\.due) == [Day("2025-03-13")])
        life.act("整理", in: "四月")
        #expect(try life.clock("整理期限", in: "三月").map(\.status) == [.running])
        #expect(try life.clock("整理期限", in: "四月").map(\.status) == [.met])
        let all = life.standing.clockStates().filter { $0.clock.id == "整理期限" }
        #expect(all.map(\.occurrence) == ["三月", "四月"])
    }

    @Test func `outside, an occurrence shows its clocks too`() throws {
        var life = try Life("守时")
        life.act("报到")
        life.act("巡查", in: "三月")
        life.act("巡查", in: "四月")
        life.act("整理", in: "四月")
        #expect(life.standing.portfolioRecord()["晚整理"] == .count(0))
        life.pass(to: "2025-03-11")
        #expect(life.standing.portfolioRecord()["晚整理"] == .count(1))
    }

    @Test func `the list of steps shows each occurrence, and a new one where it may begin`() throws
    {
        var life = try market()
        life.act("设摊", in: "甲摊", stall(100))
        let states = life.standing.stepStates().filter { $0.step.id == "设摊" }
        #expect(states.map(\.occurrence) == ["甲摊", nil])
        #expect(states.map(\.status) == [.done, .open])
        #expect(
            life.standing.stepStates().filter { $0.step.id == "收费" }.map(\.occurrence) == ["甲摊"])
    }
}
