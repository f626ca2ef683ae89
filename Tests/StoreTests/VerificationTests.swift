import Casework
import Foundation
import GRDB
import Testing

@testable import Store

/// Whoever gets past the guards and changes stored bytes is found out.
struct VerificationTests {
    struct Tampering: CustomTestStringConvertible, Sendable {
        let sql: String
        let fault: String
        var testDescription: String { sql }
    }

    static let tamperings = [
        (
            "UPDATE event SET payload = replace(payload, 'note-2', 'note-X') WHERE position = 3",
            Messages.brokenLink("a", 3)
        ),
        (
            "UPDATE event SET hash = (SELECT hash FROM event LIMIT 1) WHERE position = 2",
            Messages.brokenLink("a", 2)
        ),
        ("UPDATE event SET payload = '{' WHERE position = 2", Messages.unreadable("a", 2)),
        ("UPDATE event SET case_id = 'z' WHERE position = 4", Messages.unreadable("z", 1)),
        ("DELETE FROM event WHERE position = 2", Messages.gap(1, 3)),
        ("DELETE FROM event WHERE case_id = 'b'", Messages.orphanView("b")),
        ("DELETE FROM case_view WHERE case_id = 'b'", Messages.missingView("b")),
        ("UPDATE case_view SET version = 2 WHERE case_id = 'a'", Messages.staleView("a", 2, 3)),
        ("UPDATE case_view SET unit_id = 'u9' WHERE case_id = 'a'", Messages.wrongRows("a")),
        ("UPDATE case_view SET body = '{}' WHERE case_id = 'b'", Messages.wrongRows("b")),
        ("DELETE FROM case_token WHERE token = '政务'", Messages.wrongRows("case_token")),
        ("UPDATE case_person SET person = 'x'", Messages.wrongRows("case_person")),
        ("UPDATE task_recipient SET rank = rank + 1", Messages.wrongRows("task_recipient")),
        (
            "UPDATE task_recipient SET audience = 'r' || char(31) || 'x'",
            Messages.wrongRows("task_recipient")
        ),
        (
            "UPDATE task_view SET body = replace(body, 'X-1', 'X-2')",
            Messages.wrongRows("task_view")
        ),
        ("UPDATE due_view SET due = due + 1", Messages.wrongRows("due_view")),
        ("UPDATE due_view SET body = '[]'", Messages.wrongRows(ViewStatements.allDues)),
        ("UPDATE exception_view SET unit_id = 'x'", Messages.wrongRows("exception_view")),
        ("UPDATE idempotency SET last_version = 9", Messages.danglingKey("k")),
        ("UPDATE idempotency SET first_version = 3, last_version = 1", Messages.danglingKey("k")),
        (
            "UPDATE audit SET payload = replace(payload, 'wang', 'zhang') WHERE line = 2",
            Messages.brokenAudit(2)
        ),
        ("DELETE FROM audit WHERE line = 1", Messages.brokenAudit(2)),
        ("DROP TRIGGER file_once", Messages.noGuard("file_once")),
    ].map { Tampering(sql: $0.0, fault: $0.1) }

    static func fill(_ store: SQLiteStore) async throws -> String {
        let digest = try await store.saveFile(Array("paper".utf8))
        try await store.append(
            Build.writing(
                "a", [Build.begun(), Build.acted("note-1", paper: digest), Build.acted("note-2")],
                key: "k",
                view: Build.view(
                    "a", version: 3, tasks: [Build.task("a", due: 3)], dues: [Build.due("a", 3)],
                    exceptions: [Build.exception("a", on: 1)], tokens: "政务 a"
                )
            )
        )
        try await store.begin("b")
        for who in ["li", "wang"] {
            try await store.record(
                AuditLine(
                    at: Build.start, who: who, what: "sign-in", object: "", result: "allowed",
                    source: "s"
                )
            )
        }
        return digest
    }

    @Test(arguments: tamperings)
    func `a changed row is named`(tampering: Tampering) async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            _ = try await Self.fill(store)
            #expect(try await store.verify().faults == [])
            try await store.pool.write { database in
                for name in Schema.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
                try database.execute(
                    sql: tampering.sql.hasPrefix("DROP") ? "SELECT 1" : tampering.sql)
            }
            let faults = try await store.verify().faults
            #expect(faults.contains(tampering.fault), "\(faults)")
            #expect(faults.count { $0 != tampering.fault } >= Schema.guards.count - 1)
            try store.close()
        }
    }

    @Test func `reading a tampered case fails instead of showing it`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            _ = try await Self.fill(store)
            try await store.pool.write { database in
                try database.execute(sql: "DROP TRIGGER event_no_update")
                try database.execute(
                    sql: "UPDATE event SET payload = replace(payload, 'note-1', 'note-X')"
                )
            }
            await #expect(throws: LogError.corrupt(caseID: "a", version: 2)) {
                try await store.events(of: "a")
            }
            #expect(try await store.events(of: "b").count == 1)
            try store.close()
        }
    }

    @Test func `a changed, a missing and an unknown paper are named`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            let digest = try await Self.fill(store)
            let place =
                "\(folder)/guiju.sqlite.files/\(digest.prefix(2))/"
                + "\(digest.dropFirst(2).prefix(2))/\(digest)"
            #expect(try await store.verify().files == 1)

            try Data("Paper".utf8).write(to: URL(filePath: place))
            await #expect(throws: LogError.corrupt(caseID: digest, version: 0)) {
                try await store.file(digest: digest)
            }
            var faults = try await store.verify().faults
            #expect(faults == [Messages.damagedFile(digest), Messages.missingFile(digest)])

            try FileManager.default.removeItem(atPath: place)
            #expect(try await store.file(digest: digest) == nil)
            faults = try await store.verify().faults
            #expect(faults.contains(Messages.missingFile(digest)))

            #expect(try await store.saveFile(Array("paper".utf8)) == digest)
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a paper an event names and nobody stored is a fault`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let digest = String(repeating: "0", count: 64)
            try await store.append(
                Build.writing(
                    "a", [Build.begun(), Build.acted(paper: digest), Build.acted(paper: "")])
            )
            #expect(try await store.verify().faults == [Messages.missingFile(digest)])
        }
    }
}
