import Casework
import Guomi

/// What a link of a case's chain covers, in the form it is stored.
///
/// hash(n) = SM3(hash(n−1) ‖ canonical JSON), beginning with 32 zero bytes.
struct ChainedEvent: Codable, Hashable {
    let caseID: String
    let version: Int
    let at: Instant
    let actor: Actor
    let event: CaseEvent
}

/// An event row: the text that is hashed, and the hash.
struct EventRow {
    let position: Int64
    let caseID: String
    let version: Int
    let payload: String
    let hash: String

    /// The event, if payload and columns tell the same.
    func recorded() throws(LogError) -> RecordedEvent {
        guard let link = CanonicalJSON.value(ChainedEvent.self, from: payload),
            link.caseID == caseID, link.version == version
        else { throw .corrupt(caseID: caseID, version: version) }
        return RecordedEvent(
            caseID: caseID, version: version, position: position, at: link.at, actor: link.actor,
            event: link.event, hash: hash
        )
    }

    /// Hash of a link, given the one before it in its case; `nil` at the beginning.
    static func hash(
        _ payload: String, after previous: String?, _ provider: any CryptoProvider
    ) -> String {
        let head = previous.flatMap { Hex.bytes($0) } ?? HashChain.beginning
        var chain = HashChain(after: head, provider: provider)
        return Hex.text(chain.append(Array(payload.utf8)))
    }

    /// Rows of a writing, linked to what the case holds already.
    ///
    /// `previous` is the hash of the case's last event, `nil` for a new case; `position` the place
    /// of the last event of the whole log, 0 when it is empty.
    static func rows(
        of writing: PreparedWriting, after previous: String?, position: Int64,
        _ provider: any CryptoProvider
    ) -> [EventRow] {
        var previous = previous
        return writing.payloads.enumerated().map { index, payload in
            let hash = hash(payload, after: previous, provider)
            previous = hash
            return EventRow(
                position: position + Int64(index) + 1, caseID: writing.writing.caseID,
                version: writing.writing.expectedVersion + index + 1, payload: payload, hash: hash
            )
        }
    }

    /// All rows of one case, oldest first, proven by their chain.
    static func proven(
        _ rows: [EventRow], _ provider: any CryptoProvider
    ) throws(LogError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var previous: String?
        for (index, row) in rows.enumerated() {
            guard row.version == index + 1, row.hash == hash(row.payload, after: previous, provider)
            else { throw .corrupt(caseID: row.caseID, version: row.version) }
            events.append(try row.recorded())
            previous = row.hash
        }
        return events
    }
}
