import Casework
import Foundation
import Quantities

@testable import Store

/// Events, views and writings with only what a test is about.
enum Build {
    static let clerk = Actor(person: "p1", name: "Li", role: "clerk", unit: "u1")
    static let start = Instant(milliseconds: 1_735_700_000_000)

    static func day(_ number: Int) -> Day { Day(daysSinceEpoch: 20_000 + number) }

    /// Events are made by the engine alone; a test reads them from their stored form.
    static func event(_ json: String) throws -> CaseEvent {
        try JSONDecoder().decode(CaseEvent.self, from: Data(json.utf8))
    }

    static func begun(unit: String = "u1", kind: String = "project") throws -> CaseEvent {
        .begun(
            CaseEvent.Begun(
                kind: kind, regulation: "r", packHash: "00", packVersion: "1",
                unit: Unit(id: unit, name: "Unit \(unit)")
            )
        )
    }

    /// A step done, with a note to tell it from others and the digest of a paper if given.
    static func acted(
        _ note: String = "", step: String = "s1", paper: String? = nil
    ) throws
        -> CaseEvent
    {
        let papers = paper.map {
            "{\"byteCount\":3,\"digest\":\"\($0)\",\"fileName\":\"a.pdf\",\"material\":\"m\"}"
        }
        return try event(
            """
            {"acted":{"step":"\(step)","happenedOn":"2025-01-02","facts":{"f/1":{"text":"\(note)"},
            "amount":{"number":"480000.50"}},"materials":[\(papers ?? "")],"pointed":[],"marks":[],
            "overrides":[],"acknowledged":[],"findings":[],"effects":[{"ended":"done"}]}}
            """
        )
    }

    static func task(
        _ caseID: String, step: String = "s1", roles: [String] = ["reviewer"],
        ofOwnUnit: Bool = false, unit: String = "u1", persons: [String] = [],
        isOptional: Bool = false, opened: Int = 0, due: Int? = nil
    ) -> TaskView {
        TaskView(
            caseID: caseID, title: "T", unit: Unit(id: unit, name: "Unit \(unit)"), step: step,
            occurrence: nil, roles: roles, ofOwnUnit: ofOwnUnit, persons: persons,
            isOptional: isOptional, openedOn: day(opened), due: due.map(day), cites: ["X-1"],
            from: "Li"
        )
    }

    static func due(
        _ caseID: String, _ number: Int, owes: String = "clerk", unit: String = "u1"
    ) -> DueView {
        DueView(
            caseID: caseID, title: "T", unit: Unit(id: unit, name: "Unit \(unit)"), clock: "c",
            what: "w", occurrence: nil, owes: owes, start: day(0), due: day(number), cites: []
        )
    }

    static func exception(_ caseID: String, on number: Int, unit: String = "u1") -> ExceptionView {
        ExceptionView(
            caseID: caseID, title: "T", unit: Unit(id: unit, name: "Unit \(unit)"), step: "s1",
            said: Override(gate: "g", reason: "r", approver: "a", until: day(90)), by: "Li",
            on: day(number), cites: []
        )
    }

    static func view(
        _ caseID: String, version: Int = 1, kind: String = "project", title: String = "T",
        unit: String = "u1", stage: String = "plan", ending: String? = nil, changed: Int64 = 0,
        tasks: [TaskView] = [], dues: [DueView] = [], exceptions: [ExceptionView] = [],
        actors: [String] = ["p1"], tokens: String = ""
    ) -> CaseView {
        CaseView(
            caseID: caseID, version: version, kind: kind, regulation: "r", title: title,
            unit: Unit(id: unit, name: "Unit \(unit)"), stage: stage, ending: ending, begun: start,
            changed: Instant(milliseconds: start.milliseconds + changed),
            amounts: ["total": Decimal(480_000)], tasks: tasks, dues: dues,
            exceptions: exceptions, actors: actors, searchTokens: tokens
        )
    }

    static func writing(
        _ caseID: String, after version: Int = 0, _ events: [CaseEvent], key: String? = nil,
        fingerprint: String = "f", view: CaseView? = nil
    ) -> Writing {
        Writing(
            caseID: caseID, expectedVersion: version, at: start, actor: clerk, events: events,
            idempotencyKey: key, fingerprint: fingerprint,
            view: view ?? Self.view(caseID, version: version + events.count)
        )
    }
}

extension EventLog {
    /// Begins a case that shows as the view says (its version is the one after beginning).
    @discardableResult
    func begin(_ caseID: String, _ view: CaseView? = nil) async throws -> [RecordedEvent] {
        try await append(Build.writing(caseID, [Build.begun()], view: view))
    }
}
