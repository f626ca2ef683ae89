import ArgumentParser
import Foundation
import RulePacks

/// A pack's articles, its fields, or everything that hangs on one article.
struct ShowPack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: Messages.showAbstract
    )

    @Argument(help: ArgumentHelp(Messages.showHelp))
    var what: String

    @Flag(help: ArgumentHelp(Messages.fieldsHelp))
    var fields = false

    @OptionGroup var sources: Sources

    func run() throws {
        let folders = try sources.packFolders(in: sources.regulationsFolder)
        if folders.contains(where: { $0.lastPathComponent == what }) {
            let pack = try sources.regulation(what)
            return fields ? try show(fieldsOf: pack) : try show(pack)
        }
        for folder in folders {
            let (_, files, reading) = try sources.pack(folder.lastPathComponent)
            guard let pack = reading.regulation else { continue }
            let cases = CaseFile.read(files, for: pack).cases
            if let hanging = pack.hangsOn(what, cases: cases) { return try show(hanging) }
        }
        throw sources.fail(.usage, "GJ-CLI-050", Messages.article(what))
    }

    private func show(_ pack: Regulation) throws {
        let lines = pack.articles.map {
            ArticleLine(
                id: $0.id, chapter: $0.chapter.title, gist: $0.gist,
                strength: $0.strength.rawValue, status: $0.status.rawValue
            )
        }
        if sources.json { return try JSONOutput.print(lines) }
        print("\(pack.identity.title)  \(pack.identity.number)  \(pack.hash)")
        for line in lines { print("\(line.id)  [\(line.strength) \(line.status)]  \(line.gist)") }
    }

    private func show(fieldsOf pack: Regulation) throws {
        let lines = pack.terms.map {
            FieldLine(
                name: $0.name, type: "\($0.type)", ask: $0.ask ?? "", isComputed: $0.isComputed,
                article: $0.definedBy?.text ?? ""
            )
        }
        if sources.json { return try JSONOutput.print(lines) }
        for line in lines {
            print("\(line.name)  \(line.type)  \(line.article)  \(line.ask)")
        }
    }

    private func show(_ hanging: Hanging) throws {
        let hooks = hanging.hooks.map {
            HookLine(kind: $0.kind.rawValue, id: $0.id, detail: $0.detail, cites: $0.cites.text)
        }
        let shown = ArticleHooks(
            id: hanging.article.id, gist: hanging.article.gist,
            strength: hanging.article.strength.rawValue, status: hanging.article.status.rawValue,
            hooks: hooks, cases: hanging.cases.map(\.title)
        )
        if sources.json { return try JSONOutput.print(shown) }
        print("\(shown.id)  [\(shown.strength) \(shown.status)]  \(shown.gist)")
        for hook in hooks { print("  \(hook.kind)  \(hook.id)  \(hook.detail)  \(hook.cites)") }
        for title in shown.cases { print("  case  \(title)") }
    }

    private struct ArticleLine: Encodable {
        let id: String
        let chapter: String
        let gist: String
        let strength: String
        let status: String
    }

    private struct FieldLine: Encodable {
        let name: String
        let type: String
        let ask: String
        let isComputed: Bool
        let article: String
    }

    private struct HookLine: Encodable {
        let kind: String
        let id: String
        let detail: String
        let cites: String
    }

    private struct ArticleHooks: Encodable {
        let id: String
        let gist: String
        let strength: String
        let status: String
        let hooks: [HookLine]
        let cases: [String]
    }
}
