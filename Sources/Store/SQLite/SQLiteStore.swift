public import Casework
import Foundation
import GRDB
public import Guomi

/// The whole product in one SQLite database and a folder of files beside it.
///
/// WAL with `synchronous = FULL`: what is acknowledged survives a power cut.
///
/// - Invariant: writes go through one connection, each whole or not at all.
public final class SQLiteStore: EventLog, Desk {
    let pool: DatabasePool
    let provider: any CryptoProvider
    let files: FileFolder
    private let commits: GroupCommit

    /// Opens the database and its folder `<path>.files`, making both if they are absent.
    ///
    /// Brings an older database up to date and sweeps up what a crash left of unfinished uploads.
    /// - Throws: `.unavailable` when the path cannot be used, when the file belongs to another
    ///   program or a newer version, or when it cannot be made safe against power cuts.
    public convenience init(path: String, provider: any CryptoProvider) throws(LogError) {
        try self.init(path: path, provider: provider, synchronous: "FULL")
    }

    /// Opens a database that is there, only to read it.
    ///
    /// Nothing is made, brought up to date or swept up: a copy on a read-only medium will do.
    /// - Throws: `.unavailable` when there is none at that path, or none this program knows.
    public init(reading path: String, provider: any CryptoProvider) throws(LogError) {
        self.provider = provider
        do {
            pool = try Self.readingPool(path)
            commits = GroupCommit(pool)
            files = FileFolder(reading: path + ".files", provider: provider)
        } catch {
            throw LogError(opening: error)
        }
    }

    /// Takes a setting other than `FULL` or `EXTRA` only to see that it is refused.
    init(
        path: String, provider: any CryptoProvider, synchronous: String
    ) throws(LogError) {
        self.provider = provider
        do {
            pool = try Self.openPool(path, synchronous: synchronous)
            commits = GroupCommit(pool)
            files = try FileFolder(path: path + ".files", provider: provider)
        } catch {
            throw LogError(opening: error)
        }
    }

    /// Closes the connections; operations afterwards are `.unavailable`.
    public func close() throws(LogError) {
        do { try pool.close() } catch { throw LogError(error) }
    }

    private static func openPool(_ path: String, synchronous: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        try refuseForeign(path)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The pool itself sets NORMAL while opening: only what is set afterwards stays.
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
            if try Int.fetchOne(database, sql: "PRAGMA application_id") != Schema.applicationID {
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
        }
        try assertSafe(pool)
        guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
            throw LogError.unavailable(Messages.newer)
        }
        try Schema.migrator.migrate(pool)
        try assertSafe(pool)
        return pool
    }

    private static func readingPool(_ path: String) throws -> DatabasePool {
        guard FileManager.default.fileExists(atPath: path) else {
            throw LogError.unavailable(Messages.absent)
        }
        try refuseForeign(path)
        var configuration = Configuration()
        configuration.readonly = true
        let pool = try DatabasePool(path: readingPath(path), configuration: configuration)
        guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
            throw LogError.unavailable(Messages.newer)
        }
        guard try pool.read(Schema.migrator.hasCompletedMigrations) else {
            throw LogError.unavailable(Messages.older)
        }
        return pool
    }

    /// Where no `-shm` can be made beside it, SQLite reads only what it is told never changes.
    private static func readingPath(_ path: String) -> String {
        let folder = URL(filePath: path).deletingLastPathComponent().path()
        let log = FileManager.default.contents(atPath: path + "-wal", upTo: 1) ?? []
        guard log.isEmpty, access(folder, W_OK) != 0 else { return path }
        return URL(filePath: path).absoluteString + "?immutable=1"
    }

    /// Leaves a file alone that is some other program's database, or none at all.
    private static func refuseForeign(_ path: String) throws {
        guard let header = FileManager.default.contents(atPath: path, upTo: 100), !header.isEmpty
        else { return }
        guard header.starts(with: Array("SQLite format 3\0".utf8)), header.count == 100 else {
            throw LogError.unavailable(Messages.foreign)
        }
        let id = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
        if id == Schema.applicationID { return }
        // A new database's mark may still be in the write-ahead log.
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: readingPath(path), configuration: configuration)
        defer { try? queue.close() }
        let (logged, tables) = try queue.read { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA application_id"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
            )
        }
        guard logged == Schema.applicationID || (logged == 0 && tables == 0) else {
            throw LogError.unavailable(Messages.foreign)
        }
    }

    /// FULL is 2: a commit is on disk before it is answered.
    private static func assertSafe(_ pool: DatabasePool) throws {
        let (synchronous, journal) = try pool.writeWithoutTransaction { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0,
                try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? ""
            )
        }
        guard synchronous >= 2, journal == "wal" else {
            throw LogError.unavailable(Messages.notSafe)
        }
    }

    // MARK: The two ways to the database

    /// Runs in a transaction, committed alone or with others; a thrown error undoes all it did.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(LogError) -> Value {
        try await commits.write(body)
    }

    /// Runs on one snapshot of the database.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws(LogError) -> Result {
        let outcome: Swift.Result<Result, LogError> = await withCheckedContinuation { waiting in
            pool.asyncRead { database in
                waiting.resume(returning: LogError.catching { try body(database.get()) })
            }
        }
        return try outcome.get()
    }
}

extension FileManager {
    /// First bytes of a file; `nil` when there is none.
    func contents(atPath path: String, upTo count: Int) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        return (try? file.read(upToCount: count)).map { [UInt8]($0) }
    }
}
