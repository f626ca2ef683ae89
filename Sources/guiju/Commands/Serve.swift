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

    @Flag(help: ArgumentHelp(Messages.httpsHelp))
    var https = false

    @Flag(help: ArgumentHelp(Messages.demoHelp))
    var demo = false

    @OptionGroup var sources: Sources

    func run() async throws {
        guard (0...65_535).contains(port) else {
            throw sources.fail(.usage, "GJ-CLI-100", Messages.badPort(port))
        }
        var site = WebConfiguration(host: host, port: port, isSecure: https)
        guard https || site.isLocal else {
            throw sources.fail(.usage, "GJ-CLI-101", Messages.needsHTTPS(host))
        }
        let database = Database(database, sources)
        let world = try database.world()
        let store = try await database.open()
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
        let logger = Logger(label: "guiju.upkeep")
        let checkpoints = try database.checkpoints()
        let upkeep = Task { await keepUp(office, store, checkpoints, logger) }
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

/// Once an hour: cases that begin with a year, and lapses not on record yet; once a day: where the
/// log stands.
///
/// What is recorded follows from the calendar alone; a server that was off records it later.
private func keepUp(
    _ office: Office, _ store: SQLiteStore, _ checkpoints: CheckpointFile, _ logger: Logger
) async {
    while !Task.isCancelled {
        // Files of calendars and rulings may have changed while nothing ran.
        await trying("views", logger) { try await office.refreshViews() }
        await trying("yearly cases", logger) { try await office.beginYearlyCases() }
        await trying("lapses", logger) { try await office.recordLapses() }
        await trying("checkpoint", logger) {
            let now = office.world.now
            guard try await store.checkpoints().last?.statement.at.day != now.day else { return }
            let checkpoint = try await store.checkpoint(at: now)
            try checkpoints.add(checkpoint)
            let stated = checkpoint.statement
            logger.info("checkpoint \(stated.position) \(stated.logHash)")
        }
        try? await Task.sleep(for: .seconds(3_600))
    }
}

/// One task of the upkeep: what fails is written down and stops no other.
private func trying<Result>(
    _ what: String, _ logger: Logger, _ body: () async throws -> Result
) async {
    do { _ = try await body() } catch { logger.error("\(what): \(error)") }
}

/// A line at once, also where nobody watches a terminal.
private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Argon2id behind the sign-in page.
struct Passwords: PasswordKeeper {
    private let crypto: any CryptoProvider
    /// One at a time: each takes 19 MiB and a core, and no thread the requests share.
    private let queue = DispatchQueue(label: "guiju.passwords")
    let decoy: String

    init(crypto: any CryptoProvider) throws {
        self.crypto = crypto
        decoy = try crypto.hashPassword(Hex.text(crypto.randomBytes(16)))
    }

    func encode(_ password: String) async -> String? {
        await working { try? crypto.hashPassword(password) }
    }

    func matches(_ password: String, encoded: String) async -> Bool {
        await working { (try? crypto.verifyPassword(password, against: encoded)) ?? false }
    }

    private func working<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { waiting in
            queue.async { waiting.resume(returning: body()) }
        }
    }
}
