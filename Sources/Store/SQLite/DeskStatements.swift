/// Every statement of the desk: what it does, what it binds, what it gives.
enum DeskStatements {
    /// Inserts or replaces an account.
    ///
    /// Binds: 1 id, 2 login, 3 body (canonical JSON).
    static let saveAccount = """
        INSERT INTO account (id, login, body) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET login = excluded.login, body = excluded.body
        """
    /// Who holds a login.
    ///
    /// Binds: 1 login. Row: account id.
    static let loginHolder = "SELECT id FROM account WHERE login = ?"
    /// An account by login.
    ///
    /// Binds: 1 login. Row: body.
    static let accountNamed = "SELECT body FROM account WHERE login = ?"
    /// An account by id.
    ///
    /// Binds: 1 id. Row: body.
    static let account = "SELECT body FROM account WHERE id = ?"
    /// All accounts.
    ///
    /// Rows: body, by login.
    static let accounts = "SELECT body FROM account ORDER BY login"

    /// Inserts or replaces a unit.
    ///
    /// Binds: 1 id, 2 body.
    static let saveUnit = """
        INSERT INTO unit (id, body) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    /// All units.
    ///
    /// Rows: body, by id.
    static let units = "SELECT body FROM unit ORDER BY id"

    /// Inserts or replaces a session.
    ///
    /// Binds: 1 token digest, 2 account id, 3 last seen (ms), 4 body.
    static let saveSession = """
        INSERT INTO session (token_digest, account, last_seen, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (token_digest) DO UPDATE SET
            account = excluded.account, last_seen = excluded.last_seen, body = excluded.body
        """
    /// Replaces a session that is still there.
    ///
    /// Binds: 1 last seen (ms), 2 body, 3 token digest.
    static let touchSession = "UPDATE session SET last_seen = ?, body = ? WHERE token_digest = ?"
    /// A session.
    ///
    /// Binds: 1 token digest. Row: body.
    static let session = "SELECT body FROM session WHERE token_digest = ?"
    /// Ends a session.
    ///
    /// Binds: 1 token digest.
    static let deleteSession = "DELETE FROM session WHERE token_digest = ?"
    /// Ends all sessions of an account.
    ///
    /// Binds: 1 account id. Index: session_by_account.
    static let deleteSessions = "DELETE FROM session WHERE account = ?"
    /// Ends forgotten sessions.
    ///
    /// Binds: 1 moment (ms). Index: session_by_age.
    static let deleteOldSessions = "DELETE FROM session WHERE last_seen < ?"

    /// Notes a failed sign-in.
    ///
    /// Binds: 1 login, 2 moment (ms).
    static let insertFailure = "INSERT INTO sign_in_failure (login, at) VALUES (?, ?)"
    /// How many failed.
    ///
    /// Binds: 1 login, 2 since (ms). Row: count. Index: sign_in_failure_by_login.
    static let failures = "SELECT count(*) FROM sign_in_failure WHERE login = ? AND at >= ?"
    /// Forgets failures of a login.
    ///
    /// Binds: 1 login. Index: sign_in_failure_by_login.
    static let deleteFailures = "DELETE FROM sign_in_failure WHERE login = ?"
    /// Forgets old failures.
    ///
    /// Binds: 1 moment (ms). Index: sign_in_failure_by_age.
    static let deleteOldFailures = "DELETE FROM sign_in_failure WHERE at < ?"

    /// Inserts or replaces a draft.
    ///
    /// Binds: 1 account, 2 case id, 3 step, 4 occurrence ("-" none, "+name"), 5 saved (ms), 6 body.
    static let saveDraft = """
        INSERT INTO draft (account, case_id, step, occurrence, saved, body)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (account, case_id, step, occurrence) DO UPDATE SET
            saved = excluded.saved, body = excluded.body
        """
    /// A draft.
    ///
    /// Binds: 1 account, 2 case id, 3 step, 4 occurrence. Row: body.
    static let draft = """
        SELECT body FROM draft WHERE account = ? AND case_id = ? AND step = ? AND occurrence = ?
        """
    /// Throws a draft away.
    ///
    /// Binds as `draft`.
    static let deleteDraft = """
        DELETE FROM draft WHERE account = ? AND case_id = ? AND step = ? AND occurrence = ?
        """
    /// All drafts of an account.
    ///
    /// Binds: 1 account. Rows: body, newest first. Index: primary key.
    static let drafts = """
        SELECT body FROM draft WHERE account = ? ORDER BY saved DESC, case_id, step, occurrence
        """

    /// Notes a stored file.
    ///
    /// Binds: 1 digest (hex), 2 bytes.
    static let insertFile = "INSERT INTO file (digest, byte_count) VALUES (?, ?)"
    /// Whether a file is stored.
    ///
    /// Binds: 1 digest. Row: bytes.
    static let file = "SELECT byte_count FROM file WHERE digest = ?"
    /// All stored files.
    ///
    /// Rows: digest, bytes.
    static let files = "SELECT digest, byte_count FROM file ORDER BY digest"

    /// Inserts or replaces an expert.
    ///
    /// Binds: 1 id, 2 body.
    static let saveExpert = """
        INSERT INTO expert (id, body) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET body = excluded.body
        """
    /// All experts.
    ///
    /// Rows: body, by id.
    static let experts = "SELECT body FROM expert ORDER BY id"

    /// Adds a change of a setting.
    ///
    /// Binds: 1 name, 2 body.
    static let insertSetting = """
        INSERT INTO setting_change (change, name, body)
        VALUES ((SELECT coalesce(max(change), 0) + 1 FROM setting_change), ?, ?)
        """
    /// A setting as it is now.
    ///
    /// Binds: 1 name. Row: body. Index: setting_change_by_name.
    static let setting = """
        SELECT body FROM setting_change WHERE name = ? ORDER BY change DESC LIMIT 1
        """
    /// Settings of a range of names as they are now.
    ///
    /// Binds: 1 first name, 2 name after the last.
    /// Rows: body, by name. Index: setting_change_by_name.
    static let settings = """
        SELECT body FROM setting_change s
        WHERE name >= ? AND name < ?
          AND change = (SELECT max(change) FROM setting_change WHERE name = s.name)
        ORDER BY name
        """

    /// The last line of the audit log.
    ///
    /// Row: line, hash; none when it is empty.
    static let lastAudit = "SELECT line, hash FROM audit ORDER BY line DESC LIMIT 1"
    /// Adds a line to the audit log.
    ///
    /// Binds: 1 line, 2 hash (hex), 3 payload (canonical JSON).
    static let insertAudit = "INSERT INTO audit (line, hash, payload) VALUES (?, ?, ?)"
    /// Lines of the audit log, newest first.
    ///
    /// Binds: 1 at most, 2 how many to leave out. Rows: payload.
    static let audit = "SELECT payload FROM audit ORDER BY line DESC LIMIT ? OFFSET ?"
    /// The audit log from its beginning.
    ///
    /// Rows: line, hash, payload.
    static let wholeAudit = "SELECT line, hash, payload FROM audit ORDER BY line"
}
