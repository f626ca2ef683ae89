import ArgumentParser
import Casework
import Foundation

/// Proving draws.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw", abstract: Messages.drawAbstract, subcommands: [VerifyDraw.self]
    )

    /// Re-runs an exported draw offline.
    struct VerifyDraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: Messages.drawVerifyAbstract
        )

        @Argument(help: ArgumentHelp(Messages.drawFileHelp))
        var file: String

        @OptionGroup var sources: Sources

        func run() throws {
            let text = try sources.text(of: URL(filePath: file))
            guard let record = try? JSONDecoder().decode(DrawRecord.self, from: Data(text.utf8))
            else { throw sources.fail(.usage, "GJ-CLI-040", Messages.notADraw(file)) }
            let faults = record.faults(try RealWorld().digest)
            guard faults.isEmpty else {
                throw sources.fail(.no, "GJ-CLI-041", Messages.drawFaults(faults))
            }
            if sources.json {
                try JSONOutput.print(["members": record.members, "sequence": record.sequence])
            } else {
                print(
                    Messages.drawProven(
                        record.members.compactMap { id in
                            record.candidates.first { $0.id == id }?.name
                        }))
            }
        }
    }
}
