public import Casework
import GRDB
import Quantities

extension SQLiteStore {
    /// Throws `.conflict`, and changes nothing, unless there is one view of every case as it is.
    public func rebuild(_ views: [CaseView]) async throws(LogError) {
        for view in views { try view.check() }
        try await write { database in
            for statement in ViewStatements.clear { try database.run(statement) }
            for view in views {
                let found = try database.head(of: view.caseID).version
                guard view.version == found, found > 0 else {
                    throw LogError.conflict(found: found)
                }
                try database.show(view, body: CanonicalJSON.text(of: view, "view"))
            }
            let known = try String.fetchAll(database, sql: LogStatements.caseIDs)
            let shown = try Int.fetchOne(database, sql: ViewStatements.caseCount)
            guard known.count == shown, shown == views.count else {
                let missing = try known.first {
                    try database.caseKey(of: $0).flatMap(database.body) == nil
                }
                throw LogError.conflict(
                    found: try missing.map { try database.head(of: $0).version } ?? 0
                )
            }
        }
    }

    /// In the order in which the cases began; throws `.corrupt` for a row that cannot be read.
    public func views() async throws(LogError) -> [CaseView] {
        try await read { database in
            let rows = try Row.fetchCursor(database, sql: ViewStatements.caseViews)
            return try Array(rows.map { try CaseRow($0).view() })
        }
    }
}

/// A row of `case_view`.
struct CaseRow: Hashable {
    let caseKey: Int64
    let caseID: String
    let version: Int
    let kind: String
    let unit: String
    let stage: String
    let isAlive: Bool
    let changed: Int64
    let body: String

    init(_ view: CaseView, body: String, caseKey: Int64) {
        self.caseKey = caseKey
        caseID = view.caseID
        version = view.version
        kind = view.kind
        unit = view.unit.id
        stage = view.stage
        isAlive = view.ending == nil
        changed = view.changed.milliseconds
        self.body = body
    }

    /// From the columns in the order of the table.
    init(_ row: Row) throws {
        caseKey = try row.decode(Int64.self, atIndex: 0)
        caseID = try row.decode(String.self, atIndex: 1)
        version = try row.decode(Int.self, atIndex: 2)
        kind = try row.decode(String.self, atIndex: 3)
        unit = try row.decode(String.self, atIndex: 4)
        stage = try row.decode(String.self, atIndex: 5)
        isAlive = try row.decode(Bool.self, atIndex: 6)
        changed = try row.decode(Int64.self, atIndex: 7)
        body = try row.decode(String.self, atIndex: 8)
    }

    var arguments: StatementArguments {
        [caseKey, caseID, version, kind, unit, stage, isAlive, changed, body]
    }

    func view() throws(LogError) -> CaseView {
        guard let view = CanonicalJSON.value(CaseView.self, from: body) else {
            throw .corrupt(caseID: caseID, version: version)
        }
        return view
    }
}

extension Database {
    func caseKey(of caseID: String) throws -> Int64? {
        try Int64.fetchOne(cachedStatement(sql: LogStatements.caseKey), arguments: [caseID])
    }

    func body(of caseKey: Int64) throws -> String? {
        try String.fetchOne(cachedStatement(sql: ViewStatements.caseBody), arguments: [caseKey])
    }

    /// Makes the read models show a case as it is in `view`.
    func show(_ view: CaseView, body: String) throws {
        guard let key = try caseKey(of: view.caseID) else {
            throw LogError.conflict(found: 0)
        }
        let old = try self.body(of: key).flatMap {
            CanonicalJSON.value(CaseView.self, from: $0)
        }
        try run(ViewStatements.saveCase, CaseRow(view, body: body, caseKey: key).arguments)
        let (removed, added) = ReadRows.change(from: old, to: view, caseKey: key)
        try remove(removed)
        try add(added)
    }

    private func remove(_ rows: ReadRows) throws {
        for row in rows.tokens { try run(ViewStatements.deleteToken, [row.token, row.caseKey]) }
        for row in rows.persons { try run(ViewStatements.deletePerson, [row.person, row.caseKey]) }
        for row in rows.tasks { try run(ViewStatements.deleteTask, [row.caseKey, row.ordinal]) }
        for row in rows.recipients { try run(ViewStatements.deleteRecipient, row.arguments) }
        for row in rows.dues { try run(ViewStatements.deleteDue, [row.caseKey, row.ordinal]) }
        for row in rows.exceptions {
            try run(ViewStatements.deleteException, [row.caseKey, row.ordinal])
        }
    }

    private func add(_ rows: ReadRows) throws {
        for row in rows.tokens { try run(ViewStatements.insertToken, [row.token, row.caseKey]) }
        for row in rows.persons { try run(ViewStatements.insertPerson, [row.person, row.caseKey]) }
        for row in rows.tasks {
            let body = try CanonicalJSON.text(of: row.view, "tasks")
            try run(ViewStatements.insertTask, [row.caseKey, row.ordinal, body])
        }
        for row in rows.recipients { try run(ViewStatements.insertRecipient, row.arguments) }
        for row in rows.dues {
            let body = try CanonicalJSON.text(of: row.view, "dues")
            try run(
                ViewStatements.insertDue,
                [
                    row.caseKey, row.ordinal, row.view.unit.id, row.view.owes,
                    row.view.due.daysSinceEpoch, body,
                ]
            )
        }
        for row in rows.exceptions {
            let body = try CanonicalJSON.text(of: row.view, "exceptions")
            try run(
                ViewStatements.insertException,
                [row.caseKey, row.ordinal, row.view.unit.id, row.view.on.daysSinceEpoch, body]
            )
        }
    }
}

extension ReadRows.Recipient {
    var arguments: StatementArguments { [audience, isOptional, rank, caseKey, ordinal] }
}
