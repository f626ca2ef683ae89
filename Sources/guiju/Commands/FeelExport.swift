import ArgumentParser
import Feel
import Foundation
import RulePacks

/// Writes the decision tables of a pack as one DMN model.
struct FeelExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: Messages.feelExportAbstract
    )

    @Argument(help: ArgumentHelp(Messages.regulationIDHelp))
    var pack: String

    @Option(help: ArgumentHelp(Messages.exportedDecisionHelp, valueName: "id"))
    var decision: [String] = []

    @Option(help: ArgumentHelp(Messages.exportDayHelp, valueName: "day"))
    var on: String?

    @Option(help: ArgumentHelp(Messages.exportFileHelp, valueName: "file"))
    var output: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let regulation = try sources.regulation(pack)
        let day = try sources.day(on)
        let known = regulation.decisions.map(\.id)
        for id in decision where !known.contains(id) {
            throw sources.fail(.usage, "GJ-CLI-152", Messages.noDecision(id, known))
        }
        let wanted = regulation.decisions.filter {
            decision.isEmpty || decision.contains($0.id)
        }
        let tables = try wanted.map { decision in
            let compiled = decision.table(in: regulation, on: day)
            guard let table = compiled.value else {
                throw sources.fail(
                    .no, "GJ-CLI-153",
                    Messages.badFile(decision.id, compiled.diagnostics.first?.message ?? ""))
            }
            return table
        }
        let model = DecisionTable.dmn(
            tables, name: regulation.identity.title, namespace: "urn:guiju:\(pack):\(day)")
        guard let output else { return print(model, terminator: "") }
        do {
            try model.write(to: URL(filePath: output), atomically: true, encoding: .utf8)
        } catch { throw sources.fail(.unavailable, "GJ-CLI-151", Messages.cannotWrite(output)) }
    }
}
