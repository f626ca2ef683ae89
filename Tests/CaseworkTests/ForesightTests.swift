import Quantities
import RulePacks
import Store
import Testing

@testable import Casework

/// What typed but unsent facts come to, and what stands behind a finding in other cases.
struct ForesightTests {
    @Test func `a route is worked out from typed facts, with how, and nothing is recorded`() throws
    {
        let life = try Life("修路")
        let typed = Life.plain("报名", ["路名": .text("东路"), "长度": .count(100)])
        let seen = try #require(life.standing.foresight(of: typed, by: Life.actor("园丁")))
        let route = try #require(seen.figures.first { $0.name == "路线" })
        #expect(route.value == .text("长路"))
        #expect(!route.explanation.isEmpty)
        #expect(route.used.contains { $0.name == "长度" && $0.value == .count(100) })
        #expect(!route.cites.isEmpty)
        #expect(seen.against.isEmpty)
        #expect(seen.sequels.map(\.step.id).contains("定线"))
        #expect(life.file.turns.isEmpty)
    }

    @Test func `what is missing for a figure is named`() throws {
        let life = try Life("修路")
        let typed = Life.plain("报名", ["路名": .text("东路")])
        let seen = try #require(life.standing.foresight(of: typed, by: Life.actor("园丁")))
        let route = try #require(seen.figures.first { $0.name == "路线" })
        #expect(route.value == .unknown)
        #expect(route.missing == ["长度"])
        #expect(!seen.against.isEmpty)
    }

    @Test func `every way on shows what stands in it, what is done again, and its end`() throws {
        let life = try Life.drawn()
        let seen = try #require(
            life.standing.foresight(of: Life.plain("看图", "好"), by: Life.actor("园长")))
        let test = try #require(seen.sequels.first { $0.step.id == "试压" })
        #expect(test.roles == ["园长"])
        #expect(test.ways.map(\.outcome) == ["合格", "不合格"])
        #expect(test.ways.map(\.backTo) == [nil, "补强"])
        #expect(test.ways.last?.redone == ["补强", "试压"])

        var drawing = try Life("修路")
        drawing.act("报名", ["路名": .text("东路"), "长度": .count(10)])
        drawing.act("定线", "定")
        let plan = Life.plain("画图", ["宽度": .count(3)])
        let review = try #require(
            drawing.standing.foresight(of: plan, by: Life.actor("园丁"))?.sequels
                .first { $0.step.id == "看图" })
        #expect(review.ways.first { $0.outcome == "改道" }?.redone.contains("定线") == true)
    }

    @Test func `an act that would start a clock shows its last day`() throws {
        let life = try Life("守时")
        let seen = try #require(
            life.standing.foresight(of: Life.plain("报到", [:]), by: Life.actor("园丁")))
        let clock = try #require(seen.clocks.first { $0.clock.id == "答复期限" })
        #expect(clock.due == Day("2025-03-10"))
        #expect(clock.explanation?.steps.isEmpty == false)
    }

    @Test func `foresight asks for the same permission as the act`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let seen = try await bureau.office.foresee(
            id, Life.approval(), kind: "种树", regulation: "garden", for: bureau.head)
        #expect(seen?.ending == nil)
        #expect(try await bureau.store.version(of: id) == 2)
        let error = await failure { () async throws(OfficeError) in
            try await bureau.office.foresee(
                id, Life.approval(), kind: "种树", regulation: "garden", for: bureau.other)
        }
        #expect(error != nil)
    }

    @Test func `a finding over other cases names them with the events it rests on`() async throws {
        let bureau = try await Bureau()
        let first = try await bureau.begin("种树", Life.application()).caseID
        _ = try await bureau.act(first, Life.approval(), by: bureau.head)
        let facts: [String: FactValue] = ["树名": .text("松二")]
        let second = try await bureau.begin("种树", Life.application(facts)).caseID
        let found = try await bureau.office.check(
            second, Life.approval(), kind: "种树", regulation: "garden", by: bureau.head)
        let gate = try #require(found.first { $0.id == "先种完别的" })
        #expect(gate.blocks)
        let evidence = try await bureau.office.evidence(
            for: gate, regulation: try Garden.regulation(), for: bureau.head)
        #expect(evidence.map(\.caseID) == [first])
        #expect(evidence.first?.title == "松一")
        #expect(evidence.first?.shown.map(\.name) == ["已种下"])
        #expect(evidence.first?.shown.first?.value == .bool(false))
        #expect(evidence.first?.shown.first?.events.isEmpty == true)
        _ = try await bureau.act(first, Life.plain("种下"), by: bureau.clerk)
        let planted = try await bureau.office.standing(first).evidence(of: ["已种下"])
        #expect(planted.shown.first?.value == .bool(true))
        let event = try #require(planted.shown.first?.events.first)
        #expect(event.step == "种下")
        #expect(event.by == "clerk")
        #expect(try await bureau.store.events(of: first).last?.hash == event.hash)
    }

    @Test func `a fact given once is there in every later form, with where it came from`()
        async throws
    {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        _ = try await bureau.act(id, Life.sentBack(), by: bureau.head)
        let form = try await bureau.office.form(
            id, step: "申请", occurrence: nil, facts: [:], outcome: nil, for: bureau.clerk)
        for field in form.fields where Life.tree[field.term.name] != nil {
            #expect(field.value == Life.tree[field.term.name])
            #expect(field.source == "申请")
        }
        let typed = try await bureau.office.form(
            id, step: "申请", occurrence: nil, facts: ["棵数": .count(12)], outcome: nil,
            for: bureau.clerk)
        let count = try #require(typed.fields.first { $0.term.name == "棵数" })
        #expect(count.value == .count(12))
        #expect(count.source == nil)
    }
}
