/// What an office keeps besides cases: people, sessions, drafts, files, experts.
///
/// Same promises as `EventLog`: acknowledged is on disk, an error left no trace.
public protocol Desk: Sendable {
    // Accounts
    func account(named login: String) async throws(LogError) -> Account?
    func account(id: String) async throws(LogError) -> Account?
    func accounts() async throws(LogError) -> [Account]
    /// Inserts or replaces by id; a login used by another id is `.conflict(found: 0)`.
    func save(_ account: Account) async throws(LogError)
    func units() async throws(LogError) -> [Unit]
    func save(_ unit: Unit) async throws(LogError)

    // Sessions: the token itself is never stored, only its digest.
    func save(_ session: Session) async throws(LogError)
    func session(tokenDigest: String) async throws(LogError) -> Session?
    func deleteSession(tokenDigest: String) async throws(LogError)
    func deleteSessions(of account: String) async throws(LogError)
    /// Failed sign-ins of a login since a moment; survives restart.
    func failures(of login: String, since: Instant) async throws(LogError) -> Int
    func recordFailure(of login: String, at: Instant) async throws(LogError)
    func clearFailures(of login: String) async throws(LogError)

    // Drafts: typed text and uploads that survive sign-out.
    func draft(_ key: DraftKey) async throws(LogError) -> Draft?
    func save(_ draft: Draft) async throws(LogError)
    func deleteDraft(_ key: DraftKey) async throws(LogError)
    /// Newest first.
    func drafts(of account: String) async throws(LogError) -> [Draft]

    // Files: content-addressed by hex SM3; saving the same bytes twice is one file.
    func saveFile(_ bytes: [UInt8]) async throws(LogError) -> String
    func file(digest: String) async throws(LogError) -> [UInt8]?

    // Experts
    func experts() async throws(LogError) -> [Expert]
    func save(_ expert: Expert) async throws(LogError)

    // Settings: rulings, calendars and the like; each change keeps who, when, why.
    func setting(_ name: String) async throws(LogError) -> Setting?
    func settings(prefix: String) async throws(LogError) -> [Setting]
    func save(_ setting: Setting) async throws(LogError)

    // Audit of sign-ins, refusals and administration; append-only.
    func record(_ line: AuditLine) async throws(LogError)
    /// Lines, newest first; at most 1000.
    func audit(offset: Int, limit: Int) async throws(LogError) -> [AuditLine]
}

/// A person who signs in.
public struct Account: Sendable, Hashable, Codable {
    public let id: String
    /// Lower-case ASCII, unique.
    public let login: String
    public let name: String
    public let unit: String
    /// Roles of the rule pack, and system roles of the access table.
    public let roles: [String]
    /// Encoded Argon2id hash; never shown.
    public let passwordHash: String
    public let isEnabled: Bool

    public init(
        id: String, login: String, name: String, unit: String, roles: [String],
        passwordHash: String, isEnabled: Bool
    ) {
        self.id = id
        self.login = login
        self.name = name
        self.unit = unit
        self.roles = roles
        self.passwordHash = passwordHash
        self.isEnabled = isEnabled
    }
}

/// A signed-in browser.
public struct Session: Sendable, Hashable, Codable {
    /// Hex SM3 of the token in the cookie.
    public let tokenDigest: String
    public let account: String
    public let csrf: String
    public let begun: Instant
    public let lastSeen: Instant

    public init(
        tokenDigest: String, account: String, csrf: String, begun: Instant, lastSeen: Instant
    ) {
        self.tokenDigest = tokenDigest
        self.account = account
        self.csrf = csrf
        self.begun = begun
        self.lastSeen = lastSeen
    }
}

/// Which draft: one person's, for one step of one case (or of a case not begun: empty id).
public struct DraftKey: Sendable, Hashable, Codable {
    public let account: String
    public let caseID: String
    public let step: String
    public let occurrence: String?

    public init(account: String, caseID: String, step: String, occurrence: String?) {
        self.account = account
        self.caseID = caseID
        self.step = step
        self.occurrence = occurrence
    }
}

/// Typed text as it was typed, and files uploaded so far.
public struct Draft: Sendable, Hashable, Codable {
    public let key: DraftKey
    /// Raw text by form field name.
    public let fields: [String: String]
    public let files: [HandedIn]
    public let saved: Instant

    public init(key: DraftKey, fields: [String: String], files: [HandedIn], saved: Instant) {
        self.key = key
        self.fields = fields
        self.files = files
        self.saved = saved
    }
}

/// A member of an expert pool.
public struct Expert: Sendable, Hashable, Codable {
    public let id: String
    public let name: String
    /// Where the expert works, as a name.
    public let unit: String
    public let field: String
    public let pool: String
    /// Account the expert signs in with, if any.
    public let account: String?
    /// Former employers, by name, for avoidance.
    public let formerUnits: [String]
    public let isEnabled: Bool

    public init(
        id: String, name: String, unit: String, field: String, pool: String, account: String?,
        formerUnits: [String] = [], isEnabled: Bool
    ) {
        self.formerUnits = formerUnits
        self.id = id
        self.name = name
        self.unit = unit
        self.field = field
        self.pool = pool
        self.account = account
        self.isEnabled = isEnabled
    }
}

/// A named piece of configuration with its provenance.
public struct Setting: Sendable, Hashable, Codable {
    public let name: String
    public let value: String
    public let by: String
    public let at: Instant
    /// Document or reason it rests on.
    public let document: String

    public init(name: String, value: String, by: String, at: Instant, document: String) {
        self.name = name
        self.value = value
        self.by = by
        self.at = at
        self.document = document
    }
}

/// One line of the audit log.
public struct AuditLine: Sendable, Hashable, Codable {
    public let at: Instant
    /// Account id, or the login tried.
    public let who: String
    public let what: String
    public let object: String
    /// `allowed` or `refused`.
    public let result: String
    public let source: String

    public init(
        at: Instant, who: String, what: String, object: String, result: String, source: String
    ) {
        self.at = at
        self.who = who
        self.what = what
        self.object = object
        self.result = result
        self.source = source
    }
}
