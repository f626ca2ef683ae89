import Casework
import GRDB
import Quantities

extension SQLiteStore {
    /// Views against the log, and every list row against the view it follows from.
    static func checkViews(_ database: Database, _ check: inout LogCheck) throws {
        var expected = RowSums()
        let rows = try Row.fetchCursor(database, sql: ViewStatements.caseViews)
        while let row = try rows.next() {
            let stored = try CaseRow(row)
            check.read(viewOf: stored.caseID, version: stored.version)
            guard let view = try? stored.view(),
                CaseRow(view, body: stored.body, caseKey: stored.caseKey) == stored,
                check.caseKey(stored.caseID) == stored.caseKey
            else {
                check.report(Messages.wrongRows(stored.caseID))
                continue
            }
            expected.add(ReadRows(of: view, caseKey: stored.caseKey))
        }
        let found = try RowSums(of: database)
        for table in expected.differing(from: found) {
            check.report(Messages.wrongRows(table))
        }
    }
}

/// One number a table, the sum of its rows' hashes: equal for equal rows in whatever order.
private struct RowSums {
    private var sums: [String: Int] = [:]

    init() {}

    private mutating func add(_ table: String, _ row: some Hashable) {
        sums[table, default: 0] &+= row.hashValue
    }

    mutating func add(_ rows: ReadRows) {
        for row in rows.tokens { add("case_token", row) }
        for row in rows.persons { add("case_person", row) }
        for row in rows.tasks { add("task_view", row) }
        for row in rows.recipients { add("task_recipient", row) }
        for row in rows.dues {
            add("due_view", row)
            add("due_view", [row.view.unit.id, row.view.owes, "\(row.view.due.daysSinceEpoch)"])
        }
        for row in rows.exceptions {
            add("exception_view", row)
            add("exception_view", [row.view.unit.id, "\(row.view.on.daysSinceEpoch)"])
        }
    }

    func differing(from other: RowSums) -> [String] {
        Set(sums.keys).union(other.sums.keys).sorted().filter {
            sums[$0] ?? 0 != other.sums[$0] ?? 0
        }
    }

    init(of database: Database) throws {
        try each(database, ViewStatements.tokens) { sums, row in
            sums.add(
                "case_token",
                ReadRows.Token(
                    token: try row.decode(String.self, atIndex: 0),
                    caseKey: try row.decode(Int64.self, atIndex: 1)
                )
            )
        }
        try each(database, ViewStatements.persons) { sums, row in
            sums.add(
                "case_person",
                ReadRows.Person(
                    person: try row.decode(String.self, atIndex: 0),
                    caseKey: try row.decode(Int64.self, atIndex: 1)
                )
            )
        }
        try each(database, ViewStatements.recipients) { sums, row in
            sums.add(
                "task_recipient",
                ReadRows.Recipient(
                    audience: try row.decode(String.self, atIndex: 0),
                    isOptional: try row.decode(Bool.self, atIndex: 1),
                    rank: try row.decode(Int64.self, atIndex: 2),
                    caseKey: try row.decode(Int64.self, atIndex: 3),
                    ordinal: try row.decode(Int.self, atIndex: 4)
                )
            )
        }
        try eachBody(database, ViewStatements.tasks, TaskView.self) { sums, key, ordinal, view, _ in
            sums.add("task_view", ReadRows.Task(caseKey: key, ordinal: ordinal, view: view))
        }
        try eachBody(database, ViewStatements.allDues, DueView.self) {
            sums, key, ordinal, view, row in
            sums.add("due_view", ReadRows.Due(caseKey: key, ordinal: ordinal, view: view))
            sums.add("due_view", try (3...5).map { try row.decode(String.self, atIndex: $0) })
        }
        try eachBody(database, ViewStatements.allExceptions, ExceptionView.self) {
            sums, key, ordinal, view, row in
            sums.add(
                "exception_view", ReadRows.Exception(caseKey: key, ordinal: ordinal, view: view)
            )
            sums.add("exception_view", try (3...4).map { try row.decode(String.self, atIndex: $0) })
        }
    }

    private mutating func each(
        _ database: Database, _ sql: String, _ visit: (inout RowSums, Row) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() { try visit(&self, row) }
    }

    /// Visits rows of case key, place in the case, body, and further columns as text.
    private mutating func eachBody<View: Decodable>(
        _ database: Database, _ sql: String, _ type: View.Type,
        _ visit: (inout RowSums, Int64, Int, View, Row) throws -> Void
    ) throws {
        try each(database, sql) { sums, row in
            let body = try row.decode(String.self, atIndex: 2)
            guard let view = CanonicalJSON.value(type, from: body) else {
                sums.sums[sql] = 1
                return
            }
            try visit(
                &sums, try row.decode(Int64.self, atIndex: 0), try row.decode(Int.self, atIndex: 1),
                view, row
            )
        }
    }
}
