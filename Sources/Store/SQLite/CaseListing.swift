import Casework
import GRDB

/// The one statement put together from parts: a list of cases by any mix of filters.
///
/// The planner is led by the rarest condition: a rare word or a person first, else the index
/// whose first column is filtered, read in the order of the list and left when the page is full.
struct CaseListing {
    /// Above this many cases a word is too common to begin with.
    static let commonWord = 2_000

    private let from: String
    private let conditions: [String]
    private let arguments: StatementArguments

    init(_ query: CaseQuery, _ database: Database) throws {
        var conditions: [String] = []
        var arguments = StatementArguments()
        var from = "case_view v"
        func add(_ condition: String, _ argument: some DatabaseValueConvertible) {
            conditions.append(condition)
            arguments += [argument]
        }
        let words = try Self.byRarity(SearchFolding.tokens(of: query), database)
        var others = words.map(\.token)
        if let rarest = words.first, rarest.count < Self.commonWord {
            from = "case_token w CROSS JOIN case_view v ON v.case_key = w.case_key"
            add("w.token = ?", rarest.token)
            others.removeFirst()
        } else if let actor = query.actor {
            from = "case_person p CROSS JOIN case_view v ON v.case_key = p.case_key"
            add("p.person = ?", actor)
        }
        if let actor = query.actor, !from.hasPrefix("case_person") {
            add(
                "EXISTS (SELECT 1 FROM case_person p"
                    + " WHERE p.person = ? AND p.case_key = v.case_key)", actor
            )
        }
        for token in others {
            add(
                "EXISTS (SELECT 1 FROM case_token t"
                    + " WHERE t.token = ? AND t.case_key = v.case_key)", token
            )
        }
        if let kind = query.kind { add("v.kind = ?", kind) }
        if let unit = query.unit { add("v.unit_id = ?", unit) }
        if let stage = query.stage { add("v.stage = ?", stage) }
        if let isAlive = query.isAlive { add("v.is_alive = ?", isAlive) }
        self.from = from
        self.conditions = conditions
        self.arguments = arguments
    }

    private static func byRarity(
        _ tokens: Set<String>, _ database: Database
    ) throws -> [(token: String, count: Int)] {
        let statement = try database.cachedStatement(sql: ViewStatements.tokenCount)
        return try tokens.map { token in
            (token, try Int.fetchOne(statement, arguments: [token, commonWord]) ?? 0)
        }
        .sorted { ($0.count, $0.token) < ($1.count, $1.token) }
    }

    private var filter: String {
        conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    }

    /// Binds: the filters, how many at most, how many to leave out. Rows: body, newest change first.
    var pageSQL: String {
        "SELECT v.body FROM \(from)\(filter) ORDER BY v.changed DESC, v.case_key DESC"
            + " LIMIT ? OFFSET ?"
    }

    /// Binds: the filters. Row: count.
    var countSQL: String { "SELECT count(*) FROM \(from)\(filter)" }

    func bodies(_ database: Database, offset: Int, limit: Int) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(sql: pageSQL), arguments: arguments + [limit, offset]
        )
    }

    func total(_ database: Database) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: countSQL), arguments: arguments) ?? 0
    }
}
