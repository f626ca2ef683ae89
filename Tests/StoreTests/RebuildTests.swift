import Casework
import GRDB
import Testing

@testable import Store

/// Read models follow from the log and can be made anew, on every store.
struct RebuildTests {
    @Test(arguments: StoreContract.allCases)
    func `rebuilding from the same views changes no answer`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await QuestionTests.fill(store)
            let before = try await store.views()
            #expect(before.map(\.caseID) == ["c1", "c2", "c3", "c4", "c5"])
            try await store.rebuild(before.reversed())
            #expect(try await store.views() == before)
            for (query, ids) in QuestionTests.questions {
                #expect(try await store.cases(query).rows.map(\.caseID) == ids, "\(query)")
            }
            #expect(try await store.verify().faults == [])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `views that do not fit the log are refused whole`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.begin("a")
            try await store.begin("b")
            let right = try await store.views()
            for (views, found) in [
                ([Build.view("a"), Build.view("b", version: 2)], 1),
                ([Build.view("a"), Build.view("c")], 0), ([Build.view("a")], 1), ([], 1),
                (right + [Build.view("c")], 0),
            ] {
                await #expect(throws: LogError.conflict(found: found)) {
                    try await store.rebuild(views)
                }
            }
            await #expect(throws: LogError.self) { try await store.rebuild(right + right) }
            #expect(try await store.views() == right)
            #expect(try await store.verify().faults == [])
        }
    }

    @Test func `a database grown event by event holds the same bytes as a rebuilt one`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await InboxTests.fill(store)
            for version in 1...6 {
                let view = Build.view(
                    "b", version: version + 1, stage: "s\(version % 2)", changed: Int64(version),
                    tasks: (0..<(version % 3)).map {
                        Build.task("b", step: "t\($0)", due: version)
                    },
                    dues: [Build.due("b", version)],
                    exceptions: (0..<version).map { Build.exception("b", on: $0) },
                    actors: ["p1", "p\(version % 3)"], tokens: "甲乙 乙\(version % 3)"
                )
                try await store.append(
                    Build.writing("b", after: version, [Build.acted()], view: view)
                )
            }
            let grown = try await Self.dump(store)
            #expect(grown.count == 7)
            #expect(grown.allSatisfy { !$0.isEmpty })
            try await store.rebuild(store.views())
            #expect(try await Self.dump(store) == grown)
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }

    /// Every read model table as text, row by row in key order.
    static func dump(_ store: SQLiteStore) async throws -> [String] {
        try await store.pool.read { database in
            try [
                "case_view ORDER BY case_key", "case_token ORDER BY token, case_key",
                "case_person ORDER BY person, case_key", "task_view ORDER BY case_key, ordinal",
                "task_recipient ORDER BY audience, is_optional, rank, case_key, ordinal",
                "due_view ORDER BY case_key, ordinal", "exception_view ORDER BY case_key, ordinal",
            ].map {
                try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map(\.description).joined()
            }
        }
    }
}
