import Quantities
public import RulePacks

/// What typed but unsent facts come to, and where sending them would lead; nothing is recorded.
public struct Foresight: Sendable {
    /// A step that the act would open.
    public struct Sequel: Sendable {
        /// The step as the pack has it.
        public let step: Step
        /// Occurrence of the repeated stage; `nil` outside of one, and for one that may begin.
        public let occurrence: String?
        /// Roles that would act.
        public let roles: [String]
        /// How the step could end, and what would stand in the way of each.
        public let ways: [Way]
    }
    /// One outcome of a step that the act would open.
    public struct Way: Sendable {
        /// `nil` for a step that is simply done.
        public let outcome: String?
        /// Gates that would fail, or that facts not given yet keep undecided.
        public let against: [Finding]
        /// Where it would lead back to, and every step that would be done again.
        public let backTo: String?
        /// Ids of the steps that would be done again, in the order of the lifecycle.
        public let redone: [String]
        /// The ending it would bring.
        public let ends: String?
    }
    /// Everything that follows from the step's facts by rule: amounts, shares, the route.
    public let figures: [Derivation]
    /// What would stand against the act as it is typed.
    public let against: [Finding]
    /// Steps that would open and are not open now, in the order of the lifecycle.
    public let sequels: [Sequel]
    /// Clocks the act would start, with their last days and how those are counted.
    public let clocks: [ClockState]
    /// The ending the act itself would bring; `nil` when the case goes on.
    public let ending: String?
}

extension Standing {
    /// What an act would come to, whether or not it could be recorded as it is.
    func foresight(of act: Act, by actor: Actor) -> Foresight? {
        guard let step = kind.step(act.step) else { return nil }
        let decider = Decider(self, act, by: actor)
        var next = file
        next.evolve(
            RecordedEvent(
                caseID: file.id, version: file.version + 1, position: 0,
                at: Instant(noonOf: today), actor: actor, event: decider.foreseen(step), hash: ""
            )
        )
        let after = laying(next)
        return Foresight(
            figures: after.inquiry(in: act.occurrence)
                .derivations(from: Set(step.termsAsked(with: act.outcome))),
            against: decider.findings().filter(\.blocks), sequels: sequels(in: after, by: actor),
            clocks: started(in: after), ending: next.ending
        )
    }

    private func sequels(in after: Standing, by actor: Actor) -> [Foresight.Sequel] {
        let open = Set(stepStates().filter { $0.status == .open }.map(Self.place))
        return after.stepStates()
            .filter { $0.status == .open && !open.contains(Self.place($0)) }
            .map { state in
                let outcomes = state.step.outcomes.map { Optional($0) }
                return Foresight.Sequel(
                    step: state.step, occurrence: state.occurrence,
                    roles: after.roles(of: state.step, in: state.occurrence),
                    ways: (outcomes.isEmpty ? [nil] : outcomes).map {
                        after.way($0, of: state, by: actor)
                    }
                )
            }
    }

    private static func place(_ state: StepState) -> StepKey {
        StepKey(state.step.id, in: state.occurrence)
    }

    private func way(
        _ outcome: Outcome?, of state: StepState, by actor: Actor
    ) -> Foresight.Way {
        let act = Act(step: state.step.id, occurrence: state.occurrence, outcome: outcome?.name)
        let decider = Decider(self, act, by: actor)
        let effects = Effects(decider, state.step).all()
        return Foresight.Way(
            outcome: outcome?.name,
            against: GateCheck(decider, state.step).findings().filter(\.blocks),
            backTo: outcome?.backTo,
            redone: redone(by: effects).filter { $0 != state.step.id || state.occurrence == nil },
            ends: effects.lazy.compactMap(\.ending).first
        )
    }

    /// Steps an act would have done again: sent back to, taken back, or after a re-routing.
    ///
    /// What is taken back within an occurrence ends with it.
    private func redone(by effects: [CaseEvent.Effect]) -> [String] {
        var names: Set<String> = []
        for effect in effects {
            switch effect {
            case .reopened(let key, _), .restarted(let key): names.insert(key.step)
            case .blanked(let key) where key.occurrence == nil: names.insert(key.step)
            default: continue
            }
        }
        return kind.steps.map(\.id).filter(names.contains)
    }

    private func started(in after: Standing) -> [ClockState] {
        let known = Set(clockStates().map(Self.start))
        return after.clockStates().filter { !known.contains(Self.start($0)) }
    }

    private static func start(_ state: ClockState) -> ClockStart {
        ClockStart(clock: state.clock.id, occurrence: state.occurrence, start: state.start)
    }
}

extension CaseEvent.Effect {
    fileprivate var ending: String? { if case .ended(let name) = self { name } else { nil } }
}

extension Office {
    /// What typed but unsent facts come to by the rules, and where sending them would lead.
    ///
    /// - Parameters:
    ///   - id: the case; `nil` for the act that would begin one of `kind`.
    ///   - act: step, occurrence, outcome and facts as typed so far; nothing is recorded.
    /// - Returns: `nil` when the case has no such step.
    public func foresee(
        _ id: String?, _ act: Act, kind: String, regulation: String, for account: Account
    ) async throws(OfficeError) -> Foresight? {
        try demand(id == nil ? .beginCase : .actOnCase, account)
        let standing: Standing
        if let id {
            standing = try await open(id, for: account)
        } else {
            standing = try await unbegun(kind: kind, regulation: regulation, by: account)
        }
        return standing.foresight(of: act, by: actor(account, doing: act, standing))
    }
}
