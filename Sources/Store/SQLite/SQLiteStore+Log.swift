public import Casework
import GRDB
import Guomi

extension SQLiteStore {
    /// Key, version, events and view in one transaction; a conflict writes nothing.
    @discardableResult
    public func append(_ writing: Writing) async throws(LogError) -> [RecordedEvent] {
        let prepared = try PreparedWriting(writing)
        let provider = provider
        return try await write { database in
            if let key = writing.idempotencyKey,
                let done = try database.written(under: key, writing.fingerprint)
            {
                return done
            }
            let head = try database.head(of: writing.caseID)
            guard head.version == writing.expectedVersion else {
                throw LogError.conflict(found: head.version)
            }
            let position = try Int64.fetchOne(
                database.cachedStatement(sql: LogStatements.lastPosition)
            )
            let rows = EventRow.rows(
                of: prepared, after: head.hash, position: position ?? 0, provider
            )
            for row in rows { try database.insert(row) }
            try database.show(writing.view, body: prepared.viewBody)
            if let key = writing.idempotencyKey {
                try database.run(
                    LogStatements.insertKey,
                    [
                        key, writing.fingerprint, writing.caseID, head.version + 1,
                        head.version + rows.count,
                    ]
                )
            }
            return prepared.recorded(rows)
        }
    }

    /// Looks the key up, then reads the events it wrote; their chain is not proven.
    public func written(
        under key: String, fingerprint: String
    ) async throws(LogError) -> [RecordedEvent]? {
        try await read { try $0.written(under: key, fingerprint) }
    }

    /// One indexed query; throws `.corrupt` where the chain breaks.
    public func events(of caseID: String) async throws(LogError) -> [RecordedEvent] {
        let provider = provider
        return try await read { database in
            let rows = try database.eventRows(LogStatements.eventsOfCase, [caseID])
            return try EventRow.proven(rows, provider)
        }
    }

    /// One indexed look-up of the case's last event.
    public func version(of caseID: String) async throws(LogError) -> Int {
        try await read { try $0.head(of: caseID).version }
    }

    /// One indexed query for first events.
    public func caseIDs() async throws(LogError) -> [String] {
        try await read {
            try String.fetchAll($0.cachedStatement(sql: LogStatements.caseIDs))
        }
    }

    /// Gives 1...10 000 at once, in order of position; the chains are not proven.
    public func events(
        after position: Int64, limit: Int
    ) async throws(LogError) -> [RecordedEvent] {
        let limit = Bounds.limit(limit, atMost: 10_000)
        return try await read { database in
            try database.eventRows(LogStatements.eventsAfter, [position, limit])
                .map { try $0.recorded() }
        }
    }
}

extension Database {
    /// Runs a statement that gives no rows.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func head(of caseID: String) throws -> (version: Int, hash: String?) {
        let row = try Row.fetchOne(
            cachedStatement(sql: LogStatements.head), arguments: [caseID]
        )
        guard let row else { return (0, nil) }
        return (try row.decode(Int.self, atIndex: 0), try row.decode(String.self, atIndex: 1))
    }

    func insert(_ row: EventRow) throws {
        try run(
            LogStatements.insertEvent,
            [row.position, row.caseID, row.version, row.hash, row.payload]
        )
    }

    func eventRows(_ sql: String, _ arguments: StatementArguments) throws -> [EventRow] {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(rows.map { try EventRow($0) })
    }

    func written(under key: String, _ fingerprint: String) throws -> [RecordedEvent]? {
        let row = try Row.fetchOne(cachedStatement(sql: LogStatements.key), arguments: [key])
        guard let row else { return nil }
        guard try row.decode(String.self, atIndex: 0) == fingerprint else {
            throw LogError.keyReused
        }
        let range: StatementArguments = [
            try row.decode(String.self, atIndex: 1), try row.decode(Int.self, atIndex: 2),
            try row.decode(Int.self, atIndex: 3),
        ]
        return try eventRows(LogStatements.eventsOfRange, range).map { try $0.recorded() }
    }
}

extension EventRow {
    /// From position, case id, version, hash, payload.
    init(_ row: Row) throws {
        self.init(
            position: try row.decode(Int64.self, atIndex: 0),
            caseID: try row.decode(String.self, atIndex: 1),
            version: try row.decode(Int.self, atIndex: 2),
            payload: try row.decode(String.self, atIndex: 4),
            hash: try row.decode(String.self, atIndex: 3)
        )
    }
}
