import ArgumentParser
import Foundation
import RulePacks

/// Checks an official text against its pack and attaches it to the installation.
struct AttachText: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: Messages.attachAbstract
    )

    @Argument(help: ArgumentHelp(Messages.regulationIDHelp))
    var regulation: String

    @Argument(help: ArgumentHelp(Messages.textFileHelp))
    var file: String

    @Option(help: ArgumentHelp(Messages.attachToHelp, valueName: "dir"))
    var to: String = "var/texts"

    @OptionGroup var sources: Sources

    func run() throws {
        let pack = try sources.regulation(regulation)
        let text = try sources.text(of: URL(filePath: file))
        let found = OfficialText.check(text, pack)
        guard found.isAccepted else {
            throw sources.fail(
                .no, "GJ-CLI-060",
                Messages.attachMismatch(
                    found.missing, found.extra, found.hashMatches != false
                ), found.missing
            )
        }
        let folder = URL(filePath: to, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(
                to: folder.appending(path: "\(regulation).txt"), options: .atomic
            )
        } catch {
            throw sources.fail(.unavailable, "GJ-CLI-061", Messages.cannotWrite(folder.path()))
        }
        print(Messages.attached(pack.identity.articlesTotal, found.text.hash))
    }
}
