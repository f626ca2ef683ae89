import ArgumentParser
import Feel
import Foundation

/// Reads the decision tables of a DMN model, checks them and prints them as a pack writes them.
struct FeelImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: Messages.feelImportAbstract
    )

    @Argument(help: ArgumentHelp(Messages.dmnFileHelp))
    var file: String

    @OptionGroup var sources: Sources

    func run() throws {
        let text = try sources.text(of: URL(filePath: file))
        let read = ModelSource.read(Array(text.utf8))
        guard let model = read.value else {
            throw sources.fail(
                .no, read.diagnostics.first?.code ?? "GJ-CLI-154",
                read.diagnostics.map(\.message).joined(separator: "\n"))
        }
        let tables = model.tables
        guard !tables.isEmpty else {
            throw sources.fail(.no, "GJ-CLI-154", Messages.noTables(file))
        }
        let findings = tables.flatMap { self.findings(in: $0, of: model) }
        if sources.json {
            try JSONOutput.print(tables.map { PackTable($0) })
        } else {
            tables.forEach { print(PackTable($0).yaml, terminator: "") }
        }
        let lines = findings.map { "# \($0)\n" }.joined()
        FileHandle.standardError.write(Data(lines.utf8))
    }

    /// What the checks of a pack would say of a table.
    private func findings(in source: TableSource, of model: ModelSource) -> [String] {
        let scope = Scope(types: model.inputTypes, constants: model.constants, semantics: .pack)
        let compiled = DecisionTable.compile(source, in: scope)
        let found = compiled.diagnostics + (compiled.value?.analyze().findings ?? [])
        return found.map { "\(source.name) \($0.position) \($0.code) \($0.message)" }
    }
}

/// A table in the words of a pack's `decisions`.
struct PackTable: Encodable {
    let id: String
    let hit: String
    let inputs: [String]
    let outputs: [String]
    let rows: [Row]
    let otherwise: Row?

    struct Row: Encodable {
        let when: [String]
        let then: [String]
        let cites: [String]
    }

    init(_ source: TableSource) {
        id = source.name
        hit = source.hitPolicy.name
        inputs = source.inputs.map(\.expression)
        outputs = source.outputs.map { $0.name.isEmpty ? source.name : $0.name }
        rows = source.rules.map { rule in
            Row(
                when: rule.when.map(Self.naming), then: rule.then.map(Self.naming),
                cites: rule.annotations)
        }
        let defaults = source.outputs.map { Self.naming($0.otherwise ?? "null") }
        let hasDefault = source.outputs.contains { $0.otherwise != nil }
        otherwise =
            hasDefault ? Row(when: [], then: defaults, cites: source.otherwiseAnnotations) : nil
    }

    /// One item of a pack's `decisions`, every text quoted.
    var yaml: String {
        var lines = ["- id: \(Self.quoted(id))", "  hit: \(hit)"]
        lines.append("  inputs: \(Self.list(inputs))")
        if outputs != [id] { lines.append("  outputs: \(Self.list(outputs))") }
        lines.append("  rows:")
        for row in rows {
            let cites = row.cites.isEmpty ? "" : ", cites: \(Self.list(row.cites))"
            let when = Self.list(row.when)
            lines.append("    - {when: \(when), then: \(Self.list(row.then))\(cites)}")
        }
        if let otherwise {
            let cites = otherwise.cites.isEmpty ? "" : ", cites: \(Self.list(otherwise.cites))"
            lines.append("  otherwise: {then: \(Self.list(otherwise.then))\(cites)}")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A cell that only lists texts, with each as the bare name of an option, as packs have it.
    private static func naming(_ cell: String) -> String {
        let text = /\s*"[\p{L}][\p{L}\p{N}_]*"\s*/
        let listed = cell.wholeMatch(of: /\s*(?:not\((?<inner>.*)\)|(?<plain>.*))\s*/)
        let items = (listed?.inner ?? listed?.plain ?? "").split(separator: ",")
        guard !items.isEmpty, items.allSatisfy({ $0.wholeMatch(of: text) != nil }) else {
            return cell
        }
        return cell.replacing("\"", with: "")
    }

    private static func list(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    /// A text in single quotes, where YAML knows no escapes but the doubled quote.
    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''").replacing("\n", with: " ") + "'"
    }
}
