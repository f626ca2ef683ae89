import Casework
import Foundation
import GRDB
import Guomi
import Testing

@testable import Store

/// A store opens safe or not at all.
struct OpeningTests {
    @Test func `the writing connection flushes every commit`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            let (synchronous, journal) = try await store.pool.writeWithoutTransaction { database in
                (
                    try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                    try String.fetchOne(database, sql: "PRAGMA journal_mode")
                )
            }
            #expect(synchronous == 2)
            #expect(journal == "wal")
            try store.close()
        }
    }

    @Test(arguments: ["OFF", "NORMAL"])
    func `a connection that would lose commits in a power cut is refused`(
        setting: String
    ) async throws {
        try await Scratch.run { folder in
            let provider = try SoftwareProvider()
            #expect(throws: LogError.unavailable(Messages.notSafe)) {
                try SQLiteStore(path: folder + "/a", provider: provider, synchronous: setting)
            }
            let again = try SQLiteStore(
                path: folder + "/a", provider: provider, synchronous: "EXTRA")
            try again.close()
        }
    }

    @Test func `what was stored is there after closing and opening`() async throws {
        try await Scratch.run { folder in
            let first = try openStore(folder)
            try await first.begin("a")
            let digest = try await first.saveFile([1, 2, 3])
            try await first.save(DeskTests.account("1", login: "li"))
            try first.close()
            await #expect(throws: LogError.self) { try await first.version(of: "a") }
            await #expect(throws: LogError.self) { try await first.begin("b") }

            let second = try openStore(folder)
            #expect(try await second.version(of: "a") == 1)
            #expect(try await second.file(digest: digest) == [1, 2, 3])
            #expect(try await second.account(named: "li")?.id == "1")
            #expect(try await second.verify().faults == [])
            try second.close()
        }
    }

    @Test func `another program's database and no database at all are left alone`() async throws {
        try await Scratch.run { folder in
            let provider = try SoftwareProvider()
            let foreign = folder + "/foreign.sqlite"
            let queue = try DatabaseQueue(path: foreign)
            try await queue.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
            try queue.close()
            let text = folder + "/notes.txt"
            try Data("only text".utf8).write(to: URL(filePath: text))
            for path in [foreign, text] {
                let before = try Data(contentsOf: URL(filePath: path))
                #expect(throws: LogError.unavailable(Messages.foreign)) {
                    try SQLiteStore(path: path, provider: provider)
                }
                #expect(try Data(contentsOf: URL(filePath: path)) == before)
            }
        }
    }

    @Test func `a database of a newer version is refused`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.pool.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-future')")
            }
            try store.close()
            #expect(throws: LogError.unavailable(Messages.newer)) { try openStore(folder) }
        }
    }

    @Test(arguments: ["/nowhere/at/all.sqlite", "/proc/guiju.sqlite", "/"])
    func `a path that cannot be used is unavailable`(path: String) throws {
        let provider = try SoftwareProvider()
        do {
            _ = try SQLiteStore(path: path, provider: provider)
            Issue.record("opened \(path)")
        } catch {
            guard case .unavailable(let words) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(words.hasPrefix("GJ-STORE-0"))
        }
    }

    @Test func `unfinished uploads of a dead writer are swept, a living one's stay`() async throws {
        try await Scratch.run { folder in
            try openStore(folder).close()
            let temporary = folder + "/guiju.sqlite.files/temporary"
            try Data([1]).write(to: URL(filePath: temporary + "/dead"))
            try Data([1]).write(to: URL(filePath: temporary + "/alive"))
            let file = open(temporary + "/alive", O_RDONLY)
            flock(file, LOCK_EX)
            defer { close(file) }
            try openStore(folder).close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == ["alive"])
        }
    }
}
