import ArgumentParser
import Casework
import Quantities
import RulePacks

/// One decision of one regulation over the facts given: result, article, reason.
struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: Messages.decideAbstract)

    @Argument(help: ArgumentHelp(Messages.regulationIDHelp))
    var regulation: String

    @Argument(help: ArgumentHelp(Messages.decisionHelp))
    var decision: String

    @Argument(help: ArgumentHelp(Messages.factsHelp))
    var facts: [String] = []

    @Option(help: ArgumentHelp(Messages.onHelp, valueName: "YYYY-MM-DD"))
    var on: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let pack = try sources.regulation(regulation)
        guard let table = pack.decision(decision) else {
            throw sources.fail(
                .usage, "GJ-CLI-020", Messages.noDecision(decision, pack.decisions.map(\.id))
            )
        }
        let library = try sources.library(of: pack)
        let today = try sources.day(on)
        let known = try sources.facts(facts, of: pack)
        let ruled = Inquiry(
            regulation: pack, kind: pack.mainKind, today: today,
            calendar: library.calendar, source: PlainFacts(known),
            rulings: library.rulings[regulation] ?? [:], fixed: [:]
        ).decide(table)
        try report(ruled, table)
    }

    private func report(_ ruled: Ruled, _ table: Decision) throws {
        guard ruled.verdict == .holds else {
            throw sources.fail(
                .no, "GJ-CLI-021", Messages.undecided(ruled.missing), [table.article.text]
            )
        }
        let result = table.outputs.compactMap { ruled.results[$0] }.map { FactText.write($0) }
            .joined(separator: Messages.listJoint)
        guard sources.json else {
            print("\(result)    \(ruled.cites)  \(ruled.explanation)")
            return
        }
        try JSONOutput.print(
            Answered(
                regulation: regulation, decision: table.id, result: result,
                articles: [ruled.cites.text], explanation: ruled.explanation,
                facts: ruled.used.map(FactLine.init)
            )
        )
    }

    private struct Answered: Encodable {
        let regulation: String
        let decision: String
        let result: String
        let articles: [String]
        let explanation: String
        let facts: [FactLine]
    }
}

/// Facts as they were given, nothing else known.
struct PlainFacts: FactSource {
    let facts: [String: FactValue]

    init(_ facts: [String: FactValue]) { self.facts = facts }

    func fact(_ name: String) -> FactValue? { facts[name] }
}
