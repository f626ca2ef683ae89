import ArgumentParser
import Foundation
import RulePacks

/// Keeps a version of a pack in a database, for cases that are pinned to it.
struct KeepPack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep", abstract: Messages.keepAbstract)

    @Argument(help: ArgumentHelp(Messages.keepFolderHelp, valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp(Messages.databaseHelp, valueName: "url"))
    var database = Database.standard

    @OptionGroup var sources: Sources

    func run() async throws {
        let store = try await Database(database, sources).open()
        let kept = try await PackArchive(desk: store, sources: sources)
            .keep(URL(filePath: folder, directoryHint: .isDirectory), at: try RealWorld().now)
        print(Messages.kept(kept.identity.id, kept.identity.version, kept.hash))
    }
}
