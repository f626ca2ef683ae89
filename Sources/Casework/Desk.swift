/// What an office keeps besides cases: people, sessions, drafts, files, experts.
///
/// Same promises as `EventLog`: acknowledged is on disk, an error left no trace.
public protocol Desk: Sendable {
    // Accounts
    /// The account with that login; `nil` when there is none.
    func account(named login: String) async throws(LogError) -> Account?
    /// The account of that id; `nil` when there is none.
    func account(id: String) async throws(LogError) -> Account?
    /// Every account, by login; closed ones too.
    func accounts() async throws(LogError) -> [Account]
    /// Inserts or replaces by id; a login used by another id is `.conflict(found: 0)`.
    func save(_ account: Account) async throws(LogError)
    /// The same, where the account is still as it was read: otherwise `.conflict(found: 0)`.
    ///
    /// - Parameter old: `nil` when there must be no account of that id yet.
    func save(_ account: Account, replacing old: Account?) async throws(LogError)
    /// Every unit, by id.
    func units() async throws(LogError) -> [Unit]
    /// Inserts or replaces by id.
    func save(_ unit: Unit) async throws(LogError)

    // Sessions: the token itself is never stored, only its digest.
    /// Inserts or replaces by token digest.
    func save(_ session: Session) async throws(LogError)
    /// Replaces by token digest; a session that was ended meanwhile stays ended.
    func touch(_ session: Session) async throws(LogError)
    /// The session of a token, however old; `nil` when there is none.
    func session(tokenDigest: String) async throws(LogError) -> Session?
    /// Ends one session; nothing happens when there is none.
    func deleteSession(tokenDigest: String) async throws(LogError)
    /// Ends every session of an account, by its id.
    func deleteSessions(of account: String) async throws(LogError)
    /// Failed sign-ins of a login since a moment; survives restart.
    func failures(of login: String, since: Instant) async throws(LogError) -> Int
    /// Adds one failed sign-in; the login need not be anybody's.
    func recordFailure(of login: String, at: Instant) async throws(LogError)
    /// Adds one failed sign-in unless there are `most` since a moment; whether it was added.
    ///
    /// Counting and adding are one: tries at the same moment never pass the limit together.
    func recordFailure(
        of login: String, at: Instant, unless most: Int, since: Instant
    ) async throws(LogError) -> Bool
    /// Forgets every failed sign-in of a login, as a successful one does.
    func clearFailures(of login: String) async throws(LogError)

    // Drafts: typed text and uploads that survive sign-out.
    /// The draft of that key; `nil` when there is none.
    func draft(_ key: DraftKey) async throws(LogError) -> Draft?
    /// Inserts or replaces by key.
    func save(_ draft: Draft) async throws(LogError)
    /// Throws a draft away; nothing happens when there is none.
    func deleteDraft(_ key: DraftKey) async throws(LogError)
    /// Newest first.
    func drafts(of account: String) async throws(LogError) -> [Draft]

    // Files: content-addressed by hex SM3; saving the same bytes twice is one file.
    /// Keeps the bytes and returns their digest, 64 lower-case hex digits.
    func saveFile(_ bytes: [UInt8]) async throws(LogError) -> String
    /// The bytes of a digest; `nil` when there are none.
    func file(digest: String) async throws(LogError) -> [UInt8]?

    // Experts
    /// Every expert, by id; disabled ones too.
    func experts() async throws(LogError) -> [Expert]
    /// Inserts or replaces by id.
    func save(_ expert: Expert) async throws(LogError)

    // Settings: rulings, calendars and the like; each change keeps who, when, why.
    /// The newest change of a setting; `nil` when it was never set.
    func setting(_ name: String) async throws(LogError) -> Setting?
    /// The newest change of each setting whose name begins so, by name.
    func settings(prefix: String) async throws(LogError) -> [Setting]
    /// Adds a change; earlier ones stay.
    func save(_ setting: Setting) async throws(LogError)

    // Audit of sign-ins, refusals and administration; append-only.
    /// Adds a line; none is ever changed or taken away.
    func record(_ line: AuditLine) async throws(LogError)
    /// Lines, newest first; at most 1000.
    func audit(offset: Int, limit: Int) async throws(LogError) -> [AuditLine]
}

/// A person who signs in.
public struct Account: Sendable, Hashable, Codable {
    /// Never changes; the login for accounts the office opened.
    public let id: String
    /// Lower-case ASCII, unique.
    public let login: String
    /// Name shown on the record.
    public let name: String
    /// Id of the unit the person belongs to.
    public let unit: String
    /// Roles of the rule pack, and system roles of the access table.
    public let roles: [String]
    /// Encoded Argon2id hash; never shown.
    public let passwordHash: String
    /// Whether the person may sign in at all.
    public let isEnabled: Bool

    /// As the desk keeps it.
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
    /// Id of the account that signed in.
    public let account: String
    /// Token every form of this session carries, so that a foreign one is refused.
    public let csrf: String
    /// Moment of sign-in.
    public let begun: Instant
    /// Moment of the last request, kept to about a minute.
    public let lastSeen: Instant

    /// As sign-in makes it, and each minute with a request makes it anew.
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
    /// Id of the account whose draft it is.
    public let account: String
    /// Case number; empty for a case not begun.
    public let caseID: String
    /// Id of the step in the pack; for a case not begun, `regulation/kind`.
    public let step: String
    /// Occurrence of the repeated stage; `nil` outside of one, and for a new one.
    public let occurrence: String?

    /// Where the form being filled in stands.
    public init(account: String, caseID: String, step: String, occurrence: String?) {
        self.account = account
        self.caseID = caseID
        self.step = step
        self.occurrence = occurrence
    }
}

/// Typed text as it was typed, and files uploaded so far.
public struct Draft: Sendable, Hashable, Codable {
    /// Whose draft it is, and of what.
    public let key: DraftKey
    /// Raw text by form field name.
    public let fields: [String: String]
    /// Files uploaded so far; at most one for each material.
    public let files: [HandedIn]
    /// Moment it was saved last.
    public let saved: Instant

    /// As the form of a step saves it.
    public init(key: DraftKey, fields: [String: String], files: [HandedIn], saved: Instant) {
        self.key = key
        self.fields = fields
        self.files = files
        self.saved = saved
    }
}

/// A member of an expert pool.
public struct Expert: Sendable, Hashable, Codable {
    /// Id in the pool; a draw ranks by it.
    public let id: String
    /// Name shown on the record.
    public let name: String
    /// Where the expert works, as a name.
    public let unit: String
    /// Field of expertise, as the pool names it.
    public let field: String
    /// Name of the pool, as the pack's seats name it.
    public let pool: String
    /// Account the expert signs in with, if any.
    public let account: String?
    /// Former employers, by name, for avoidance.
    public let formerUnits: [String]
    /// Whether the expert may be drawn at all.
    public let isEnabled: Bool

    /// As the pool is loaded; without former employers unless told.
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
    /// Its parts joined by `/`, as in `ruling/…`, `calendar/…` and `panel-secret/…`.
    public let name: String
    /// The value, as an installation file would write it; sealed where it is a secret.
    public let value: String
    /// Name of the person who set it; the account id where the office keeps a secret.
    public let by: String
    /// Moment it was set.
    public let at: Instant
    /// Document or reason it rests on.
    public let document: String

    /// As a change is recorded; never edited afterwards.
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
    /// Moment of recording.
    public let at: Instant
    /// Account id, or the login tried.
    public let who: String
    /// Raw value of `Operation`, a word such as `account-opened`, or the setting that was changed.
    public let what: String
    /// What it was done to: a path, an account or unit id, or a duty; may be empty.
    public let object: String
    /// What came of it: `allowed`, `refused`, `locked`, or what it is now (roles, a name, old and
    /// new day).
    public let result: String
    /// Where it came in: `web` or `command line`; empty for what the office notes itself.
    public let source: String

    /// As whoever stands at the door, or the office, notes it.
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
