/// Every statement on the read models: what it does, what it binds, what it gives.
enum ViewStatements {
    /// Shows a case anew.
    ///
    /// Binds: 1 case key, 2 case id, 3 version, 4 kind, 5 unit id, 6 stage,
    /// 7 alive (0, 1), 8 changed (ms since 1970), 9 body (canonical JSON).
    static let saveCase = """
        INSERT INTO case_view
            (case_key, case_id, version, kind, unit_id, stage, is_alive, changed, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (case_key) DO UPDATE SET
            version = excluded.version, kind = excluded.kind, unit_id = excluded.unit_id,
            stage = excluded.stage, is_alive = excluded.is_alive, changed = excluded.changed,
            body = excluded.body
        """

    /// What a case showed last.
    ///
    /// Binds: 1 case key. Row: body; none for a new case.
    static let caseBody = "SELECT body FROM case_view WHERE case_key = ?"

    /// Every view in case order.
    ///
    /// Rows: case key, case id, version, kind, unit id, stage, alive,
    /// changed, body.
    static let caseViews = """
        SELECT case_key, case_id, version, kind, unit_id, stage, is_alive, changed, body
        FROM case_view ORDER BY case_key
        """

    /// How many cases there are views of.
    ///
    /// Row: count.
    static let caseCount = "SELECT count(*) FROM case_view"

    /// Cases of a unit in order of beginning.
    ///
    /// Binds: 1 unit id.
    /// Rows: case id, kind, version. Index: case_view_by_unit.
    static let versionsOfUnit = """
        SELECT case_id, kind, version FROM case_view WHERE unit_id = ? ORDER BY case_key
        """

    /// Adds a search token.
    ///
    /// Binds: 1 token, 2 case key.
    static let insertToken = "INSERT INTO case_token (token, case_key) VALUES (?, ?)"
    /// Takes a search token away.
    ///
    /// Binds: 1 token, 2 case key.
    static let deleteToken = "DELETE FROM case_token WHERE token = ? AND case_key = ?"
    /// Roughly how often a token occurs.
    ///
    /// Binds: 1 token, 2 where to stop counting. Row: count.
    static let tokenCount = """
        SELECT count(*) FROM (SELECT 1 FROM case_token WHERE token = ? LIMIT ?)
        """
    /// Every token.
    ///
    /// Rows: token, case key.
    static let tokens = "SELECT token, case_key FROM case_token"

    /// Adds somebody who acted.
    ///
    /// Binds: 1 account id, 2 case key.
    static let insertPerson = "INSERT INTO case_person (person, case_key) VALUES (?, ?)"
    /// Takes somebody who acted away.
    ///
    /// Binds: 1 account id, 2 case key.
    static let deletePerson = "DELETE FROM case_person WHERE person = ? AND case_key = ?"
    /// Everybody who acted.
    ///
    /// Rows: account id, case key.
    static let persons = "SELECT person, case_key FROM case_person"

    /// Adds a task.
    ///
    /// Binds: 1 case key, 2 place in the case, 3 body (canonical JSON).
    static let insertTask = "INSERT INTO task_view (case_key, ordinal, body) VALUES (?, ?, ?)"
    /// Takes a task away.
    ///
    /// Binds: 1 case key, 2 place in the case.
    static let deleteTask = "DELETE FROM task_view WHERE case_key = ? AND ordinal = ?"
    /// One task.
    ///
    /// Binds: 1 case key, 2 place in the case. Row: body.
    static let task = "SELECT body FROM task_view WHERE case_key = ? AND ordinal = ?"
    /// Every task.
    ///
    /// Rows: case key, place in the case, body.
    static let tasks = "SELECT case_key, ordinal, body FROM task_view"

    /// Adds a recipient of a task.
    ///
    /// Binds: 1 audience, 2 optional (0, 1), 3 rank, 4 case key, 5 place in the case.
    static let insertRecipient = """
        INSERT INTO task_recipient (audience, is_optional, rank, case_key, ordinal)
        VALUES (?, ?, ?, ?, ?)
        """
    /// Takes a recipient of a task away.
    ///
    /// Binds as `insertRecipient`.
    static let deleteRecipient = """
        DELETE FROM task_recipient
        WHERE audience = ? AND is_optional = ? AND rank = ? AND case_key = ? AND ordinal = ?
        """
    /// First tasks of one audience.
    ///
    /// Binds: 1 audience, 2 optional (0, 1), 3 how many at most.
    /// Rows: rank, case key, place in the case; in inbox order. Index: primary key, nothing else.
    static let tasksOfAudience = """
        SELECT rank, case_key, ordinal FROM task_recipient
        WHERE audience = ? AND is_optional = ? ORDER BY rank, case_key, ordinal LIMIT ?
        """
    /// How many tasks one audience has.
    ///
    /// Binds: 1 audience, 2 optional (0, 1).
    static let countOfAudience = """
        SELECT count(*) FROM task_recipient WHERE audience = ? AND is_optional = ?
        """
    /// How many tasks several audiences have together, each once.
    ///
    /// Binds: 1 audiences (JSON array), 2 optional (0, 1). Row: count.
    static let countOfAudiences = """
        SELECT count(*) FROM (
            SELECT DISTINCT case_key, ordinal FROM task_recipient
            WHERE audience IN (SELECT value FROM json_each(?)) AND is_optional = ?
        )
        """
    /// Every recipient.
    ///
    /// Rows: audience, optional, rank, case key, place in the case.
    static let recipients = """
        SELECT audience, is_optional, rank, case_key, ordinal FROM task_recipient
        """

    /// Adds a duty.
    ///
    /// Binds: 1 case key, 2 place in the case, 3 unit id, 4 role that owes,
    /// 5 due (days since 1970), 6 body (canonical JSON).
    static let insertDue = """
        INSERT INTO due_view (case_key, ordinal, unit_id, owes, due, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    /// Takes a duty away.
    ///
    /// Binds: 1 case key, 2 place in the case.
    static let deleteDue = "DELETE FROM due_view WHERE case_key = ? AND ordinal = ?"
    /// Duties due until a day.
    ///
    /// Binds: 1 last day, 2 roles (JSON array; empty for all), 3 first day, 4 at most,
    /// 5 how many to leave out.
    /// Rows: body; earliest first. Index: due_view_by_day.
    static let dues = """
        SELECT body FROM due_view
        WHERE due <= ?1 AND due >= ?3
          AND (json_array_length(?2) = 0 OR owes IN (SELECT value FROM json_each(?2)))
        ORDER BY due, case_key, ordinal LIMIT ?4 OFFSET ?5
        """
    /// The same of one unit.
    ///
    /// Binds: 1 last day, 2 roles, 3 first day, 4 at most, 5 how many to leave out, 6 unit id.
    /// Rows: body; earliest first. Index: due_view_by_unit.
    static let duesOfUnit = """
        SELECT body FROM due_view
        WHERE unit_id = ?6 AND due <= ?1 AND due >= ?3
          AND (json_array_length(?2) = 0 OR owes IN (SELECT value FROM json_each(?2)))
        ORDER BY due, case_key, ordinal LIMIT ?4 OFFSET ?5
        """
    /// How many duties are due on or between days.
    ///
    /// Binds: 1 last day, 2 roles (JSON array; empty for all), 3 first day.
    /// Row: the count. Index: due_view_by_day.
    static let dueCount = """
        SELECT count(*) FROM due_view
        WHERE due <= ?1 AND due >= ?3
          AND (json_array_length(?2) = 0 OR owes IN (SELECT value FROM json_each(?2)))
        """
    /// The same of one unit.
    ///
    /// Binds: 1 last day, 2 roles, 3 first day, 4 unit id.
    /// Row: the count. Index: due_view_by_unit.
    static let dueCountOfUnit = """
        SELECT count(*) FROM due_view
        WHERE unit_id = ?4 AND due <= ?1 AND due >= ?3
          AND (json_array_length(?2) = 0 OR owes IN (SELECT value FROM json_each(?2)))
        """
    /// Every duty.
    ///
    /// Rows: case key, place in the case, body, unit id, owes, due as text.
    static let allDues = """
        SELECT case_key, ordinal, body, unit_id, owes, CAST(due AS TEXT) FROM due_view
        """

    /// Adds an exception.
    ///
    /// Binds: 1 case key, 2 place in the case, 3 unit id,
    /// 4 day (days since 1970), 5 body (canonical JSON).
    static let insertException = """
        INSERT INTO exception_view (case_key, ordinal, unit_id, day, body) VALUES (?, ?, ?, ?, ?)
        """
    /// Takes an exception away.
    ///
    /// Binds: 1 case key, 2 place in the case.
    static let deleteException = "DELETE FROM exception_view WHERE case_key = ? AND ordinal = ?"
    /// Exceptions, newest first.
    ///
    /// Binds: 1 at most, 2 how many to leave out.
    /// Rows: body. Index: exception_view_by_day.
    static let exceptions = """
        SELECT body FROM exception_view
        ORDER BY day DESC, case_key DESC, ordinal DESC LIMIT ? OFFSET ?
        """
    /// The same of one unit.
    ///
    /// Binds: 1 unit id, 2 at most, 3 how many to leave out.
    /// Rows: body. Index: exception_view_by_unit.
    static let exceptionsOfUnit = """
        SELECT body FROM exception_view WHERE unit_id = ?
        ORDER BY day DESC, case_key DESC, ordinal DESC LIMIT ? OFFSET ?
        """
    /// Every exception.
    ///
    /// Rows: case key, place in the case, body, unit id, day as text.
    static let allExceptions = """
        SELECT case_key, ordinal, body, unit_id, CAST(day AS TEXT) FROM exception_view
        """

    /// Empties every read model, before all of it is written anew.
    static let clear = [
        "DELETE FROM case_view", "DELETE FROM case_token", "DELETE FROM case_person",
        "DELETE FROM task_view", "DELETE FROM task_recipient", "DELETE FROM due_view",
        "DELETE FROM exception_view",
    ]
}
