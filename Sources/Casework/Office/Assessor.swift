public import Quantities
public import RulePacks

extension Assessment {
    /// Lays a described project against a regulation; `nil` when there is no such pack or kind.
    public static func of(
        _ facts: [String: FactValue], under regulation: String, kind: String, in library: Library,
        among surroundings: Surroundings = .unknown, on day: Day
    ) -> Assessment? {
        Assessor(
            library: library, regulation: regulation, kind: kind, facts: facts,
            surroundings: surroundings, day: day
        )?
        .assess()
    }
}

/// Walks a described project down its favourable path, taking every limit in full.
///
/// The steps it passes are the route; what a step would need there is collected on the way.
struct Assessor {
    private let library: Library
    private let regulation: Regulation
    private let kind: Kind
    private let facts: [String: FactValue]
    private let surroundings: Surroundings
    private let day: Day
    private static let actor = Actor(person: "", name: "", role: "", unit: "")

    init?(
        library: Library, regulation id: String, kind name: String, facts: [String: FactValue],
        surroundings: Surroundings, day: Day
    ) {
        guard let regulation = library.regulation(id), let kind = regulation.kind(name) else {
            return nil
        }
        self.library = library
        self.regulation = regulation
        self.kind = kind
        self.facts = facts
        self.surroundings = surroundings
        self.day = day
    }

    func assess() -> Assessment {
        var walk = Walk(file: described(), day: day)
        while walk.passed.count < 200, let step = next(in: walk) { pass(step, in: &walk) }
        let final = standing(walk)
        let states = final.stepStates().filter { $0.occurrence == nil }
        let lines = states.map { line($0, walk) }
        let missing = unique(
            lines.flatMap(\.missing) + walk.materials.flatMap(\.missing)
                + walk.findings.flatMap(\.missing)
        )
        return Assessment(
            regulation: regulation.identity.id, packHash: regulation.hash,
            versionReason: Messages.inForce(regulation.identity.inForceFrom, day),
            route: route(final), steps: lines, materials: walk.materials,
            findings: walk.findings.sorted { $0.order < $1.order }, duties: walk.duties,
            unquantified: unique(walk.unquantified), missing: missing,
            earliestApproval: walk.approvedOn
        )
    }

    // MARK: Walking

    private struct Walk {
        var file: Case
        var day: Day
        var passed: Set<String> = []
        var materials: [Assessment.MaterialLine] = []
        var findings: [Finding] = []
        var duties: [Assessment.Duty] = []
        var unquantified: [String] = []
        var approvedOn: Day?
    }

    /// A case that knows the described facts and where nothing has happened yet.
    private func described() -> Case {
        let begun = CaseEvent.Begun(
            kind: kind.name, regulation: regulation.identity.id, packHash: regulation.hash,
            packVersion: regulation.identity.version, unit: Unit(id: "", name: "")
        )
        var file = Case(begun, id: "", at: Instant(noonOf: day))
        for (name, value) in facts {
            file.given[Case.TermKey(term: name, occurrence: nil)] = [
                Case.Given(value: value, step: nil, on: day, version: 1)
            ]
        }
        return file
    }

    private func standing(_ walk: Walk) -> Standing {
        Standing(
            walk.file, under: regulation, kind: kind, in: library, among: surroundings,
            on: walk.day
        )
    }

    private func next(in walk: Walk) -> Step? {
        let standing = standing(walk)
        return kind.stages.filter { !$0.repeats }.flatMap(\.steps).first { step in
            !walk.passed.contains(step.id) && !step.isOptional
                && standing.state(of: step, in: nil).status == .open
        }
    }

    private func pass(_ step: Step, in walk: inout Walk) {
        walk.passed.insert(step.id)
        let standing = standing(walk)
        let outcome = step.outcomes.first { $0.isFavourable }
        let act = Act(step: step.id, outcome: outcome?.name, facts: [:])
        let decider = Decider(standing, act, by: Self.actor)
        collect(step, standing, decider, into: &walk)
        let due = standing.state(of: step, in: nil).due
        walk.day = max(walk.day, due ?? walk.day)
        if step.kind == .decide, walk.approvedOn == nil { walk.approvedOn = walk.day }
        let event = CaseEvent.acted(
            CaseEvent.Acted(
                step: step.id, occurrence: nil, outcome: outcome?.name, happenedOn: walk.day,
                facts: [:], materials: [], pointed: [], marks: [], reason: nil, overrides: [],
                acknowledged: [], findings: [],
                effects: Effects(decider, step).all().filter { !$0.isEnding },
                calendarVersion: nil
            )
        )
        walk.file.evolve(
            RecordedEvent(
                caseID: "", version: walk.file.version + 1, position: 0,
                at: Instant(noonOf: walk.day), actor: Self.actor, event: event, hash: ""
            )
        )
        collectDuties(from: step, into: &walk)
    }

    // MARK: Collecting

    private func collect(
        _ step: Step, _ standing: Standing, _ decider: Decider, into walk: inout Walk
    ) {
        let inquiry = standing.inquiry()
        for material in regulation.materials where material.neededFor == step.id {
            let need = material.when.map { inquiry.answer($0) }
            walk.materials.append(
                Assessment.MaterialLine(
                    id: material.id, step: step.id, verdict: need?.verdict ?? .holds,
                    missing: need?.missing ?? [], cites: [material.cites.text]
                )
            )
        }
        // What only a reviewer can find is not held against a description.
        let found = Set(step.gives + step.outcomes.flatMap(\.gives))
        walk.findings += GateCheck(decider, step).findings().filter {
            $0.result != .undecided || !$0.missing.allSatisfy { found.contains($0) }
        }
    }

    private func collectDuties(from step: Step, into walk: inout Walk) {
        let standing = standing(walk)
        for clock in regulation.clocks where clock.from.contains(where: { $0.step == step.id }) {
            guard let state = standing.states(of: clock, in: nil).last else { continue }
            if state.status == .unquantified { walk.unquantified.append(clock.id) }
            walk.duties.append(
                Assessment.Duty(
                    id: clock.id, what: clock.what, owes: clock.owes, to: clock.to ?? "",
                    period: period(clock, standing), due: state.due,
                    cites: clock.cites.map(\.text),
                    explanation: state.explanation?.explanation ?? []
                )
            )
        }
    }

    /// The period as the law writes it.
    private func period(_ clock: Clock, _ standing: Standing) -> String {
        let name: String
        switch clock.length {
        case .within(let value), .between(_, let value), .lasts(let value), .ahead(let value, _):
            name = value
        case .due(let value), .every(let value): name = value
        }
        return regulation.value(name, on: standing.today)?.written
            ?? FactText.write(standing.inquiry().lawValue(name))
    }

    private func line(_ state: StepState, _ walk: Walk) -> Assessment.StepLine {
        var missing: [String] = []
        let status: Assessment.StepLine.State
        switch state.status {
        case _ where walk.passed.contains(state.step.id): status = .ahead
        case .undecided(let names):
            status = .undecided
            missing = names
        case .notApplicable, .closed: status = .notNeeded
        case .waiting: status = isOffRoute(state.step, walk) ? .notNeeded : .ahead
        default: status = state.step.isOptional ? .notNeeded : .ahead
        }
        return Assessment.StepLine(
            id: state.step.id, stage: state.stage, kind: state.step.kind,
            actors: standing(walk).roles(of: state.step, in: nil),
            cites: state.step.cites.map(\.text), state: status, missing: missing,
            limits: walk.duties.filter { duty in
                regulation.clock(duty.id)?.isMet(by: state.step.id) ?? false
            }
            .map { Messages.limit($0.period, $0.owes) }
        )
    }

    /// Its condition stays false although everything it reads has happened: another route.
    private func isOffRoute(_ step: Step, _ walk: Walk) -> Bool {
        guard case .normally(let opens?) = step.opening else { return false }
        let read = opens.names.filter { kind.step($0) != nil }
        return read.allSatisfy { walk.passed.contains($0) }
    }

    private func route(
        _ standing: Standing
    ) -> [(decision: String, outcome: String, cites: String, explanation: String)] {
        regulation.decisions.compactMap { decision in
            let ruled = standing.inquiry().explained(decision)
            // A route that rests on nothing described says nothing about this project.
            guard ruled.verdict == .holds, let result = ruled.results[decision.id],
                decision.fixedBy != nil || ruled.used.contains(where: { facts[$0.name] != nil })
            else { return nil }
            return (decision.id, FactText.write(result), ruled.cites.text, ruled.explanation)
        }
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
