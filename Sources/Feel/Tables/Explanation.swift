/// Why a question was answered as it was, for people and, encoded as JSON, for programs.
///
/// Values are written as the language writes them, texts without quotes.
public struct Explanation: Sendable, Hashable, Codable {
    /// The whole in one sentence, for the screen.
    public let sentence: String
    /// One line per rule, condition and result.
    public let lines: [String]
    /// What the deciding rules or the default rest on, each once.
    public let annotations: [String]
    /// What came out; `null` when nothing did.
    public let result: String
    /// The values that went in.
    public let inputs: [Fact]
    /// The rules that decided; empty when the default did, or nothing.
    public let rules: [Rule]
    /// What has to be known before it can be decided.
    public let missing: [String]
    /// What was wrong.
    public let faults: [Fault]

    /// A named value.
    public struct Fact: Sendable, Hashable, Codable {
        /// The name or path, or how readers call the column.
        public let name: String
        /// Its value.
        public let value: String
    }

    /// A rule that decided.
    public struct Rule: Sendable, Hashable, Codable {
        /// Its number, from 1.
        public let number: Int
        /// What it rests on.
        public let annotations: [String]
        /// What it asks of the inputs, cells that accept everything left out.
        public let conditions: [Condition]
    }

    /// A cell that accepted its value.
    public struct Condition: Sendable, Hashable, Codable {
        /// The input column.
        public let name: String
        /// The value.
        public let value: String
        /// The cell as written.
        public let cell: String
    }

    /// A mistake on the way.
    public struct Fault: Sendable, Hashable, Codable {
        /// The stable code.
        public let code: String
        /// Where it lies.
        public let position: String
        /// What is wrong.
        public let message: String

        init(_ diagnostic: Diagnostic) {
            code = diagnostic.code
            position = diagnostic.position
            message = diagnostic.message
        }
    }
}

extension Decision {
    /// The explanation, when a trace was asked for; `nil` otherwise.
    public var explanation: Explanation? {
        guard let table else { return nil }
        let rules = explainedRules(table)
        var annotations: [String] = []
        let cited = usedDefault ? table.source.otherwiseAnnotations : rules.flatMap(\.annotations)
        for annotation in cited where !annotations.contains(annotation) {
            annotations.append(annotation)
        }
        let facts = zip(table.inputs, inputs).map {
            Explanation.Fact(name: $0.label, value: ValueText.plain($1))
        }
        let sentence = sentence(rules, annotations)
        return Explanation(
            sentence: sentence, lines: lines(rules, facts, sentence), annotations: annotations,
            result: ValueText.plain(value), inputs: facts, rules: rules, missing: missing,
            faults: diagnostics.map { Explanation.Fault($0) })
    }

    private func explainedRules(_ table: DecisionTable) -> [Explanation.Rule] {
        guard !isUndecided else { return [] }
        return matched.prefix(50).map { rule in
            let source = table.source.rules[rule]
            let cells = zip(table.rules[rule].cells, source.when)
            let conditions = zip(zip(table.inputs, inputs), cells).compactMap { input, cell in
                cell.0.isAnything
                    ? nil
                    : Explanation.Condition(
                        name: input.0.label, value: ValueText.plain(input.1),
                        cell: String(cell.1.trimmed))
            }
            return Explanation.Rule(
                number: rule + 1, annotations: source.annotations, conditions: conditions)
        }
    }

    private func sentence(_ rules: [Explanation.Rule], _ annotations: [String]) -> String {
        let shown = ValueText.plain(value)
        if isUndecided { return Messages.undecided(missing) }
        if usedDefault { return Messages.byDefault(shown, annotations) }
        if rules.isEmpty { return diagnostics.first?.message ?? Messages.noAnswer }
        return Messages.decided(
            rules.flatMap(\.conditions).map(Messages.condition), rules: matched.map { $0 + 1 },
            result: shown, annotations)
    }

    private func lines(
        _ rules: [Explanation.Rule], _ facts: [Explanation.Fact], _ sentence: String
    ) -> [String] {
        if isUndecided { return [sentence] }
        if rules.isEmpty {
            return facts.map { Messages.assignment($0.name, $0.value) } + [sentence]
        }
        var lines: [String] = []
        for rule in rules {
            lines.append(Messages.rule(rule.number, rule.annotations))
            lines += rule.conditions.map(Messages.condition)
        }
        lines.append(Messages.result(ValueText.plain(value)))
        if value.isNull, let first = diagnostics.first { lines.append(first.message) }
        return lines
    }
}

extension Evaluation {
    /// The explanation; what was read is known when a trace was asked for.
    public var explanation: Explanation {
        var facts: [Explanation.Fact] = []
        for entry in trace where entry.isRead {
            let fact = Explanation.Fact(name: entry.name, value: ValueText.plain(entry.value))
            if !facts.contains(fact) { facts.append(fact) }
        }
        let shown = ValueText.plain(value)
        let sentence: String
        if !value.isNull {
            sentence = Messages.found(facts.map { Messages.assignment($0.name, $0.value) }, shown)
        } else if !missing.isEmpty {
            sentence = Messages.undecided(missing)
        } else {
            sentence = diagnostics.first.map { Messages.failed($0.message) } ?? Messages.noAnswer
        }
        let given = facts.map { Messages.assignment($0.name, $0.value) }
        return Explanation(
            sentence: sentence, lines: given + [Messages.result(shown)], annotations: [],
            result: shown, inputs: facts, rules: [], missing: missing,
            faults: diagnostics.map { Explanation.Fault($0) })
    }
}
