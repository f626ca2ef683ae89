import ArgumentParser
import Foundation
import Quantities
import RulePacks

/// The packs at hand.
struct ListPacks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: Messages.listAbstract
    )

    @OptionGroup var sources: Sources

    func run() throws {
        let packs = try sources.packFolders(in: sources.regulationsFolder)
            .map { try sources.regulation($0.lastPathComponent) }
        if sources.json {
            try JSONOutput.print(packs.map(Line.init))
            return
        }
        for pack in packs {
            let identity = pack.identity
            print("\(identity.id)  \(identity.title)  \(identity.number)  \(identity.inForceFrom)")
        }
    }

    struct Line: Encodable {
        let id: String
        let title: String
        let number: String
        let inForceFrom: String
        let inForceUntil: String?
        let version: String
        let hash: String
        let articles: Int

        init(_ pack: Regulation) {
            id = pack.identity.id
            title = pack.identity.title
            number = pack.identity.number
            inForceFrom = pack.identity.inForceFrom.description
            inForceUntil = pack.identity.inForceUntil?.description
            version = pack.identity.version
            hash = pack.hash
            articles = pack.identity.articlesTotal
        }
    }
}
