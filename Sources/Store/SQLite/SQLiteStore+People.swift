public import Casework
import GRDB

extension SQLiteStore {
    // MARK: Accounts and units

    /// One look-up by unique index.
    public func account(named login: String) async throws(LogError) -> Account? {
        try await one(DeskStatements.accountNamed, [login])
    }

    /// One look-up by primary key.
    public func account(id: String) async throws(LogError) -> Account? {
        try await one(DeskStatements.account, [id])
    }

    /// By login.
    public func accounts() async throws(LogError) -> [Account] {
        try await all(DeskStatements.accounts)
    }

    /// Throws `.unavailable` for a login that is not lower-case ASCII, `.conflict` for one taken.
    public func save(_ account: Account) async throws(LogError) {
        try await save(account) { _ in }
    }

    /// Compares and writes in the same transaction.
    public func save(_ account: Account, replacing old: Account?) async throws(LogError) {
        let before = try old.map { old throws(LogError) in
            try CanonicalJSON.text(of: old, "account")
        }
        try await save(account) { database in
            let found = try String.fetchOne(
                database.cachedStatement(sql: DeskStatements.account), arguments: [account.id]
            )
            guard found == before else { throw LogError.conflict(found: 0) }
        }
    }

    private func save(
        _ account: Account, after check: @escaping @Sendable (Database) throws -> Void
    ) async throws(LogError) {
        try account.check()
        let body = try CanonicalJSON.text(of: account, "account")
        try await write { database in
            try check(database)
            let holder = try String.fetchOne(
                database.cachedStatement(sql: DeskStatements.loginHolder),
                arguments: [account.login]
            )
            guard holder == nil || holder == account.id else { throw LogError.conflict(found: 0) }
            try database.run(DeskStatements.saveAccount, [account.id, account.login, body])
        }
    }

    /// By id.
    public func units() async throws(LogError) -> [Unit] { try await all(DeskStatements.units) }

    /// Throws `.unavailable` for an id that is empty, holds NUL or is over 256 bytes.
    public func save(_ unit: Unit) async throws(LogError) {
        try Bounds.check(unit.id, "unit")
        let body = try CanonicalJSON.text(of: unit, "unit")
        try await run(DeskStatements.saveUnit, [unit.id, body])
    }

    /// By id.
    public func experts() async throws(LogError) -> [Expert] {
        try await all(DeskStatements.experts)
    }

    /// Throws `.unavailable` for an id that is empty, holds NUL or is over 256 bytes.
    public func save(_ expert: Expert) async throws(LogError) {
        try Bounds.check(expert.id, "expert")
        let body = try CanonicalJSON.text(of: expert, "expert")
        try await run(DeskStatements.saveExpert, [expert.id, body])
    }

    // MARK: Sessions and failed sign-ins

    /// Also drops sessions last seen over 30 days before this one, in the same transaction.
    public func save(_ session: Session) async throws(LogError) {
        try Bounds.check(session.tokenDigest, "session")
        let body = try CanonicalJSON.text(of: session, "session")
        let oldest = session.lastSeen.adding(seconds: -Retention.sessionSeconds)
        try await write { database in
            try database.run(DeskStatements.deleteOldSessions, [oldest.milliseconds])
            try database.run(
                DeskStatements.saveSession,
                [session.tokenDigest, session.account, session.lastSeen.milliseconds, body]
            )
        }
    }

    /// One statement by primary key; nothing happens when there is none.
    public func touch(_ session: Session) async throws(LogError) {
        let body = try CanonicalJSON.text(of: session, "session")
        try await run(
            DeskStatements.touchSession,
            [session.lastSeen.milliseconds, body, session.tokenDigest]
        )
    }

    /// However old it is; one look-up by primary key.
    public func session(tokenDigest: String) async throws(LogError) -> Session? {
        try await one(DeskStatements.session, [tokenDigest])
    }

    /// Nothing happens when there is none.
    public func deleteSession(tokenDigest: String) async throws(LogError) {
        try await run(DeskStatements.deleteSession, [tokenDigest])
    }

    /// One statement, by index.
    public func deleteSessions(of account: String) async throws(LogError) {
        try await run(DeskStatements.deleteSessions, [account])
    }

    /// Counts from `since` on, that moment included; one indexed query.
    public func failures(of login: String, since: Instant) async throws(LogError) -> Int {
        try await read { database in
            try Int.fetchOne(
                database.cachedStatement(sql: DeskStatements.failures),
                arguments: [login, since.milliseconds]
            ) ?? 0
        }
    }

    /// Also forgets failures over 30 days before this one, in the same transaction.
    public func recordFailure(of login: String, at: Instant) async throws(LogError) {
        try Bounds.check(login, "login", mayBeEmpty: true)
        let oldest = at.adding(seconds: -Retention.failureSeconds)
        try await write { database in
            try database.run(DeskStatements.deleteOldFailures, [oldest.milliseconds])
            try database.run(DeskStatements.insertFailure, [login, at.milliseconds])
        }
    }

    /// Counts and adds in the same transaction.
    public func recordFailure(
        of login: String, at: Instant, unless most: Int, since: Instant
    ) async throws(LogError) -> Bool {
        try Bounds.check(login, "login", mayBeEmpty: true)
        let oldest = at.adding(seconds: -Retention.failureSeconds)
        return try await write { database in
            try database.run(DeskStatements.deleteOldFailures, [oldest.milliseconds])
            let count = try Int.fetchOne(
                database.cachedStatement(sql: DeskStatements.failures),
                arguments: [login, since.milliseconds]
            )
            guard (count ?? 0) < most else { return false }
            try database.run(DeskStatements.insertFailure, [login, at.milliseconds])
            return true
        }
    }

    /// Forgets them all, however old; one statement, by index.
    public func clearFailures(of login: String) async throws(LogError) {
        try await run(DeskStatements.deleteFailures, [login])
    }

    // MARK: One row, all rows, no rows

    func one<Value: Decodable & Sendable>(
        _ sql: String, _ arguments: StatementArguments
    ) async throws(LogError) -> Value? {
        try await read { database in
            let body = try String.fetchOne(
                database.cachedStatement(sql: sql), arguments: arguments
            )
            return try body.map { try Self.decoded(Value.self, $0) }
        }
    }

    func all<Value: Decodable & Sendable>(
        _ sql: String, _ arguments: StatementArguments = []
    ) async throws(LogError) -> [Value] {
        try await read { database in
            let bodies = try String.fetchAll(
                database.cachedStatement(sql: sql), arguments: arguments
            )
            return try bodies.map { try Self.decoded(Value.self, $0) }
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments) async throws(LogError) {
        try await write { try $0.run(sql, arguments) }
    }

    static func decoded<Value: Decodable>(
        _ type: Value.Type, _ body: String
    ) throws(LogError) -> Value {
        guard let value = CanonicalJSON.value(type, from: body) else {
            throw .unavailable(Messages.damagedDatabase)
        }
        return value
    }
}
