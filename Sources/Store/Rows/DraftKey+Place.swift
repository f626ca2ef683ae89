import Casework

extension DraftKey {
    /// The occurrence as a column that tells "none" from an empty name.
    var occurrenceColumn: String { occurrence.map { "+" + $0 } ?? "-" }

    func check() throws(LogError) {
        for text in [caseID, step, occurrence ?? ""] {
            try Bounds.check(text, "draft", mayBeEmpty: true)
        }
        try Bounds.check(account, "draft")
    }
}

extension Account {
    /// Refuses a login other than lower-case ASCII without blanks.
    func check() throws(LogError) {
        try Bounds.check(id, "account")
        try Bounds.check(login, "login", atMost: 64)
        guard login.utf8.allSatisfy({ (33...126).contains($0) && !(65...90).contains($0) }) else {
            throw .unusable("login")
        }
        for (text, name) in [(self.name, "name"), (unit, "unit"), (passwordHash, "password")] {
            try Bounds.check(text, name, mayBeEmpty: true, atMost: 1_024)
        }
    }
}
