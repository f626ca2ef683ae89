import Quantities
import RulePacks

/// Decides an act: everything that stands against it, or the event it becomes.
///
/// One act, in this order (PACKS §3): is the step open → lay facts and materials over the case →
/// gates, facts, materials → refuse with *everything* that failed, in article order, or record →
/// effects of the outcome.
public struct Decider {
    let standing: Standing
    let act: Act
    let actor: Actor
    /// The case with the act laid over it.
    let laid: Standing

    /// Lays the act over the case; the rules are asked when a decision or findings are wanted.
    public init(_ standing: Standing, _ act: Act, by actor: Actor) {
        self.standing = standing
        self.actor = actor
        self.act = act
        laid = standing.laying(act)
    }

    private var key: StepKey { StepKey(act.step, in: act.occurrence) }

    /// The event the act becomes.
    ///
    /// - Throws: `Refusal` with every finding in the order of the text; nothing is recorded.
    public func decide() throws(Refusal) -> CaseEvent {
        guard let step = standing.kind.step(act.step) else {
            throw Refusal(
                code: "GJ-CASE-001", message: Messages.noSuchStep(act.step),
                findings: [
                    Finding(
                        id: act.step, kind: .order, strength: .must, result: .fail,
                        message: Messages.noSuchStep(act.step), remedy: Messages.noSuchStepRemedy
                    )
                ]
            )
        }
        let findings = findings(for: step)
        let against = findings.filter(\.blocks)
        guard against.isEmpty else {
            throw Refusal(
                code: "GJ-CASE-002", message: Messages.refused(step.id, against.count),
                findings: against
            )
        }
        return .acted(recorded(step, findings))
    }

    /// The event the act would become if nothing stood against it.
    func foreseen(_ step: Step) -> CaseEvent { .acted(recorded(step, [])) }

    /// Everything the rules say about the act, in the order of the text.
    public func findings() -> [Finding] {
        guard let step = standing.kind.step(act.step) else { return [] }
        return findings(for: step)
    }

    private func findings(for step: Step) -> [Finding] {
        let order = orderFindings(step)
        // An act out of turn is told so first; its content is not yet anybody's business.
        guard order.isEmpty else { return order }
        let content =
            OutcomeCheck(act, step).findings()
            + FactCheck(self, step).findings()
            + MaterialCheck(self, step).findings()
            + PanelCheck(self, step).findings()
            + GateCheck(self, step).findings()
        return content.enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element)
    }

    // MARK: Order

    private func orderFindings(_ step: Step) -> [Finding] {
        if let stage = standing.kind.stage(of: step.id), stage.repeats != (act.occurrence != nil) {
            return [
                stage.repeats
                    ? finding(
                        step, .order, Messages.nameless(step.id), Messages.namelessRemedy)
                    : finding(
                        step, .order, Messages.noSuchStep(step.id), Messages.noSuchStepRemedy)
            ]
        }
        var findings = scopeFindings()
        let state = standing.state(of: step, in: act.occurrence)
        if let (message, remedy) = closedReason(state) {
            findings.append(closed(state, message, remedy))
        } else if let window = step.window, isFirstOccurrence {
            findings += windowFindings(step, window)
        }
        let roles = standing.roles(of: step, in: act.occurrence)
        if !roles.contains(actor.role) {
            findings.append(
                finding(step, .access, Messages.wrongRole(step.id, roles), Messages.wrongRoleRemedy)
            )
        }
        return findings
    }

    /// Nothing was done and nothing sent back yet: windows bind only then (PACKS §4).
    private var isFirstOccurrence: Bool {
        (standing.file.turns[key] ?? []).allSatisfy { $0.act == nil && !$0.isReturned }
    }

    /// What is not known yet holds the act and is named (PACKS §2.3).
    private func closed(_ state: StepState, _ message: String, _ remedy: String) -> Finding {
        guard case .undecided(let missing) = state.status else {
            return finding(state.step, .order, message, remedy)
        }
        return finding(state.step, .order, message, remedy, nil, .undecided, missing)
    }

    private func closedReason(_ state: StepState) -> (String, String)? {
        let step = state.step
        return switch state.status {
        case .open: nil
        case .done: (Messages.alreadyDone(step.id), Messages.seeProject)
        case .waiting(let names): (Messages.waiting(step.id, names), Messages.seeProject)
        case .undecided(let names):
            (Messages.waitingUndecided(step.id, names), Messages.fillMissing)
        case .notApplicable: (Messages.notApplicable(step.id), Messages.seeProject)
        case .closed:
            standing.file.ending.map { (Messages.ended($0), Messages.endedRemedy) }
                ?? (Messages.closed(step.id), Messages.seeProject)
        }
    }

    private func windowFindings(_ step: Step, _ window: Window) -> [Finding] {
        if let outside = window.outsideStep, standing.file.act(StepKey(outside)) != nil {
            return []
        }
        let cites = window.cites.isEmpty ? step.cites : window.cites
        let remedy = Messages.outsideWindowRemedy(window.outsideStep)
        switch laid.isInside(window) {
        case true?: return []
        case false?:
            return [finding(step, .window, Messages.outsideWindow(step.id), remedy, cites)]
        case nil:
            let message =
                laid.hasBegun(window)
                ? Messages.windowEndUnknown(step.id) : Messages.windowUnknown(step.id)
            return [finding(step, .window, message, remedy, cites, .undecided)]
        }
    }

    private func scopeFindings() -> [Finding] {
        guard let scope = standing.regulation.scope,
            standing.kind.begins == .step(act.step),
            let decision = standing.regulation.decision(scope.decision)
        else { return [] }
        let ruled = laid.inquiry(in: act.occurrence).decide(decision)
        guard ruled.verdict == .holds, case .text(let outcome)? = ruled.results[decision.id] else {
            return []
        }
        guard let elsewhere = scope.notOurs[outcome] else { return [] }
        return [
            Finding(
                id: decision.id, kind: .scope, strength: .must, result: .fail,
                message: Messages.scope(elsewhere), remedy: Messages.scopeRemedy,
                cites: [ruled.cites.text], facts: plain(ruled.used), order: ruled.cites.order
            )
        ]
    }

    private func finding(
        _ step: Step, _ kind: Finding.Kind, _ message: String, _ remedy: String,
        _ cites: [Citation]? = nil, _ result: Finding.Result = .fail, _ missing: [String] = []
    ) -> Finding {
        let cites = cites ?? step.cites
        return Finding(
            id: step.id, kind: kind, strength: .must, result: result, message: message,
            remedy: remedy, cites: cites.map(\.text), missing: missing,
            order: cites.first?.order ?? Int.max
        )
    }

    // MARK: Recording

    private func recorded(_ step: Step, _ findings: [Finding]) -> CaseEvent.Acted {
        let asked = Set(step.termsAsked(with: act.outcome))
        return CaseEvent.Acted(
            step: step.id, occurrence: act.occurrence, outcome: act.outcome,
            happenedOn: act.happenedOn ?? standing.today,
            facts: act.facts.filter { name, value in
                asked.contains(name) && !value.isBlank && applies(name)
            },
            materials: act.materials, pointed: act.pointed, marks: act.marks, reason: act.reason,
            overrides: act.overrides.filter { override in
                findings.contains { $0.id == override.gate && $0.result == .overridden }
            },
            acknowledged: act.acknowledged, findings: findings,
            effects: Effects(self, step).all(), calendarVersion: standing.library.calendar.version
        )
    }

    private func applies(_ name: String) -> Bool {
        guard let term = standing.regulation.term(name) else { return false }
        return laid.inquiry(in: act.occurrence).applies(term).verdict != .fails
    }
}

extension Step {
    /// Terms the step can give, however it ends.
    var termsGiven: [String] {
        gives + mayGive + outcomes.flatMap { $0.gives + $0.mayGive }
    }

    /// Terms the step asks for when it ends that way, required and optional.
    func termsAsked(with outcome: String?) -> [String] {
        let more = outcome.flatMap { self.outcome($0) }
        return gives + mayGive + (more.map { $0.gives + $0.mayGive } ?? [])
    }
}

/// Facts small enough to be kept with a finding: lists of other cases stay where they are.
func plain(_ facts: [UsedFact]) -> [UsedFact] {
    facts.filter { fact in
        switch fact.value {
        case .list, .record: false
        default: true
        }
    }
}

extension Standing {
    /// Roles that may do a step today.
    func roles(of step: Step, in occurrence: String?) -> [String] {
        var roles = step.by.compactMap { rule -> String? in
            switch rule {
            case .role(let name): return name
            case .decision(let id):
                if case .text(let role) = inquiry(in: occurrence).value(of: id) { return role }
                return nil
            }
        }
        if let enteredBy = step.enteredBy { roles.append(enteredBy) }
        return roles
    }

    /// Whether today is not past the end of a period; `nil` only where the answer hangs on a notice
    /// of working days that is not published yet.
    func isWithin(_ period: Period, from start: Day) -> Bool? {
        let exact = try? dueDate(
            from: start, period, calendar: library.calendar, convention: convention
        )
        if let exact { return today <= exact.day }
        let earliest = try? earliestDueDate(
            from: start, period, calendar: library.calendar, convention: convention
        )
        return earliest.flatMap { today <= $0.day ? true : nil }
    }

    /// Whether a window's first day is known and past.
    func hasBegun(_ window: Window) -> Bool {
        guard case .from(let start, _, _) = window.span,
            case .day(let first) = inquiry().value(of: start)
        else { return false }
        return first <= today
    }

    /// Whether today lies in a window; `nil` when its dates are not known.
    func isInside(_ window: Window) -> Bool? {
        switch window.span {
        case .yearly(let fromMonth, let fromDay, let toMonth, let toDay):
            let now = (today.month, today.day)
            let from = (fromMonth, fromDay)
            let to = (toMonth, toDay)
            return from <= to ? now >= from && now <= to : now >= from || now <= to
        case .yearlyUntil(let month, let day):
            return (today.month, today.day) <= (month, day)
        case .from(let start, let length, let end):
            let inquiry = inquiry()
            guard case .day(let first) = inquiry.value(of: start) else { return nil }
            if let end, case .day(let last) = inquiry.value(of: end) {
                return today >= first && today <= last
            }
            guard case .period(let period) = inquiry.lawValue(length) else { return nil }
            return today < first ? false : isWithin(period, from: first)
        }
    }
}
