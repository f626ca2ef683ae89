import Quantities
import RulePacks
import Testing

@testable import Casework

/// One case of the garden, lived by hand: acts on days, and a look at it in between.
struct Life {
    let regulation: Regulation
    let kind: Kind
    let library: Library
    let surroundings: Surroundings
    var file: Case
    var today: Day

    init(
        _ kind: String, on day: String = "2025-03-03", rulings: [String: FactValue] = [:],
        unit: [String: [FactValue]] = [:], jurisdiction: [String: [FactValue]] = [:]
    ) throws {
        regulation = try Garden.regulation()
        self.kind = try #require(regulation.kind(kind))
        library = Library(
            regulations: [regulation], calendar: try Garden.calendar(),
            rulings: [regulation.identity.id: rulings]
        )
        surroundings = Surroundings(unitCases: unit, jurisdictionCases: jurisdiction)
        today = Day(day)
        let begun = CaseEvent.Begun(
            kind: kind, regulation: "garden", packHash: regulation.hash, packVersion: "1",
            unit: Unit(id: "u1", name: "东园")
        )
        file = try #require(
            Case.replay([
                RecordedEvent(
                    caseID: "c1", version: 1, position: 1, at: Instant(noonOf: today),
                    actor: Life.actor("园丁"), event: .begun(begun), hash: ""
                )
            ])
        )
    }

    static func actor(_ role: String) -> Actor {
        Actor(person: role, name: role, role: role, unit: "u1")
    }

    var standing: Standing {
        Standing(
            file, under: regulation, kind: kind, in: library, among: surroundings, on: today
        )
    }

    mutating func pass(to day: String) { today = Day(day) }

    // MARK: Acts

    /// What comes of an act: nothing is recorded yet.
    func decide(_ act: Act, as role: String? = nil) -> Result<CaseEvent, Refusal> {
        var by = role ?? ""
        if role == nil, case .role(let name)? = kind.step(act.step)?.by.first { by = name }
        do throws(Refusal) {
            return .success(try Decider(standing, act, by: Life.actor(by)).decide())
        } catch {
            return .failure(error)
        }
    }

    /// Everything that stands against an act, as the refusal says it; empty when it would be done.
    func against(_ act: Act, as role: String? = nil) -> [Finding] {
        if case .failure(let refusal) = decide(act, as: role) { refusal.findings } else { [] }
    }

    /// Does an act that must succeed.
    @discardableResult
    mutating func act(
        _ act: Act, as role: String? = nil, at place: SourceLocation = #_sourceLocation
    ) -> CaseEvent.Acted? {
        switch decide(act, as: role) {
        case .success(let event):
            record(event, as: role ?? "")
            if case .acted(let acted) = event { return acted }
        case .failure(let refusal):
            let why = refusal.findings.map { "\($0.id): \($0.message)" }.joined(separator: "\n")
            Issue.record("\(act.step) was refused: \(why)", sourceLocation: place)
        }
        return nil
    }

    /// Does a step that must succeed.
    @discardableResult
    mutating func act(
        _ step: String, _ outcome: String? = nil, in occurrence: String? = nil,
        dated: String? = nil, at place: SourceLocation = #_sourceLocation
    ) -> CaseEvent.Acted? {
        act(Life.plain(step, outcome, in: occurrence, dated: dated), at: place)
    }

    /// Does a step with facts that must succeed.
    @discardableResult
    mutating func act(
        _ step: String, in occurrence: String? = nil, _ facts: [String: FactValue],
        at place: SourceLocation = #_sourceLocation
    ) -> CaseEvent.Acted? {
        act(Life.plain(step, in: occurrence, facts), at: place)
    }

    /// An act with a reason and one pointed item, as returns and refusals need them.
    static func plain(
        _ step: String, _ outcome: String? = nil, in occurrence: String? = nil,
        dated: String? = nil
    ) -> Act {
        Act(
            step: step, occurrence: occurrence, outcome: outcome,
            pointed: outcome == nil ? [] : [Pointed(item: "别的", remark: "看一看")],
            reason: outcome.map { _ in "说得明白" }, happenedOn: dated.map { Day($0) }
        )
    }

    /// An act of a step without outcomes, with facts.
    static func plain(
        _ step: String, in occurrence: String? = nil, _ facts: [String: FactValue]
    ) -> Act {
        Act(step: step, occurrence: occurrence, facts: facts)
    }

    mutating func record(_ event: CaseEvent, as role: String = "") {
        file.evolve(
            RecordedEvent(
                caseID: file.id, version: file.version + 1, position: Int64(file.version) + 1,
                at: Instant(noonOf: today), actor: Life.actor(role), event: event, hash: ""
            )
        )
    }

    // MARK: Looking

    func status(_ step: String, in occurrence: String? = nil) throws -> StepState.Status {
        standing.state(of: try #require(kind.step(step)), in: occurrence).status
    }

    func isOpen(_ step: String, in occurrence: String? = nil) throws -> Bool {
        try status(step, in: occurrence) == .open
    }

    func clock(_ id: String, in occurrence: String? = nil) throws -> [ClockState] {
        standing.states(of: try #require(regulation.clock(id)), in: occurrence)
    }

    func value(_ name: String, in occurrence: String? = nil) -> FactValue {
        standing.inquiry(in: occurrence).value(of: name)
    }
}

extension [Finding] {
    var ids: [String] { map(\.id) }
    var cites: [String] { flatMap(\.cites) }
}

extension Finding {
    /// Papers handed in by name only.
    static func papers(_ names: [String]) -> [HandedIn] {
        names.map { HandedIn(material: $0, fileName: "\($0).pdf", digest: "", byteCount: 1) }
    }
}
