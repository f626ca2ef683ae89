import Casework
import GRDB

/// The one statement put together from parts: a list of cases by any mix of filters.
///
/// The planner is led by the rarest condition: a rare word or a person first, else the index
/// whose first column is filtered, read in the order of the list and left when the page is full.
struct CaseListing {
    /// Above this many cases a word is too common to begin with.
    static let commonWord = 2_000

    /// A condition and what it binds.
    private struct Condition {
        let sql: String
        let argument: any DatabaseValueConvertible
    }

    /// Words, rarest first.
    private let words: [(token: String, count: Int)]
    private let actor: String?
    /// On columns of `case_view`.
    private let filters: [Condition]

    init(_ query: CaseQuery, _ database: Database) throws {
        words = try Self.byRarity(SearchFolding.tokens(of: query), database)
        actor = query.actor
        var filters: [Condition] = []
        // A plus sign keeps the planner from an index: the narrowest filter alone may choose one.
        if let unit = query.unit { filters.append(Condition(sql: "v.unit_id = ?", argument: unit)) }
        if let stage = query.stage {
            let sql = filters.isEmpty ? "v.stage = ?" : "+v.stage = ?"
            filters.append(Condition(sql: sql, argument: stage))
        }
        if let kind = query.kind {
            let sql = filters.isEmpty ? "v.kind = ?" : "+v.kind = ?"
            filters.append(Condition(sql: sql, argument: kind))
        }
        if let isAlive = query.isAlive {
            filters.append(Condition(sql: "v.is_alive = ?", argument: isAlive))
        }
        self.filters = filters
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

    // MARK: Statements

    /// Keys of a page, newest change first: bodies are not carried through the sorting.
    func page(offset: Int, limit: Int) -> (sql: String, arguments: StatementArguments) {
        let (from, conditions) = leading()
        return (
            "SELECT v.case_key FROM \(from)\(Self.filter(conditions))"
                + " ORDER BY v.changed DESC, v.case_key DESC LIMIT ? OFFSET ?",
            Self.arguments(conditions) + [limit, offset]
        )
    }

    /// How many cases there are in all.
    var count: (sql: String, arguments: StatementArguments) {
        if let rarest = words.first, filters.isEmpty, actor == nil {
            let conditions =
                [Condition(sql: "w.token = ?", argument: rarest.token)]
                + words.dropFirst().map { Self.holds($0.token, "w.case_key") }
            return (
                "SELECT count(*) FROM case_token w\(Self.filter(conditions))",
                Self.arguments(conditions)
            )
        }
        let (from, conditions) = leading()
        return (
            "SELECT count(*) FROM \(from)\(Self.filter(conditions))", Self.arguments(conditions)
        )
    }

    /// Tables in the order to walk them, and all conditions.
    private func leading() -> (from: String, conditions: [Condition]) {
        var from = "case_view v"
        var conditions: [Condition] = []
        var others = words[...]
        var person = actor
        if let rarest = words.first, rarest.count < Self.commonWord {
            from = "case_token w CROSS JOIN case_view v ON v.case_key = w.case_key"
            conditions.append(Condition(sql: "w.token = ?", argument: rarest.token))
            others = words.dropFirst()
        } else if let actor {
            from = "case_person p CROSS JOIN case_view v ON v.case_key = p.case_key"
            conditions.append(Condition(sql: "p.person = ?", argument: actor))
            person = nil
        }
        if let person {
            let sql =
                "EXISTS (SELECT 1 FROM case_person p"
                + " WHERE p.person = ? AND p.case_key = v.case_key)"
            conditions.append(Condition(sql: sql, argument: person))
        }
        conditions += others.map { Self.holds($0.token, "v.case_key") }
        return (from, conditions + filters)
    }

    private static func holds(_ token: String, _ key: String) -> Condition {
        Condition(
            sql: "EXISTS (SELECT 1 FROM case_token t WHERE t.token = ? AND t.case_key = \(key))",
            argument: token
        )
    }

    private static func filter(_ conditions: [Condition]) -> String {
        conditions.isEmpty ? "" : " WHERE " + conditions.map(\.sql).joined(separator: " AND ")
    }

    private static func arguments(_ conditions: [Condition]) -> StatementArguments {
        StatementArguments(conditions.map(\.argument))
    }
}
