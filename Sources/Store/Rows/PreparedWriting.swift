import Casework

/// A writing checked and put into words, before anybody waits for the database.
struct PreparedWriting: Sendable {
    let writing: Writing
    /// Canonical JSON of each event, in the form its hash covers.
    let payloads: [String]
    /// Canonical JSON of the view.
    let viewBody: String

    /// - Throws: `.unavailable` with `GJ-STORE-012` naming the part no store may take; also when
    ///   an event would not be read back as it was given.
    init(_ writing: Writing) throws(LogError) {
        try writing.check()
        self.writing = writing
        var payloads: [String] = []
        for (index, event) in writing.events.enumerated() {
            let link = ChainedEvent(
                caseID: writing.caseID, version: writing.expectedVersion + index + 1,
                at: writing.at, actor: writing.actor, event: event
            )
            let payload = try CanonicalJSON.text(of: link, "event")
            guard CanonicalJSON.value(ChainedEvent.self, from: payload) == link else {
                throw .unusable("event")
            }
            payloads.append(payload)
        }
        self.payloads = payloads
        viewBody = try CanonicalJSON.text(of: writing.view, "view")
    }

    /// The events as they stand in the log once `rows` are in it.
    func recorded(_ rows: [EventRow]) -> [RecordedEvent] {
        zip(rows, writing.events).map { row, event in
            RecordedEvent(
                caseID: row.caseID, version: row.version, position: row.position, at: writing.at,
                actor: writing.actor, event: event, hash: row.hash
            )
        }
    }
}

extension Writing {
    fileprivate func check() throws(LogError) {
        try Bounds.check(caseID, "caseID")
        try Bounds.check(actor.person, "actor")
        guard (1...Bounds.eventsOfWriting).contains(events.count) else { throw .unusable("events") }
        guard (0...Int(Int32.max)).contains(expectedVersion) else { throw .unusable("version") }
        guard view.caseID == caseID, view.version == expectedVersion + events.count else {
            throw .unusable("view")
        }
        try view.check()
        if let idempotencyKey {
            try Bounds.check(idempotencyKey, "key")
            try Bounds.check(fingerprint, "fingerprint", mayBeEmpty: true)
        }
    }
}

extension CaseView {
    /// Refuses a view whose columns a database could not hold as they are.
    func check() throws(LogError) {
        try Bounds.check(caseID, "caseID")
        guard version > 0 else { throw .unusable("version") }
        for (text, name) in [(kind, "kind"), (unit.id, "unit"), (stage, "stage")] {
            try Bounds.check(text, name, mayBeEmpty: true)
        }
        try Bounds.check(searchTokens, "tokens", mayBeEmpty: true, atMost: 1 << 20)
        for actor in actors { try Bounds.check(actor, "actors") }
        for task in tasks {
            for name in task.roles + task.persons { try Bounds.check(name, "tasks") }
            try Bounds.check(task.unit.id, "tasks", mayBeEmpty: true)
        }
        for due in dues {
            try Bounds.check(due.owes, "dues", mayBeEmpty: true)
            try Bounds.check(due.unit.id, "dues", mayBeEmpty: true)
        }
        for exception in exceptions {
            try Bounds.check(exception.unit.id, "exceptions", mayBeEmpty: true)
        }
    }
}
