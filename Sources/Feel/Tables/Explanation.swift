/// Why a table answered as it did, for people.
public struct Explanation: Sendable, Hashable {
    /// The whole in one sentence.
    public let sentence: String
    /// One line per condition that counted, then the result.
    public let lines: [String]
    /// What the deciding rules or the default rest on.
    public let annotations: [String]
}

extension Decision {
    /// The explanation, when a trace was asked for; `nil` otherwise.
    public var explanation: Explanation? {
        guard let table else { return nil }
        if isUndecided {
            let sentence = Messages.undecided(missing)
            return Explanation(sentence: sentence, lines: [sentence], annotations: [])
        }
        let shown = ValueText.plain(value)
        if usedDefault {
            let annotations = table.source.otherwiseAnnotations
            let sentence = Messages.byDefault(shown, annotations)
            return Explanation(
                sentence: sentence, lines: given(table) + [sentence], annotations: annotations)
        }
        guard !matched.isEmpty else {
            let sentence = diagnostics.first?.message ?? Messages.noAnswer
            return Explanation(
                sentence: sentence, lines: given(table) + [sentence], annotations: [])
        }
        var annotations: [String] = []
        var lines: [String] = []
        var reasons: [String] = []
        for rule in matched.prefix(50) {
            let source = table.source.rules[rule]
            for annotation in source.annotations where !annotations.contains(annotation) {
                annotations.append(annotation)
            }
            let conditions = conditions(of: rule, table)
            lines.append(Messages.rule(rule + 1, source.annotations))
            lines += conditions
            reasons += conditions
        }
        lines.append(Messages.result(shown))
        if value.isNull, let first = diagnostics.first { lines.append(first.message) }
        return Explanation(
            sentence: Messages.decided(
                reasons, rules: matched.map { $0 + 1 }, result: shown, annotations),
            lines: lines, annotations: annotations)
    }

    /// The inputs with their values.
    private func given(_ table: DecisionTable) -> [String] {
        zip(table.inputs, inputs).map { Messages.assignment($0.label, ValueText.plain($1)) }
    }

    /// What a rule asked of each input, and what it was.
    private func conditions(of rule: Int, _ table: DecisionTable) -> [String] {
        let cells = table.rules[rule].cells
        return zip(zip(table.inputs, inputs), zip(cells, table.source.rules[rule].when))
            .compactMap { input, cell in
                guard !cell.0.isAnything else { return nil }
                return Messages.condition(
                    input.0.label, ValueText.plain(input.1), String(cell.1.trimmed))
            }
    }
}
