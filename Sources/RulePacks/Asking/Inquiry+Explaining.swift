import Feel
import Quantities

// Says in one line which cells decided.
extension Inquiry {
    /// The cells of a row that are not dashes, with the values they were held against.
    func explain(_ decision: Decision, row: Int, _ inputs: [Value]) -> String {
        let cells = decision.rows[row].cells
        var parts: [String] = []
        for (at, cell) in cells.enumerated() where cell != "-" && at < inputs.count {
            parts.append(explain(cell, decision.inputs[at], FactValue(inputs[at])))
        }
        return parts.isEmpty ? Messages.otherwise : parts.joined(separator: Messages.comma)
    }

    private func explain(_ cell: String, _ input: String, _ fact: FactValue) -> String {
        let shown = FactText.brief(fact, type(of: input))
        let text = cell.trimmed
        for (sign, joint) in Messages.comparisons where text.hasPrefix(sign) {
            let bound = text.dropFirst(sign.count).description.trimmed
            return "\(shown)\(joint)\(named(bound))"
        }
        if let (low, high) = interval(text) {
            let above = Messages.above(isIncluded: text.hasPrefix("["))
            let below = Messages.below(isIncluded: text.hasSuffix("]"))
            return "\(shown)\(above)\(named(low))\(Messages.comma)\(below)\(named(high))"
        }
        switch fact {
        case .bool: return "\(input)\(Messages.colon)\(shown)"
        case .number, .day, .period: return "\(input) \(shown)"
        default: return "\(input) = \(shown)"
        }
    }

    /// A bound by name with what the law writes: `小微上限 50万元(不含)`.
    private func named(_ bound: String) -> String {
        guard let value = regulation.value(bound, on: today) else { return bound }
        let word = value.bound.flatMap { bound in
            Words.bounds.pairs.first { $0.meaning == bound }?.word
        }
        return "\(value.name) \(value.written)" + (word.map { "(\($0))" } ?? "")
    }

    /// The two ends of `[a..b]` and its open forms.
    private func interval(_ text: String) -> (String, String)? {
        guard let first = text.first, let last = text.last, "[(]".contains(first),
            "])[".contains(last)
        else { return nil }
        let inside = text.dropFirst().dropLast()
        guard let dots = inside.indices.first(where: { inside[$0...].hasPrefix("..") }) else {
            return nil
        }
        let low = inside[..<dots].description.trimmed
        let high = inside[dots...].dropFirst(2).description.trimmed
        return (low, high)
    }

    private func type(of input: String) -> TermType? {
        regulation.term(input)?.type ?? regulation.values(input).first?.type
            ?? regulation.decision(input)?.type
    }
}
