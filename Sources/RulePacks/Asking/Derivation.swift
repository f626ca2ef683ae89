/// How a fact that nobody gives comes about: what it reads and what that comes to.
public struct Derivation: Sendable, Hashable {
    /// Term or decision.
    public let name: String
    /// What it is asked as: a decision's question, else the name.
    public let question: String
    /// What it comes to; unknown while `missing` names anything.
    public let value: FactValue
    /// What a value looks like, for writing it.
    public let type: TermType
    /// The cells that decided, or the formula as written.
    public let explanation: String
    /// The facts it read, with their values.
    public let used: [UsedFact]
    /// The article that defines the term, or of the row that decided; may be empty.
    public let cites: [Citation]
    /// Facts that would settle it; empty when it is known.
    public let missing: [String]
}

extension Inquiry {
    /// How every computed term and decision that follows from some facts comes about, in the order
    /// of the pack: terms, then decisions; those that do not apply are left out.
    public func derivations(from names: Set<String>) -> [Derivation] {
        let followers = regulation.followers(of: names)
        let terms = regulation.terms.filter { followers.contains($0.name) }.compactMap(derivation)
        let decisions = regulation.decisions.filter { followers.contains($0.id) }
            .compactMap(derivation)
        return terms + decisions
    }

    private func derivation(of term: Term) -> Derivation? {
        guard applies(term).verdict != .fails,
            let formula = reading(of: term)
        else { return nil }
        let value = value(of: term.name)
        let missing = value == .unknown ? missing(behind: term.name) : []
        return Derivation(
            name: term.name, question: term.name, value: value, type: term.type,
            explanation: formula.text, used: used(formula.expression),
            cites: term.definedBy.map { [$0] } ?? [], missing: missing
        )
    }

    /// The formula that stands: the one, or the reading a ruling names, else the first.
    private func reading(of term: Term) -> Formula? {
        if let computed = term.computed { return computed }
        if let ruling = term.ruling, case .text(let name) = lawValue("\(Words.rulings).\(ruling)"),
            let named = term.readings.first(where: { $0.name == name })
        {
            return named.formula
        }
        return term.readings.first?.formula
    }

    private func derivation(of decision: Decision) -> Derivation? {
        let ruled = explained(decision)
        guard ruled.verdict != .fails else { return nil }
        return Derivation(
            name: decision.id, question: decision.question, value: value(of: decision.id),
            type: decision.type, explanation: ruled.explanation, used: ruled.used,
            cites: [ruled.cites], missing: ruled.missing
        )
    }

    private func missing(behind name: String) -> [String] {
        guard let number = regulation.index.names.number(name) else { return [] }
        let known = known(number)
        return known.missing.isEmpty ? [name] : known.missing
    }
}

extension Regulation {
    /// Computed terms and decisions that read any of the names, directly or through each other.
    func followers(of names: Set<String>) -> Set<String> {
        var reads: [String: Set<String>] = [:]
        for term in terms where term.isComputed {
            let formulas = [term.computed].compactMap(\.self) + term.readings.map(\.formula)
            reads[term.name] = Set(formulas.flatMap(\.names) + (term.when?.names ?? []))
        }
        for decision in decisions {
            reads[decision.id] = Set(decision.table.names + (decision.when?.names ?? []))
        }
        var found: Set<String> = []
        var open = names
        while !open.isEmpty {
            let next = reads.filter { !found.contains($0.key) && !$0.value.isDisjoint(with: open) }
            open = Set(next.keys)
            found.formUnion(open)
        }
        return found
    }
}

extension Gate {
    /// Names of other cases' facts the gate reads, as in `p.已终验`: the second name of each path.
    public var membersRead: [String] {
        (tests + [when].compactMap(\.self)).flatMap { RuleTokens.paths(in: $0.text) }
            .compactMap { $0.parts.dropFirst().first }.distinct
    }
}
