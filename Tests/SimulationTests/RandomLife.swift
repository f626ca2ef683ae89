import Quantities
import RulePacks
import TestKit

@testable import Casework

/// A life of one case at random: acts good and bad, in and out of turn, by the right and wrong people.
struct RandomLife {
    let library: Library
    let regulation: Regulation
    let kind: Kind
    private var chance: SeededGenerator
    private(set) var file: Case
    private(set) var day: Day
    private(set) var accepted = 0
    private(set) var refused = 0

    init(library: Library, regulation: Regulation, kind: Kind, seed: UInt64, from day: Day) {
        self.library = library
        self.regulation = regulation
        self.kind = kind
        self.day = day
        chance = SeededGenerator(seed: seed)
        let begun = CaseEvent.Begun(
            kind: kind.name, regulation: regulation.identity.id, packHash: regulation.hash,
            packVersion: regulation.identity.version, unit: Unit(id: "u1", name: "U1")
        )
        let first = RecordedEvent(
            caseID: "c\(seed)", version: 1, position: 1, at: Instant(noonOf: day),
            actor: Actor(person: "p", name: "P", role: "", unit: "u1"), event: .begun(begun),
            hash: ""
        )
        file = Case.replay([first]) ?? Case(begun, id: first.caseID, at: first.at)
    }

    func standing() -> Standing {
        Standing(
            file, under: regulation, kind: kind, in: library, among: Surroundings(), on: day
        )
    }

    /// One random command.
    ///
    /// Returns the step it tried and whether it was recorded.
    mutating func step() -> (tried: String, recorded: Bool) {
        if Int.random(in: 0..<3, using: &chance) == 0 {
            day = day.adding(days: Int.random(in: 1...12, using: &chance)) ?? day
        }
        let standing = standing()
        let states = standing.stepStates()
        let open = states.filter { $0.status == .open }
        let pickOpen = !open.isEmpty && Int.random(in: 0..<8, using: &chance) > 0
        guard let state = (pickOpen ? open : states).randomElement(using: &chance) else {
            return ("", false)
        }
        if preparePanel(state) { return (state.step.id, true) }
        let (act, actor) = command(for: state)
        do {
            record(try Decider(standing, act, by: actor).decide(), by: actor)
            accepted += 1
            return (act.step, true)
        } catch {
            refused += 1
            return (act.step, false)
        }
    }

    // MARK: Commands

    private mutating func command(for state: StepState) -> (Act, Actor) {
        let step = state.step
        let wrong = Int.random(in: 0..<12, using: &chance) == 0
        let role: String
        if case .role(let name)? = step.by.first, !wrong { role = name } else { role = "nobody" }
        let outcome = step.outcomes.randomElement(using: &chance)?.name
        let repeats = kind.stage(of: step.id)?.repeats ?? false
        let asked =
            step.gives + step.mayGive
            + (outcome.flatMap { step.outcome($0) }.map { $0.gives + $0.mayGive } ?? [])
        var facts: [String: FactValue] = [:]
        for name in asked {
            guard let term = regulation.term(name), Int.random(in: 0..<25, using: &chance) > 0
            else { continue }
            facts[name] = value(of: term.type)
        }
        let materials = regulation.materials
            .filter { $0.neededFor == step.id && ($0.outcome == nil || $0.outcome == outcome) }
            .filter { _ in Int.random(in: 0..<25, using: &chance) > 0 }
            .map { HandedIn(material: $0.id, fileName: "a.pdf", digest: "", byteCount: 1) }
        let gates = regulation.gates.filter { $0.strength == .inPrinciple }
        let act = Act(
            step: step.id,
            occurrence: state.occurrence
                ?? (repeats ? "o\(Int.random(in: 1...3, using: &chance))" : nil),
            outcome: outcome, facts: facts, materials: materials,
            pointed: [Pointed(item: asked.first ?? step.id, remark: "r")], reason: "r",
            overrides: Bool.random(using: &chance)
                ? gates.map { Override(gate: $0.id, reason: "r", approver: "a", until: day) } : []
        )
        return (act, Actor(person: "p-\(role)", name: role, role: role, unit: "u1"))
    }

    private mutating func value(of type: TermType) -> FactValue {
        switch type {
        case .bool: return .bool(Int.random(in: 0..<4, using: &chance) == 0)
        case .text, .party: return .text("t\(Int.random(in: 0..<100, using: &chance))")
        case .case: return .text("nothing")
        case .number: return .number(Decimal(Int.random(in: 0..<5, using: &chance)))
        case .money:
            let amounts = [
                0, 1, 499_999, 500_000, 500_001, 1_999_999, 2_000_000, 2_000_001, 30_000_000,
            ]
            return .number(Decimal(amounts.randomElement(using: &chance) ?? 1))
        case .ratio: return .number(Decimal("0.1") ?? .zero)
        case .date: return .day(day)
        case .year: return .number(Decimal(day.year))
        case .period:
            return .period(Period(count: Int.random(in: 1...3, using: &chance), unit: .years))
        case .choice(let options): return .text(options.randomElement(using: &chance) ?? "")
        case .list(let item): return .list([value(of: item)])
        case .record(let columns):
            var fields: [String: FactValue] = [:]
            for column in columns { fields[column.name] = value(of: column.type) }
            return .record(fields)
        }
    }

    /// Panels and joint reviews are made ready half of the time, so that conclusions are tried both ways.
    private mutating func preparePanel(_ state: StepState) -> Bool {
        guard state.status == .open, Bool.random(using: &chance) else { return false }
        let key = StepKey(state.step.id, in: state.occurrence)
        let actor = Actor(person: "x", name: "X", role: "x", unit: "x")
        if state.step.kind == .concur {
            let answered = Set(file.turn(key)?.answers.map(\.answer.body) ?? [])
            guard let body = state.step.bodies.first(where: { !answered.contains($0.role) }) else {
                return false
            }
            record(
                .bodyAnswered(
                    CaseEvent.BodyAnswered(
                        step: key.step, occurrence: key.occurrence, body: body.role, agrees: true,
                        opinion: "o"
                    )
                ), by: actor
            )
            return true
        }
        guard state.step.panel != nil, file.panels[key] == nil else { return false }
        let one = Candidate(id: "e1", name: "E1", unit: "z", field: "f", pool: "p")
        record(
            .panelFrozen(
                CaseEvent.PanelFrozen(
                    step: key.step, occurrence: key.occurrence, candidates: [one], excluded: [],
                    seats: 1, listDigest: "", commitment: "", witnesses: []
                )
            ), by: actor
        )
        record(
            .panelDrawn(
                CaseEvent.PanelDrawn(
                    step: key.step, occurrence: key.occurrence, secret: "", seed: "",
                    sequence: ["e1"], members: ["e1"]
                )
            ), by: actor
        )
        record(
            .opinionGiven(
                CaseEvent.OpinionGiven(
                    step: key.step, occurrence: key.occurrence, expert: "e1", agrees: true,
                    opinion: "o", marks: []
                )
            ), by: actor
        )
        return true
    }

    private mutating func record(_ event: CaseEvent, by actor: Actor) {
        file.evolve(
            RecordedEvent(
                caseID: file.id, version: file.version + 1, position: Int64(file.version + 1),
                at: Instant(noonOf: day), actor: actor, event: event, hash: ""
            )
        )
    }
}
