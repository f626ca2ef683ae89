public import Quantities
public import RulePacks

extension Office {
    /// Everything a page shows of a case, as of today or of a past day.
    public func caseFile(
        _ id: String, for account: Account, on day: Day? = nil
    ) async throws(OfficeError) -> CaseFile {
        try demand(.readCase, account)
        let now = try await open(id, for: account)
        guard let day, day < now.today else { return now.caseFile(for: account, as: self) }
        let events = now.file.events.filter { $0.at.day <= day }
        guard let past = Case.replay(events) else { throw .noSuchCase(Messages.noSuchCase(id)) }
        return try await lay(past, on: day).caseFile(for: account, as: self)
    }

    /// What a person needs to do a step: fields, papers, checks, remarks.
    ///
    /// - Parameters:
    ///   - facts: facts typed so far, laid over the case.
    ///   - outcome: outcome chosen so far, whose gates are then shown.
    public func form(
        _ id: String, step: String, occurrence: String?, facts: [String: FactValue],
        outcome: String?, for account: Account
    ) async throws(OfficeError) -> StepForm {
        try demand(.actOnCase, account)
        let standing = try await open(id, for: account)
        return try standing.form(
            Act(step: step, occurrence: occurrence, outcome: outcome, facts: facts),
            by: actor(account, doing: Act(step: step, occurrence: occurrence), standing)
        )
    }

    /// The form of a step that begins a case.
    ///
    /// - Parameter step: the way around the window of the usual one; `nil` for the usual one.
    public func beginForm(
        kind: String, regulation: String, step: String? = nil, facts: [String: FactValue],
        for account: Account
    ) async throws(OfficeError) -> StepForm {
        try demand(.beginCase, account)
        let standing = try await unbegun(kind: kind, regulation: regulation, by: account)
        let openings = standing.kind.openings
        guard let first = openings.first(where: { $0.id == step ?? openings.first?.id }) else {
            throw standing.refusal(
                kind, .order, Messages.beginsOtherwise(kind, openings.map(\.id)),
                Messages.noSuchStepRemedy)
        }
        let act = Act(step: first.id, facts: facts)
        return try standing.form(act, by: actor(account, doing: act, standing))
    }

    /// Tasks waiting for an account, most urgent first; or the steps it may take and need not.
    public func inbox(
        for account: Account, optional: Bool = false, offset: Int = 0, limit: Int = 50
    ) async throws(OfficeError) -> TaskPage {
        try demand(.readInbox, account)
        let query = TaskQuery(
            roles: account.roles, unit: account.unit, person: account.id,
            isOptional: optional, offset: max(0, offset), limit: min(max(1, limit), 200)
        )
        return try await reading { () async throws(LogError) in try await log.tasks(query) }
    }

    /// Cases an account may see.
    public func cases(
        _ query: CaseQuery, for account: Account
    ) async throws(OfficeError) -> CasePage {
        try demand(.listCases, account)
        var query = query
        switch outlook(of: account) {
        case .everything: break
        case .unit(let unit): query.unit = unit
        case .ownHand: query.actor = account.id
        }
        query.offset = max(0, query.offset)
        query.limit = min(max(1, query.limit), 200)
        let asked = query
        return try await reading { () async throws(LogError) in try await log.cases(asked) }
    }

    /// The register of exceptions an account may see, newest first.
    public func exceptions(
        for account: Account, offset: Int = 0, limit: Int = 100
    ) async throws(OfficeError) -> [ExceptionView] {
        try demand(.readOverrides, account)
        let outlook = outlook(of: account)
        guard outlook != .ownHand else { return [] }
        let unit = outlook.unit
        let (offset, limit) = (max(0, offset), min(max(1, limit), 500))
        return try await reading { () async throws(LogError) in
            try await log.exceptions(unit: unit, offset: offset, limit: limit)
        }
    }

    /// A described project laid against a regulation, among the account's own unit's cases; `nil`
    /// when there is no such pack or kind.
    public func assess(
        regulation: String, kind: String, facts: [String: FactValue], on day: Day,
        for account: Account
    ) async throws(OfficeError) -> Assessment? {
        try demand(.assess, account)
        guard library.regulation(regulation)?.kind(kind) != nil else { return nil }
        let standing = try await unbegun(kind: kind, regulation: regulation, by: account)
        return Assessment.of(
            facts, under: regulation, kind: kind, in: library, among: standing.surroundings,
            on: day
        )
    }
}

extension Standing {
    func caseFile(for account: Account, as office: Office) -> CaseFile {
        let states = stepStates()
        let inquiry = inquiry()
        let mayCorrect = { (term: Term, occurrence: String?) in
            guard office.may(account, .correctCase), !term.isComputed else { return false }
            let correctors = self.correctors(of: term.name, in: occurrence)
            return self.roles(of: account).contains(where: correctors.contains)
        }
        let facts = regulation.terms.filter { kind.owner(of: $0.name) == nil }.compactMap {
            term -> KnownFact? in
            let value = inquiry.value(of: term.name)
            guard value != .unknown, value != .notApplicable else { return nil }
            let given = latest(term.name, in: nil)
            if given == nil, !term.isComputed { return nil }
            return KnownFact(
                term: term, value: value, occurrence: nil, step: given?.step, on: given?.on,
                mayCorrect: mayCorrect(term, nil)
            )
        }
        let decisions = regulation.decisions.compactMap {
            decision -> (decision: Decision, ruled: Ruled, fixed: FactValue?)? in
            let ruled = inquiry.decide(decision)
            let fixed = file.fixed[Case.TermKey(term: decision.id, occurrence: nil)]
            let isGrounded = ruled.used.contains { latest($0.name, in: nil) != nil }
            guard fixed != nil || (ruled.verdict == .holds && isGrounded) else { return nil }
            return (decision, ruled, fixed)
        }
        let mine = states.filter { state in
            guard state.status == .open else { return false }
            return tasks(of: state).contains { task in
                task.persons.contains(account.id)
                    || (task.roles.contains { account.roles.contains($0) }
                        && (!task.ofOwnUnit || account.unit == file.begun.unit.id))
            }
        }
        return CaseFile(
            view: view(), regulation: regulation, kind: kind, today: today, steps: states,
            clocks: clockStates(), facts: facts + repeatedFacts(mayCorrect), decisions: decisions,
            events: file.events,
            panels: file.panels.values.sorted { $0.frozen.step < $1.frozen.step },
            mine: mine, standsStillSince: standsStillSince
        )
    }

    private func repeatedFacts(_ mayCorrect: (Term, String?) -> Bool) -> [KnownFact] {
        kind.stages.filter(\.repeats).flatMap { stage in
            file.occurrences(of: stage).flatMap { name -> [KnownFact] in
                regulation.terms.filter { kind.owner(of: $0.name) == stage.name }.compactMap {
                    term in
                    guard let given = file.latest(term.name, in: name) else { return nil }
                    return KnownFact(
                        term: term, value: given.value, occurrence: name, step: given.step,
                        on: given.on, mayCorrect: mayCorrect(term, name)
                    )
                }
            }
        }
    }

    /// The form of an act as it stands with the facts typed so far.
    func form(_ act: Act, by actor: Actor) throws(OfficeError) -> StepForm {
        guard let step = kind.step(act.step) else {
            throw refusal(
                act.step, .order, Messages.noSuchStep(act.step), Messages.noSuchStepRemedy)
        }
        let laid = laying(act)
        let key = StepKey(step.id, in: act.occurrence)
        return StepForm(
            state: state(of: step, in: act.occurrence), fields: fields(of: step, act, laid),
            materials: regulation.materials.filter { $0.neededFor == step.id }.map { material in
                FormMaterial(
                    material: material,
                    needed: material.when.map { laid.inquiry(in: act.occurrence).answer($0) }
                        ?? Answer.always,
                    kept: file.kept(material.id, for: step.id, in: act.occurrence)
                )
            },
            outcomes: step.outcomes, aspects: step.aspects, remarks: remarks(on: key),
            findings: Decider(self, act, by: actor).findings(),
            clocks: regulation.clocks.filter { $0.isMet(by: step.id) }
                .flatMap { states(of: $0, in: act.occurrence) }.filter(\.isOwed),
            earlier: (file.turns[key] ?? []).filter { $0.act != nil }
        )
    }

    private func fields(of step: Step, _ act: Act, _ laid: Standing) -> [FormField] {
        let inquiry = laid.inquiry(in: act.occurrence)
        func field(_ name: String, _ isRequired: Bool, _ outcome: String?) -> FormField? {
            guard let term = regulation.term(name), !term.isComputed else { return nil }
            let known = latest(name, in: act.occurrence)
            return FormField(
                term: term, isRequired: isRequired, applies: inquiry.applies(term),
                value: act.facts[name] ?? known?.value ?? .unknown,
                source: act.facts[name] == nil ? known?.step : nil, outcome: outcome
            )
        }
        return step.gives.compactMap { field($0, true, nil) }
            + step.mayGive.compactMap { field($0, false, nil) }
            + step.outcomes.flatMap { outcome in
                outcome.gives.compactMap { field($0, true, outcome.name) }
                    + outcome.mayGive.compactMap { field($0, false, outcome.name) }
            }
    }

    /// What the latest return to a step said.
    private func remarks(on key: StepKey) -> [FormRemark] {
        let last = file.events.last { recorded in
            guard case .acted(let act) = recorded.event else { return false }
            return act.effects.contains {
                if case .reopened(key, _) = $0 { true } else { false }
            }
        }
        guard let last, case .acted(let act) = last.event else { return [] }
        return act.pointed.map {
            FormRemark(pointed: $0, step: act.step, by: last.actor, on: last.at.day)
        }
    }
}
