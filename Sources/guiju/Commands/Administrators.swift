import ArgumentParser
import Casework
import Foundation
import Guomi
import Store

/// Gives a new database its three administrators; everybody else is let in by them, on screen.
struct Administrators: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Messages.administratorsAbstract)

    @Argument(help: ArgumentHelp(Messages.unitNameHelp))
    var unitName: String

    @Option(help: ArgumentHelp(Messages.databaseHelp, valueName: "url"))
    var database = Database.standard

    @OptionGroup var sources: Sources

    private static let offices = [
        ("system", SystemRole.system), ("security", SystemRole.security),
        ("audit", SystemRole.audit),
    ]

    func run() async throws {
        let world = try Database(database, sources).world()
        let desk = try await Database(database, sources).open()
        let existing = try await sources.reading { () async throws(LogError) in
            try await desk.accounts()
        }
        guard existing.isEmpty else {
            throw sources.fail(.no, "GJ-CLI-097", Messages.notANewDatabase(existing.count))
        }
        guard (1...60).contains(unitName.count) else {
            throw sources.fail(.usage, "GJ-CLI-098", Messages.badUnitName)
        }
        try await sources.reading { () async throws(LogError) in
            try await desk.save(Unit(id: "administration", name: unitName, isProjectUnit: false))
        }
        for (login, role) in Self.offices {
            let password = Hex.text(world.crypto.randomBytes(8))
            let account = Account(
                id: login, login: login, name: Messages.administrator(role),
                unit: "administration", roles: [role],
                passwordHash: try world.crypto.hashPassword(password), isEnabled: true)
            let line = AuditLine(
                at: world.now, who: "", what: "account-opened", object: login, result: role,
                source: "command line")
            try await sources.reading { () async throws(LogError) in
                try await desk.record(line)
                try await desk.save(account)
            }
            print(login, password, account.name, separator: "\t")
        }
        print(Messages.administratorsNext)
    }
}
