public import RulePacks

/// Putting wrong facts right.
extension Office {
    /// Puts a wrong fact right, with a reason; whoever may do the step that gave it may correct it.
    ///
    /// Nothing already passed is undone.
    /// - Throws: `.refused` for anybody else, saying who may and what to do instead.
    public func correct(
        on id: String, term: String, occurrence: String?, value: FactValue, reason: String,
        by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.correctCase, account)
        let act = Act(step: "", occurrence: occurrence, facts: [term: value], reason: reason)
        let once = once(key, "correct", id, term, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        try standing.demandCorrector(of: term, in: occurrence, standing.roles(of: account))
        let event = try standing.correction(
            term: term, occurrence: occurrence, value: value, reason: reason
        )
        return try await record([event], on: standing, act: act, by: account, once)
    }

    /// Whether an account may put a fact right; records nothing.
    ///
    /// - Throws: what `correct` would throw for want of a right.
    public func checkCorrection(
        on id: String, term: String, occurrence: String?, by account: Account
    ) async throws(OfficeError) {
        try demand(.correctCase, account)
        let standing = try await open(id, for: account)
        try standing.demandCorrector(of: term, in: occurrence, standing.roles(of: account))
    }

    /// What a correction takes the ground from; nothing for other events.
    func lost(by last: RecordedEvent, _ standing: Standing) -> [Finding] {
        guard case .corrected = last.event else { return [] }
        let events = standing.file.events
        let before = Case.replay(events.filter { $0.version < last.version })
        let after = Case.replay(events.filter { $0.version <= last.version })
        guard let before, let after else { return [] }
        return standing.laying(after).gatesLost(since: standing.laying(before))
    }
}

extension Standing {
    /// Step that gave the fact standing for a term, before any correction; for what was there from
    /// the beginning the one that begins the case, or comes first where none does.
    private func giver(of term: String, in occurrence: String?) -> Step? {
        let place = kind.owner(of: term) == nil ? nil : occurrence
        let given = file.given.filter { key, _ in
            key.term == term && (place == nil || key.occurrence == place)
        }
        let last = given.values.joined().filter { $0.step != nil }
            .max { $0.version < $1.version }
        if let step = last?.step.flatMap({ kind.step($0) }) { return step }
        guard case .step(let first) = kind.begins else { return kind.steps.first }
        return kind.step(first)
    }

    /// Roles that may put a fact right: those of the step that gave it.
    func correctors(of term: String, in occurrence: String?) -> [String] {
        giver(of: term, in: occurrence).map { roles(of: $0, in: occurrence) } ?? []
    }

    /// Refuses roles that may not put a fact right.
    func demandCorrector(
        of term: String, in occurrence: String?, _ roles: [String]
    ) throws(OfficeError) {
        guard latest(term, in: occurrence) != nil else { return }
        let correctors = correctors(of: term, in: occurrence)
        guard !roles.contains(where: correctors.contains) else { return }
        throw refusal(
            giver(of: term, in: occurrence)?.id ?? term, .access,
            Messages.wrongCorrector(term, correctors), Messages.wrongCorrectorRemedy)
    }

    func correction(
        term: String, occurrence: String?, value: FactValue, reason: String
    ) throws(OfficeError) -> CaseEvent {
        guard let found = regulation.term(term), !found.isComputed,
            let old = latest(term, in: occurrence)
        else { throw refusal(term, .fact, Messages.noSuchTerm(term), Messages.factRemedy) }
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw refusal(term, .fact, Messages.reasonNeeded(term), Messages.reasonRemedy)
        }
        guard old.value != value else {
            throw refusal(term, .fact, Messages.correctionSame, Messages.factRemedy)
        }
        if let problem = found.problem(with: value) {
            throw refusal(term, .fact, problem, Messages.factRemedy)
        }
        return .corrected(
            CaseEvent.Corrected(
                term: term, occurrence: occurrence, old: old.value, new: value, reason: reason
            )
        )
    }
}
