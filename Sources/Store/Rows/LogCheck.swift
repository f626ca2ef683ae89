import Casework
import Guomi

/// Walks a whole log once, in order of position, and notes what does not hold.
struct LogCheck {
    private struct Head {
        var version: Int
        var hash: String
        let key: Int64
    }

    private static let faultLimit = 1_000

    private let provider: any CryptoProvider
    private var heads: [String: Head] = [:]
    private var unseen: Set<String> = []
    private var referenced: Set<String> = []
    private var files: Set<String> = []
    private var events = 0
    private var position: Int64 = 0
    private var faults: [String] = []
    /// Over all event hashes in order of position, as checkpoints state it.
    private var whole: HashChain
    /// Statements not yet reached, by position.
    private var stated: [Int64: Set<String>] = [:]

    init(provider: any CryptoProvider) {
        self.provider = provider
        whole = HashChain(provider: provider)
    }

    var verification: Verification {
        Verification(cases: heads.count, events: events, files: files.count, faults: faults)
    }

    mutating func report(_ fault: String) {
        if faults.count < Self.faultLimit { faults.append(fault) }
    }

    mutating func read(_ row: EventRow) {
        events += 1
        if row.position != position + 1 { report(Messages.gap(position, row.position)) }
        position = row.position
        whole.append(Array(row.hash.utf8))
        if let hashes = stated.removeValue(forKey: row.position), hashes != [Hex.text(whole.head)] {
            report(Messages.brokenCheckpoint(row.position))
        }
        let head = heads[row.caseID]
        let hash = EventRow.hash(row.payload, after: head?.hash, provider)
        if row.version != (head?.version ?? 0) + 1 || row.hash != hash {
            report(Messages.brokenLink(row.caseID, row.version))
        }
        if head == nil { unseen.insert(row.caseID) }
        heads[row.caseID] = Head(
            version: row.version, hash: row.hash, key: head?.key ?? row.position
        )
        do {
            note(filesOf: try row.recorded().event)
        } catch {
            report(Messages.unreadable(row.caseID, row.version))
        }
    }

    /// Notes what a checkpoint says of the log, before the log is read.
    mutating func expect(_ statement: Checkpoint.Statement) {
        if statement.position > 0 {
            stated[statement.position, default: []].insert(statement.logHash)
        }
    }

    private mutating func note(filesOf event: CaseEvent) {
        guard case .acted(let act) = event else { return }
        for handed in act.materials where !handed.digest.isEmpty {
            referenced.insert(handed.digest)
        }
    }

    /// Whether the log holds these versions of the case.
    func holds(_ caseID: String, _ versions: ClosedRange<Int>) -> Bool {
        versions.lowerBound > 0 && versions.upperBound <= heads[caseID]?.version ?? 0
    }

    /// Key the case's read model rows should have; `nil` when the log does not know the case.
    func caseKey(_ caseID: String) -> Int64? { heads[caseID]?.key }

    mutating func read(viewOf caseID: String, version: Int) {
        unseen.remove(caseID)
        guard let head = heads[caseID] else { return report(Messages.orphanView(caseID)) }
        if head.version != version {
            report(Messages.staleView(caseID, version, head.version))
        }
    }

    mutating func readFile(_ digest: String) { files.insert(digest) }

    /// What can only be said after everything was read.
    mutating func close() {
        for position in stated.keys.sorted() { report(Messages.brokenCheckpoint(position)) }
        for caseID in unseen.sorted() { report(Messages.missingView(caseID)) }
        for digest in referenced.sorted() where !files.contains(digest) {
            report(Messages.missingFile(digest))
        }
    }
}
