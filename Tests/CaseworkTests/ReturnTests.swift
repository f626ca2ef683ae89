import Quantities
import RulePacks
import Testing

@testable import Casework

extension Life {
    /// A road whose drawing is under review.
    static func drawn(_ length: Int = 10) throws -> Life {
        var life = try Life("修路")
        life.act("报名", ["路名": .text("东路"), "长度": .count(length)])
        life.act("定线", "定")
        if length >= 100 { life.act("测量") }
        life.draw()
        return life
    }

    mutating func draw(_ width: Int = 3) {
        var drawing = Life.plain("画图", ["宽度": .count(width)])
        drawing.materials = Finding.papers(["路图", "剖面图"])
        act(drawing)
    }
}

/// Returns and what is done again (PACKS §4, occurrences).
struct ReturnTests {
    @Test func `a return gives the target and the returner a blank turn and nothing else`() throws {
        var life = try Life.drawn()
        life.act("看图", "退图")
        #expect(try life.isOpen("画图"))
        #expect(try life.status("看图") == .waiting(for: ["画图"]))
        #expect(try life.status("定线") == .done)
        #expect(try life.status("报名") == .done)
        #expect(life.value("看图")["轮次"] == .count(2))
        #expect(life.value("看图")["退图"] == .bool(false))
        life.draw()
        #expect(try life.isOpen("看图"))
    }

    @Test func `past rounds stay readable`() throws {
        var life = try Life.drawn()
        life.pass(to: "2025-03-05")
        life.act("看图", "退图")
        life.pass(to: "2025-03-07")
        life.draw(4)
        let drawing = life.value("画图")
        guard case .list(let rounds) = drawing["各轮"] else {
            Issue.record("no rounds")
            return
        }
        #expect(rounds.map { $0["宽度"] } == [.count(3), .count(4)])
        #expect(rounds.map { $0["办结日"] } == [.day("2025-03-03"), .day("2025-03-07")])
        #expect(life.value("看图")["末次"]["结果"] == .text("退图"))
        #expect(life.value("看图")["末次"]["办结日"] == .day("2025-03-05"))
        #expect(life.value("看图")["结果"] == .text("未办"))
    }

    @Test func `what was given in an earlier round need not be said again and still stands`() throws
    {
        var life = try Life.drawn()
        life.act("看图", "退图")
        #expect(life.against(Life.plain("画图")).isEmpty)
        life.act("画图")
        #expect(life.value("宽度") == .count(3))
        #expect(life.value("画图")["宽度"] == .count(3))
    }

    @Test func `a blank in a later round leaves what was given`() throws {
        var life = try Life.applied()
        life.act(Life.sentBack())
        var again = Life.application()
        again.facts["花费"] = .unknown
        again.facts["棵数"] = .unknown
        life.act(again)
        #expect(life.value("花费") == .yuan(2000))
        #expect(life.value("申请")["棵数"] == .count(10))
        #expect(life.against(Life.approval()).isEmpty)
    }

    @Test func `a corrected fact need not be said again either`() throws {
        var life = try Life.drawn()
        life.record(
            try life.standing.correction(
                term: "宽度", occurrence: nil, value: .count(5), reason: "量错了"
            )
        )
        life.act("看图", "退图")
        life.act("画图")
        #expect(life.value("宽度") == .count(5))
    }

    @Test func `a fact given twice keeps its history`() throws {
        var life = try Life.drawn()
        life.act("看图", "退图")
        life.draw(6)
        let given = life.file.given[Case.TermKey(term: "宽度", occurrence: nil)] ?? []
        #expect(given.map(\.value) == [.count(3), .count(6)])
        #expect(life.value("宽度") == .count(6))
    }

    @Test func `redo names further steps: they open in order, each once`() throws {
        var life = try Life.drawn()
        life.act("看图", "返工")
        #expect(try life.isOpen("报名"))
        #expect(try life.status("定线") == .waiting(for: ["报名"]))
        #expect(try life.status("看图") == .waiting(for: ["报名"]))
        // What stands in between and is not named stays done.
        #expect(try life.status("画图") == .done)
        // What never happened is not done again.
        #expect(life.file.turn(StepKey("听意见")) == nil)
        life.act("报名")
        #expect(try life.isOpen("定线"))
        #expect(try life.isOpen("看图"))
    }

    @Test func `a step done only by return opens by it and not before`() throws {
        var life = try Life.drawn()
        life.act("看图", "好")
        #expect(try life.status("补强") == .closed)
        life.act("试压", "不合格")
        #expect(try life.isOpen("补强"))
        #expect(try life.status("试压") == .waiting(for: ["补强"]))
        life.act("补强")
        #expect(try life.isOpen("试压"))
    }

    @Test func `a panel of a returned step is dissolved`() throws {
        var life = try Life("评树", rulings: ["评树人数": .count(1), "会审办法": .text("全部答复")])
        life.act("送评", ["临水": .bool(false), "靠路": .bool(false)])
        let key = StepKey("评审树")
        for event in JourneyPanel(key, 1).events(after: nil) { life.record(event) }
        #expect(life.file.panels[key] != nil)
        life.act("评审树", "没评过")
        #expect(life.file.panels[key] == nil)
        life.act("送评")
        #expect(!life.against(Life.plain("评审树", "评过")).isEmpty)
    }
}

/// Rounds and what comes after the last (PACKS §4).
struct RoundTests {
    @Test func `the last round allowed brings what comes then instead of another return`() throws {
        var life = try Life.applied()
        for _ in 1...2 {
            life.act(Life.sentBack())
            #expect(life.file.ending == nil)
            #expect(try life.isOpen("申请"))
            life.act(Life.application())
        }
        life.act(Life.sentBack())
        #expect(life.file.ending == "未准")
        #expect(try life.status("申请") == .done)
    }

    @Test func `a third round that passes is no third return`() throws {
        var life = try Life.applied()
        for _ in 1...2 {
            life.act(Life.sentBack())
            life.act(Life.application())
        }
        #expect(life.value("审查")["轮次"] == .count(3))
        life.act(Life.approval())
        #expect(life.file.ending == nil)
        #expect(try life.isOpen("种下"))
    }

    @Test func `other outcomes do not count as rounds`() throws {
        var life = try Life.drawn()
        for outcome in ["退图", "返工"] {
            life.act("看图", outcome)
            #expect(life.file.ending == nil)
            if outcome == "退图" { life.draw() } else { life.act("报名") }
        }
        life.act("看图", "退图")
        #expect(life.file.ending == "停修")
    }

    @Test func `then may be a step, which opens`() throws {
        var life = try Life.drawn()
        life.act("看图", "好")
        life.act("试压", "不合格")
        #expect(try life.status("报停") == .closed)
        life.act("补强")
        life.act("试压", "不合格")
        #expect(try life.isOpen("报停"))
        #expect(try life.status("补强") == .done)
        #expect(try life.status("试压") == .done)
        #expect(life.file.ending == nil)
        life.act("报停", "已停")
        #expect(life.file.ending == "停修")
    }
}

/// Routes are fixed when taken; re-routing is a person's recorded act (PACKS §4).
struct RouteTests {
    @Test func `a route stays as taken though the facts change`() throws {
        var life = try Life.drawn(10)
        #expect(life.value("路线") == .text("短路"))
        life.record(
            try life.standing.correction(
                term: "长度", occurrence: nil, value: .count(500), reason: "量错了"
            )
        )
        #expect(life.value("路线") == .text("短路"))
        #expect(try life.status("测量") == .notApplicable)
        // The page can show what it would be now.
        let decision = try #require(life.regulation.decision("路线"))
        let standing = life.standing
        let now = withExtendedLifetime(standing) {
            standing.freshInquiry(in: nil, refixing: ["路线"]).decide(decision)
        }
        #expect(now.results["路线"] == .text("长路"))
    }

    @Test func `until the step that fixes it a route follows the facts`() throws {
        var life = try Life("修路")
        life.act("报名", ["路名": .text("路"), "长度": .count(99)])
        #expect(life.value("路线") == .text("短路"))
        life.record(
            try life.standing.correction(
                term: "长度", occurrence: nil, value: .count(100), reason: "量错了"
            )
        )
        #expect(life.value("路线") == .text("长路"))
    }

    @Test func `re-routing takes back everything after, in its own order`() throws {
        var life = try Life.drawn(10)
        life.record(
            try life.standing.correction(
                term: "长度", occurrence: nil, value: .count(500), reason: "量错了"
            )
        )
        let done = life.act("看图", "改道")
        let own = done?.effects.filter { $0.target == StepKey("看图") }
        #expect(own == [.restarted(StepKey("看图")), .blanked(StepKey("看图"))])
        #expect(life.file.turns[StepKey("看图")]?.first?.blankedIn == nil, "what was said stands")
        #expect(try life.isOpen("定线"))
        #expect(try life.status("测量") == .waiting(for: ["定线"]))
        #expect(try life.status("画图") == .waiting(for: ["测量", "定线"]))
        life.act("定线", "定")
        #expect(life.value("路线") == .text("长路"))
        #expect(try life.isOpen("测量"))
        #expect(try life.status("画图") == .waiting(for: ["测量"]))
        #expect(try life.status("看图") == .waiting(for: ["画图"]))
        life.act("测量")
        life.draw()
        #expect(try life.isOpen("看图"))
    }

    @Test func `re-routing makes rounds count anew and keeps history`() throws {
        var life = try Life.drawn()
        life.act("看图", "退图")
        life.draw()
        life.act("看图", "改道")
        life.act("定线", "定")
        life.draw()
        life.act("看图", "退图")
        #expect(life.file.ending == nil)
        life.draw()
        life.act("看图", "退图")
        #expect(life.file.ending == "停修")
        let outcomes = life.file.turns[StepKey("看图")]?.compactMap { $0.act?.outcome }
        #expect(outcomes == ["退图", "改道", "退图", "退图"])
    }

    @Test func `an approval taken back is no longer valid, its history stays`() throws {
        var life = try Life.drawn()
        #expect(life.value("定线")["有效"] == .bool(true))
        life.act("看图", "改道")
        #expect(life.value("定线")["有效"] == .bool(false))
        #expect(life.value("定线")["末次"]["结果"] == .text("定"))
    }
}
