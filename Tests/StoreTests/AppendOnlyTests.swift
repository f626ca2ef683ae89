import Casework
import GRDB
import Testing

@testable import Store

/// What was recorded cannot be changed or taken out, asked in SQL.
struct AppendOnlyTests {
    static let attempts = [
        "UPDATE event SET payload = '{}'", "UPDATE event SET version = 9 WHERE position = 1",
        "DELETE FROM event", "DELETE FROM event WHERE position = 3",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 2",
        "REPLACE INTO event SELECT position, case_id, version, hash, '{}' FROM event",
        "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
        "INSERT INTO event SELECT 13, case_id, 4, hash, payload FROM event WHERE version = 3",
        "INSERT INTO event SELECT 4, case_id, 5, hash, payload FROM event WHERE version = 3",
        "INSERT INTO event SELECT 4, case_id, 3, hash, payload FROM event WHERE version = 3",
        "INSERT INTO event SELECT NULL, case_id, 4, hash, payload FROM event WHERE version = 3",
        "INSERT INTO event SELECT 0, 'b', 1, hash, payload FROM event WHERE version = 1",
        "UPDATE audit SET payload = '{}'", "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT line, hash, '{}' FROM audit",
        "INSERT INTO audit SELECT line + 2, hash, payload FROM audit",
        "UPDATE setting_change SET body = '{}'", "DELETE FROM setting_change",
        "INSERT OR REPLACE INTO setting_change SELECT change, name, '{}' FROM setting_change",
        "UPDATE file SET byte_count = 0", "DELETE FROM file",
        "INSERT OR REPLACE INTO file SELECT digest, 0 FROM file",
    ]

    @Test(arguments: attempts)
    func `an event cannot be changed or deleted, asked in SQL`(sql: String) async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.append(
                Build.writing("a", [Build.begun(), Build.acted("1"), Build.acted("2")])
            )
            let line = AuditLine(
                at: Build.start, who: "w", what: "x", object: "o", result: "allowed", source: "s"
            )
            try await store.record(line)
            try await store.save(
                Setting(name: "n", value: "v", by: "b", at: Build.start, document: "d")
            )
            _ = try await store.saveFile([1, 2, 3])
            let before = try await Self.dump(store)

            #expect(throws: DatabaseError.self) {
                try store.pool.write { try $0.execute(sql: sql) }
            }

            #expect(try await Self.dump(store) == before)
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }

    @Test func `a failed attempt through the store says that records are only added`() async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.begin("a")
            await #expect(throws: LogError.unavailable(Messages.appendOnly)) {
                try await store.write { try $0.execute(sql: "DELETE FROM event") }
            }
            try store.close()
        }
    }

    static func dump(_ store: SQLiteStore) async throws -> [String] {
        try await store.pool.read { database in
            try ["event", "audit", "setting_change", "file"].flatMap {
                try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map(\.description)
            }
        }
    }
}
