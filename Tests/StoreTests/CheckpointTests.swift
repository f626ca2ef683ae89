import Casework
import GRDB
import Guomi
import Testing

@testable import Store

/// A checkpoint holds what chains alone do not: that the end is still there.
struct CheckpointTests {
    static func open(_ folder: String, signer: SM2Key? = nil) throws -> SQLiteStore {
        try SQLiteStore(
            path: folder + "/guiju.sqlite", provider: SoftwareProvider(signer: signer)
        )
    }

    static func line(_ who: String) -> AuditLine {
        AuditLine(at: Build.start, who: who, what: "w", object: "", result: "allowed", source: "s")
    }

    @Test func `checkpoints go on from one another and hold as the log grows`() async throws {
        try await Scratch.run { folder in
            let store = try Self.open(folder, signer: SM2Key.generate())
            let empty = try await store.checkpoint(at: Build.start)
            #expect(empty.statement.position == 0)
            try await store.begin("a")
            try await store.record(Self.line("li"))
            let one = try await store.checkpoint(at: Build.start)
            let same = try await store.checkpoint(at: Build.start)
            #expect(one.statement == same.statement)
            try await store.begin("b")
            let two = try await store.checkpoint(at: Build.start.adding(seconds: 1))

            #expect([one, two].map(\.statement.position) == [1, 2])
            #expect(one.statement.auditLine == 1 && one.statement.auditHash.utf8.count == 64)
            #expect(one.statement.logHash != two.statement.logHash)
            #expect(try await store.checkpoints() == [empty, one, same, two])
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }

    @Test(arguments: [
        ("DELETE FROM event WHERE position = 3", Messages.brokenCheckpoint(3)),
        ("DELETE FROM audit WHERE line = 2", Messages.brokenAudit(2)),
        (
            "UPDATE checkpoint SET body = replace(body, '\"auditLine\":2', '\"auditLine\":1')",
            Messages.brokenCheckpoint(3)
        ),
        (
            "UPDATE checkpoint SET body = replace(body, '\"signature\":\"3', '\"signature\":\"4')",
            Messages.brokenCheckpoint(3)
        ),
    ])
    func `a cut end or a changed checkpoint is found out`(sql: String, fault: String) async throws {
        try await Scratch.run { folder in
            let store = try Self.open(folder, signer: SM2Key.generate())
            for id in ["a", "b", "c"] { try await store.begin(id) }
            for who in ["li", "wang"] { try await store.record(Self.line(who)) }
            _ = try await store.checkpoint(at: Build.start)
            #expect(try await store.verify().faults == [])
            try await store.pool.write { database in
                for name in Schema.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
                try database.execute(sql: sql)
            }
            let faults = try await store.verify().faults
            #expect(faults.contains(fault), "\(faults)")
            try store.close()
        }
    }

    @Test func `a log rewritten with another key, or none, does not pass for signed`() async throws
    {
        try await Scratch.run { folder in
            let key = try SM2Key.generate()
            for stranger in [nil, try SM2Key.generate()] {
                let forger = try Self.open(folder, signer: stranger)
                try await forger.begin(stranger == nil ? "a" : "b")
                let position = try await forger.checkpoint(at: Build.start).statement.position
                #expect(try await forger.verify().faults == [])
                try forger.close()
                let store = try Self.open(folder, signer: key)
                #expect(try await store.verify().faults == [Messages.brokenCheckpoint(position)])
                try store.close()
            }
        }
    }

    @Test func `checkpoints cannot be changed or taken out, asked in SQL`() async throws {
        try await Scratch.run { folder in
            let store = try Self.open(folder)
            _ = try await store.checkpoint(at: Build.start)
            for sql in [
                "UPDATE checkpoint SET body = '{}'", "DELETE FROM checkpoint",
                "INSERT OR REPLACE INTO checkpoint SELECT number, '{}' FROM checkpoint",
                "INSERT INTO checkpoint VALUES (7, '{}')",
            ] {
                #expect(throws: DatabaseError.self) {
                    try store.pool.write { try $0.execute(sql: sql) }
                }
            }
            #expect(try await store.checkpoints().count == 1)
            try store.close()
        }
    }
}
