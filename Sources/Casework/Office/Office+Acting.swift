import Quantities
public import RulePacks

extension Office {
    /// Everything that would stand against an act, and what the rules say in favour; records nothing.
    ///
    /// - Parameter id: `nil` to check the act that would begin a case.
    public func check(
        _ id: String?, _ act: Act, kind: String, regulation: String, by account: Account
    ) async throws(OfficeError) -> [Finding] {
        try demand(id == nil ? .beginCase : .actOnCase, account)
        let standing: Standing
        if let id {
            standing = try await open(id, for: account)
        } else {
            standing = try await unbegun(kind: kind, regulation: regulation, by: account)
        }
        return Decider(standing, act, by: actor(account, doing: act, standing)).findings()
    }

    /// Begins a case with the act of its first step.
    public func begin(
        kind: String, regulation: String, _ act: Act, by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.beginCase, account)
        let once = once(key, "begin", kind, regulation, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await unbegun(kind: kind, regulation: regulation, by: account)
        let openings = standing.kind.openings.map(\.id)
        guard openings.contains(act.step) else {
            throw standing.refusal(
                act.step, .order, Messages.beginsOtherwise(kind, openings),
                Messages.noSuchStepRemedy)
        }
        let event = try decided(standing, act, account)
        return try await record(
            [.begun(standing.file.begun), event], on: standing, act: act, by: account, once,
            isNew: true
        )
    }

    /// Does a step of a case.
    ///
    /// - Parameter version: version the person saw; `nil` to act on whatever stands.
    /// - Throws: `.conflict` when the case has moved on since, `.refused` with every finding.
    public func act(
        on id: String, expecting version: Int?, _ act: Act, by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.actOnCase, account)
        let once = once(key, "act", id, "", act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        if let version, version != standing.file.version {
            throw .conflict(found: standing.file.version)
        }
        let event = try decided(standing, act, account)
        return try await record([event], on: standing, act: act, by: account, once)
    }

    /// Bodies of a joint review that an account may still answer for, in the order of the pack:
    /// its own, and those that never sign in where it leads.
    public func bodiesToAnswer(
        on id: String, step: String, occurrence: String?, by account: Account
    ) async throws(OfficeError) -> [String] {
        try demand(.answerConcurrence, account)
        let standing = try await open(id, for: account)
        guard let step = standing.kind.step(step),
            standing.state(of: step, in: occurrence).status == .open
        else { return [] }
        let roles = standing.roles(of: account)
        return standing.silentBodies(of: step, in: occurrence).filter { body in
            standing.roles(answeringFor: body, step, in: occurrence).contains(where: roles.contains)
        }
    }

    /// One body's answer in a joint review.
    public func answer(
        on id: String, step: String, occurrence: String? = nil, body: String, agrees: Bool,
        opinion: String, by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.answerConcurrence, account)
        let act = Act(step: step, occurrence: occurrence, outcome: body, reason: opinion)
        let once = once(key, "answer\(agrees)", id, body, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        let event = try standing.answered(
            step: step, occurrence: occurrence, body: body, agrees: agrees, opinion: opinion,
            roles: standing.roles(of: account)
        )
        return try await record([event], on: standing, act: act, by: account, once)
    }

    // MARK: The one way to write

    /// Appends events and the views that follow from them in one transaction.
    func record(
        _ events: [CaseEvent], on standing: Standing, act: Act, by account: Account,
        _ once: Once = .always, isNew: Bool = false
    ) async throws(OfficeError) -> Receipt {
        let now = world.now
        let actor = actor(account, doing: act, standing)
        var before = standing.file
        if isNew, case .begun(let begun) = events.first {
            before = Case(begun, id: before.id, at: now)
        }
        let expected = isNew ? 0 : before.version
        var next = before
        for (event, version) in zip(events, (expected + 1)...) {
            let recorded = RecordedEvent(
                caseID: next.id, version: version, position: 0, at: now, actor: actor,
                event: event, hash: ""
            )
            next.evolve(recorded)
        }
        let view = standing.laying(next, on: now.day).view()
        let writing = Writing(
            caseID: next.id, expectedVersion: expected, at: now, actor: actor, events: events,
            idempotencyKey: once.key, fingerprint: once.fingerprint, view: view
        )
        let recorded = try await reading { () async throws(LogError) in
            try await log.append(writing)
        }
        guard recorded.last?.caseID == next.id, recorded.last?.version == next.version else {
            // The key had been used a moment before: that was the act, and its receipt is owed.
            return try await receipt(recorded)
        }
        for event in recorded { before.evolve(event) }
        await shelf.keep(before)
        return try receipt(recorded, standing.laying(before, on: now.day), view)
    }

    /// The receipt of what was recorded, from the log itself.
    func receipt(_ recorded: [RecordedEvent]) async throws(OfficeError) -> Receipt {
        guard let last = recorded.last else { throw .unavailable("") }
        let standing = try await standing(last.caseID)
        return try receipt(recorded, standing, standing.view())
    }

    private func receipt(
        _ recorded: [RecordedEvent], _ standing: Standing, _ view: CaseView
    ) throws(OfficeError) -> Receipt {
        guard let last = recorded.last else { throw .unavailable("") }
        var act: CaseEvent.Acted?
        if case .acted(let found) = last.event { act = found }
        return Receipt(
            caseID: last.caseID, version: last.version, step: act?.step ?? "",
            outcome: act?.outcome, at: last.at, actor: last.actor,
            regulation: standing.regulation.identity.id, packHash: standing.file.pin.hash,
            packVersion: standing.file.pin.version, calendarVersion: act?.calendarVersion,
            findings: act?.findings ?? lost(by: last, standing), hash: last.hash, next: view.tasks,
            ending: view.ending
        )
    }

    private func decided(
        _ standing: Standing, _ act: Act, _ account: Account
    ) throws(OfficeError) -> CaseEvent {
        do {
            return try Decider(standing, act, by: actor(account, doing: act, standing)).decide()
        } catch {
            throw .refused(error)
        }
    }

    /// The account in the role the step asks for, if it has it; else its first role, to be refused.
    func actor(_ account: Account, doing act: Act, _ standing: Standing) -> Actor {
        let wanted =
            standing.kind.step(act.step)
            .map { standing.roles(of: $0, in: act.occurrence) } ?? []
        let usable = standing.roles(of: account)
        let role = usable.first { wanted.contains($0) } ?? usable.first ?? ""
        return Actor(person: account.id, name: account.name, role: role, unit: account.unit)
    }

    /// A case that is not begun yet, to check or decide its first act.
    func unbegun(
        kind: String, regulation: String, by account: Account
    ) async throws(OfficeError) -> Standing {
        guard let pack = library.regulation(regulation), pack.kind(kind) != nil else {
            throw .noSuchCase(Messages.noSuchKind(kind, regulation))
        }
        let unit = try await reading { () async throws(LogError) in
            try await desk.units().first { $0.id == account.unit }
        }
        let begun = CaseEvent.Begun(
            kind: kind, regulation: regulation, packHash: pack.hash,
            packVersion: pack.identity.version,
            unit: unit ?? Unit(id: account.unit, name: account.unit)
        )
        return try await lay(Case(begun, id: newCaseID(), at: world.now), on: world.now.day)
    }

    /// Year and seven characters nobody confuses: `2025-7KQ3M9T`.
    func newCaseID() -> String {
        let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
        let tail = world.randomBytes(7).map { letters[Int($0) % letters.count] }
        return "\(world.now.day.year)-\(String(tail))"
    }

}

extension Kind {
    /// Steps a case of this kind may begin with: its first, and the way around that one's window.
    public var openings: [Step] {
        guard case .step(let id) = begins, let first = step(id) else { return [] }
        return [first] + [first.window?.outsideStep].compactMap { $0.flatMap { step($0) } }
    }
}

extension Standing {
    /// Roles an account may act in here: those of a unit on its own cases only.
    func roles(of account: Account) -> [String] {
        let isOwn = file.begun.unit.id == account.unit
        return account.roles.filter { isOwn || !ownUnitRoles.contains($0) }
    }

    func answered(
        step id: String, occurrence: String?, body: String, agrees: Bool, opinion: String,
        roles: [String]
    ) throws(OfficeError) -> CaseEvent {
        guard let step = kind.step(id), state(of: step, in: occurrence).status == .open else {
            throw refusal(id, .order, Messages.closed(id), Messages.seeProject)
        }
        guard bodies(of: step, in: occurrence).contains(body) else {
            throw refusal(id, .access, Messages.bodyUnknown(body), Messages.seeProject)
        }
        let entering = self.roles(answeringFor: body, step, in: occurrence)
        guard roles.contains(where: { entering.contains($0) }) else {
            throw refusal(id, .access, Messages.wrongRole(id, entering), Messages.wrongRoleRemedy)
        }
        guard !opinion.allSatisfy(\.isWhitespace) else {
            throw refusal(id, .outcome, Messages.reasonNeeded(id), Messages.reasonRemedy)
        }
        return .bodyAnswered(
            CaseEvent.BodyAnswered(
                step: id, occurrence: occurrence, body: body, agrees: agrees, opinion: opinion
            )
        )
    }

    /// A refusal for one reason.
    func refusal(
        _ id: String, _ kind: Finding.Kind, _ message: String, _ remedy: String
    ) -> OfficeError {
        let cites = self.kind.step(id)?.cites ?? []
        return .refused(
            Refusal(
                code: "GJ-CASE-003", message: message,
                findings: [
                    Finding(
                        id: id, kind: kind, strength: .must, result: .fail, message: message,
                        remedy: remedy, cites: cites.map(\.text),
                        order: cites.first?.order ?? Int.max
                    )
                ]
            )
        )
    }
}
