public import Casework
public import Guomi
import Quantities

/// Everything in memory: for tests, simulations and trying the product out.
///
/// Keeps the same contract as the databases, except that nothing outlives the process.
public actor MemoryStore: EventLog, Desk {
    struct Key {
        let fingerprint: String
        let caseID: String
        let versions: ClosedRange<Int>
    }

    let provider: any CryptoProvider
    /// The whole log, by position less one.
    var log: [EventRow] = []
    /// Positions of each case's events, oldest first.
    var cases: [String: [Int64]] = [:]
    var keys: [String: Key] = [:]
    var viewsByCase: [String: CaseView] = [:]
    /// Cases by what never changes of them, in order of beginning.
    var casesOfUnit: [String: [String]] = [:]
    var casesOfKind: [String: [String]] = [:]

    var accountsByID: [String: Account] = [:]
    var unitsByID: [String: Unit] = [:]
    var sessions: [String: Session] = [:]
    var failures: [(login: String, at: Instant)] = []
    var drafts: [DraftKey: Draft] = [:]
    var files: [String: [UInt8]] = [:]
    var expertsByID: [String: Expert] = [:]
    var settings: [Setting] = []
    var auditLines: [AuditLine] = []

    /// Begins empty; `provider` hashes events and files.
    public init(provider: any CryptoProvider) { self.provider = provider }

    // MARK: EventLog

    /// Everything that can fail comes before anything changes, so that an error leaves no trace.
    @discardableResult
    public func append(_ writing: Writing) throws(LogError) -> [RecordedEvent] {
        let prepared = try PreparedWriting(writing)
        if let key = writing.idempotencyKey,
            let done = try written(under: key, fingerprint: writing.fingerprint)
        {
            return done
        }
        let found = version(of: writing.caseID)
        guard found == writing.expectedVersion else { throw .conflict(found: found) }
        let rows = EventRow.rows(
            of: prepared, after: lastRow(of: writing.caseID)?.hash, position: Int64(log.count),
            provider
        )
        log.append(contentsOf: rows)
        cases[writing.caseID, default: []].append(contentsOf: rows.map(\.position))
        viewsByCase[writing.caseID] = writing.view
        if found == 0 {
            casesOfUnit[writing.view.unit.id, default: []].append(writing.caseID)
            casesOfKind[writing.view.kind, default: []].append(writing.caseID)
        }
        if let key = writing.idempotencyKey {
            keys[key] = Key(
                fingerprint: writing.fingerprint, caseID: writing.caseID,
                versions: (found + 1)...(found + rows.count)
            )
        }
        return prepared.recorded(rows)
    }

    /// Reads the events back, with the chain of their whole case proven.
    public func written(
        under key: String, fingerprint: String
    ) throws(LogError) -> [RecordedEvent]? {
        guard let known = keys[key] else { return nil }
        guard known.fingerprint == fingerprint else { throw .keyReused }
        return try events(of: known.caseID).filter { known.versions.contains($0.version) }
    }

    /// Proves the chain while reading; throws `.corrupt` where it breaks.
    public func events(of caseID: String) throws(LogError) -> [RecordedEvent] {
        try EventRow.proven((cases[caseID] ?? []).map { log[Int($0) - 1] }, provider)
    }

    /// Counts the case's events.
    public func version(of caseID: String) -> Int { cases[caseID]?.count ?? 0 }

    /// Looks through the whole log for first events.
    public func caseIDs() -> [String] { log.filter { $0.version == 1 }.map(\.caseID) }

    /// Gives 1...10 000 at once, in order of position; the chains are not proven.
    public func events(
        after position: Int64, limit: Int
    ) throws(LogError) -> [RecordedEvent] {
        let start = Int(min(max(0, position), Int64(log.count)))
        var events: [RecordedEvent] = []
        for row in log[start...].prefix(Bounds.limit(limit, atMost: 10_000)) {
            events.append(try row.recorded())
        }
        return events
    }

    private func lastRow(of caseID: String) -> EventRow? {
        cases[caseID]?.last.map { log[Int($0) - 1] }
    }

    // MARK: Read models

    /// Position of a case's first event: the order of beginning.
    func caseKey(_ caseID: String) -> Int64 { cases[caseID]?.first ?? 0 }

    /// Throws `.conflict`, and changes nothing, unless there is one view of every case as it is.
    public func rebuild(_ views: [CaseView]) throws(LogError) {
        var rebuilt: [String: CaseView] = [:]
        for view in views {
            try view.check()
            let found = version(of: view.caseID)
            guard view.version == found, rebuilt[view.caseID] == nil else {
                throw .conflict(found: found)
            }
            rebuilt[view.caseID] = view
        }
        if let missing = cases.keys.first(where: { rebuilt[$0] == nil }) {
            throw .conflict(found: version(of: missing))
        }
        viewsByCase = rebuilt
    }

    /// In the order in which the cases began.
    public func views() -> [CaseView] {
        viewsByCase.values.sorted { caseKey($0.caseID) < caseKey($1.caseID) }
    }

    /// Checks log, views, keys and the files that acts name; here audit lines have no chain.
    public func verify() -> Verification {
        var check = LogCheck(provider: provider)
        for row in log { check.read(row) }
        for view in views() { check.read(viewOf: view.caseID, version: view.version) }
        for (key, known) in keys where !check.holds(known.caseID, known.versions) {
            check.report(Messages.danglingKey(key))
        }
        for digest in files.keys { check.readFile(digest) }
        check.close()
        return check.verification
    }
}
