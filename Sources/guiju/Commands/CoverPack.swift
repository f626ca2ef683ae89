import ArgumentParser
import Foundation
import RulePacks

/// How much of each regulation is executable, recorded, open or missing.
struct CoverPack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: Messages.coverageAbstract
    )

    @Argument(help: ArgumentHelp(Messages.regulationIDHelp))
    var regulation: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let ids =
            try regulation.map { [$0] }
            ?? sources.packFolders(in: sources.regulationsFolder).map(\.lastPathComponent)
        let all = try ids.map { Coverage.of(try sources.regulation($0)) }
        if sources.json {
            if let one = all.first, regulation != nil { return try JSONOutput.print(one) }
            return try JSONOutput.print(all)
        }
        for one in all {
            print(
                """
                \(one.regulation): \(one.present)/\(one.articlesTotal) + \(one.annexes)
                  executable \(one.executable)  record-only \(one.recordOnly)  \
                declaratory \(one.declaratory)  unquantified \(one.unquantified)  \
                missing-in-source \(one.missingInSource)  pending \(one.pending)
                  items \(one.items.total)  not encoded \(one.notEncoded)  \
                homeless \(one.homeless.joined(separator: " "))
                """
            )
        }
    }
}
