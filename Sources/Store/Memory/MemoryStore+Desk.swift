public import Casework
import Guomi

extension MemoryStore {
    /// Looks through all accounts; a login is held by at most one.
    public func account(named login: String) -> Account? {
        accountsByID.values.first { $0.login == login }
    }
    /// One look-up by id.
    public func account(id: String) -> Account? { accountsByID[id] }
    /// By login.
    public func accounts() -> [Account] { accountsByID.values.sorted { $0.login < $1.login } }

    /// Throws `.unavailable` for a login that is not lower-case ASCII, `.conflict` for one taken.
    public func save(_ account: Account) throws(LogError) {
        try account.check()
        if let holder = self.account(named: account.login), holder.id != account.id {
            throw .conflict(found: 0)
        }
        accountsByID[account.id] = account
    }

    /// One turn of the actor.
    public func save(_ account: Account, replacing old: Account?) throws(LogError) {
        guard accountsByID[account.id] == old else { throw .conflict(found: 0) }
        try save(account)
    }

    /// By id.
    public func units() -> [Unit] { unitsByID.values.sorted { $0.id < $1.id } }

    /// Throws `.unavailable` for an id that is empty, holds NUL or is over 256 bytes.
    public func save(_ unit: Unit) throws(LogError) {
        try Bounds.check(unit.id, "unit")
        unitsByID[unit.id] = unit
    }

    /// Also drops sessions last seen over 30 days before this one.
    public func save(_ session: Session) throws(LogError) {
        try Bounds.check(session.tokenDigest, "session")
        let oldest = session.lastSeen.adding(seconds: -Retention.sessionSeconds)
        sessions = sessions.filter { $0.value.lastSeen >= oldest }
        sessions[session.tokenDigest] = session
    }

    /// Nothing happens when there is none.
    public func touch(_ session: Session) {
        if sessions[session.tokenDigest] != nil { sessions[session.tokenDigest] = session }
    }

    /// However old it is.
    public func session(tokenDigest: String) -> Session? { sessions[tokenDigest] }
    /// Nothing happens when there is none.
    public func deleteSession(tokenDigest: String) { sessions[tokenDigest] = nil }
    /// Looks through all sessions.
    public func deleteSessions(of account: String) {
        sessions = sessions.filter { $0.value.account != account }
    }

    /// Counts from `since` on, that moment included.
    public func failures(of login: String, since: Instant) -> Int {
        failures.count { $0.login == login && $0.at >= since }
    }

    /// Also forgets failures over 30 days before this one.
    public func recordFailure(of login: String, at: Instant) throws(LogError) {
        try Bounds.check(login, "login", mayBeEmpty: true)
        let oldest = at.adding(seconds: -Retention.failureSeconds)
        failures.removeAll { $0.at < oldest }
        failures.append((login, at))
    }

    /// One turn of the actor.
    public func recordFailure(
        of login: String, at: Instant, unless most: Int, since: Instant
    ) throws(LogError) -> Bool {
        guard failures(of: login, since: since) < most else { return false }
        try recordFailure(of: login, at: at)
        return true
    }

    /// Forgets them all, however old.
    public func clearFailures(of login: String) { failures.removeAll { $0.login == login } }

    /// As it was saved last.
    public func draft(_ key: DraftKey) -> Draft? { drafts[key] }

    /// Throws `.unavailable` for what no database could hold: a key over 256 bytes, 16 MiB of text.
    public func save(_ draft: Draft) throws(LogError) {
        try draft.key.check()
        _ = try CanonicalJSON.text(of: draft, "draft")
        drafts[draft.key] = draft
    }

    /// Nothing happens when there is none.
    public func deleteDraft(_ key: DraftKey) { drafts[key] = nil }

    /// Newest first, then by case, step and occurrence.
    public func drafts(of account: String) -> [Draft] {
        drafts.values.filter { $0.key.account == account }.sorted {
            ($1.saved, $0.key.caseID, $0.key.step, $0.key.occurrenceColumn)
                < ($0.saved, $1.key.caseID, $1.key.step, $1.key.occurrenceColumn)
        }
    }

    /// Keeps the bytes under their SM3 digest; the same bytes once.
    public func saveFile(_ bytes: [UInt8]) -> String {
        let digest = Hex.text(provider.digest(bytes))
        files[digest] = bytes
        return digest
    }

    /// Gives what was kept, without proving it again.
    public func file(digest: String) -> [UInt8]? { files[digest] }

    /// By id.
    public func experts() -> [Expert] { expertsByID.values.sorted { $0.id < $1.id } }

    /// Throws `.unavailable` for an id that is empty, holds NUL or is over 256 bytes.
    public func save(_ expert: Expert) throws(LogError) {
        try Bounds.check(expert.id, "expert")
        expertsByID[expert.id] = expert
    }

    /// The change added last; earlier ones are kept but not given out.
    public func setting(_ name: String) -> Setting? { settings.last { $0.name == name } }

    /// The change of each name that was added last, by name.
    public func settings(prefix: String) -> [Setting] {
        let named = settings.filter { $0.name.hasPrefix(prefix) }
        return Dictionary(named.map { ($0.name, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.name < $1.name }
    }

    /// Adds a change; throws `.unavailable` for a name over 512 bytes.
    public func save(_ setting: Setting) throws(LogError) {
        try Bounds.check(setting.name, "setting", atMost: 512)
        settings.append(setting)
    }

    /// Adds a line; here lines are not chained by hash.
    public func record(_ line: AuditLine) throws(LogError) {
        _ = try CanonicalJSON.text(of: line, "audit")
        auditLines.append(line)
    }

    /// Newest first; `limit` is held within 1...1000.
    public func audit(offset: Int, limit: Int) -> [AuditLine] {
        Array(
            auditLines.reversed().dropFirst(Bounds.offset(offset))
                .prefix(Bounds.limit(limit, atMost: 1_000))
        )
    }
}
