public import Casework
import GRDB
import Guomi

extension SQLiteStore {
    /// Reads everything: pages, triggers, checkpoints, log, views, keys, audit log, files.
    public func verify() async throws(LogError) -> Verification {
        try await verify(against: [])
    }

    /// The same, and that nothing these checkpoints state was cut off.
    ///
    /// - Parameter copies: kept outside the database, where cutting it does not reach.
    public func verify(against copies: [Checkpoint]) async throws(LogError) -> Verification {
        let provider = provider
        let files = files
        return try await read { database in
            var check = LogCheck(provider: provider)
            try Self.checkPages(database, &check)
            try Self.checkGuards(database, &check)
            var statements = try Self.checkSignatures(database, provider, &check)
            for copy in copies where !copy.isSignedRight {
                check.report(Messages.brokenCheckpoint(copy.statement.position))
            }
            statements += copies.map(\.statement)
            for statement in statements { check.expect(statement) }
            try Self.checkLog(database, &check)
            try Self.checkViews(database, &check)
            try Self.checkKeys(database, &check)
            try Self.checkAudit(database, statements, provider, &check)
            try Self.checkFiles(database, files, &check)
            check.close()
            return check.verification
        }
    }

    private static func checkPages(_ database: Database, _ check: inout LogCheck) throws {
        let found = try String.fetchAll(database, sql: "PRAGMA quick_check(20)")
        for line in found where line != "ok" { check.report(Messages.pages(line)) }
    }

    /// A guard counts by what it does; its name alone stops nobody.
    private static func checkGuards(_ database: Database, _ check: inout LogCheck) throws {
        let fresh = try DatabaseQueue()
        try Schema.migrator.migrate(fresh)
        let right = try fresh.read(triggers)
        let found = try triggers(database)
        for name in Set(right.keys).union(found.keys).sorted() where found[name] != right[name] {
            check.report(Messages.noGuard(name))
        }
    }

    private static func triggers(_ database: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(database, sql: LogStatements.triggers)
        return try Dictionary(
            rows.map { (try $0.decode(String.self, atIndex: 0), try $0.decode(atIndex: 1)) },
            uniquingKeysWith: { $1 })
    }

    private static func checkLog(_ database: Database, _ check: inout LogCheck) throws {
        let rows = try Row.fetchCursor(
            database, sql: LogStatements.eventsAfter, arguments: [0, Int64.max]
        )
        while let row = try rows.next() { check.read(try EventRow(row)) }
    }

    private static func checkKeys(_ database: Database, _ check: inout LogCheck) throws {
        let rows = try Row.fetchCursor(database, sql: LogStatements.keys)
        while let row = try rows.next() {
            let first = try row.decode(Int.self, atIndex: 2)
            let last = try row.decode(Int.self, atIndex: 3)
            let caseID = try row.decode(String.self, atIndex: 1)
            if first > last || !check.holds(caseID, first...max(first, last)) {
                check.report(Messages.danglingKey(try row.decode(String.self, atIndex: 0)))
            }
        }
    }

    /// What the checkpoints state; a wrong signature is a fault, as is a missing last one where
    /// the installation has a key.
    private static func checkSignatures(
        _ database: Database, _ provider: any CryptoProvider, _ check: inout LogCheck
    ) throws -> [Checkpoint.Statement] {
        let checkpoints = try database.checkpoints()
        for checkpoint in checkpoints where !checkpoint.isSignedRight {
            check.report(Messages.brokenCheckpoint(checkpoint.statement.position))
        }
        if let last = checkpoints.last, let key = provider.verifyingKey, last.key != Hex.text(key) {
            check.report(Messages.brokenCheckpoint(last.statement.position))
        }
        return checkpoints.map(\.statement)
    }

    private static func checkAudit(
        _ database: Database, _ statements: [Checkpoint.Statement],
        _ provider: any CryptoProvider, _ check: inout LogCheck
    ) throws {
        var stated = Dictionary(grouping: statements, by: \.auditLine)
        stated[0] = nil
        let rows = try Row.fetchCursor(database, sql: DeskStatements.wholeAudit)
        var previous: String?
        var number: Int64 = 0
        while let row = try rows.next() {
            let line = try row.decode(Int64.self, atIndex: 0)
            let hash = try row.decode(String.self, atIndex: 1)
            let payload = try row.decode(String.self, atIndex: 2)
            let here = stated.removeValue(forKey: line) ?? []
            if line != number + 1 || hash != EventRow.hash(payload, after: previous, provider)
                || here.contains(where: { $0.auditHash != hash })
            {
                check.report(Messages.brokenAudit(line))
            }
            (previous, number) = (hash, line)
        }
        for line in stated.keys.sorted() { check.report(Messages.brokenAudit(line)) }
    }

    private static func checkFiles(
        _ database: Database, _ files: FileFolder, _ check: inout LogCheck
    ) throws {
        var present: Set<String> = []
        try files.walk { digest, isRight in
            present.insert(digest)
            if isRight {
                check.readFile(digest)
            } else {
                check.report(Messages.damagedFile(digest))
            }
        }
        let rows = try Row.fetchCursor(database, sql: DeskStatements.files)
        while let row = try rows.next() {
            let digest = try row.decode(String.self, atIndex: 0)
            if !present.contains(digest) { check.report(Messages.missingFile(digest)) }
        }
    }
}
