// Second pass: names that must resolve, and conditions with the place they stand in.
extension PackReader {
    /// Compiles the condition behind a key; `homes` are where it is asked, `nil` when that follows
    /// from what it reads.
    func condition(
        _ fields: Fields, _ key: String, at homes: [Home]?, listing variable: String? = nil
    ) -> Condition? {
        fields[key].flatMap { condition($0, at: homes, listing: variable) }
    }

    func condition(
        _ written: Written, at homes: [Home]?, listing variable: String? = nil
    ) -> Condition? {
        guard let condition = compiler.condition(written, listing: variable) else { return nil }
        use(condition.names, written.place, homes)
        return condition
    }

    func formula(_ fields: Fields, _ key: String, at homes: [Home]?) -> Formula? {
        fields[key].flatMap { formula($0, at: homes) }
    }

    func formula(_ written: Written, at homes: [Home]?) -> Formula? {
        guard let formula = compiler.formula(written) else { return nil }
        use(formula.names, written.place, homes)
        return formula
    }

    private func use(_ names: [String], _ place: Place, _ homes: [Home]?) {
        guard let homes, !homes.isEmpty else { return }
        uses.append(Use(names: names, place: place, article: findings.article, homes: homes))
    }

    // MARK: Names of other things

    func stepName(_ fields: Fields, _ key: String) -> String? {
        fields[key].flatMap(stepName)
    }

    func stepNames(_ fields: Fields, _ key: String) -> [String] {
        fields.words(key).compactMap(stepName)
    }

    func stepName(_ written: Written) -> String? {
        guard let text = written.text, !text.isEmpty else { return nil }
        if case .step = names[text] { return text }
        findings.report(.unknownStep(text, similar: similar(text, allSteps)), at: written.place)
        return nil
    }

    func termNames(_ fields: Fields, _ key: String) -> [String] {
        fields.words(key).compactMap(termName)
    }

    func termName(_ written: Written) -> String? {
        guard let text = written.text, !text.isEmpty else { return nil }
        if case .term = names[text] { return text }
        findings.report(
            .unknownTerm(text, similar: similar(text, terms.map(\.name))), at: written.place)
        return nil
    }

    func roleNames(_ fields: Fields, _ key: String) -> [String] {
        fields.words(key).compactMap(roleName)
    }

    /// A clock of the pack.
    func clockName(_ written: Written) -> String? {
        guard let text = written.text else { return nil }
        if case .clock = names[text] { return text }
        let known = clocks.map(\.id)
        findings.report(.unknownClock(text, similar: similar(text, known)), at: written.place)
        return nil
    }

    func roleName(_ written: Written) -> String? {
        guard let text = written.text, !text.isEmpty else { return nil }
        if roles.contains(where: { $0.name == text }) { return text }
        findings.report(
            .unknownRole(text, similar: similar(text, roles.map(\.name))), at: written.place)
        return nil
    }

    /// A role, or a decision that yields one.
    func actor(_ written: Written) -> ActorRule? {
        guard let text = written.text, !text.isEmpty else { return nil }
        if case .decision = names[text] { return .decision(text) }
        return roleName(written).map(ActorRule.role)
    }

    func rulingName(_ fields: Fields, _ key: String) -> String? {
        guard let written = fields[key], let text = fields.text(key) else { return nil }
        return known(ruling: text, at: written.place) ? text : nil
    }

    func known(ruling: String, at place: Place) -> Bool {
        if rulings.contains(where: { $0.name == ruling }) { return true }
        findings.report(.unknownRuling(ruling, similar(ruling, rulings.map(\.name))), at: place)
        return false
    }

    /// The name of a value, a ruling (`口径.X`) or, where allowed, a decision or term.
    func valueName(_ written: Written, orNames: Bool = false) -> String? {
        guard let text = written.text, !text.isEmpty else { return nil }
        if text.hasPrefix(Words.rulings + ".") {
            let ruling = String(text.dropFirst(Words.rulings.count + 1))
            return known(ruling: ruling, at: written.place) ? text : nil
        }
        switch names[text] {
        case .value: return text
        case .decision, .term, .output:
            if orNames { return text }
            fallthrough
        default:
            findings.report(
                .unknownValue(text, similar: similar(text, values.map(\.name))), at: written.place)
            return nil
        }
    }

    /// A term whose value is a date.
    func dateName(_ written: Written) -> String? {
        guard let name = termName(written) else { return nil }
        if terms.first(where: { $0.name == name })?.type == .date { return name }
        findings.report(.notADateTerm(name), at: written.place)
        return nil
    }

    var allSteps: [String] { kinds.flatMap(\.steps).map(\.id) }

    /// The outcomes of a step, the silent one included.
    func outcomes(of step: String) -> [String] {
        guard case .step(let shape) = names[step] else { return [] }
        return shape.outcomes
    }

    /// Where a step stands.
    func home(ofStep id: String) -> Home? {
        guard let (kind, owner) = homes[id]?.first else { return nil }
        return Home(kind: kind, owner: owner)
    }

    /// A known name one slip away from the one written.
    func similar(_ name: String, _ known: [String]) -> String? {
        let letters = Array(name)
        return known.first { other in
            let others = Array(other)
            guard abs(others.count - letters.count) <= 1, others.count > 1 else { return false }
            let shared = others.filter(letters.contains).count
            return shared >= max(others.count, letters.count) - 1
        }
    }
}
