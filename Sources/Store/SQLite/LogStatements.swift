/// Every statement on the log: what it does, what it binds, what it gives.
enum LogStatements {
    /// Adds one event.
    ///
    /// Binds: 1 position, 2 case id, 3 version, 4 hash (hex), 5 payload (canonical JSON).
    static let insertEvent = """
        INSERT INTO event (position, case_id, version, hash, payload) VALUES (?, ?, ?, ?, ?)
        """

    /// Where a case stands.
    ///
    /// Binds: 1 case id.
    /// Row: version, hash of the last event; none for an unknown case. Index: (case_id, version).
    static let head = """
        SELECT version, hash FROM event WHERE case_id = ? ORDER BY version DESC LIMIT 1
        """

    /// Place of the last event of the whole log.
    ///
    /// Row: position, NULL when the log is empty.
    static let lastPosition = "SELECT max(position) FROM event"

    /// All events of a case, oldest first.
    ///
    /// Binds: 1 case id.
    /// Rows: position, case id, version, hash, payload. Index: (case_id, version).
    static let eventsOfCase = """
        SELECT position, case_id, version, hash, payload FROM event
        WHERE case_id = ? ORDER BY version
        """

    /// Some events of a case, oldest first.
    ///
    /// Binds: 1 case id, 2 first and 3 last version.
    /// Rows: position, case id, version, hash, payload. Index: (case_id, version).
    static let eventsOfRange = """
        SELECT position, case_id, version, hash, payload FROM event
        WHERE case_id = ? AND version BETWEEN ? AND ? ORDER BY version
        """

    /// Events of the whole log in order.
    ///
    /// Binds: 1 position they come after, 2 how many at most.
    /// Rows: position, case id, version, hash, payload. Index: primary key.
    static let eventsAfter = """
        SELECT position, case_id, version, hash, payload FROM event
        WHERE position > ? ORDER BY position LIMIT ?
        """

    /// Ids of all cases in order of beginning.
    ///
    /// Rows: case id. Index: event_beginning.
    static let caseIDs = "SELECT case_id FROM event WHERE version = 1 ORDER BY position"

    /// Position of a case's first event, its key in the read models.
    ///
    /// Binds: 1 case id.
    /// Row: position; none for an unknown case. Index: (case_id, version).
    static let caseKey = "SELECT position FROM event WHERE case_id = ? AND version = 1"

    /// What was written under a key.
    ///
    /// Binds: 1 key.
    /// Row: fingerprint, case id, first and last version; none for a new key.
    static let key = """
        SELECT fingerprint, case_id, first_version, last_version FROM idempotency WHERE key = ?
        """

    /// Notes what a key wrote.
    ///
    /// Binds: 1 key, 2 fingerprint, 3 case id, 4 first, 5 last version.
    static let insertKey = """
        INSERT INTO idempotency (key, fingerprint, case_id, first_version, last_version)
        VALUES (?, ?, ?, ?, ?)
        """

    /// Every key with what it wrote.
    ///
    /// Rows: key, case id, first and last version.
    static let keys = "SELECT key, case_id, first_version, last_version FROM idempotency"

    /// Hashes of the whole log in order.
    ///
    /// Binds: 1 position they come after. Rows: position, hash.
    static let hashesAfter = "SELECT position, hash FROM event WHERE position > ? ORDER BY position"

    /// Adds a checkpoint.
    ///
    /// Binds: 1 body (canonical JSON).
    static let insertCheckpoint = """
        INSERT INTO checkpoint (number, body)
        VALUES ((SELECT coalesce(max(number), 0) + 1 FROM checkpoint), ?)
        """

    /// Checkpoints, oldest first.
    ///
    /// Rows: body.
    static let checkpoints = "SELECT body FROM checkpoint ORDER BY number"

    /// Triggers of the database.
    ///
    /// Rows: name, sql.
    static let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
}
