import Casework
import GRDB
import Quantities
import Testing

@testable import Store

/// Every question is answered through an index, asked of the planner.
struct PlanTests {
    static let statements: [(String, StatementArguments)] = [
        (LogStatements.head, ["a"]), (LogStatements.lastPosition, []),
        (LogStatements.eventsOfCase, ["a"]), (LogStatements.eventsOfRange, ["a", 1, 2]),
        (LogStatements.eventsAfter, [1, 2]), (LogStatements.caseKey, ["a"]),
        (LogStatements.key, ["k"]),
        (ViewStatements.caseBody, [1]), (ViewStatements.versionsOfUnit, ["u"]),
        (ViewStatements.tokenCount, ["t", 5]), (ViewStatements.deleteToken, ["t", 1]),
        (ViewStatements.task, [1, 0]), (ViewStatements.tasksOfAudience, ["r", 0, 50]),
        (ViewStatements.countOfAudience, ["r", 1]), (ViewStatements.countOfAudiences, ["[]", 1]),
        (ViewStatements.dues, [1, "[]", 0, 9, 0]),
        (ViewStatements.duesOfUnit, [1, "[]", 0, 9, 0, "u"]),
        (ViewStatements.dueCount, [1, "[]", 0]),
        (ViewStatements.dueCountOfUnit, [1, "[]", 0, "u"]),
        (ViewStatements.exceptionsOfUnit, ["u", 1, 1]),
        (DeskStatements.accountNamed, ["li"]), (DeskStatements.account, ["1"]),
        (DeskStatements.session, ["t"]), (DeskStatements.deleteSessions, ["a"]),
        (DeskStatements.deleteOldSessions, [1]), (DeskStatements.failures, ["li", 1]),
        (DeskStatements.deleteOldFailures, [1]), (DeskStatements.draft, ["a", "c", "s", "-"]),
        (DeskStatements.setting, ["n"]), (DeskStatements.settings, ["a", "b"]),
        (DeskStatements.lastAudit, []), (DeskStatements.file, ["d"]),
    ]

    static func plan(
        _ store: SQLiteStore, _ sql: String, _ arguments: StatementArguments
    ) async throws -> [String] {
        try await store.pool.read { try plan($0, (sql, arguments)) }
    }

    static func plan(
        _ database: Database, _ statement: (sql: String, arguments: StatementArguments)
    ) throws -> [String] {
        try Row.fetchAll(
            database, sql: "EXPLAIN QUERY PLAN " + statement.sql, arguments: statement.arguments
        ).map { try $0.decode(String.self, forColumn: "detail") }
    }

    @Test func `no statement of one case, person or page walks a whole table`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            for (sql, arguments) in Self.statements {
                let plan = try await Self.plan(store, sql, arguments)
                let walks = plan.filter {
                    $0.hasPrefix("SCAN") && !$0.contains("json_each")
                        && !$0.contains("CONSTANT ROW") && !$0.contains("SCAN (subquery")
                }
                // The end of a table in key order is reached at once.
                let isEndOfTable = [LogStatements.lastPosition, DeskStatements.lastAudit].contains(
                    sql)
                #expect(walks.isEmpty || isEndOfTable, "\(sql): \(plan)")
            }
            try store.close()
        }
    }

    @Test func `an inbox is read in order, without sorting`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            let inbox = try await Self.plan(store, ViewStatements.tasksOfAudience, ["r", 0, 50])
            #expect(
                inbox == ["SEARCH task_recipient USING PRIMARY KEY (audience=? AND is_optional=?)"]
            )
            let ordered: [(String, StatementArguments)] = [
                (ViewStatements.dues, [1, "[]", 0, 9, 0]),
                (ViewStatements.duesOfUnit, [1, "[]", 0, 9, 0, "u"]),
                (ViewStatements.exceptions, [1, 1]),
                (ViewStatements.exceptionsOfUnit, ["u", 1, 1]),
            ]
            for (sql, arguments) in ordered {
                let plan = try await Self.plan(store, sql, arguments)
                #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
                #expect(plan.contains { $0.contains("USING INDEX") }, "\(plan)")
            }
            try store.close()
        }
    }

    @Test func `lists are read from the index of their filter, counts without touching rows`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await QuestionTests.fill(store)
            for (query, _) in QuestionTests.questions {
                let (page, count) = try await store.pool.read { database in
                    let listing = try CaseListing(query, database)
                    return (
                        try Self.plan(database, listing.page(offset: 0, limit: 1)),
                        try Self.plan(database, listing.count)
                    )
                }
                let sorts = page.contains { $0.contains("TEMP B-TREE") }
                let isSelective = !query.tokens.isEmpty || query.actor != nil
                #expect(!sorts || isSelective, "\(query): \(page)")
                #expect(!page.contains { $0 == "SCAN v" }, "\(query): \(page)")
                if !isSelective {
                    #expect(
                        count.allSatisfy { $0.contains("COVERING INDEX") }, "\(query): \(count)")
                }
                if query.unit != nil, !isSelective {
                    #expect(
                        page.contains { $0.contains("case_view_by_unit (unit_id=?") }, "\(page)")
                }
            }
            try store.close()
        }
    }

    @Test func `a rare word leads the search, a common one follows the order of the list`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.pool.write { database in
                for key in 1...CaseListing.commonWord + 1 {
                    try database.run(ViewStatements.insertToken, ["common", key])
                    if key < 9 { try database.run(ViewStatements.insertToken, ["rare", key]) }
                }
            }
            func plan(_ tokens: [String]) async throws -> [String] {
                try await store.pool.read { database in
                    let listing = try CaseListing(CaseQuery(tokens: tokens), database)
                    return try Self.plan(database, listing.page(offset: 0, limit: 1))
                }
            }
            #expect(
                try await plan(["common", "rare"])[0] == "SEARCH w USING PRIMARY KEY (token=?)")
            #expect(
                try await plan(["common"])[0] == "SCAN v USING COVERING INDEX case_view_by_change")
            try store.close()
        }
    }
}
