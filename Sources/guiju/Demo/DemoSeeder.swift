import Casework
import Foundation
import Guomi
import Quantities
import RulePacks

/// Fills an empty database with one district's demo, played through the same operations as users'.
struct DemoSeeder {
    let log: any EventLog
    let desk: any Desk
    /// Regulations and calendar; rulings in it are kept, those of the demo are added.
    let library: Library
    let crypto: any CryptoProvider
    /// Folder of `Demo/*.yaml`.
    let folder: URL
    let now: Instant

    private static let begunMark = "demo/begun"
    private static let doneMark = "demo/done"

    /// Plays the demo; does nothing when the database already holds it, or cases of others.
    ///
    /// A demo broken off by a stop goes on where it stopped: every act has its idempotency key.
    /// - Throws: `DemoError` when a file is wrong or an act does not succeed.
    func seed() async throws -> DemoReport {
        let started = Date()
        let script = try readScript()
        if try await desk.setting(Self.doneMark) != nil {
            return report(script, DemoMessages.already)
        }
        if try await desk.setting(Self.begunMark) == nil {
            let cases = try await log.caseIDs().count
            guard cases == 0 else {
                return DemoReport(headline: DemoMessages.foreign(cases), password: "", accounts: [])
            }
        }
        let (_, acts) = try await play(script)
        let seconds = String(format: "%.1f", Date().timeIntervalSince(started))
        return report(script, DemoMessages.seeded(script.cases.count, acts, seconds))
    }

    /// Plays all acts of a script; returns who played them, who knows the cases, and how many.
    func play(_ script: DemoScript) async throws -> (player: DemoPlayer, acts: Int) {
        let today = try await begin()
        let schedule = try DemoSchedule(script, today: today, calendar: library.calendar)
        let world = DemoWorld(schedule.entries.first?.at ?? now, crypto)
        let office = Office(world: world, log: log, desk: desk, library: library)
        let accounts = try await people(script)
        try await rule(office, script, accounts)
        let player = DemoPlayer(
            office: office, world: world, desk: desk, script: script, accounts: accounts,
            today: today
        )
        for entry in schedule.entries { try await player.play(entry) }
        try await mark(Self.doneMark, today.description)
        return (player, schedule.entries.count)
    }

    func readScript() throws -> DemoScript { try DemoScript(folder: folder) }

    // MARK: Steps

    /// The day the demo counts back from; fixed by the first attempt.
    private func begin() async throws -> Day {
        if let begun = try await desk.setting(Self.begunMark), let day = Day(iso: begun.value) {
            return day
        }
        let today = try DemoSchedule.today(now.day, library.calendar)
        try await mark(Self.begunMark, today.description)
        return today
    }

    private func mark(_ name: String, _ value: String) async throws {
        try await desk.save(
            Setting(
                name: name, value: value, by: DemoMessages.paperTitle, at: now,
                document: DemoMessages.paperTitle
            )
        )
    }

    /// Saves units, accounts and experts; one password hash serves them all.
    private func people(_ script: DemoScript) async throws -> [Account] {
        for unit in script.units { try await desk.save(unit) }
        for expert in script.experts { try await desk.save(expert) }
        let hash = try crypto.hashPassword(script.password)
        var accounts: [Account] = []
        for person in script.people {
            let account = Account(
                id: person.login, login: person.login, name: person.name, unit: person.unit,
                roles: person.roles, passwordHash: hash, isEnabled: true
            )
            try await desk.save(account)
            accounts.append(account)
        }
        return accounts
    }

    /// Sets the rulings of the demo's installation, by the security administrator.
    private func rule(
        _ office: Office, _ script: DemoScript, _ accounts: [Account]
    ) async throws {
        guard let regulation = library.regulation(script.regulation) else {
            throw DemoError(DemoMessages.noRegulation(script.regulation))
        }
        guard let officer = accounts.first(where: { $0.roles.contains(SystemRole.security) })
        else { throw DemoError(DemoMessages.noAccount(SystemRole.security, "")) }
        let rulings = try DemoFile.rulings(
            at: script.installation.hasPrefix("/")
                ? URL(filePath: script.installation)
                : folder.appending(path: script.installation).standardized,
            for: regulation
        )
        for ruling in rulings {
            try await office.setRuling(
                regulation: script.regulation, name: ruling.name, value: ruling.value,
                written: ruling.written, document: ruling.document, by: officer
            )
        }
    }

    private func report(_ script: DemoScript, _ headline: String) -> DemoReport {
        DemoReport(
            headline: headline, password: script.password,
            accounts: script.people.compactMap { person in
                person.shownAs.map { (person.login, person.name, $0) }
            }
        )
    }
}

/// What to print when a demo is served.
struct DemoReport {
    let headline: String
    let password: String
    /// Login, name and what the account is for.
    let accounts: [(login: String, name: String, role: String)]

    var lines: [String] {
        guard !accounts.isEmpty else { return [headline] }
        return [headline, Messages.demoAccounts(password)]
            + accounts.map { DemoMessages.account($0.login, $0.name, $0.role) }
    }
}
