public import Casework
import GRDB
import Guomi

/// Where log and audit stood at a moment, signed by the installation.
///
/// Chains alone do not show that their end was cut off. A checkpoint does, once a copy of it is
/// kept elsewhere: `verify` recomputes every one from the log.
public struct Checkpoint: Sendable, Hashable, Codable {
    /// What is signed, as canonical JSON.
    public struct Statement: Sendable, Hashable, Codable {
        /// Last event it covers; 0 for an empty log.
        public let position: Int64
        /// Hex SM3 chain over the hashes (hex text) of all events up to there, in order.
        public let logHash: String
        /// Last line of the audit log it covers; 0 for an empty one.
        public let auditLine: Int64
        /// Hash of that line; empty for line 0.
        public let auditHash: String
        /// Moment it was stated.
        public let at: Instant
    }

    /// What is signed.
    public let statement: Statement
    /// Hex public key, 65 bytes `04 ‖ X ‖ Y`; empty when the installation has no signing key.
    public let key: String
    /// Hex SM2 signature (DER, default id); empty when there is no key.
    public let signature: String

    /// Whether the signature is the key's; true for an unsigned checkpoint.
    var isSignedRight: Bool {
        if key.isEmpty { return signature.isEmpty }
        guard let point = Hex.bytes(key), let bytes = Hex.bytes(signature),
            let text = try? CanonicalJSON.text(of: statement, "checkpoint"),
            let key = try? SM2Key(publicKey: point)
        else { return false }
        return (try? key.verify(bytes, over: Array(text.utf8))) ?? false
    }
}

extension SQLiteStore {
    /// States and signs where the log stands now; call it daily and keep a copy elsewhere.
    ///
    /// - Throws: `.unavailable` when the database or the signing key is.
    public func checkpoint(at moment: Instant) async throws(LogError) -> Checkpoint {
        let provider = provider
        let statement = try await read { try $0.statement(at: moment, provider) }
        var (key, signature) = ("", "")
        if let verifying = provider.verifyingKey {
            let text = try CanonicalJSON.text(of: statement, "checkpoint")
            do {
                signature = Hex.text(try provider.sign(Array(text.utf8)))
            } catch {
                throw .unavailable(error.description)
            }
            key = Hex.text(verifying)
        }
        let checkpoint = Checkpoint(statement: statement, key: key, signature: signature)
        let body = try CanonicalJSON.text(of: checkpoint, "checkpoint")
        try await run(LogStatements.insertCheckpoint, [body])
        return checkpoint
    }

    /// Every checkpoint, oldest first.
    public func checkpoints() async throws(LogError) -> [Checkpoint] {
        try await read { try $0.checkpoints() }
    }
}

extension Database {
    func checkpoints() throws -> [Checkpoint] {
        try String.fetchAll(self, sql: LogStatements.checkpoints)
            .map { try SQLiteStore.decoded(Checkpoint.self, $0) }
    }

    /// Goes on from the last checkpoint, so that a daily one costs a day's events.
    fileprivate func statement(
        at moment: Instant, _ provider: any CryptoProvider
    ) throws -> Checkpoint.Statement {
        let last = try checkpoints().last?.statement
        let head = last.flatMap { Hex.bytes($0.logHash) } ?? HashChain.beginning
        var chain = HashChain(after: head, provider: provider)
        var position = last?.position ?? 0
        let rows = try Row.fetchCursor(
            self, sql: LogStatements.hashesAfter, arguments: [position]
        )
        while let row = try rows.next() {
            position = try row.decode(Int64.self, atIndex: 0)
            chain.append(Array(try row.decode(String.self, atIndex: 1).utf8))
        }
        let audit = try Row.fetchOne(self, sql: DeskStatements.lastAudit)
        return Checkpoint.Statement(
            position: position, logHash: Hex.text(chain.head),
            auditLine: try audit.map { try $0.decode(Int64.self, atIndex: 0) } ?? 0,
            auditHash: try audit.map { try $0.decode(String.self, atIndex: 1) } ?? "", at: moment
        )
    }
}
