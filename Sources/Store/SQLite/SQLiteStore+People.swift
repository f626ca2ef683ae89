public import Casework
import GRDB

extension SQLiteStore {
    // MARK: Accounts and units

    public func account(named login: String) async throws(LogError) -> Account? {
        try await one(DeskStatements.accountNamed, [login])
    }

    public func account(id: String) async throws(LogError) -> Account? {
        try await one(DeskStatements.account, [id])
    }

    public func accounts() async throws(LogError) -> [Account] {
        try await all(DeskStatements.accounts)
    }

    public func save(_ account: Account) async throws(LogError) {
        try account.check()
        let body = try CanonicalJSON.text(of: account, "account")
        try await write { database in
            let holder = try String.fetchOne(
                database.cachedStatement(sql: DeskStatements.loginHolder),
                arguments: [account.login]
            )
            guard holder == nil || holder == account.id else { throw LogError.conflict(found: 0) }
            try database.run(DeskStatements.saveAccount, [account.id, account.login, body])
        }
    }

    public func units() async throws(LogError) -> [Unit] { try await all(DeskStatements.units) }

    public func save(_ unit: Unit) async throws(LogError) {
        try Bounds.check(unit.id, "unit")
        let body = try CanonicalJSON.text(of: unit, "unit")
        try await run(DeskStatements.saveUnit, [unit.id, body])
    }

    public func experts() async throws(LogError) -> [Expert] {
        try await all(DeskStatements.experts)
    }

    public func save(_ expert: Expert) async throws(LogError) {
        try Bounds.check(expert.id, "expert")
        let body = try CanonicalJSON.text(of: expert, "expert")
        try await run(DeskStatements.saveExpert, [expert.id, body])
    }

    // MARK: Sessions and failed sign-ins

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

    public func session(tokenDigest: String) async throws(LogError) -> Session? {
        try await one(DeskStatements.session, [tokenDigest])
    }

    public func deleteSession(tokenDigest: String) async throws(LogError) {
        try await run(DeskStatements.deleteSession, [tokenDigest])
    }

    public func deleteSessions(of account: String) async throws(LogError) {
        try await run(DeskStatements.deleteSessions, [account])
    }

    public func failures(of login: String, since: Instant) async throws(LogError) -> Int {
        try await read { database in
            try Int.fetchOne(
                database.cachedStatement(sql: DeskStatements.failures),
                arguments: [login, since.milliseconds]
            ) ?? 0
        }
    }

    public func recordFailure(of login: String, at: Instant) async throws(LogError) {
        try Bounds.check(login, "login", mayBeEmpty: true)
        let oldest = at.adding(seconds: -Retention.failureSeconds)
        try await write { database in
            try database.run(DeskStatements.deleteOldFailures, [oldest.milliseconds])
            try database.run(DeskStatements.insertFailure, [login, at.milliseconds])
        }
    }

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
