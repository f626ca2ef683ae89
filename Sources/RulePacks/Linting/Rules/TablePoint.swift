import Quantities

/// One representative value of a table's input.
enum TablePoint: Hashable {
    case number(Decimal)
    case word(String)
    case truth(Bool)
    /// The fact does not apply: false for a truth, no match for anything else.
    case notApplicable

    /// As conditions read it.
    var fact: FactValue {
        switch self {
        case .number(let number): .number(number)
        case .word(let word): .text(word)
        case .truth(let truth): .bool(truth)
        case .notApplicable: .notApplicable
        }
    }
}

/// What one cell of a table accepts, read from its text.
indirect enum TableTest: Hashable {
    case anything
    case number(sign: String, Decimal)
    case range(low: Decimal, isLowIn: Bool, high: Decimal, isHighIn: Bool)
    case point(TablePoint)
    case none(of: [TableTest])
    case any(of: [TableTest])

    func accepts(_ point: TablePoint) -> Bool {
        switch self {
        case .anything: return true
        case .any(let tests): return tests.contains { $0.accepts(point) }
        case .none(let tests): return !tests.contains { $0.accepts(point) }
        case .point(let wanted):
            if point == .notApplicable { return wanted == .truth(false) }
            return wanted == point
        case .number(let sign, let limit):
            guard case .number(let number) = point else { return false }
            switch sign {
            case "<": return number < limit
            case "<=": return number <= limit
            case ">": return number > limit
            case ">=": return number >= limit
            case "!=": return number != limit
            default: return number == limit
            }
        case .range(let low, let isLowIn, let high, let isHighIn):
            guard case .number(let number) = point else { return false }
            let isAbove = isLowIn ? number >= low : number > low
            let isBelow = isHighIn ? number <= high : number < high
            return isAbove && isBelow
        }
    }

    /// Numbers at which the answer may change.
    var limits: [Decimal] {
        switch self {
        case .number(_, let limit): [limit]
        case .range(let low, _, let high, _): [low, high]
        case .point(.number(let number)): [number]
        case .any(let tests), .none(let tests): tests.flatMap(\.limits)
        case .anything, .point: []
        }
    }

    /// Points named one by one.
    var points: [TablePoint] {
        switch self {
        case .point(let point): [point]
        case .any(let tests), .none(let tests): tests.flatMap(\.points)
        case .anything, .number, .range: []
        }
    }
}

extension TableTest {
    /// Reads a cell; `nil` when it holds more than limits, ranges and names.
    ///
    /// `number` gives the number a name stands for, `nil` when it stands for itself.
    init?(_ cell: String, number: (String) -> Decimal??) {
        var tokens = RuleTokens.read(cell)
        if tokens.count == 1, tokens[0].text == "-" {
            self = .anything
            return
        }
        var isNegated = false
        if tokens.first?.text == "not", tokens.count > 3, tokens[1].text == "(",
            tokens.last?.text == ")"
        {
            isNegated = true
            tokens = Array(tokens[2..<tokens.count - 1])
        }
        var tests: [TableTest] = []
        for part in RuleTokens.split(tokens) {
            guard let test = Self.single(part, number) else { return nil }
            tests.append(test)
        }
        self = isNegated ? .none(of: tests) : .any(of: tests)
    }

    private static func single(
        _ tokens: [RuleToken], _ number: (String) -> Decimal??
    ) -> TableTest? {
        guard let first = tokens.first else { return nil }
        if first.kind == .symbol, ["<", "<=", ">", ">=", "=", "!="].contains(first.text) {
            guard case .number(let limit)? = point(Array(tokens.dropFirst()), number) else {
                return nil
            }
            return .number(sign: first.text, limit)
        }
        if first.kind == .symbol, ["[", "(", "]"].contains(first.text) {
            return range(tokens, number)
        }
        return point(tokens, number).map(TableTest.point)
    }

    private static func range(
        _ tokens: [RuleToken], _ number: (String) -> Decimal??
    ) -> TableTest? {
        guard let middle = tokens.firstIndex(where: { $0.text == ".." }), let last = tokens.last,
            middle > 1, middle + 1 < tokens.count - 1
        else { return nil }
        let ends = (Array(tokens[1..<middle]), Array(tokens[(middle + 1)..<(tokens.count - 1)]))
        guard case .number(let low)? = point(ends.0, number),
            case .number(let high)? = point(ends.1, number)
        else { return nil }
        return .range(
            low: low, isLowIn: tokens[0].text == "[", high: high, isHighIn: last.text == "]")
    }

    private static func point(
        _ tokens: [RuleToken], _ number: (String) -> Decimal??
    ) -> TablePoint? {
        let isNegative = tokens.first?.text == "-"
        let rest = isNegative ? Array(tokens.dropFirst()) : tokens
        guard rest.count == 1, let token = rest.first else { return nil }
        switch token.kind {
        case .number:
            guard let value = Decimal(token.text) else { return nil }
            return .number(isNegative ? value.negated : value)
        case .text: return .word(token.text)
        case .keyword where token.text == "true": return .truth(true)
        case .keyword where token.text == "false": return .truth(false)
        case .path:
            switch number(token.text) {
            case .some(.some(let value)): return .number(value)
            case .some(.none): return nil
            case .none: return token.text.contains(".") ? nil : .word(token.text)
            }
        default: return nil
        }
    }
}

extension RuleTokens {
    /// Parts between the commas that stand in no bracket.
    static func split(_ tokens: [RuleToken]) -> [[RuleToken]] {
        var parts: [[RuleToken]] = [[]]
        var depth = 0
        for token in tokens {
            if token.kind == .symbol, "([{".contains(token.text) { depth += 1 }
            if token.kind == .symbol, ")]}".contains(token.text) { depth -= 1 }
            if depth == 0, token.kind == .symbol, token.text == "," {
                parts.append([])
            } else {
                parts[parts.count - 1].append(token)
            }
        }
        return parts
    }
}
