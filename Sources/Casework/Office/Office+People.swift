import RulePacks

/// Who may sign in, and as what.
///
/// The system administrator opens and closes accounts, the security administrator grants roles;
/// neither can do the other's part, and a new account may do nothing until both have acted
/// (GB/T 22239-2019 8.1.4.2). Every act leaves an audit line first: without it nothing is done.
extension Office {
    /// Everybody, by login.
    public func accounts(for account: Account) async throws(OfficeError) -> [Account] {
        try demand(.readAccounts, account)
        return try await everybody().sorted { $0.login < $1.login }
    }

    /// Units an account can belong to.
    public func units(for account: Account) async throws(OfficeError) -> [Unit] {
        try demand(.readAccounts, account)
        return try await reading { () async throws(LogError) in try await desk.units() }
    }

    /// The roles that can be granted: those of the rule packs in force, then the administrators'.
    public var grantableRoles: [String] {
        var seen: Set<String> = []
        return (library.regulations.flatMap { $0.roles.map(\.name) } + SystemRole.all)
            .filter { seen.insert($0).inserted }
    }

    /// Adds a unit or gives one a new name.
    ///
    /// - Parameters:
    ///   - id: 2 to 32 small letters, digits, `-`; never changes afterwards.
    ///   - name: 1 to 60 characters.
    ///   - isProjectUnit: whether it has projects of its own, so that each year begins its cases.
    public func saveUnit(
        id: String, name: String, isProjectUnit: Bool, by account: Account
    ) async throws(OfficeError) {
        try demand(.manageAccounts, account)
        let id = try identifier(id)
        let name = try label(name)
        try await noted("unit", id, name, by: account)
        try await reading { () async throws(LogError) in
            try await desk.save(Unit(id: id, name: name, isProjectUnit: isProjectUnit))
        }
    }

    /// Opens an account without any role.
    ///
    /// - Parameters:
    ///   - login: 2 to 32 small letters, digits, `-`; also the account's id.
    ///   - passwordHash: encoded; the password itself never comes here.
    public func openAccount(
        login: String, name: String, unit: String, passwordHash: String, by account: Account
    ) async throws(OfficeError) {
        try demand(.manageAccounts, account)
        let login = try identifier(login)
        let name = try label(name)
        guard try await units(for: account).contains(where: { $0.id == unit }) else {
            throw refusal(Messages.noSuchUnit)
        }
        guard try await !everybody().contains(where: { $0.login == login || $0.id == login }) else {
            throw refusal(Messages.loginTaken(login))
        }
        let made = Account(
            id: login, login: login, name: name, unit: unit, roles: [], passwordHash: passwordHash,
            isEnabled: true)
        try await keep(made, nil, "opened", by: account)
    }

    /// Lets an account sign in, or no longer; whoever is signed in is signed out at once.
    public func setEnabled(
        _ isEnabled: Bool, _ id: String, by account: Account
    ) async throws(OfficeError) {
        try demand(.manageAccounts, account)
        let person = try await person(id)
        if !isEnabled { try await demandAnother(than: person, for: person.roles) }
        try await keep(
            person.with(isEnabled: isEnabled), person, isEnabled ? "enabled" : "disabled",
            by: account)
        try await signOut(id)
    }

    /// Gives somebody a new password; whoever is signed in is signed out at once.
    public func resetPassword(
        of id: String, hash: String, by account: Account
    ) async throws(OfficeError) {
        try demand(.manageAccounts, account)
        let person = try await person(id)
        try await keep(person.with(passwordHash: hash), person, "password", by: account)
        try await signOut(id)
    }

    /// A person's own new password; the caller has seen the old one.
    ///
    /// The person is read again: roles taken away or an account closed meanwhile stay so.
    public func changePassword(of account: Account, hash: String) async throws(OfficeError) {
        let person = try await person(account.id)
        try demand(.changePassword, person)
        guard person.passwordHash == account.passwordHash else {
            throw refusal(Messages.accountChanged)
        }
        try await keep(person.with(passwordHash: hash), person, "password", by: account)
        try await signOut(account.id)
    }

    /// Says which roles an account has from now on.
    ///
    /// An administrator holds one of the three offices and no other role, and each office always has
    /// somebody who can sign in.
    public func grant(
        _ roles: [String], to id: String, by account: Account
    ) async throws(OfficeError) {
        try demand(.grantRoles, account)
        guard id != account.id else { throw refusal(Messages.ownRoles) }
        let person = try await person(id)
        let wanted = grantableRoles.filter(roles.contains)
        guard wanted.count == Set(roles).count else { throw refusal(Messages.noSuchRole) }
        guard wanted.count == 1 || !wanted.contains(where: SystemRole.all.contains) else {
            throw refusal(Messages.rolesApart)
        }
        try await demandAnother(than: person, for: person.roles.filter { !wanted.contains($0) })
        try await keep(person.with(roles: wanted), person, "roles", by: account)
    }

    /// What was done at the desk and refused at the door, newest first.
    ///
    /// - Parameter limit: 1...1000.
    public func audit(
        for account: Account, offset: Int, limit: Int
    ) async throws(OfficeError) -> [AuditLine] {
        try demand(.readAudit, account)
        return try await reading { () async throws(LogError) in
            try await desk.audit(offset: offset, limit: limit)
        }
    }

    // MARK: Parts

    private func everybody() async throws(OfficeError) -> [Account] {
        try await reading { () async throws(LogError) in try await desk.accounts() }
    }

    private func person(_ id: String) async throws(OfficeError) -> Account {
        let found = try await reading { () async throws(LogError) in try await desk.account(id: id)
        }
        guard let found else { throw .noSuchCase(Messages.noSuchAccount(id)) }
        return found
    }

    /// - Parameter old: what the change was worked out from; `nil` for a new account.
    private func keep(
        _ next: Account, _ old: Account?, _ what: String, by account: Account
    ) async throws(OfficeError) {
        try await noted(what, next.id, next.roles.joined(separator: " "), by: account)
        do throws(OfficeError) {
            try await reading { () async throws(LogError) in
                try await desk.save(next, replacing: old)
            }
        } catch .conflict {
            throw refusal(Messages.accountChanged)
        }
    }

    private func noted(
        _ what: String, _ object: String, _ result: String, by account: Account
    ) async throws(OfficeError) {
        let line = AuditLine(
            at: world.now, who: account.id, what: "account-\(what)", object: object,
            result: result, source: "")
        try await reading { () async throws(LogError) in try await desk.record(line) }
    }

    private func signOut(_ id: String) async throws(OfficeError) {
        try await reading { () async throws(LogError) in try await desk.deleteSessions(of: id) }
    }

    /// The three offices are never left without anybody who can sign in.
    private func demandAnother(
        than person: Account, for roles: [String]
    ) async throws(OfficeError) {
        let others = try await everybody().filter { $0.isEnabled && $0.id != person.id }
        for role in roles where SystemRole.all.contains(role) {
            guard others.contains(where: { $0.roles.contains(role) }) else {
                throw refusal(Messages.lastAdministrator)
            }
        }
    }

    private func identifier(_ text: String) throws(OfficeError) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, (2...32).contains(text.utf8.count) else {
            throw refusal(Messages.badIdentifier)
        }
        return text
    }

    private func label(_ text: String) throws(OfficeError) -> String {
        guard (1...60).contains(text.count), !text.allSatisfy(\.isWhitespace) else {
            throw refusal(Messages.badName)
        }
        return text
    }

    private func refusal(_ message: String) -> OfficeError {
        .refused(Refusal(code: "GJ-CASE-006", message: message))
    }
}

extension Account {
    fileprivate func with(
        roles: [String]? = nil, passwordHash: String? = nil, isEnabled: Bool? = nil
    ) -> Account {
        Account(
            id: id, login: login, name: name, unit: unit, roles: roles ?? self.roles,
            passwordHash: passwordHash ?? self.passwordHash,
            isEnabled: isEnabled ?? self.isEnabled)
    }
}
