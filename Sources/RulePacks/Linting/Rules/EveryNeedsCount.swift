/// L28: an `every` that grants something also asks that there is at least one.
///
/// `every` over an empty list is true: a unit without projects would count as one whose projects
/// are all excellent. It matters where truth grants (decisions, computed facts, exceptions); a gate
/// that passes because there is nothing to object to is right.
struct EveryNeedsCount: Lint {
    let id = "L28"
    private static let counting: Set = ["count", "some"]

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.ruleTexts.filter { Self.grants($0.use) && Self.isUncounted($0.text) }.map {
            pack.problem(id, .everyUncounted($0.owner), at: $0.owner, in: $0.cites?.article)
        }
    }

    private static func grants(_ use: RuleText.Use) -> Bool {
        switch use {
        case .termComputed, .decisionInput, .gateByWayOf, .clockUnless, .cell: true
        default: false
        }
    }

    /// Whether an `every` stands in the text with nothing that counts or asks for one.
    static func isUncounted(_ text: String) -> Bool {
        let tokens = RuleTokens.read(text)
        guard let every = tokens.firstIndex(where: { $0.kind == .keyword && $0.text == "every" })
        else { return false }
        if every > 0, tokens[..<every].last?.text == "not" { return false }
        let isNegated =
            every > 1 && tokens[every - 1].text == "(" && tokens[every - 2].text == "not"
        return !isNegated && !tokens.contains { counting.contains($0.text) }
    }
}
