import Quantities
import RulePacks
import Testing

@testable import Casework

/// One act: everything that stands against it in article order, or its record (PACKS §3).
struct ActTests {
    /// A tree with nearly everything wrong with it.
    private func hopeless() throws -> Life {
        try Life.applied(
            [
                "棵数": .count(90), "树种": .text("柳"), "花费": .yuan(20_000), "用水": .bool(true),
                "水量": .count(1),
            ],
            with: ["申请表", "水权证"],
            unit: ["种树": [.record(["名称": .text("柏"), "已种下": .bool(false)])]]
        )
    }

    @Test func `a refusal says everything that failed, in the order of the text`() throws {
        let life = try hopeless()
        let found = life.against(Life.approval(["定额": .yuan(30_000)]))
        #expect(
            found.cites == [
                "HY-4", "HY-5(1)", "HY-5(2)", "HY-6(1)", "HY-6(2)", "HY-6(3)", "HY-7", "HY-8",
            ]
        )
        #expect(found.first?.result == .undecided)
        #expect(found.dropFirst().allSatisfy { $0.result == .fail })
        #expect(found.allSatisfy { !$0.message.isEmpty })
    }

    @Test func `each ground of a negative list is a finding of its own`() throws {
        let life = try Life.applied(["树种": .text("柳")])
        let found = life.against(Life.approval())
        #expect(found.cites == ["HY-6(2)"])
        #expect(found.map(\.message) == ["园里不种柳树"])
    }

    @Test func `facts, papers and gates are told together`() throws {
        let life = try Life("种树")
        let found = life.against(Life.application(without: ["棵数"], with: ["路图"]))
        #expect(found.ids == ["棵数", "申请表", "路图"])
        #expect(found.map(\.kind) == [.fact, .material, .material])
    }

    @Test func `a refused act leaves no trace`() throws {
        let life = try hopeless()
        let before = life.file
        _ = life.decide(Life.approval(["定额": .yuan(30_000)]))
        #expect(life.file == before)
        #expect(life.value("定额") == .unknown)
        #expect(try life.isOpen("审查"))
    }

    @Test func `a refusal carries a code and a line for the whole`() throws {
        guard case .failure(let refusal) = try hopeless().decide(Life.approval()) else {
            Issue.record("done")
            return
        }
        #expect(refusal.code == "GJ-CASE-002")
        #expect(refusal.message.contains("审查"))
        guard case .failure(let unknown) = try Life("种树").decide(Act(step: "铺路"), as: "园丁")
        else {
            Issue.record("done")
            return
        }
        #expect(unknown.code == "GJ-CASE-001")
    }

    @Test func `an act out of turn is told so and nothing else`() throws {
        let life = try Life("种树")
        var act = Life.plain("种下")
        act.facts = ["没有": .bool(true)]
        let found = life.against(act)
        #expect(found.map(\.kind) == [.order])
        #expect(found.first?.message.contains("审查") == true)
    }

    @Test func `a step done is not done twice`() throws {
        let life = try Life.applied()
        #expect(life.against(Life.application()).map(\.kind) == [.order])
    }

    @Test func `only the step's role may act`() throws {
        let life = try Life("种树")
        let found = life.against(Life.application(), as: "园长")
        #expect(found.map(\.kind) == [.access])
        #expect(found.first?.message.contains("园丁") == true)
        #expect(life.against(Life.application(), as: "园丁").isEmpty)
    }

    @Test func `a step with outcomes needs one of them`() throws {
        let life = try Life.applied()
        #expect(life.against(Act(step: "审查")).map(\.kind) == [.outcome])
        #expect(life.against(Act(step: "审查", outcome: "不知道")).map(\.kind) == [.outcome])
    }

    @Test func `an outcome against somebody needs a reason, a return needs what to mend`() throws {
        let life = try Life.applied()
        func against(_ outcome: String, _ reason: String?, _ items: [String]) -> Int {
            let act = Act(
                step: "审查", outcome: outcome,
                pointed: items.map { Pointed(item: $0, remark: "") }, reason: reason
            )
            return life.against(act).count
        }
        #expect(against("不准", nil, []) == 1)
        #expect(against("不准", " \n", []) == 1)
        #expect(against("不准", "太密", []) == 0)
        #expect(against("退改", nil, []) == 2)
        #expect(against("退改", "要改", []) == 1)
        #expect(against("退改", "要改", ["申请表"]) == 0)
        #expect(life.against(Life.approval()).isEmpty)
    }

    // MARK: Two days

    @Test func `a record may state an earlier day of fact, never a later one`() throws {
        var life = try Life.applied()
        life.act(Life.approval())
        life.pass(to: "2025-03-10")
        #expect(life.against(Life.plain("种下", dated: "2025-03-11")).map(\.kind) == [.fact])
        #expect(life.against(Life.plain("种下", dated: "2025-03-10")).isEmpty)
        let done = life.act("种下", dated: "2025-03-07")
        #expect(done?.happenedOn == Day("2025-03-07"))
        #expect(life.value("种下")["办结日"] == .day("2025-03-07"))
        #expect(life.value("种下")["记录日"] == .day("2025-03-10"))
    }

    @Test func `what happens in the system happens on the day it is recorded`() throws {
        var life = try Life("种树")
        life.pass(to: "2025-03-05")
        var act = Life.application()
        act.happenedOn = Day("2025-03-04")
        #expect(life.against(act).map(\.kind) == [.fact])
        act.happenedOn = Day("2025-03-05")
        #expect(life.against(act).isEmpty)
    }

    // MARK: Scope

    @Test func `what lies outside the regulation is not refused but sent elsewhere`() throws {
        let life = try Life("种树")
        let found = life.against(Life.application(["在园外": .bool(true)]))
        #expect(found.map(\.kind) == [.scope])
        #expect(found.first?.message.contains("别的园子") == true)
        #expect(found.first?.cites == ["HY-1"])
        #expect(life.against(Life.application(["在园外": .bool(false)])).isEmpty)
    }

    // MARK: Corrections

    private func corrected(
        _ life: Life, _ term: String, _ value: FactValue, _ reason: String = "写错了"
    ) -> Result<CaseEvent, OfficeError> {
        do throws(OfficeError) {
            return .success(
                try life.standing.correction(
                    term: term, occurrence: nil, value: value, reason: reason
                )
            )
        } catch {
            return .failure(error)
        }
    }

    @Test func `a correction puts a fact right and undoes nothing`() throws {
        var life = try Life.applied()
        life.act(Life.approval())
        let before = life.standing
        let event = try corrected(life, "棵数", .count(90)).get()
        life.record(event)
        #expect(life.value("棵数") == .count(90))
        #expect(life.value("审查")["批准"] == .bool(true))
        #expect(life.file.act(StepKey("申请"))?.facts["棵数"] == .count(10))
        // The gates the approval passed are asked anew and become findings.
        let lost = life.standing.gatesLost(since: before)
        #expect(lost.cites == ["HY-6(1)", "HY-7"])
    }

    @Test func `a correction that changes no gate finds nothing`() throws {
        var life = try Life.applied()
        life.act(Life.approval())
        let before = life.standing
        life.record(try corrected(life, "棵数", .count(11)).get())
        #expect(life.standing.gatesLost(since: before).isEmpty)
    }

    @Test func `a correction needs a reason, another value, and a fact that was given`() throws {
        let life = try Life.applied()
        for (term, value, reason) in [
            ("棵数", FactValue.count(11), " "), ("棵数", .count(10), "写错了"),
            ("棵数", .count(101), "写错了"), ("定额", .yuan(1), "写错了"),
            ("旧树已种下", .bool(true), "写错了"), ("没有", .bool(true), "写错了"),
        ] {
            guard case .failure(.refused(let refusal)) = corrected(life, term, value, reason) else {
                Issue.record("\(term) was corrected")
                continue
            }
            #expect(refusal.findings.count == 1)
        }
    }
}
