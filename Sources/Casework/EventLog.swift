/// An event as it stands in the log.
public struct RecordedEvent: Sendable, Hashable, Codable {
    /// Case number.
    public let caseID: String
    /// 1, 2, 3… within the case.
    public let version: Int
    /// Place in the whole log, growing.
    public let position: Int64
    /// Moment of recording.
    public let at: Instant
    /// Who caused it, as signed in at that moment.
    public let actor: Actor
    /// What happened.
    public let event: CaseEvent
    /// Hex SM3 over the previous hash and this event (the case's chain).
    public let hash: String

    /// As the log reads it back; one that is only tried out has no hash.
    public init(
        caseID: String, version: Int, position: Int64, at: Instant, actor: Actor,
        event: CaseEvent, hash: String
    ) {
        self.caseID = caseID
        self.version = version
        self.position = position
        self.at = at
        self.actor = actor
        self.event = event
        self.hash = hash
    }
}

/// One transaction's worth of writing: events of one case and the views that follow from them.
public struct Writing: Sendable {
    /// Case number.
    public let caseID: String
    /// Version the case had when it was decided; another version in the log is a conflict.
    public let expectedVersion: Int
    /// Moment all of its events are recorded at.
    public let at: Instant
    /// Who caused them.
    public let actor: Actor
    /// What happened, oldest first; 1...1000.
    public let events: [CaseEvent]
    /// Given by the client; the same key with the same fingerprint answers the first result.
    public let idempotencyKey: String?
    /// Digest of what the client asked, so that a reused key for another request is noticed.
    public let fingerprint: String
    /// Read model rows of this case after the events, replacing all of its former ones.
    public let view: CaseView

    /// As the office puts together what one act brings.
    public init(
        caseID: String, expectedVersion: Int, at: Instant, actor: Actor, events: [CaseEvent],
        idempotencyKey: String?, fingerprint: String, view: CaseView
    ) {
        self.caseID = caseID
        self.expectedVersion = expectedVersion
        self.at = at
        self.actor = actor
        self.events = events
        self.idempotencyKey = idempotencyKey
        self.fingerprint = fingerprint
        self.view = view
    }
}

/// Why nothing was written.
public enum LogError: Error, Sendable, Hashable {
    /// Somebody else was first; `found` is the version now in the log.
    case conflict(found: Int)
    /// The key was used before for another request.
    case keyReused
    /// The stored bytes do not prove themselves; of a file: its digest and version 0.
    case corrupt(caseID: String, version: Int)
    /// Not done for another reason, with its code and sentence: disk full, not writable, in use,
    /// or something handed in that cannot be stored (`GJ-STORE-nnn`).
    case unavailable(String)
}

/// The append-only log of all cases, and the read models written with it.
///
/// One contract for memory, SQLite and any later database: what `append` acknowledged is on disk,
/// an error left no trace, and events can be neither changed nor deleted.
public protocol EventLog: Sendable {
    /// Appends in one transaction and returns the events as recorded, oldest first.
    /// A repeated idempotency key returns the events of the first time and writes nothing.
    @discardableResult
    func append(_ writing: Writing) async throws(LogError) -> [RecordedEvent]
    /// All events of a case, oldest first; empty when there is no such case.
    func events(of caseID: String) async throws(LogError) -> [RecordedEvent]
    /// Current version of a case; 0 when there is none.
    func version(of caseID: String) async throws(LogError) -> Int
    /// Ids of all cases, in order of beginning.
    func caseIDs() async throws(LogError) -> [String]
    /// Events from a position on, at most `limit`, for feeds and rebuilding.
    func events(after position: Int64, limit: Int) async throws(LogError) -> [RecordedEvent]

    /// Cases answering a question, and how many there are in all.
    func cases(_ query: CaseQuery) async throws(LogError) -> CasePage
    /// Open tasks answering a question, most urgent first.
    func tasks(_ query: TaskQuery) async throws(LogError) -> TaskPage
    /// Unmet duties answering a question, earliest due first, and how many there are in all.
    func dues(_ query: DueQuery) async throws(LogError) -> DuePage
    /// The register of exceptions, newest first; of one unit, or of all.
    func exceptions(
        unit: String?, offset: Int, limit: Int
    ) async throws(LogError) -> [ExceptionView]
    /// Every case of a unit with its version, in order of beginning.
    func versions(ofUnit unit: String) async throws(LogError) -> [CaseVersion]
    /// What a key wrote before: its events, `nil` when the key is new.
    ///
    /// - Throws: `.keyReused` when the key was used for another request.
    func written(under key: String, fingerprint: String) async throws(LogError) -> [RecordedEvent]?
    /// Replaces every read model row by what `views` yields, in one transaction.
    func rebuild(_ views: [CaseView]) async throws(LogError)
    /// All read model rows, in case order, for comparing live against rebuilt bytes.
    func views() async throws(LogError) -> [CaseView]
    /// Recomputes chains and checks; what is wrong, or counts.
    func verify() async throws(LogError) -> Verification
}

/// What verification found.
public struct Verification: Sendable, Hashable, Codable {
    /// How many cases the log holds.
    public let cases: Int
    /// How many events the log holds.
    public let events: Int
    /// How many files are kept, damaged ones left out.
    public let files: Int
    /// One line per fault, empty when all is well.
    public let faults: [String]

    /// As a store's check ends.
    public init(cases: Int, events: Int, files: Int, faults: [String]) {
        self.cases = cases
        self.events = events
        self.files = files
        self.faults = faults
    }
}
