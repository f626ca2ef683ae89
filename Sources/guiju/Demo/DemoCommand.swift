import ArgumentParser
import Casework
import Foundation
import Quantities
import RulePacks
import Store

/// Demo data: checked in memory, or multiplied for measurements.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: DemoMessages.abstract,
        subcommands: [Check.self, Bulk.self, Accounts.self]
    )

    /// Where the demo files lie.
    struct Folder: ParsableArguments {
        @OptionGroup var sources: Sources

        @Option(help: ArgumentHelp(DemoMessages.folderHelp, valueName: "dir"))
        var demo: String?

        var url: URL {
            demo.map { URL(filePath: $0, directoryHint: .isDirectory) }
                ?? sources.demoFolder
        }

        func fail(_ error: DemoError) -> Failure {
            sources.fail(.no, "GJ-DEMO-001", error.description)
        }
    }

    /// Plays every project into memory and compares it with what its life promises.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: DemoMessages.checkAbstract)
        @OptionGroup var folder: Folder

        @Option(help: ArgumentHelp(DemoMessages.dayHelp, valueName: "day"))
        var today: String?

        func run() async throws {
            do { try await check() } catch let error as DemoError { throw folder.fail(error) }
        }

        private func check() async throws {
            let world = try RealWorld(keys: try KeyFile.passing())
            let now = try today.map { Instant(noonOf: try folder.sources.day($0)) } ?? world.now
            let store = MemoryStore(provider: world.crypto)
            let seeder = DemoSeeder(
                log: store, desk: store, library: try folder.sources.library(),
                crypto: world.crypto,
                folder: folder.url, now: now
            )
            let script = try seeder.readScript()
            let (player, _) = try await seeder.play(script)
            guard let reader = player.overseer else {
                throw DemoError(DemoMessages.noAccount("", ""))
            }
            player.world.move(to: now, for: "check")
            let check = DemoCheck(office: player.office, script: script, reader: reader)
            let faults = try await check.faults(player.ids)
            for fault in faults { print(DemoMessages.fault(fault.name, fault.life, fault.what)) }
            print(DemoMessages.checked(script.cases.count, faults.count))
            if !faults.isEmpty { throw ExitCode(Failure.Exit.no.rawValue) }
        }
    }

    /// Fills a database for measurements.
    struct Bulk: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: DemoMessages.bulkAbstract)
        @OptionGroup var folder: Folder

        @Option(help: ArgumentHelp(DemoMessages.countHelp))
        var count: Int

        @Option(help: ArgumentHelp(Messages.databaseHelp))
        var database: String

        func run() async throws {
            do { try await fill() } catch let error as DemoError { throw folder.fail(error) }
        }

        private func fill() async throws {
            let started = Date()
            let world = try Database(database, folder.sources).world()
            let store = try await Database(database, folder.sources).open()
            let seeder = DemoSeeder(
                log: store, desk: store, library: try folder.sources.library(),
                crypto: world.crypto,
                folder: folder.url, now: world.now
            )
            _ = try await seeder.seed()
            let copies = DemoCopies(
                log: store, desk: store, crypto: world.crypto, script: try seeder.readScript()
            )
            let made = try await copies.make(min(max(count, 1), 1_000_000))
            let seconds = String(format: "%.1f", Date().timeIntervalSince(started))
            print(DemoMessages.bulked(made.projects, made.events, seconds))
        }
    }

    /// Lists every account of the demo, not only those printed at start.
    struct Accounts: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: DemoMessages.accountsAbstract)
        @OptionGroup var folder: Folder

        func run() throws {
            do {
                let script = try DemoScript(folder: folder.url)
                print(Messages.demoAccounts(script.password))
                for person in script.people {
                    let roles = person.roles.joined(separator: DemoMessages.joint)
                    print(DemoMessages.account(person.login, person.name, roles))
                }
            } catch { throw folder.fail(error) }
        }
    }
}
