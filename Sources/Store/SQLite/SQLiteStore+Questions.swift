public import Casework
import GRDB
import Quantities

extension SQLiteStore {
    /// Newest change first; the statement begins with the rarest condition asked for.
    public func cases(_ query: CaseQuery) async throws(LogError) -> CasePage {
        try await read { database in
            let listing = try CaseListing(query, database)
            let page = listing.page(
                offset: Bounds.offset(query.offset), limit: Bounds.limit(query.limit, atMost: 200)
            )
            let keys = try Int64.fetchAll(
                database.cachedStatement(sql: page.sql), arguments: page.arguments
            )
            let bodies = try keys.compactMap(database.body)
            let count = listing.count
            let total = try Int.fetchOne(
                database.cachedStatement(sql: count.sql), arguments: count.arguments
            )
            return CasePage(
                rows: try bodies.map { try Self.decoded(CaseView.self, $0) }, total: total ?? 0
            )
        }
    }

    /// Merges the first tasks of each audience, so that no more is read than a page needs.
    public func tasks(_ query: TaskQuery) async throws(LogError) -> TaskPage {
        try await read { database in
            let audiences = Audience.all(of: query)
            let places = try database.places(of: audiences, query)
            let statement = try database.cachedStatement(sql: ViewStatements.task)
            let bodies = try places.compactMap { place in
                try String.fetchOne(statement, arguments: [place.caseKey, place.ordinal])
            }
            return TaskPage(
                rows: try bodies.map { try Self.decoded(TaskView.self, $0) },
                total: try database.count(of: audiences, query)
            )
        }
    }

    /// Earliest first, one indexed query for the page and one for the count; at most 500 at once.
    public func dues(_ query: DueQuery) async throws(LogError) -> DuePage {
        let roles = try CanonicalJSON.text(
            of: Array(query.roles.prefix(Bounds.rolesOfQuery)), "roles"
        )
        return try await read { database in
            let from = query.from?.daysSinceEpoch ?? .min
            let asked: StatementArguments = [query.until.daysSinceEpoch, roles, from]
            let page: StatementArguments = [
                Bounds.limit(query.limit, atMost: 500), Bounds.offset(query.offset),
            ]
            let unit: StatementArguments = query.unit.map { [$0] } ?? []
            let isOfUnit = query.unit != nil
            let rows = try String.fetchAll(
                database.cachedStatement(
                    sql: isOfUnit ? ViewStatements.duesOfUnit : ViewStatements.dues
                ), arguments: asked + page + unit
            )
            let total = try Int.fetchOne(
                database.cachedStatement(
                    sql: isOfUnit ? ViewStatements.dueCountOfUnit : ViewStatements.dueCount
                ), arguments: asked + unit
            )
            return DuePage(
                rows: try rows.map { try Self.decoded(DueView.self, $0) }, total: total ?? 0
            )
        }
    }

    /// Newest first, of one day the newest case first; `limit` is held within 1...500.
    public func exceptions(
        unit: String?, offset: Int, limit: Int
    ) async throws(LogError) -> [ExceptionView] {
        try await read { database in
            let page: StatementArguments = [
                Bounds.limit(limit, atMost: 500), Bounds.offset(offset),
            ]
            let bodies: [String]
            if let unit {
                bodies = try String.fetchAll(
                    database.cachedStatement(sql: ViewStatements.exceptionsOfUnit),
                    arguments: [unit] + page
                )
            } else {
                bodies = try String.fetchAll(
                    database.cachedStatement(sql: ViewStatements.exceptions), arguments: page
                )
            }
            return try bodies.map { try Self.decoded(ExceptionView.self, $0) }
        }
    }

    /// In the order in which the cases began; one query by unit.
    public func versions(ofUnit unit: String) async throws(LogError) -> [CaseVersion] {
        try await read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: ViewStatements.versionsOfUnit), arguments: [unit]
            )
            return try Array(
                rows.map { row in
                    CaseVersion(
                        caseID: try row.decode(String.self, atIndex: 0),
                        kind: try row.decode(String.self, atIndex: 1),
                        version: try row.decode(Int.self, atIndex: 2)
                    )
                })
        }
    }
}

/// Where a task stands in an inbox.
private struct TaskPlace: Hashable, Comparable {
    let rank: Int64
    let caseKey: Int64
    let ordinal: Int

    static func < (one: TaskPlace, other: TaskPlace) -> Bool {
        (one.rank, one.caseKey, one.ordinal) < (other.rank, other.caseKey, other.ordinal)
    }
}

extension Database {
    /// Places of one page: the first of each audience merged; a task meant twice stands once.
    fileprivate func places(
        of audiences: Set<String>, _ query: TaskQuery
    ) throws -> ArraySlice<TaskPlace> {
        let offset = Bounds.offset(query.offset)
        let limit = Bounds.limit(query.limit, atMost: 500)
        let (needed, isTooFar) = offset.addingReportingOverflow(limit)
        let statement = try cachedStatement(sql: ViewStatements.tasksOfAudience)
        var places: Set<TaskPlace> = []
        for audience in audiences {
            let rows = try Row.fetchCursor(
                statement, arguments: [audience, query.isOptional, isTooFar ? Int.max : needed]
            )
            while let row = try rows.next() {
                places.insert(
                    TaskPlace(
                        rank: try row.decode(Int64.self, atIndex: 0),
                        caseKey: try row.decode(Int64.self, atIndex: 1),
                        ordinal: try row.decode(Int.self, atIndex: 2)
                    )
                )
            }
        }
        return places.sorted().dropFirst(offset).prefix(limit)
    }

    fileprivate func count(of audiences: Set<String>, _ query: TaskQuery) throws -> Int {
        func count(_ sql: String, _ audiences: String) throws -> Int {
            let statement = try cachedStatement(sql: sql)
            return try Int.fetchOne(statement, arguments: [audiences, query.isOptional]) ?? 0
        }
        let counts = try audiences.map { ($0, try count(ViewStatements.countOfAudience, $0)) }
            .filter { $0.1 > 0 }
        if counts.count <= 1 { return counts.first?.1 ?? 0 }
        let names = try CanonicalJSON.text(of: counts.map(\.0).sorted(), "audiences")
        return try count(ViewStatements.countOfAudiences, names)
    }
}
