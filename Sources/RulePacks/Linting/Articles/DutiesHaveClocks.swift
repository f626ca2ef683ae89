/// L16: a duty has something that compels it, or a reason why not.
///
/// An executable 须 article on which only steps hang names somebody and an act, yet nothing is ever
/// late, held or missing: it needs a clock, a window, a gate, a material or rounds, or the words
/// that the text gives no time (`unquantified`) or that it is not run (`not_encoded`).
struct DutiesHaveClocks: Lint {
    let id = "L16"
    private static let compelling: Set<Hook.Kind> = [
        .clock, .window, .gate, .ground, .material, .rounds, .panel, .decision, .row, .ending,
        .body, .aspect, .limit, .role,
    ]

    func problems(in pack: LintedPack) -> [Problem] {
        let hooks = Dictionary(grouping: pack.regulation.hooks, by: \.cites.article)
        return pack.regulation.articles.compactMap { article in
            guard article.strength == .must, article.status == .executable,
                article.unquantified.isEmpty, article.notEncoded.isEmpty, article.sameAs == nil,
                let own = hooks[article.id], own.contains(where: { $0.kind == .step }),
                !own.contains(where: { Self.compelling.contains($0.kind) })
            else { return nil }
            return pack.problem(id, .dutyLoose(article.id), at: article.id, in: article.id)
        }
    }
}
