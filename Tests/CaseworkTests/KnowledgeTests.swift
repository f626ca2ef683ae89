import Quantities
import RulePacks
import Testing

@testable import Casework

/// Known, unknown, not applicable (PACKS §2), as the engine shows a case to its rules.
struct KnowledgeTests {
    @Test func `what the engine records is closed-world: not done reads false, not unknown`() throws
    {
        let life = try Life("种树")
        let review = life.value("审查")
        #expect(review["办结"] == .bool(false))
        #expect(review["已开始"] == .bool(false))
        #expect(review["批准"] == .bool(false))
        #expect(review["结果"] == .text("未办"))
        #expect(review["有效"] == .bool(false))
        #expect(review["轮次"] == .count(1))
        #expect(review["各轮"] == .list([]))
        #expect(review["办结日"] == .notApplicable)
    }

    @Test func `a done step reads its outcome, day and what was given there`() throws {
        var life = try Life.applied()
        life.pass(to: "2025-03-05")
        life.act(Life.approval(["定额": .yuan(1500)]))
        let review = life.value("审查")
        #expect(review["办结"] == .bool(true))
        #expect(review["结果"] == .text("批准"))
        #expect(review["批准"] == .bool(true))
        #expect(review["退改"] == .bool(false))
        #expect(review["办结日"] == .day("2025-03-05"))
        #expect(review["定额"] == .yuan(1500))
        #expect(life.value("申请")["结果"] == .text("办结"))
    }

    @Test func `a clock that has not started is not late`() throws {
        var life = try Life("守时", on: "2025-03-03")
        #expect(life.value("答复期限")["逾期"] == .bool(false))
        #expect(life.value("答复期限")["已开始"] == .bool(false))
        life.act("报到")
        #expect(life.value("答复期限")["已开始"] == .bool(true))
        #expect(life.value("答复期限")["截止日"] == .day("2025-03-10"))
        life.pass(to: "2025-03-11")
        #expect(life.value("答复期限")["逾期"] == .bool(true))
        #expect(life.value("答复期限")["曾逾期"] == .bool(true))
        #expect(life.value("答复期限")["已履行"] == .bool(false))
    }

    @Test func `an inquiry keeps what it asks alive, and is let go with it`() throws {
        let life = try Life.applied()
        weak var asked: Standing?
        func value(of name: String) -> FactValue {
            let standing = life.standing
            asked = standing
            return standing.laying(Life.approval()).inquiry().value(of: name)
        }
        #expect(value(of: "棵数") == .count(10))
        #expect(life.standing.inquiry(in: nil).value(of: "申请")["办结"] == .bool(true))
        #expect(asked == nil)
    }

    @Test func `a fact asked of one kind only does not hold the others`() throws {
        let life = try Life.applied()
        #expect(life.value("挂果") == .notApplicable)
        #expect(life.value("水量") == .notApplicable)
        #expect(life.against(Life.approval()).isEmpty)
    }

    @Test func `a fact that does not apply is dropped from the act`() throws {
        var life = try Life("种树")
        let done = life.act(Life.application(["水量": .count(3)]))
        #expect(done?.facts["水量"] == nil)
        #expect(done?.facts["棵数"] == .count(10))
    }

    @Test func `whether a fact applies may itself be unknown, and is then named`() throws {
        let life = try Life("种树")
        let found = life.against(Life.application(without: ["用水"]))
        #expect(found.ids == ["用水", "水量", "水权证"])
        #expect(found.map(\.result) == [.fail, .undecided, .undecided])
        #expect(found.dropFirst().allSatisfy { $0.missing == ["用水"] })
    }

    @Test func `a fact whose applicability is unknown is kept, not dropped`() throws {
        let life = try Life("种树")
        let laid = life.standing.laying(Life.application(["水量": .count(3)], without: ["用水"]))
        let found = laid.inquiry().value(of: "水量")
        #expect(found == .count(3))
        let against = life.against(Life.application(["水量": .text("三桶")], without: ["用水"]))
        #expect(against.ids == ["用水", "水量", "水权证"])
        #expect(against.dropFirst().first?.result == .fail)
    }

    @Test func `a fact left blank in an act leaves what was told before`() throws {
        let life = try Life.applied(["花费": .yuan(700)])
        for blank in [FactValue.unknown, .text("")] {
            var act = Life.approval()
            act.facts["花费"] = blank
            #expect(life.standing.laying(act).inquiry().value(of: "花费") == .yuan(700))
        }
    }

    @Test func `an unknown fact leaves a gate undecided and is named`() throws {
        let life = try Life.applied(
            ["用水": .bool(true), "水量": .count(2)], with: ["申请表", "水权证"]
        )
        let found = life.against(Life.approval())
        #expect(found.ids == ["看过浇灌"])
        #expect(found.first?.result == .undecided)
        #expect(found.first?.missing == ["已浇灌"])
        #expect(life.against(Life.approval(["已浇灌": .bool(false)])).first?.result == .fail)
        #expect(life.against(Life.approval(["已浇灌": .bool(true)])).isEmpty)
    }

    @Test func `a step whose condition is unknown holds and names the fact`() throws {
        var life = try Life("评树")
        life.act("送评")
        #expect(try life.status("会审树") == .undecided(missing: ["临水", "靠路"]))
        let found = life.against(Life.plain("会审树", "同意办"))
        #expect(found.map(\.result) == [.undecided])
        #expect(found.first?.missing == ["临水", "靠路"])
    }

    @Test func `at a bound the text leaves open the answer waits for the ruling`() throws {
        func against(_ spent: String, _ ruling: String?) throws -> [Finding.Result] {
            let rulings = ruling.map { ["小额归属": FactValue.text($0)] } ?? [:]
            let amount = FactValue.number(try #require(Decimal(spent)))
            var life = try Life.applied(["花费": amount], rulings: rulings)
            life.act(Life.approval())
            return life.against(Life.plain("种下")).map(\.result)
        }
        #expect(try against("2999.99", nil) == [])
        #expect(try against("3000", nil) == [.undecided])
        #expect(try against("3000.01", nil) == [.fail])
        #expect(try against("3000", "归低档") == [])
        #expect(try against("3000", "归高档") == [.fail])
    }

    @Test func `every over other cases: none grants, one that fails is shown as evidence`() throws {
        func other(_ name: String, _ planted: FactValue?) -> FactValue {
            var record: [String: FactValue] = ["名称": .text(name)]
            record["已种下"] = planted
            return .record(record)
        }
        func against(_ others: [FactValue]) throws -> [Finding] {
            try Life.applied(unit: ["种树": others]).against(Life.approval())
        }
        #expect(try against([]).isEmpty)
        #expect(try against([other("柏一", .bool(true))]).isEmpty)
        let failed = try against([other("柏一", .bool(true)), other("柏二", .bool(false))])
        #expect(failed.ids == ["先种完别的"])
        #expect(failed.first?.facts.contains(UsedFact("p", .text("柏二"))) == true)
        #expect(failed.first?.facts.contains(UsedFact("p", .text("柏一"))) == false)
        let unknown = try against([other("柏三", nil)])
        #expect(unknown.map(\.result) == [.undecided])
    }

    @Test func `a link to another case reads what that case shows`() throws {
        let old = FactValue.record(["名称": .text("旧松"), "已种下": .bool(true)])
        let life = try Life.applied(["旧树": .text("旧松")], unit: ["种树": [old]])
        #expect(life.value("旧树已种下") == .bool(true))
        #expect(try Life.applied(["旧树": .text("没有")]).value("旧树已种下") == .unknown)
    }
}
