/// L19: every rule stands on an article; a step no article orders says why it is there.
struct RulesHaveArticles: Lint {
    let id = "L19"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let steps = regulation.kinds.flatMap(\.steps)
            .filter { $0.cites.isEmpty && ($0.reason ?? "").isEmpty }
            .map { pack.problem(id, .stepWithoutArticle($0.id), at: $0.id) }
        let clocks = regulation.clocks.filter(\.cites.isEmpty)
            .map { pack.problem(id, .ruleWithoutArticle($0.id), at: $0.id) }
        let roles = regulation.roles.filter(\.cites.isEmpty)
            .map { pack.problem(id, .ruleWithoutArticle($0.name), at: $0.name) }
        let rulings = regulation.rulings.filter(\.cites.isEmpty)
            .map { pack.problem(id, .ruleWithoutArticle($0.name), at: $0.name) }
        return steps + clocks + roles + rulings
    }
}
