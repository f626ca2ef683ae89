public import Casework
import Guomi

extension MemoryStore {
    public func account(named login: String) -> Account? {
        accountsByID.values.first { $0.login == login }
    }
    public func account(id: String) -> Account? { accountsByID[id] }
    public func accounts() -> [Account] { accountsByID.values.sorted { $0.login < $1.login } }

    public func save(_ account: Account) throws(LogError) {
        try account.check()
        if let holder = self.account(named: account.login), holder.id != account.id {
            throw .conflict(found: 0)
        }
        accountsByID[account.id] = account
    }

    public func units() -> [Unit] { unitsByID.values.sorted { $0.id < $1.id } }

    public func save(_ unit: Unit) throws(LogError) {
        try Bounds.check(unit.id, "unit")
        unitsByID[unit.id] = unit
    }

    public func save(_ session: Session) throws(LogError) {
        try Bounds.check(session.tokenDigest, "session")
        let oldest = session.lastSeen.adding(seconds: -Retention.sessionSeconds)
        sessions = sessions.filter { $0.value.lastSeen >= oldest }
        sessions[session.tokenDigest] = session
    }

    public func session(tokenDigest: String) -> Session? { sessions[tokenDigest] }
    public func deleteSession(tokenDigest: String) { sessions[tokenDigest] = nil }
    public func deleteSessions(of account: String) {
        sessions = sessions.filter { $0.value.account != account }
    }

    public func failures(of login: String, since: Instant) -> Int {
        failures.count { $0.login == login && $0.at >= since }
    }

    public func recordFailure(of login: String, at: Instant) throws(LogError) {
        try Bounds.check(login, "login", mayBeEmpty: true)
        let oldest = at.adding(seconds: -Retention.failureSeconds)
        failures.removeAll { $0.at < oldest }
        failures.append((login, at))
    }

    public func clearFailures(of login: String) { failures.removeAll { $0.login == login } }

    public func draft(_ key: DraftKey) -> Draft? { drafts[key] }

    public func save(_ draft: Draft) throws(LogError) {
        try draft.key.check()
        _ = try CanonicalJSON.text(of: draft, "draft")
        drafts[draft.key] = draft
    }

    public func deleteDraft(_ key: DraftKey) { drafts[key] = nil }

    public func drafts(of account: String) -> [Draft] {
        drafts.values.filter { $0.key.account == account }.sorted {
            ($1.saved, $0.key.caseID, $0.key.step, $0.key.occurrenceColumn)
                < ($0.saved, $1.key.caseID, $1.key.step, $1.key.occurrenceColumn)
        }
    }

    public func saveFile(_ bytes: [UInt8]) -> String {
        let digest = Hex.text(provider.digest(bytes))
        files[digest] = bytes
        return digest
    }

    public func file(digest: String) -> [UInt8]? { files[digest] }

    public func experts() -> [Expert] { expertsByID.values.sorted { $0.id < $1.id } }

    public func save(_ expert: Expert) throws(LogError) {
        try Bounds.check(expert.id, "expert")
        expertsByID[expert.id] = expert
    }

    public func setting(_ name: String) -> Setting? { settings.last { $0.name == name } }

    public func settings(prefix: String) -> [Setting] {
        let named = settings.filter { $0.name.hasPrefix(prefix) }
        return Dictionary(named.map { ($0.name, $0) }, uniquingKeysWith: { $1 }).values
            .sorted { $0.name < $1.name }
    }

    public func save(_ setting: Setting) throws(LogError) {
        try Bounds.check(setting.name, "setting", atMost: 512)
        settings.append(setting)
    }

    public func record(_ line: AuditLine) throws(LogError) {
        _ = try CanonicalJSON.text(of: line, "audit")
        auditLines.append(line)
    }

    public func audit(offset: Int, limit: Int) -> [AuditLine] {
        Array(
            auditLines.reversed().dropFirst(Bounds.offset(offset))
                .prefix(Bounds.limit(limit, atMost: 1_000))
        )
    }
}
