import Quantities
public import RulePacks

extension Standing {
    /// The read model of the case: what lists, inboxes and registers show.
    ///
    /// Follows from events, rules and rulings alone; worked out as of the day of the last event, so
    /// that rebuilding gives the same bytes.
    public func view() -> CaseView {
        let states = stepStates()
        let title = title
        let open = states.filter { $0.status == .open }
        let needed = open.filter { !isOptional($0) }
        let stage =
            (needed.first { $0.occurrence == nil } ?? needed.first ?? open.first)?.stage ?? ""
        return CaseView(
            caseID: file.id, version: file.version, kind: kind.name,
            regulation: regulation.identity.id, title: title, unit: file.begun.unit,
            stage: file.ending == nil ? stage : "", ending: file.ending, begun: file.begunAt,
            changed: file.events.last?.at ?? file.begunAt, amounts: amounts,
            tasks: file.ending == nil || !open.isEmpty
                ? open.flatMap { tasks(for: $0, title) } : [],
            dues: dues(title), exceptions: exceptions(title), actors: actors,
            searchTokens: searchTokens("\(title) \(file.begun.unit.name) \(file.id)")
                .joined(separator: " ")
        )
    }

    /// What the case is called: its title fact, or its kind.
    public var title: String {
        guard let term = kind.title else { return kind.name }
        switch inquiry().value(of: term) {
        case .unknown, .notApplicable: return kind.name
        case let value: return FactText.write(value, as: regulation.term(term)?.type)
        }
    }

    private var amounts: [String: Decimal] {
        let inquiry = inquiry()
        var amounts: [String: Decimal] = [:]
        for name in kind.amounts {
            guard case .number(let value) = inquiry.value(of: name), value != .zero else {
                continue
            }
            amounts[name] = value
        }
        return amounts
    }

    private var actors: [String] {
        var seen: Set<String> = []
        return file.events.map(\.actor.person).filter { seen.insert($0).inserted }
    }

    // MARK: Tasks

    /// Who may do an open step.
    func tasks(of state: StepState) -> [TaskView] { tasks(for: state, title) }

    private func tasks(for state: StepState, _ title: String) -> [TaskView] {
        let key = StepKey(state.step.id, in: state.occurrence)
        if let panel = file.panels[key], panel.drawn != nil {
            let silent = panel.members.filter { panel.opinions[$0] == nil }
            let persons = silent.compactMap { panel.candidate($0)?.account }
            if !silent.isEmpty {
                return [
                    task(state, title, roles: roles(of: state.step, in: state.occurrence)),
                    task(state, title, roles: [], persons: persons),
                ].filter { !$0.roles.isEmpty || !$0.persons.isEmpty }
            }
        }
        if state.step.kind == .concur {
            let waiting = silentBodies(of: state.step, in: state.occurrence)
            if !waiting.isEmpty {
                return waiting.map { body in
                    let roles = roles(answeringFor: body, state.step, in: state.occurrence)
                    return task(state, title, roles: roles)
                }
            }
        }
        return [task(state, title, roles: roles(of: state.step, in: state.occurrence))]
    }

    /// Bodies of a joint review that have not answered in this turn, in the order of the pack.
    func silentBodies(of step: Step, in occurrence: String?) -> [String] {
        let answers = file.turn(StepKey(step.id, in: occurrence))?.answers ?? []
        let answered = Set(answers.map(\.answer.body))
        return bodies(of: step, in: occurrence).filter { !answered.contains($0) }
    }

    private func task(
        _ state: StepState, _ title: String, roles: [String], persons: [String] = []
    ) -> TaskView {
        let own = !persons.isEmpty ? false : roles.contains { ownUnitRoles.contains($0) }
        return TaskView(
            caseID: file.id, title: title, unit: file.begun.unit, step: state.step.id,
            occurrence: state.occurrence, roles: roles, ofOwnUnit: own, persons: persons,
            isOptional: isOptional(state),
            openedOn: opened(state), due: state.due, cites: state.step.cites.map(\.text),
            from: lastActor
        )
    }

    /// Who the case came from: the calendar sends nothing on.
    private var lastActor: String {
        let last = file.events.last { if case .lapsed = $0.event { false } else { true } }
        return last?.actor.name ?? ""
    }

    /// Nobody has to do it now: 可 steps, occurrences that may be begun and no duty waits for, and
    /// closing steps that no article orders and nothing waits for.
    private func isOptional(_ state: StepState) -> Bool {
        let step = state.step
        if isCalledFor(state) { return false }
        if step.isOptional { return true }
        if state.occurrence == nil, state.due == nil, kind.stage(of: step.id)?.repeats ?? false {
            return true
        }
        return step.cites.isEmpty && !kind.steps.contains { $0.after.contains(step.id) }
    }

    /// A duty that is late or a last round opened it: what follows from that is nobody's choice.
    private func isCalledFor(_ state: StepState) -> Bool {
        let isTriggered = file.triggered.contains(StepKey(state.step.id, in: state.occurrence))
        return isTriggered && kind.steps.contains { $0.rounds?.then == state.step.id }
            || isTriggeredByClock(state.step, state.occurrence)
    }

    /// Roles that act only on cases of their own unit.
    var ownUnitRoles: Set<String> { regulation.ownUnitRoles }

    /// Day the step came to be open: its return, or the last act it waited for.
    private func opened(_ state: StepState) -> Day {
        let key = StepKey(state.step.id, in: state.occurrence)
        let last = file.events.last { recorded in
            guard case .acted(let act) = recorded.event else { return false }
            return state.step.after.contains(act.step)
                || act.effects.contains {
                    if case .reopened(key, _) = $0 { true } else { false }
                }
        }
        return (last?.at ?? file.begunAt).day
    }

    // MARK: Duties and exceptions

    private func dues(_ title: String) -> [DueView] {
        clockStates().compactMap { state in
            guard state.isOwed, let due = state.due else {
                return nil
            }
            return DueView(
                caseID: file.id, title: title, unit: file.begun.unit, clock: state.clock.id,
                what: state.clock.what, occurrence: state.occurrence, owes: state.clock.owes,
                start: state.start, due: due, cites: state.clock.cites.map(\.text)
            )
        }
    }

    private func exceptions(_ title: String) -> [ExceptionView] {
        file.events.flatMap { recorded -> [ExceptionView] in
            guard case .acted(let act) = recorded.event else { return [] }
            return act.overrides.map { said in
                ExceptionView(
                    caseID: file.id, title: title, unit: file.begun.unit, step: act.step,
                    said: said, by: recorded.actor.name, on: recorded.at.day,
                    cites: regulation.gate(said.gate).map { [$0.cites.text] } ?? []
                )
            }
        }
    }
}

extension Regulation {
    /// Roles that submit or file to begin a unit's case: they act for their own unit only.
    public var ownUnitRoles: Set<String> {
        kinds.reduce(into: []) { roles, kind in
            guard kind.subject == .unit, case .step(let id) = kind.begins,
                let step = kind.step(id), step.kind == .submit || step.kind == .file
            else { return }
            for case .role(let name) in step.by { roles.insert(name) }
        }
    }
}
