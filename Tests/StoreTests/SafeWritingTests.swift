import Casework
import Foundation
import GRDB
import Guomi
import Testing

@testable import Store

/// What was ended, closed or counted meanwhile is not undone by whoever read it before.
struct SafeWritingTests {
    @Test(arguments: StoreContract.allCases)
    func `a session that was ended is not brought back by its last request`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            func session(_ token: String, seen: Int64) -> Session {
                Session(
                    tokenDigest: token, account: "1", csrf: "c", begun: Build.start,
                    lastSeen: Build.start.adding(seconds: seen))
            }
            try await store.save(session("alive", seen: 0))
            try await store.save(session("ended", seen: 0))
            try await store.deleteSession(tokenDigest: "ended")
            for token in ["alive", "ended"] { try await store.touch(session(token, seen: 60)) }
            #expect(
                try await store.session(tokenDigest: "alive") == session("alive", seen: 60))
            #expect(try await store.session(tokenDigest: "ended") == nil)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `tries at the same moment never pass the limit together`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...50 {
                    group.addTask {
                        try await store.recordFailure(
                            of: "li", at: Build.start, unless: 5, since: Build.start)
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 5)
            #expect(try await store.failures(of: "li", since: Build.start) == 5)
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `an account changed since it was read is not written over`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let (old, new) = (
                DeskTests.account("1", login: "li"), DeskTests.account("1", login: "wang")
            )
            try await store.save(old, replacing: nil)
            await #expect(throws: LogError.conflict(found: 0)) {
                try await store.save(new, replacing: nil)
            }
            try await store.save(new, replacing: old)
            await #expect(throws: LogError.conflict(found: 0)) {
                try await store.save(old, replacing: old)
            }
            #expect(try await store.account(id: "1") == new)
        }
    }
}

/// A database that is only looked at stays as it is.
struct ReadingTests {
    private static func read(_ path: String) throws -> SQLiteStore {
        try SQLiteStore(reading: path, provider: SoftwareProvider())
    }

    @Test func `a path without a database is refused and nothing is made`() async throws {
        try await Scratch.run { folder in
            #expect(throws: LogError.unavailable(Messages.absent)) {
                try Self.read(folder + "/none.sqlite")
            }
            try Data().write(to: URL(filePath: folder + "/empty.sqlite"))
            #expect(throws: LogError.unavailable(Messages.older)) {
                try Self.read(folder + "/empty.sqlite")
            }
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder) == ["empty.sqlite"])
        }
    }

    @Test func `a copy is verified without a byte of it changing`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            let digest = try await VerificationTests.fill(store)
            try store.close()
            let path = folder + "/guiju.sqlite"
            let before = try Data(contentsOf: URL(filePath: path))

            let copy = try Self.read(path)
            #expect(try await copy.verify().faults == [])
            #expect(try await copy.file(digest: digest) != nil)
            await #expect(throws: LogError.unavailable(Messages.readOnly)) {
                try await copy.begin("z")
            }
            try copy.close()
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func `a database cut behind a checkpoint kept elsewhere is found out`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            for who in ["li", "wang"] { try await store.record(CheckpointTests.line(who)) }
            let kept = try await store.checkpoint(at: Build.start)
            #expect(try await store.verify(against: [kept]).faults == [])
            try await store.pool.write { database in
                let guards = try Row.fetchAll(database, sql: LogStatements.triggers)
                for name in Schema.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
                try database.execute(
                    sql: "DELETE FROM checkpoint; DELETE FROM audit WHERE line = 2")
                for row in guards { try database.execute(sql: row["sql"]) }
            }
            #expect(try await store.verify().faults == [], "the database alone shows nothing")
            #expect(try await store.verify(against: [kept]).faults == [Messages.brokenAudit(2)])
            try store.close()
        }
    }

    @Test func `a guard that bears its name and guards nothing is named`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.pool.write {
                try $0.execute(
                    sql: """
                        DROP TRIGGER event_no_delete;
                        CREATE TRIGGER event_no_delete BEFORE DELETE ON event
                        BEGIN SELECT 1; END;
                        CREATE TRIGGER extra BEFORE DELETE ON event BEGIN SELECT 1; END;
                        """)
            }
            #expect(
                try await store.verify().faults
                    == ["event_no_delete", "extra"].map(Messages.noGuard))
            try store.close()
        }
    }
}
