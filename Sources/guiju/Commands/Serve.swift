import ArgumentParser
import Casework
import Foundation
import Guomi
import Hummingbird
import Logging
import RulePacks
import Store
import Web

/// Serves pages and API over a database.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Messages.serveAbstract)

    @Option(help: ArgumentHelp(Messages.databaseHelp, valueName: "url"))
    var database = Database.standard

    @Option(help: ArgumentHelp(Messages.portHelp))
    var port = 8080

    @Option(help: ArgumentHelp(Messages.hostHelp))
    var host = "127.0.0.1"

    @Flag(help: ArgumentHelp(Messages.demoHelp))
    var demo = false

    @OptionGroup var sources: Sources

    func run() async throws {
        guard (0...65_535).contains(port) else {
            throw sources.fail(.usage, "GJ-CLI-100", Messages.badPort(port))
        }
        let world = try Database(database, sources).world()
        let store = try await Database(database, sources).open()
        var site = WebConfiguration(host: host, port: port)
        if demo {
            say(Messages.preparingDemo)
            let report = try await DemoSeeder(
                log: store, desk: store, library: try sources.library(), crypto: world.crypto,
                folder: sources.demoFolder, now: world.now
            ).seed()
            site.demo = report.accounts.map {
                WebConfiguration.DemoAccount(login: $0.login, name: $0.name, role: $0.role)
            }
            site.demoPassword = report.password
            report.lines.forEach(say)
        }
        for folder in try sources.packFolders(in: sources.regulationsFolder) {
            try await PackArchive(desk: store, sources: sources).keep(folder, at: world.now)
        }
        let office = Office(
            world: world, log: store, desk: store,
            library: try await Database.library(sources, desk: store)
        )
        site.place = office.library.regulations.first?.identity.issuer ?? ""
        let upkeep = Task { await keepUp(office, Logger(label: "guiju.upkeep")) }
        defer { upkeep.cancel() }
        let application = try buildApplication(
            office: office, desk: store, log: store, passwords: try Passwords(crypto: world.crypto),
            configuration: site, logger: Logger(label: "guiju"),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                say(Messages.serving("http://\(host):\(port)"))
            }
        )
        try await application.runService()
    }
}

/// Once an hour: cases that begin with a year, and lapses not on record yet.
///
/// What is recorded follows from the calendar alone; a server that was off records it later.
private func keepUp(_ office: Office, _ logger: Logger) async {
    while !Task.isCancelled {
        do {
            try await office.beginYearlyCases()
            try await office.recordLapses()
        } catch {
            logger.error("\(error)")
        }
        try? await Task.sleep(for: .seconds(3_600))
    }
}

/// A line at once, also where nobody watches a terminal.
private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Argon2id behind the sign-in page.
struct Passwords: PasswordKeeper {
    private let crypto: any CryptoProvider
    let decoy: String

    init(crypto: any CryptoProvider) throws {
        self.crypto = crypto
        decoy = try crypto.hashPassword(Hex.text(crypto.randomBytes(16)))
    }

    func encode(_ password: String) async -> String? { try? crypto.hashPassword(password) }

    func matches(_ password: String, encoded: String) async -> Bool {
        (try? crypto.verifyPassword(password, against: encoded)) ?? false
    }
}
