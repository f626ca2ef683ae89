import RulePacks
import Testing

@testable import Casework

/// Joint reviews: who is asked, who answers, and when the lead may conclude (PACKS §4, 会审).
struct ConcurrenceTests {
    private func sent(
        water: Bool, road: Bool, _ concludes: String? = "全部答复"
    ) throws -> Life {
        let rulings = concludes.map { ["会审办法": FactValue.text($0)] } ?? [:]
        var life = try Life("评树", rulings: rulings)
        life.act("送评", ["临水": .bool(water), "靠路": .bool(road)])
        return life
    }

    private func answer(
        _ life: Life, _ body: String, agrees: Bool = true, opinion: String = "可以",
        roles: [String]? = nil, step: String = "会审树"
    ) -> Result<CaseEvent, OfficeError> {
        do throws(OfficeError) {
            return .success(
                try life.standing.answered(
                    step: step, occurrence: nil, body: body, agrees: agrees, opinion: opinion,
                    roles: roles ?? [body]
                )
            )
        } catch {
            return .failure(error)
        }
    }

    private func kind(of result: Result<CaseEvent, OfficeError>) -> Finding.Kind? {
        guard case .failure(.refused(let refusal)) = result else { return nil }
        return refusal.findings.first?.kind
    }

    @Test func `only bodies touched are asked; none touched, it does not apply`() throws {
        let water = try sent(water: true, road: false)
        let step = try #require(water.kind.step("会审树"))
        #expect(water.standing.bodies(of: step, in: nil) == ["水工"])
        let none = try sent(water: false, road: false)
        #expect(try none.status("会审树") == .notApplicable)
        #expect(try none.status("会看树") == .notApplicable)
        #expect(try none.isOpen("评审树"))
    }

    @Test func `it concludes when all have answered`() throws {
        var life = try sent(water: true, road: true)
        let found = life.against(Life.plain("会审树", "同意办"))
        #expect(found.map(\.result) == [.fail])
        #expect(found.first?.message.contains("水工、花工、邻居") == true)
        for body in ["水工", "花工"] { life.record(try answer(life, body).get()) }
        #expect(life.against(Life.plain("会审树", "同意办")).count == 1)
        life.record(try answer(life, "邻居", roles: ["园长"]).get())
        #expect(life.against(Life.plain("会审树", "同意办")).isEmpty)
    }

    @Test func `an unfavourable conclusion waits for the answers too`() throws {
        let life = try sent(water: true, road: false)
        #expect(!life.against(Life.plain("会审树", "不同意办")).isEmpty)
    }

    @Test func `where the lead decides it need not wait`() throws {
        let life = try sent(water: true, road: true, "牵头定")
        #expect(life.against(Life.plain("会审树", "同意办")).isEmpty)
    }

    @Test func `one objection bars a favourable conclusion where the ruling says so`() throws {
        var life = try sent(water: true, road: false, "一票否决")
        life.record(try answer(life, "水工", agrees: false).get())
        let found = life.against(Life.plain("会审树", "同意办"))
        #expect(found.count == 1)
        #expect(found.first?.message.contains("水工") == true)
        #expect(life.against(Life.plain("会审树", "不同意办")).isEmpty)
        var all = try sent(water: true, road: false)
        all.record(try answer(all, "水工", agrees: false).get())
        #expect(all.against(Life.plain("会审树", "同意办")).isEmpty)
    }

    @Test func `how it concludes may be an unset ruling, and is then named`() throws {
        var life = try sent(water: true, road: false, nil)
        life.record(try answer(life, "水工").get())
        let found = life.against(Life.plain("会审树", "同意办"))
        #expect(found.map(\.result) == [.undecided])
        #expect(found.first?.missing == ["口径.会审办法"])
    }

    @Test func `a body whose part is not known holds the conclusion`() throws {
        var life = try Life("评树", rulings: ["会审办法": .text("全部答复")])
        life.act("送评", ["临水": .bool(true)])
        life.record(try answer(life, "水工").get())
        let found = life.against(Life.plain("会审树", "同意办"))
        #expect(found.map(\.result) == [.undecided])
        #expect(found.first?.missing == ["靠路"])
    }

    @Test func `a body answers for itself, with an opinion, and may change its mind`() throws {
        var life = try sent(water: true, road: false)
        #expect(kind(of: answer(life, "花工")) == .access)
        #expect(kind(of: answer(life, "水工", roles: ["花工"])) == .access)
        #expect(kind(of: answer(life, "水工", opinion: " ")) == .outcome)
        #expect(kind(of: answer(life, "水工", step: "会看树")) == .order)
        life.record(try answer(life, "水工", agrees: false, opinion: "不行").get())
        life.record(try answer(life, "水工", opinion: "行了").get())
        let answers = life.file.turn(StepKey("会审树"))?.answers ?? []
        #expect(answers.map(\.answer.opinion) == ["行了"])
    }

    @Test func `a body that never signs in is entered by the review's office`() throws {
        let life = try sent(water: false, road: true)
        #expect(kind(of: answer(life, "邻居", roles: ["花工"])) == .access)
        #expect(kind(of: answer(life, "邻居", roles: ["园长"])) == nil)
        let tasks = life.standing.view().tasks.filter { $0.step == "会审树" }
        #expect(tasks.map(\.roles) == [["花工"], ["园长"]])
    }

    @Test func `without outcomes it is concluded when all have answered`() throws {
        var life = try sent(water: true, road: false)
        life.record(try answer(life, "水工").get())
        life.act("会审树", "同意办")
        #expect(life.against(Life.plain("会看树")).count == 1)
        life.record(try answer(life, "水工", step: "会看树").get())
        life.act("会看树")
    }

    @Test func `an unfavourable conclusion stops what comes after`() throws {
        var life = try sent(water: true, road: false, "牵头定")
        life.act("会审树", "不同意办")
        #expect(try life.status("会看树") == .waiting(for: ["会审树"]))
    }
}
