public import Casework
import GRDB
import Guomi

extension SQLiteStore {
    // MARK: Drafts

    /// One look-up by primary key.
    public func draft(_ key: DraftKey) async throws(LogError) -> Draft? {
        try await one(DeskStatements.draft, key.arguments)
    }

    /// Throws `.unavailable` for a key over 256 bytes or 16 MiB of text.
    public func save(_ draft: Draft) async throws(LogError) {
        try draft.key.check()
        let body = try CanonicalJSON.text(of: draft, "draft")
        try await run(
            DeskStatements.saveDraft, draft.key.arguments + [draft.saved.milliseconds, body]
        )
    }

    /// Nothing happens when there is none.
    public func deleteDraft(_ key: DraftKey) async throws(LogError) {
        try await run(DeskStatements.deleteDraft, key.arguments)
    }

    /// Newest first, then by case, step and occurrence; one query on the primary key.
    public func drafts(of account: String) async throws(LogError) -> [Draft] {
        try await all(DeskStatements.drafts, [account])
    }

    // MARK: Files

    /// The bytes are on disk before the row that speaks of them.
    public func saveFile(_ bytes: [UInt8]) async throws(LogError) -> String {
        let digest = try await files.save(bytes)
        try await write { database in
            let known = try Int.fetchOne(
                database.cachedStatement(sql: DeskStatements.file), arguments: [digest]
            )
            if known == nil { try database.run(DeskStatements.insertFile, [digest, bytes.count]) }
        }
        return digest
    }

    /// Read from the folder and proven: throws `.corrupt` with version 0 for other bytes.
    public func file(digest: String) async throws(LogError) -> [UInt8]? {
        try await files.read(digest)
    }

    // MARK: Settings

    /// The change added last, by index.
    public func setting(_ name: String) async throws(LogError) -> Setting? {
        try await one(DeskStatements.setting, [name])
    }

    /// The change of each name that was added last, by name; one query over a range of names.
    public func settings(prefix: String) async throws(LogError) -> [Setting] {
        // Text is compared byte by byte, and no scalar's bytes come after U+10FFFF's.
        try await all(DeskStatements.settings, [prefix, prefix + "\u{10FFFF}"])
    }

    /// Adds a row and changes none; throws `.unavailable` for a name over 512 bytes.
    public func save(_ setting: Setting) async throws(LogError) {
        try Bounds.check(setting.name, "setting", atMost: 512)
        let body = try CanonicalJSON.text(of: setting, "setting")
        try await run(DeskStatements.insertSetting, [setting.name, body])
    }

    // MARK: Audit

    /// Chains the line by SM3 to the one before, in the same transaction.
    public func record(_ line: AuditLine) async throws(LogError) {
        let payload = try CanonicalJSON.text(of: line, "audit")
        let provider = provider
        try await write { database in
            let last = try Row.fetchOne(
                database.cachedStatement(sql: DeskStatements.lastAudit)
            )
            let number = try last.map { try $0.decode(Int64.self, atIndex: 0) } ?? 0
            let previous = try last.map { try $0.decode(String.self, atIndex: 1) }
            let hash = EventRow.hash(payload, after: previous, provider)
            try database.run(DeskStatements.insertAudit, [number + 1, hash, payload])
        }
    }

    /// Newest first, by line number; `limit` is held within 1...1000.
    public func audit(offset: Int, limit: Int) async throws(LogError) -> [AuditLine] {
        try await all(
            DeskStatements.audit,
            [Bounds.limit(limit, atMost: 1_000), Bounds.offset(offset)]
        )
    }
}

extension DraftKey {
    var arguments: StatementArguments { [account, caseID, step, occurrenceColumn] }
}
