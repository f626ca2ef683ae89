import Foundation
import Quantities
import RulePacks
import Testing

@testable import Casework

/// Events are a stable format, and replaying them gives the case that lived.
struct EventCodingTests {
    static let effects: [CaseEvent.Effect] = [
        .reopened(StepKey("甲"), waitsFor: nil), .reopened(StepKey("甲", in: "一"), waitsFor: "乙"),
        .blanked(StepKey("甲")), .restarted(StepKey("甲", in: "一")), .triggered(StepKey("甲")),
        .ended("完"), .endedOccurrence, .fixed(name: "路线", .text("短路")),
        .validUntil(Day("2026-01-01")),
    ]

    @Test(arguments: effects)
    func `an effect comes back as it was`(effect: CaseEvent.Effect) throws {
        let data = try JSONEncoder().encode(effect)
        #expect(try JSONDecoder().decode(CaseEvent.Effect.self, from: data) == effect)
    }

    @Test func `an unknown effect or event is refused`() {
        for text in [#"{"invented": true}"#, "{}", #"{"endedOccurrence": false}"#] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(CaseEvent.Effect.self, from: Data(text.utf8))
            }
        }
        for text in [#"{"invented": {}}"#, "{}"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(CaseEvent.self, from: Data(text.utf8))
            }
        }
    }

    @Test func `a life with returns, rounds, overrides and corrections replays to itself`() throws {
        var life = try Life.drawn()
        life.act("看图", "退图")
        life.draw(4)
        life.record(
            try life.standing.correction(
                term: "长度", occurrence: nil, value: .count(500), reason: "量错了"
            )
        )
        life.act("看图", "改道")
        life.act("定线", "定")
        let data = try JSONEncoder().encode(life.file.events)
        let events = try JSONDecoder().decode([RecordedEvent].self, from: data)
        #expect(events == life.file.events)
        #expect(Case.replay(events) == life.file)
        for version in 1...events.count {
            #expect(Case.replay(Array(events.prefix(version)))?.version == version)
        }
    }

    @Test func `a log that does not begin a case is none`() throws {
        var life = try Life.applied()
        life.act(Life.sentBack())
        #expect(Case.replay([]) == nil)
        #expect(Case.replay(Array(life.file.events.dropFirst())) == nil)
    }
}
