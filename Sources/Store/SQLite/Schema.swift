import GRDB

/// The tables, as steps that are run once each and never edited afterwards.
enum Schema {
    /// Marks a database file as ours ("GUIJ").
    static let applicationID = 0x4755_494A

    /// Tables nothing is ever changed in or taken out of, and what guards them.
    static let guards = [
        "event_no_update", "event_no_delete", "event_in_order",
        "audit_no_update", "audit_no_delete", "audit_in_order",
        "setting_change_no_update", "setting_change_no_delete", "setting_change_in_order",
        "file_no_update", "file_no_delete", "file_once",
        "checkpoint_no_update", "checkpoint_no_delete", "checkpoint_in_order",
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001-log") { try $0.execute(sql: log + guardSQL) }
        migrator.registerMigration("0002-read-models") { try $0.execute(sql: readModels) }
        migrator.registerMigration("0003-desk") { try $0.execute(sql: desk) }
        return migrator
    }

    /// What must be kept for ever.
    ///
    /// `payload` is the text the chain's hash covers.
    private static let log = """
        CREATE TABLE event (
            position INTEGER NOT NULL PRIMARY KEY,
            case_id  TEXT NOT NULL,
            version  INTEGER NOT NULL CHECK (version > 0),
            hash     TEXT NOT NULL CHECK (length(hash) = 64),
            payload  TEXT NOT NULL,
            UNIQUE (case_id, version)
        ) STRICT;
        CREATE INDEX event_beginning ON event (position, case_id) WHERE version = 1;

        CREATE TABLE idempotency (
            key           TEXT NOT NULL PRIMARY KEY,
            fingerprint   TEXT NOT NULL,
            case_id       TEXT NOT NULL,
            first_version INTEGER NOT NULL,
            last_version  INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit (
            line    INTEGER NOT NULL PRIMARY KEY,
            hash    TEXT NOT NULL CHECK (length(hash) = 64),
            payload TEXT NOT NULL
        ) STRICT;

        CREATE TABLE setting_change (
            change INTEGER NOT NULL PRIMARY KEY,
            name   TEXT NOT NULL,
            body   TEXT NOT NULL
        ) STRICT;
        CREATE INDEX setting_change_by_name ON setting_change (name, change);

        CREATE TABLE file (
            digest     TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
            byte_count INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE checkpoint (
            number INTEGER NOT NULL PRIMARY KEY,
            body   TEXT NOT NULL
        ) STRICT;

        """

    /// `INSERT OR REPLACE` deletes without firing delete triggers, hence the guards on inserting.
    private static let guardSQL = [
        guardOf("event"), eventInOrder,
        guardOf("audit"), inOrder("audit", "line"),
        guardOf("setting_change"), inOrder("setting_change", "change"),
        guardOf("file"), once("file", "digest"),
        guardOf("checkpoint"), inOrder("checkpoint", "number"),
    ].joined()

    private static let eventInOrder = """
        CREATE TRIGGER event_in_order BEFORE INSERT ON event
        WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
          OR NEW.version IS NOT
             (SELECT coalesce(max(version), 0) + 1 FROM event WHERE case_id = NEW.case_id)
        BEGIN SELECT RAISE(ABORT, 'append only: event'); END;

        """

    private static func guardOf(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'append only: \(table)'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'append only: \(table)'); END;

        """
    }

    private static func inOrder(_ table: String, _ column: String) -> String {
        """
        CREATE TRIGGER \(table)_in_order BEFORE INSERT ON \(table)
        WHEN NEW.\(column) IS NOT (SELECT coalesce(max(\(column)), 0) + 1 FROM \(table))
        BEGIN SELECT RAISE(ABORT, 'append only: \(table)'); END;

        """
    }

    private static func once(_ table: String, _ column: String) -> String {
        """
        CREATE TRIGGER \(table)_once BEFORE INSERT ON \(table)
        WHEN EXISTS (SELECT 1 FROM \(table) WHERE \(column) = NEW.\(column))
        BEGIN SELECT RAISE(ABORT, 'append only: \(table)'); END;

        """
    }

    /// What follows from the log.
    ///
    /// `case_key` is the position of the case's first event;
    /// the wide indexes answer a list and its count without touching the rows.
    private static let readModels = """
        CREATE TABLE case_view (
            case_key INTEGER NOT NULL PRIMARY KEY,
            case_id  TEXT NOT NULL UNIQUE,
            version  INTEGER NOT NULL,
            kind     TEXT NOT NULL,
            unit_id  TEXT NOT NULL,
            stage    TEXT NOT NULL,
            is_alive INTEGER NOT NULL CHECK (is_alive IN (0, 1)),
            changed  INTEGER NOT NULL,
            body     TEXT NOT NULL
        ) STRICT;
        CREATE INDEX case_view_by_change
            ON case_view (changed, case_key, kind, unit_id, stage, is_alive);
        CREATE INDEX case_view_by_unit
            ON case_view (unit_id, changed, case_key, kind, stage, is_alive);
        CREATE INDEX case_view_by_stage
            ON case_view (stage, changed, case_key, kind, unit_id, is_alive);
        CREATE INDEX case_view_by_kind
            ON case_view (kind, changed, case_key, unit_id, stage, is_alive);

        CREATE TABLE case_token (
            token    TEXT NOT NULL,
            case_key INTEGER NOT NULL,
            PRIMARY KEY (token, case_key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE case_person (
            person   TEXT NOT NULL,
            case_key INTEGER NOT NULL,
            PRIMARY KEY (person, case_key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE task_view (
            case_key INTEGER NOT NULL,
            ordinal  INTEGER NOT NULL,
            body     TEXT NOT NULL,
            PRIMARY KEY (case_key, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE task_recipient (
            audience    TEXT NOT NULL,
            is_optional INTEGER NOT NULL CHECK (is_optional IN (0, 1)),
            rank        INTEGER NOT NULL,
            case_key    INTEGER NOT NULL,
            ordinal     INTEGER NOT NULL,
            PRIMARY KEY (audience, is_optional, rank, case_key, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE due_view (
            case_key INTEGER NOT NULL,
            ordinal  INTEGER NOT NULL,
            unit_id  TEXT NOT NULL,
            owes     TEXT NOT NULL,
            due      INTEGER NOT NULL,
            body     TEXT NOT NULL,
            PRIMARY KEY (case_key, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX due_view_by_day ON due_view (due, case_key, ordinal, owes);
        CREATE INDEX due_view_by_unit ON due_view (unit_id, due, case_key, ordinal, owes);

        CREATE TABLE exception_view (
            case_key INTEGER NOT NULL,
            ordinal  INTEGER NOT NULL,
            unit_id  TEXT NOT NULL,
            day      INTEGER NOT NULL,
            body     TEXT NOT NULL,
            PRIMARY KEY (case_key, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX exception_view_by_day ON exception_view (day, case_key, ordinal);
        CREATE INDEX exception_view_by_unit ON exception_view (unit_id, day, case_key, ordinal);
        """

    /// People, sessions, drafts, experts: what is looked after rather than recorded.
    private static let desk = """
        CREATE TABLE account (
            id    TEXT NOT NULL PRIMARY KEY,
            login TEXT NOT NULL UNIQUE,
            body  TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE unit (
            id   TEXT NOT NULL PRIMARY KEY,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            token_digest TEXT NOT NULL PRIMARY KEY,
            account      TEXT NOT NULL,
            last_seen    INTEGER NOT NULL,
            body         TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_by_account ON session (account);
        CREATE INDEX session_by_age ON session (last_seen);

        CREATE TABLE sign_in_failure (
            failure INTEGER NOT NULL PRIMARY KEY,
            login   TEXT NOT NULL,
            at      INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sign_in_failure_by_login ON sign_in_failure (login, at);
        CREATE INDEX sign_in_failure_by_age ON sign_in_failure (at);

        CREATE TABLE draft (
            account    TEXT NOT NULL,
            case_id    TEXT NOT NULL,
            step       TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            saved      INTEGER NOT NULL,
            body       TEXT NOT NULL,
            PRIMARY KEY (account, case_id, step, occurrence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE expert (
            id   TEXT NOT NULL PRIMARY KEY,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
