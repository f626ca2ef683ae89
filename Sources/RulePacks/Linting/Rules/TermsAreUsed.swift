/// L06: every term is filled somewhere, and every computed one is read somewhere.
///
/// A term no step gives and no formula computes can never be known; a computed term nobody reads is
/// idle.
struct TermsAreUsed: Lint {
    let id = "L06"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let steps = regulation.kinds.flatMap(\.steps)
        let given = Set(steps.flatMap(\.allGiven))
        var read = Set(regulation.ruleTexts.filter { $0.use != .portfolio }.flatMap(\.readNames))
        read.formUnion(regulation.kinds.flatMap { $0.key + [$0.title].compactMap(\.self) })
        read.formUnion(regulation.kinds.flatMap { $0.portfolio.map(\.formula.text) })
        read.formUnion(steps.flatMap(\.aspects).map(\.name))
        read.formUnion(regulation.clocks.flatMap(\.termNames))
        var found: [Problem] = []
        for term in regulation.terms {
            let article = term.definedBy?.article
            if !term.isComputed, !given.contains(term.name) {
                found.append(
                    pack.problem(id, .termNeverGiven(term.name), at: term.name, in: article))
            }
            if term.isComputed, !read.contains(term.name), !given.contains(term.name) {
                found.append(
                    pack.problem(id, .termNeverRead(term.name), at: term.name, in: article))
            }
        }
        return found
    }
}

extension RuleText {
    /// Every name in the text, roots and members: a member may be a term read by its step.
    var readNames: [String] { RuleTokens.paths(in: text).flatMap(\.parts) }
}

extension Step {
    /// Terms the step may fill, by itself or by one of its outcomes.
    var allGiven: [String] {
        gives + mayGive + outcomes.flatMap { $0.gives + $0.mayGive }
    }
}

extension Clock {
    /// Terms named as events or limits.
    var termNames: [String] {
        let events = (from + metBy).compactMap { event in
            if case .term(let name) = event { name } else { nil as String? }
        }
        switch length {
        case .due(let term), .ahead(_, of: let term): return events + [term]
        default: return events
        }
    }
}
