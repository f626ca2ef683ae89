/// A comparison of two quantities found in a rule's text.
struct Comparison: Hashable {
    let left: String
    /// `<`, `=`, … or `in` for the end of a range.
    let sign: String
    let right: String

    /// Names read on either side.
    var names: Set<String> {
        Set((RuleTokens.paths(in: left) + RuleTokens.paths(in: right)).map(\.root))
    }
}

extension Comparison {
    private static let signs: Set = ["<", ">", "<=", ">=", "=", "!="]
    private static let boundaries: Set = [
        "and", "or", "satisfies", "then", "else", "return", "if",
    ]

    /// Every comparison in a condition, ranges and `between` as one for each end.
    static func all(in text: String) -> [Comparison] {
        let tokens = RuleTokens.read(text)
        var found: [Comparison] = []
        for (index, token) in tokens.enumerated() {
            if token.kind == .symbol, signs.contains(token.text) {
                let left = operand(before: index, in: tokens)
                let right = operand(after: index, in: tokens)
                found.append(Comparison(left: left, sign: token.text, right: right))
            } else if token.kind == .keyword, token.text == "between" {
                let left = operand(before: index, in: tokens)
                let low = operand(after: index, in: tokens)
                found.append(Comparison(left: left, sign: "in", right: low))
                if let and = tokens[index...].firstIndex(where: { $0.text == "and" }) {
                    let high = operand(after: and, in: tokens)
                    found.append(Comparison(left: left, sign: "in", right: high))
                }
            } else if token.kind == .keyword, token.text == "in", index + 1 < tokens.count,
                tokens[index + 1].kind == .symbol
            {
                let left = operand(before: index, in: tokens)
                let test = Array(tokens[(index + 1)...])
                found += ends(of: test).map { Comparison(left: left, sign: "in", right: $0) }
            }
        }
        return found.filter { !$0.left.isEmpty && !$0.right.isEmpty }
    }

    /// The comparisons a table's cell makes with its input.
    static func all(inCell cell: String, of input: String) -> [Comparison] {
        var tokens = RuleTokens.read(cell)
        if tokens.first?.text == "not", tokens.count > 2 {
            tokens = Array(tokens[2..<tokens.count - 1])
        }
        return RuleTokens.split(tokens).flatMap { test -> [Comparison] in
            guard let first = test.first else { return [] }
            if first.kind == .symbol, signs.contains(first.text) {
                let right = RuleTokens.join(test.dropFirst())
                return [Comparison(left: input, sign: first.text, right: right)]
            }
            let found = ends(of: test)
            if !found.isEmpty {
                return found.map { Comparison(left: input, sign: "in", right: $0) }
            }
            guard test.count == 1, first.kind == .path else { return [] }
            return [Comparison(left: input, sign: "=", right: first.text)]
        }
    }

    /// The two ends of a range at the beginning of the words; empty when there is none.
    private static func ends(of tokens: [RuleToken]) -> [String] {
        guard let first = tokens.first?.text, "[(]".contains(first),
            let middle = tokens.firstIndex(where: { $0.text == ".." })
        else { return [] }
        let rest = tokens[(middle + 1)...]
        let closing = rest.firstIndex { "])[".contains($0.text) && $0.kind == .symbol }
        return [
            RuleTokens.join(tokens[1..<middle]),
            RuleTokens.join(tokens[(middle + 1)..<(closing ?? tokens.endIndex)]),
        ]
    }

    private static func operand(before index: Int, in tokens: [RuleToken]) -> String {
        var depth = 0
        var start = index
        while start > 0 {
            let token = tokens[start - 1]
            if token.kind == .symbol, ")]}".contains(token.text) { depth += 1 }
            if token.kind == .symbol, "([{".contains(token.text) {
                if depth == 0 { break }
                depth -= 1
            }
            if depth == 0, isBoundary(token) { break }
            start -= 1
        }
        return RuleTokens.join(tokens[start..<index])
    }

    private static func operand(after index: Int, in tokens: [RuleToken]) -> String {
        var depth = 0
        var end = index + 1
        while end < tokens.count {
            let token = tokens[end]
            if token.kind == .symbol, "([{".contains(token.text) { depth += 1 }
            if token.kind == .symbol, ")]}".contains(token.text) {
                if depth == 0 { break }
                depth -= 1
            }
            if depth == 0, isBoundary(token) { break }
            end += 1
        }
        return RuleTokens.join(tokens[(index + 1)..<end])
    }

    private static func isBoundary(_ token: RuleToken) -> Bool {
        (token.kind == .keyword && boundaries.contains(token.text))
            || (token.kind == .symbol && (token.text == "," || signs.contains(token.text)))
    }
}
