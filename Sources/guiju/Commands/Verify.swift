import ArgumentParser
import Casework
import Foundation
import Store

/// Checks chains, files and read models of a database.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: Messages.verifyAbstract)

    @Option(help: ArgumentHelp(Messages.databaseHelp, valueName: "url"))
    var database = Database.standard

    @Option(help: ArgumentHelp(Messages.checkpointsHelp, valueName: "file"))
    var checkpoints: String?

    @OptionGroup var sources: Sources

    func run() async throws {
        let database = Database(database, sources)
        let store = try await database.reading()
        let copies = try copies(database)
        let found = try await sources.reading { () async throws(LogError) in
            try await store.verify(against: copies)
        }
        var faults = found.faults
        let office = Office(
            world: try RealWorld(), log: store, desk: store,
            library: try await Database.library(sources, desk: store)
        )
        let live = try await sources.reading { () async throws(LogError) in try await store.views()
        }
        do {
            if try await office.rebuiltViews() != live { faults.append(Messages.viewsDiffer) }
        } catch {
            faults.append("\(error)")
        }
        let report = Verification(
            cases: found.cases, events: found.events, files: found.files, faults: faults
        )
        if sources.json {
            try JSONOutput.print(report)
        } else {
            faults.forEach { print($0) }
        }
        guard faults.isEmpty else {
            throw sources.fail(.no, "GJ-CLI-080", Messages.faults(faults.count))
        }
        if !sources.json { print(Messages.verified(found.cases, found.events, found.files)) }
    }

    /// Checkpoints kept outside the database: the file given must be there.
    private func copies(_ database: Database) throws -> [Checkpoint] {
        guard let checkpoints else { return try database.checkpoints().read(sources) }
        guard FileManager.default.fileExists(atPath: checkpoints) else {
            throw sources.fail(.unavailable, "GJ-CLI-001", Messages.cannotRead(checkpoints))
        }
        return try CheckpointFile(url: URL(filePath: checkpoints)).read(sources)
    }
}
