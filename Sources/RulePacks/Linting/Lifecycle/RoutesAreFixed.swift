/// L24: a decision that opens or excludes steps is fixed by a step.
///
/// Otherwise a later fact would move a case past reviews it still owes, with nobody deciding that.
struct RoutesAreFixed: Lint {
    let id = "L24"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let steps = Set(regulation.kinds.flatMap { $0.steps.map(\.id) })
        var reported: Set<String> = []
        return regulation.ruleTexts.filter { Self.routes($0.use) }.flatMap { text in
            text.roots.compactMap { name -> Problem? in
                guard let decision = regulation.decision(name),
                    !steps.contains(decision.fixedBy ?? ""), reported.insert(name).inserted
                else { return nil }
                return pack.problem(
                    id, .routeNotFixed(name, text.owner), at: name, in: decision.article.article)
            }
        }
    }

    private static func routes(_ use: RuleText.Use) -> Bool {
        switch use {
        case .stepOpens, .stepApplies, .stageApplies: true
        default: false
        }
    }
}
