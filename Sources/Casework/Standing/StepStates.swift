import Quantities
public import RulePacks

extension Standing {
    /// Where every step stands, in the order of the lifecycle; repeated stages once per occurrence,
    /// and once more for a new occurrence where one may begin.
    public func stepStates() -> [StepState] {
        kind.stages.flatMap { stage -> [StepState] in
            guard stage.repeats else { return stage.steps.map { state(of: $0, in: nil) } }
            let running = file.occurrences(of: stage).flatMap { name in
                stage.steps.map { state(of: $0, in: name) }
            }
            let fresh = stage.steps.filter { begins($0, in: stage) }
                .map { state(of: $0, in: nil) }
                .filter { $0.status == .open }
            return running + fresh
        }
    }

    /// Where one step stands.
    public func state(of step: Step, in occurrence: String?) -> StepState {
        let key = StepKey(step.id, in: occurrence)
        let (status, note) = status(of: step, key)
        return StepState(
            step: step, stage: stage(of: key)?.name ?? "", occurrence: occurrence, status: status,
            round: file.turn(key)?.number ?? 1, last: file.turns[key]?.last { $0.act != nil },
            due: status == .open ? due(of: step, in: occurrence) : nil, note: note
        )
    }

    /// A step that can begin a new occurrence of its stage: nothing inside comes before it.
    func begins(_ step: Step, in stage: Stage) -> Bool {
        guard case .normally = step.opening else { return false }
        return !step.after.contains { id in stage.steps.contains { $0.id == id } }
    }

    // MARK: Status

    private func status(of step: Step, _ key: StepKey) -> (StepState.Status, String) {
        if let known = statusMemo[key] { return known }
        // A lifecycle whose steps wait for each other in a ring waits for ever, not without end.
        statusMemo[key] = (.waiting(for: [step.id]), "")
        let made = freshStatus(of: step, key)
        statusMemo[key] = made
        return made
    }

    private func freshStatus(of step: Step, _ key: StepKey) -> (StepState.Status, String) {
        let turn = file.turn(key)
        if turn?.act != nil { return (.done, "") }
        let place = key.occurrence
        if let ending = file.ending, !readsEnding(step) {
            return (.closed, Messages.ended(ending))
        }
        if let stage = stage(of: key), hasEnded(stage, place) { return (.closed, "") }
        if let known = withoutBodies(step, place) { return (known, "") }
        for condition in [stage(of: key)?.when, step.when].compactMap({ $0 }) {
            switch inquiry(in: place).answer(condition) {
            case let answer where answer.verdict == .undecided:
                return (.undecided(missing: answer.missing), "")
            case let answer where answer.verdict == .fails:
                return (.notApplicable, reasons(answer))
            default: break
            }
        }
        if let until = step.until, inquiry(in: place).answer(until).verdict == .holds {
            return (.closed, "")
        }
        if let turn, turn.isReturned {
            let pending = redoing(turn, of: step, in: place)
            return (pending.isEmpty ? .open : .waiting(for: pending), "")
        }
        return opening(of: step, key)
    }

    /// A joint review that touches no body does not apply (PACKS §4); `nil` when it goes ahead.
    private func withoutBodies(_ step: Step, _ place: String?) -> StepState.Status? {
        guard step.kind == .concur, !step.bodies.isEmpty else { return nil }
        var missing: [String] = []
        for body in step.bodies {
            guard let when = body.when else { return nil }
            let answer = inquiry(in: place).answer(when)
            if answer.verdict == .holds { return nil }
            missing += answer.missing
        }
        return missing.isEmpty ? .notApplicable : .undecided(missing: unique(missing))
    }

    private func opening(of step: Step, _ key: StepKey) -> (StepState.Status, String) {
        let place = key.occurrence
        switch step.opening {
        case .onlyByReturn: return (.closed, "")
        case .onlyByTrigger:
            let opens =
                file.triggered.contains(key) || isTriggeredByClock(step, place)
                || isWayAround(step)
            return (opens ? .open : .closed, "")
        case .normally(let opens):
            let blockers = step.after.flatMap { self.blockers($0, in: place) }
            if !blockers.isEmpty { return (.waiting(for: unique(blockers)), "") }
            guard let opens else { return (.open, "") }
            let answer = inquiry(in: place).answer(opens)
            switch answer.verdict {
            case .holds: return (.open, "")
            case .fails: return (.waiting(for: stepNames(in: opens)), "")
            case .undecided: return (.undecided(missing: answer.missing), "")
            }
        }
    }

    /// Steps that still have to end favourably before whatever comes after `id`.
    ///
    /// A step that does not apply passes the question on to what comes before it.
    private func blockers(_ id: String, in occurrence: String?, depth: Int = 0) -> [String] {
        guard let step = kind.step(id), depth < 64 else { return [] }
        let key = key(id, from: occurrence)
        if let act = file.act(key) {
            guard let outcome = act.outcome.flatMap({ step.outcome($0) }) else { return [] }
            return outcome.isFavourable ? [] : [id]
        }
        let place = key.occurrence
        switch status(of: step, key).0 {
        case .notApplicable:
            return step.after.flatMap { blockers($0, in: occurrence, depth: depth + 1) }
        case .closed where !(file.turn(key)?.isReturned ?? false) && isPassable(step, place):
            return step.after.flatMap { blockers($0, in: occurrence, depth: depth + 1) }
        case _ where step.isOptional && !hasBegun(key):
            return step.after.flatMap { blockers($0, in: occurrence, depth: depth + 1) }
        default: return [id]
        }
    }

    /// A closed step that holds nobody up: it is reached only by a return or trigger, or its time is over.
    private func isPassable(_ step: Step, _ place: String?) -> Bool {
        switch step.opening {
        case .onlyByReturn, .onlyByTrigger: true
        case .normally: step.until != nil
        }
    }

    func hasBegun(_ key: StepKey) -> Bool {
        file.panels[key] != nil || (file.turns[key]?.contains { $0.act != nil } ?? false)
    }

    /// What has to be done again before a returned step: where it was sent back to, and those
    /// before it that the same return took back.
    private func redoing(_ turn: Turn, of step: Step, in occurrence: String?) -> [String] {
        let taken = step.after.filter { id in
            let before = file.turn(key(id, from: occurrence))
            return before.map { $0.act == nil && ($0.isReturned || $0.number > 1) } ?? false
        }
        let back = turn.waitsFor.map { [$0] } ?? []
        return unique(back + taken).filter { file.act(key($0, from: occurrence)) == nil }
    }

    /// A duty that is late opens it.
    func isTriggeredByClock(_ step: Step, _ occurrence: String?) -> Bool {
        regulation.clocks.contains { clock in
            clock.late.contains(.triggers(step: step.id))
                && states(of: clock, in: occurrence).contains { $0.status == .overdue }
        }
    }

    /// The step that leads around a window, while the window keeps its step closed.
    private func isWayAround(_ step: Step) -> Bool {
        kind.steps.contains { windowed in
            guard let window = windowed.window, window.outsideStep == step.id else { return false }
            let turn = file.turn(StepKey(windowed.id))
            return turn?.act == nil && turn?.number ?? 1 == 1 && isInside(window) != true
        }
    }

    /// A step that opens on the case's end.
    func readsEnding(_ step: Step) -> Bool {
        if case .normally(let opens?) = step.opening {
            return opens.names.contains(PackWord.ending)
        }
        return false
    }

    private func stepNames(in condition: Condition) -> [String] {
        condition.names.filter { kind.step($0) != nil }
    }

    private func reasons(_ answer: Answer) -> String {
        answer.used.prefix(3).map { "\($0.name) = \(FactText.write($0.value))" }
            .joined(separator: " · ")
    }

    private func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    // MARK: Due days

    /// Earliest day by which some clock wants the step done.
    private func due(of step: Step, in occurrence: String?) -> Day? {
        regulation.clocks.filter { $0.isMet(by: step.id) }
            .flatMap { states(of: $0, in: occurrence) }
            .filter(\.isOwed)
            .compactMap(\.due)
            .min()
    }

    /// All clock occurrences of the case, in the order of the text.
    public func clockStates() -> [ClockState] {
        regulation.clocks.flatMap { clock -> [ClockState] in
            let steps = (clock.from + clock.metBy).compactMap(\.step)
            guard steps.isEmpty || steps.contains(where: { kind.step($0) != nil }) else {
                return []
            }
            guard let repeated = stage(of: clock) else { return states(of: clock, in: nil) }
            return file.occurrences(of: repeated).flatMap { states(of: clock, in: $0) }
        }
    }

    // MARK: End

    /// Whether nothing required is left: the normal end (PACKS §4).
    func isComplete() -> Bool {
        kind.stages.filter { !$0.repeats }.flatMap(\.steps).allSatisfy { step in
            if step.isOptional || readsEnding(step) { return true }
            let key = StepKey(step.id)
            if let act = file.act(key) {
                guard let outcome = act.outcome.flatMap({ step.outcome($0) }) else { return true }
                return outcome.isFavourable || outcome.backTo == nil
            }
            switch status(of: step, key).0 {
            case .notApplicable: return true
            case .closed: return !(file.turn(key)?.isReturned ?? false)
            default: return false
            }
        }
    }
}

extension Clock {
    func isMet(by step: String) -> Bool { metBy.contains { $0.step == step } }
}

extension Clock.Event {
    /// The step it speaks of; `nil` for a term.
    var step: String? {
        switch self {
        case .done(let step), .outcome(let step, _): step
        case .term: nil
        }
    }
}
