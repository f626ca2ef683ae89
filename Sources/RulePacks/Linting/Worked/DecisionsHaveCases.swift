/// L08: every decision has at least five worked cases, among them one for each input left out.
///
/// With an input missing the answer must be 无法判断 and name what is missing, never 否. What the
/// engine itself records is never missing and needs no such case.
struct DecisionsHaveCases: Lint {
    let id = "L08"
    static let fewest = 5

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.decisions.flatMap { decision -> [Problem] in
            let results = pack.runs.flatMap(\.results).filter { $0.isAbout(decision) }
            var found: [LintComplaint] = []
            if results.count < Self.fewest {
                found.append(.decisionUntested(decision.id, results.count))
            }
            let missing = results.filter(\.expectsUndecided).map(\.missing)
            for input in decision.inputs {
                let facts = pack.regulation.openFacts(behind: input)
                let isSeen = missing.contains { names in
                    names.contains { name in facts.contains { Self.isSame(name, $0) } }
                }
                if !facts.isEmpty, !isSeen { found.append(.missingUntested(decision.id, input)) }
            }
            return found.map {
                pack.problem(id, $0, at: decision.id, in: decision.article.article)
            }
        }
    }

    private static func isSame(_ missing: String, _ fact: String) -> Bool {
        missing == fact || missing.hasPrefix(fact + ".") || fact.hasPrefix(missing + ".")
    }
}

extension CaseRun.Result {
    fileprivate func isAbout(_ decision: Decision) -> Bool {
        guard case .outcome(let name, _) = line.expectation else { return false }
        return name == decision.id || decision.outputs.contains(name)
    }

    fileprivate var expectsUndecided: Bool {
        if case .outcome(_, .undecided) = line.expectation { true } else { false }
    }
}

extension Regulation {
    /// Facts people tell and rulings that a text rests on, through computed terms and decisions.
    func openFacts(behind text: String) -> Set<String> {
        var facts: Set<String> = []
        var seen: Set<String> = []
        var open = RuleTokens.paths(in: text)
        while let path = open.popLast() {
            let root = path.root
            if root == Words.rulings || root == Words.unit || root == Words.jurisdiction {
                facts.insert(path.text)
                continue
            }
            guard seen.insert(root).inserted else { continue }
            if let term = term(root) {
                let formulas = [term.computed].compactMap(\.self) + term.readings.map(\.formula)
                if formulas.isEmpty { facts.insert(root) }
                open += formulas.flatMap { RuleTokens.paths(in: $0.text) }
            } else if let decision = decision(ofOutput: root) {
                open += decision.inputs.flatMap { RuleTokens.paths(in: $0) }
            }
        }
        return facts
    }
}
