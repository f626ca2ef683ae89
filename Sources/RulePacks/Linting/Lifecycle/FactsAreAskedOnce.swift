/// L17: nobody is asked the same thing twice in one case's life.
///
/// Two steps that give one term keep its history, which is right when the value may differ between
/// them; then some rule reads it by its step (`步骤.名`), or one of the two only may give it. Steps
/// of which one is reached by return, or that open on different results of one decision, never both
/// ask.
struct FactsAreAskedOnce: Lint {
    let id = "L17"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let byStep = Set(
            regulation.ruleTexts.flatMap { RuleTokens.paths(in: $0.text).flatMap(Self.pairs) })
        return regulation.kinds.flatMap { kind -> [Problem] in
            var askers: [String: [Step]] = [:]
            for step in kind.steps {
                for term in Set(step.gives + step.outcomes.flatMap(\.gives)) {
                    askers[term, default: []].append(step)
                }
            }
            return regulation.terms.compactMap { term -> Problem? in
                let steps = askers[term.name] ?? []
                guard let (one, other) = Self.bothAsk(steps, kind),
                    !steps.contains(where: { byStep.contains("\($0.id).\(term.name)") })
                else { return nil }
                return pack.problem(
                    id, .askedTwice(term.name, one.id, other.id), at: term.name,
                    in: term.definedBy?.article)
            }
        }
    }

    private static func pairs(_ path: RuleToken) -> [String] {
        zip(path.parts, path.parts.dropFirst()).map { "\($0).\($1)" }
    }

    /// The first two steps that can both ask in one life.
    private static func bothAsk(_ steps: [Step], _ kind: Kind) -> (Step, Step)? {
        for (index, one) in steps.enumerated() {
            for other in steps[(index + 1)...] where !exclude(one, other) {
                return (one, other)
            }
        }
        return nil
    }

    private static func exclude(_ one: Step, _ other: Step) -> Bool {
        for step in [one, other] {
            if case .onlyByReturn = step.opening { return true }
        }
        let left = results(of: one)
        return results(of: other).contains { name, result in
            left.contains { $0.key == name && $0.value != result }
        }
    }

    /// `名 = 选项` pairs that must hold for a step to open.
    private static func results(of step: Step) -> [String: String] {
        var found: [String: String] = [:]
        for text in [step.opens?.text, step.when?.text].compactMap(\.self)
        where !RuleTokens.read(text).contains(where: { $0.text == "or" || $0.text == "not" }) {
            for comparison in Comparison.all(in: text) where comparison.sign == "=" {
                found[comparison.left] = comparison.right
            }
        }
        return found
    }
}
