import Quantities

/// Reads the text of a range whose ends are literals.
enum RangeText {
    static func read(_ text: String) -> RangeValue? {
        let scope = Scope(semantics: .standard)
        var parser = Parser(text, in: scope)
        guard let tree = parser.parseWhole(),
            case .interval(let first, let startIncluded, let last, let endIncluded) = tree.kind,
            let start = literal(first), let end = literal(last)
        else { return nil }
        if start.isNull, end.isNull { return nil }
        if !start.isNull, !end.isNull {
            guard let order = Comparing.order(start, end), order <= 0 else { return nil }
        }
        return RangeValue(
            start: start, startIncluded: startIncluded, end: end, endIncluded: endIncluded)
    }

    /// A literal, or a call of a date or duration function on a string literal.
    private static func literal(_ tree: Syntax) -> Value? {
        switch tree.kind {
        case .literal(let value): return value
        case .negate(let inner):
            return literal(inner)?.asNumber.map { .number($0.negated) }
        case .call(let callee, let arguments):
            guard case .name(let name) = callee.kind, arguments.count == 1,
                case .literal(.string(let text)) = arguments[0].value.kind
            else { return nil }
            switch name {
            case "date": return TemporalText.date(text).map { .date($0) }
            case "time": return TemporalText.time(text).map { .time($0) }
            case "date and time": return TemporalText.dateTime(text).map { .dateTime($0) }
            case "duration": return TemporalText.duration(text)
            default: return nil
            }
        default: return nil
        }
    }
}
