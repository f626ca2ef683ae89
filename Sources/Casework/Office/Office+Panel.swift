import Quantities
import RulePacks

/// Drawing a panel: pool and avoidance first, list frozen, secret committed to, witnesses' words,
/// then the draw. What came later cannot have steered what came before.
extension Office {
    /// Setting names under which the desk keeps a panel's sealed secret until the draw publishes it.
    private static let secrets = "panel-secret/"

    /// Closes the list of candidates and commits to a secret.
    public func freezePanel(
        on id: String, step: String, occurrence: String? = nil, by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.runPanel, account)
        let act = Act(step: step, occurrence: occurrence)
        let once = once(key, "freeze", id, step, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        let place = try standing.panelStep(step, occurrence, roles: standing.roles(of: account))
        guard standing.file.panels[place.key] == nil else {
            throw standing.refusal(step, .order, Messages.panelFrozenAlready, Messages.seeProject)
        }
        let experts = try await reading { () async throws(LogError) in try await desk.experts() }
        let (candidates, excluded) = standing.sorted(experts, for: place.rule, in: occurrence)
        let seats = try standing.seats(place.rule, step: step, in: occurrence)
        guard candidates.count >= seats else {
            throw standing.refusal(
                step, .gate, Messages.tooFew(candidates.count, seats), Messages.tooFewRemedy
            )
        }
        let secret = world.randomBytes(32)
        let owner = standing.roles(of: account).first {
            standing.roles(of: place.step, in: occurrence).contains($0)
        }
        let witnesses = Set([owner].compactMap { $0 }).union(standing.ownUnitRoles).sorted()
        let event = CaseEvent.PanelFrozen(
            step: step, occurrence: occurrence, candidates: candidates, excluded: excluded,
            seats: seats, listDigest: hex(Draw.listDigest(candidates, world.digest)),
            commitment: hex(world.digest(secret)), witnesses: witnesses
        )
        let name = Self.secrets + event.commitment
        guard let sealed = world.seal(secret, context: name) else {
            throw .unavailable(Messages.noKey)
        }
        let setting = Setting(
            name: name, value: sealed, by: account.id, at: world.now, document: id
        )
        try await reading { () async throws(LogError) in try await desk.save(setting) }
        return try await record(
            [.panelFrozen(event)], on: standing, act: act, by: account, once
        )
    }

    /// Words of a witness, mixed into the seed; each role once.
    public func giveWords(
        on id: String, step: String, occurrence: String? = nil, words: String,
        by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.witnessPanel, account)
        let act = Act(step: step, occurrence: occurrence, reason: words)
        let once = once(key, "words", id, step, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        let panel = try standing.panel(step, occurrence)
        guard panel.drawn == nil else {
            throw standing.refusal(step, .order, Messages.panelDrawnAlready, Messages.seeProject)
        }
        let roles = standing.roles(of: account)
        guard let role = panel.frozen.witnesses.first(where: roles.contains) else {
            throw standing.refusal(
                step, .access, Messages.wrongRole(step, panel.frozen.witnesses),
                Messages.wrongRoleRemedy
            )
        }
        guard panel.words[role] == nil else {
            throw standing.refusal(step, .order, Messages.wordsGiven, Messages.seeProject)
        }
        guard (1...200).contains(words.unicodeScalars.count), !words.allSatisfy(\.isWhitespace)
        else {
            throw standing.refusal(step, .fact, Messages.wordsNeeded([role]), Messages.wordsRemedy)
        }
        let event = CaseEvent.EntropyGiven(
            step: step, occurrence: occurrence, role: role, words: words
        )
        return try await record(
            [.entropyGiven(event)], on: standing, act: act, by: account, once
        )
    }

    /// Reveals the secret and seats the first of the drawn order.
    public func drawPanel(
        on id: String, step: String, occurrence: String? = nil, by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.runPanel, account)
        let act = Act(step: step, occurrence: occurrence)
        let once = once(key, "draw", id, step, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        _ = try standing.panelStep(step, occurrence, roles: standing.roles(of: account))
        let panel = try standing.panel(step, occurrence)
        guard panel.drawn == nil else {
            throw standing.refusal(step, .order, Messages.panelDrawnAlready, Messages.seeProject)
        }
        let silent = panel.frozen.witnesses.filter { panel.words[$0] == nil }
        guard silent.isEmpty else {
            throw standing.refusal(step, .gate, Messages.wordsNeeded(silent), Messages.wordsRemedy)
        }
        let secret = try await secret(of: panel)
        guard let list = bytes(fromHex: panel.frozen.listDigest) else {
            throw .unavailable(Messages.panelNotFrozen)
        }
        let seed = Draw.seed(listDigest: list, secret: secret, words: panel.words, world.digest)
        let order = Draw.sequence(panel.frozen.candidates, seed: seed, world.digest)
        let event = CaseEvent.PanelDrawn(
            step: step, occurrence: occurrence, secret: hex(secret), seed: hex(seed),
            sequence: order, members: Array(order.prefix(panel.frozen.seats))
        )
        return try await record(
            [.panelDrawn(event)], on: standing, act: act, by: account, once
        )
    }

    private func secret(of panel: Panel) async throws(OfficeError) -> [UInt8] {
        let name = Self.secrets + panel.frozen.commitment
        let stored = try await reading { () async throws(LogError) in
            try await desk.setting(name)
        }
        guard let stored else { throw .unavailable(Messages.panelNotFrozen) }
        guard let secret = world.open(stored.value, context: name),
            hex(world.digest(secret)) == panel.frozen.commitment
        else { throw .unavailable(Messages.noKey) }
        return secret
    }

    /// Seats the next of the same sequence for a member who cannot come.
    public func replaceMember(
        on id: String, step: String, occurrence: String? = nil, out: String, reason: String,
        by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.runPanel, account)
        let act = Act(step: step, occurrence: occurrence, outcome: out, reason: reason)
        let once = once(key, "replace", id, step, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        _ = try standing.panelStep(step, occurrence, roles: standing.roles(of: account))
        let panel = try standing.panel(step, occurrence)
        guard panel.drawn != nil else {
            throw standing.refusal(step, .order, Messages.panelNotDrawn, Messages.seeProject)
        }
        guard panel.members.contains(out) else {
            throw standing.refusal(step, .fact, Messages.notMember, Messages.seeProject)
        }
        guard panel.opinions[out] == nil else {
            throw standing.refusal(step, .order, Messages.hasSpoken, Messages.hasSpokenRemedy)
        }
        guard !reason.allSatisfy(\.isWhitespace) else {
            throw standing.refusal(
                step, .outcome, Messages.reasonNeeded(step), Messages.reasonRemedy)
        }
        guard let next = panel.nextInSequence else {
            throw standing.refusal(step, .gate, Messages.listExhausted, Messages.tooFewRemedy)
        }
        let event = CaseEvent.MemberReplaced(
            step: step, occurrence: occurrence, out: out, in: next, reason: reason
        )
        return try await record(
            [.memberReplaced(event)], on: standing, act: act, by: account, once
        )
    }

    /// A member's own opinion; given once.
    public func giveOpinion(
        on id: String, step: String, occurrence: String? = nil, agrees: Bool, opinion: String,
        marks: [AspectMark], by account: Account, key: String
    ) async throws(OfficeError) -> Receipt {
        try demand(.giveOpinion, account)
        let act = Act(step: step, occurrence: occurrence, marks: marks, reason: opinion)
        let once = once(key, "opinion\(agrees)", id, step, act, account)
        if let done = try await written(once) { return try await receipt(done) }
        let standing = try await open(id, for: account)
        let panel = try standing.panel(step, occurrence)
        guard
            let expert = panel.members.first(where: {
                panel.candidate($0)?.account == account.id
            })
        else {
            throw standing.refusal(step, .access, Messages.notMember, Messages.seeProject)
        }
        guard panel.opinions[expert] == nil else {
            throw standing.refusal(step, .order, Messages.opinionGivenAlready, Messages.seeProject)
        }
        guard !opinion.allSatisfy(\.isWhitespace) else {
            throw standing.refusal(
                step, .outcome, Messages.reasonNeeded(step), Messages.reasonRemedy)
        }
        let event = CaseEvent.OpinionGiven(
            step: step, occurrence: occurrence, expert: expert, agrees: agrees, opinion: opinion,
            marks: marks
        )
        return try await record(
            [.opinionGiven(event)], on: standing, act: act, by: account, once
        )
    }

    /// The file with which a stranger re-runs a draw.
    public func drawRecord(
        on id: String, step: String, occurrence: String? = nil, for account: Account
    ) async throws(OfficeError) -> DrawRecord {
        try demand(.exportDraw, account)
        let standing = try await open(id, for: account)
        let panel = try standing.panel(step, occurrence)
        guard let drawn = panel.drawn else {
            throw standing.refusal(step, .order, Messages.panelNotDrawn, Messages.seeProject)
        }
        return DrawRecord(
            format: DrawRecord.formatName, caseID: id, step: step, occurrence: occurrence,
            candidates: panel.frozen.candidates, excluded: panel.frozen.excluded,
            seats: panel.frozen.seats, listDigest: panel.frozen.listDigest,
            commitment: panel.frozen.commitment, secret: drawn.secret, words: panel.words,
            seed: drawn.seed, sequence: drawn.sequence, members: panel.members,
            replacements: panel.replacements
        )
    }
}

extension Standing {
    func panel(_ step: String, _ occurrence: String?) throws(OfficeError) -> Panel {
        guard let panel = file.panels[StepKey(step, in: occurrence)] else {
            throw refusal(step, .order, Messages.panelNotFrozen, Messages.seeProject)
        }
        return panel
    }

    /// The step, if it has a panel, is open, and one of the roles runs it.
    func panelStep(
        _ id: String, _ occurrence: String?, roles: [String]
    ) throws(OfficeError) -> (step: Step, rule: PanelRule, key: StepKey) {
        guard let step = kind.step(id), let rule = step.panel else {
            throw refusal(id, .order, Messages.noSuchStep(id), Messages.noSuchStepRemedy)
        }
        guard state(of: step, in: occurrence).status == .open else {
            throw refusal(id, .order, Messages.closed(id), Messages.seeProject)
        }
        let wanted = self.roles(of: step, in: occurrence)
        guard roles.contains(where: { wanted.contains($0) }) else {
            throw refusal(id, .access, Messages.wrongRole(id, wanted), Messages.wrongRoleRemedy)
        }
        return (step, rule, StepKey(id, in: occurrence))
    }

    /// Who may be drawn and who must stay away, with the reason; both in order of id.
    func sorted(
        _ experts: [Expert], for rule: PanelRule, in occurrence: String?
    ) -> (candidates: [Candidate], excluded: [Excluded]) {
        let pools = Set(rule.seats.filter { $0.filling == .drawn }.flatMap(\.pools))
        var candidates: [Candidate] = []
        var excluded: [Excluded] = []
        for expert in experts.sorted(by: { $0.id < $1.id })
        where pools.isEmpty || pools.contains(expert.pool) {
            let candidate = Candidate(
                id: expert.id, name: expert.name, unit: expert.unit, field: expert.field,
                pool: expert.pool, account: expert.account
            )
            guard expert.isEnabled else {
                excluded.append(
                    Excluded(candidate: candidate, reason: Messages.poolMember, cites: [])
                )
                continue
            }
            if let rule = avoidance(of: expert, under: rule, in: occurrence) {
                excluded.append(
                    Excluded(
                        candidate: candidate, reason: rule.says, cites: rule.cites.map(\.text)
                    )
                )
            } else {
                candidates.append(candidate)
            }
        }
        return (candidates, excluded)
    }

    /// The first avoidance that holds or cannot be ruled out.
    private func avoidance(
        of expert: Expert, under rule: PanelRule, in occurrence: String?
    ) -> PanelRule.Avoidance? {
        let record: [String: FactValue] = [
            PackWord.name: .text(expert.name), PackWord.unit: .text(expert.unit),
            PackWord.formerUnits: .list(expert.formerUnits.map { .text($0) }),
            PackWord.joinedProjects: .list([]),
        ]
        let inquiry = inquiry(about: .record(record), in: occurrence)
        return rule.avoid.first { inquiry.answer($0.when).verdict != .fails }
    }

    /// How many sit: the law's number, or a recorded ruling; never a default of ours.
    func seats(
        _ rule: PanelRule, step: String, in occurrence: String?
    ) throws(OfficeError) -> Int {
        switch rule.size {
        case .exactly(let count): return count
        case .between(let least, _, _): return least
        case .named(let name):
            let inquiry = inquiry(in: occurrence)
            var value = inquiry.lawValue(name)
            if value == .unknown { value = inquiry.value(of: name) }
            guard case .number(let number) = value, let count = number.asInt,
                (1...99).contains(count)
            else {
                throw refusal(step, .gate, Messages.sizeUnknown(step), Messages.sizeRemedy)
            }
            return count
        }
    }
}
