import Quantities
import RulePacks

/// What follows from an accepted act; stored with it, so that replay needs no rules.
struct Effects {
    let decider: Decider
    let step: Step
    private var standing: Standing { decider.standing }
    private var act: Act { decider.act }

    init(_ decider: Decider, _ step: Step) {
        self.decider = decider
        self.step = step
    }

    func all() -> [CaseEvent.Effect] {
        let outcome = act.outcome.flatMap { step.outcome($0) }
        let isTaken = outcome?.isFavourable ?? step.outcomes.isEmpty
        var effects = (isTaken ? fixed() : []) + validity(outcome)
        if let then = exhausted() {
            effects += ending(or: then)
        } else if let outcome {
            effects += returns(outcome)
            if let ends = outcome.ends { effects += ending(or: ends) }
            if outcome.endsOccurrence { effects.append(.endedOccurrence) }
            if let target = outcome.triggers {
                effects.append(.triggered(standing.key(target, from: act.occurrence)))
            }
        }
        // What is done after the end does not end the case a second time.
        guard standing.file.ending == nil else { return effects.filter { !$0.isEnding } }
        if !effects.contains(where: \.isEnding), endsNormally(with: effects),
            let normal = standing.kind.endings.first
        {
            effects.append(.ended(normal))
        }
        return effects
    }

    /// Routes are fixed when taken (PACKS §4).
    private func fixed() -> [CaseEvent.Effect] {
        let names =
            standing.regulation.decisions.filter { $0.fixedBy == step.id }.map(\.id)
            + standing.regulation.terms.filter { $0.fixedBy == step.id }.map(\.name)
        guard !names.isEmpty else { return [] }
        let inquiry = decider.laid.freshInquiry(in: act.occurrence, refixing: Set(names))
        return names.compactMap { name in
            let value = inquiry.value(of: name)
            return value == .unknown || value == .notApplicable
                ? nil : .fixed(name: name, value)
        }
    }

    private func validity(_ outcome: Outcome?) -> [CaseEvent.Effect] {
        guard let name = outcome?.validFor,
            case .period(let period) = decider.laid.inquiry(in: act.occurrence).lawValue(name),
            let until = try? dueDate(
                from: act.happenedOn ?? standing.today, period,
                calendar: standing.library.calendar, convention: standing.convention, suspended: []
            )
        else { return [] }
        return [.validUntil(until.day)]
    }

    // MARK: Rounds

    /// What comes instead of another return when the cap is reached; `nil` while rounds are left.
    private func exhausted() -> String? {
        guard let rounds = step.rounds, let outcome = act.outcome, rounds.of.contains(outcome),
            case .number(let cap) = decider.laid.inquiry(in: act.occurrence).lawValue(rounds.atMost)
        else { return nil }
        let key = StepKey(step.id, in: act.occurrence)
        let before = (standing.file.turns[key] ?? []).filter { turn in
            !turn.isBeforeReroute && (turn.act?.outcome.map { rounds.of.contains($0) } ?? false)
        }
        return Decimal(before.count + 1) >= cap ? rounds.then : nil
    }

    /// `then` and `ends` name an ending of the case, or a step that takes over.
    private func ending(or name: String) -> [CaseEvent.Effect] {
        standing.kind.step(name) == nil
            ? [.ended(name)] : [.triggered(standing.key(name, from: act.occurrence))]
    }

    // MARK: Returns

    private func returns(_ outcome: Outcome) -> [CaseEvent.Effect] {
        guard let back = outcome.backTo else { return [] }
        let target = standing.key(back, from: act.occurrence)
        let me = StepKey(step.id, in: act.occurrence)
        if outcome.redo == .everythingAfter { return rerouted(to: target, me) }
        var effects: [CaseEvent.Effect] = [.reopened(target, waitsFor: nil)]
        if target != me { effects.append(.reopened(me, waitsFor: back)) }
        if case .steps(let ids) = outcome.redo {
            for key in ids.map({ standing.key($0, from: act.occurrence) }) where isRedone(key) {
                effects.append(
                    .reopened(key, waitsFor: comesBefore(key.step, back) ? nil : back)
                )
            }
        }
        return effects
    }

    /// What never happened is not done again; it still opens in its own order.
    private func isRedone(_ key: StepKey) -> Bool {
        if case .onlyByReturn? = standing.kind.step(key.step)?.opening { return true }
        return standing.file.act(key) != nil || standing.file.panels[key] != nil
    }

    /// Whether a step has to be done before another, directly or through others.
    private func comesBefore(_ id: String, _ other: String) -> Bool {
        var waiting = standing.kind.step(other)?.after ?? []
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            if next == id { return true }
            if seen.insert(next).inserted { waiting += standing.kind.step(next)?.after ?? [] }
        }
        return false
    }

    /// Everything after a step again: later steps are blanked but open in their own order, not all
    /// at once, and rounds count anew (PACKS §4).
    private func rerouted(to target: StepKey, _ me: StepKey) -> [CaseEvent.Effect] {
        let line = standing.kind.stages.filter { !$0.repeats }.flatMap(\.steps)
            .map { StepKey($0.id) }
        let later = line.firstIndex(of: target).map { line[($0 + 1)...] } ?? []
        var effects: [CaseEvent.Effect] = ([target] + later)
            .filter { $0 == me || standing.file.turns[$0] != nil }.map { .restarted($0) }
        effects.append(.reopened(target, waitsFor: nil))
        if target != me, !later.contains(me) {
            effects.append(.reopened(me, waitsFor: target.step))
        }
        effects += later.filter { $0 == me || standing.file.act($0) != nil }.map { .blanked($0) }
        return effects
    }

    // MARK: End

    private func endsNormally(with effects: [CaseEvent.Effect]) -> Bool {
        var next = standing.file
        let event = CaseEvent.acted(
            CaseEvent.Acted(
                step: step.id, occurrence: act.occurrence, outcome: act.outcome,
                happenedOn: act.happenedOn ?? standing.today, facts: act.facts,
                materials: act.materials, pointed: act.pointed, marks: [], reason: nil,
                overrides: [], acknowledged: [], findings: [], effects: effects,
                calendarVersion: nil
            )
        )
        next.evolve(
            RecordedEvent(
                caseID: next.id, version: next.version + 1, position: 0,
                at: Instant(noonOf: standing.today), actor: decider.actor, event: event, hash: ""
            )
        )
        return Standing(
            next, under: standing.regulation, kind: standing.kind, in: standing.library,
            among: standing.surroundings, on: standing.today
        ).isComplete()
    }
}

extension CaseEvent.Effect {
    var isEnding: Bool {
        if case .ended = self { true } else { false }
    }
}
