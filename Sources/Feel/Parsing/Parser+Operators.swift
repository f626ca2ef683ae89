/// Words that end an operand; they cannot be part of an undeclared name.
let operatorWords: Set<String> = [
    "and", "or", "between", "in", "instance", "of", "then", "else", "return", "satisfies",
]

extension Parser {
    /// The whole expression grammar, from the loosest operator down.
    mutating func expression() throws(Stop) -> Syntax {
        try deeper { (parser) throws(Stop) in try parser.disjunction() }
    }

    private mutating func disjunction() throws(Stop) -> Syntax {
        var parts = [try conjunction()]
        while current.isName("or") {
            advance()
            parts.append(try conjunction())
        }
        guard parts.count > 1 else { return parts[0] }
        return try checked(make(.disjunction(parts), span(parts), parts))
    }

    private mutating func conjunction() throws(Stop) -> Syntax {
        var parts = [try comparison()]
        while current.isName("and") {
            advance()
            parts.append(try comparison())
        }
        guard parts.count > 1 else { return parts[0] }
        return try checked(make(.conjunction(parts), span(parts), parts))
    }

    private func span(_ parts: [Syntax]) -> SourceRange {
        parts[0].range.union(parts[parts.count - 1].range)
    }

    private mutating func comparison() throws(Stop) -> Syntax {
        var left = try additive()
        while true {
            if current.kind == .symbol, let operation = Syntax.Comparison(rawValue: current.text) {
                advance()
                let right = try additive()
                left = make(
                    .comparison(operation, left, right), left.range.union(right.range),
                    [left, right])
            } else if current.isName("between") {
                advance()
                let low = try additive()
                try expectName("and")
                let high = try additive()
                left = make(
                    .between(left, low, high), left.range.union(high.range), [left, low, high])
            } else if current.isName("in") {
                advance()
                let tests = try membershipTests()
                left = make(
                    .membership(left, tests), left.range.union(previousRange), [left] + tests)
            } else {
                return left
            }
            left = try checked(left)
        }
    }

    /// What follows `in`: one test, or several in brackets.
    private mutating func membershipTests() throws(Stop) -> [Syntax] {
        guard current.isSymbol("("), !startsInterval() else {
            if oneSidedForm(current) != nil { return [try test()] }
            return [try additive()]
        }
        advance()
        let tests = try testList(closing: ")")
        try expect(")")
        return tests
    }

    /// Whether the bracket at the current token opens an interval: `..` on its own level.
    func startsInterval() -> Bool {
        var level = 0
        var position = index + 1
        while position < tokens.count {
            let token = tokens[position]
            if token.kind == .symbol {
                switch token.text {
                case "(", "[", "{": level += 1
                case ")", "]", "}":
                    if level == 0 { return false }
                    level -= 1
                case "..": if level == 0 { return true }
                case ",": if level == 0 { return false }
                default: break
                }
            }
            position += 1
        }
        return false
    }

    mutating func additive() throws(Stop) -> Syntax {
        var left = try multiplicative()
        while current.isSymbol("+") || current.isSymbol("-") {
            let operation: Syntax.Arithmetic = current.isSymbol("+") ? .add : .subtract
            advance()
            left = try combine(operation, left, try multiplicative())
        }
        return left
    }

    private mutating func multiplicative() throws(Stop) -> Syntax {
        var left = try power()
        while current.isSymbol("*") || current.isSymbol("/") {
            let operation: Syntax.Arithmetic = current.isSymbol("*") ? .multiply : .divide
            advance()
            left = try combine(operation, left, try power())
        }
        return left
    }

    private mutating func power() throws(Stop) -> Syntax {
        var left = try negation()
        while current.isSymbol("**") {
            advance()
            left = try combine(.power, left, try negation())
        }
        return left
    }

    private mutating func combine(
        _ operation: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax
    ) throws(Stop) -> Syntax {
        try checked(
            make(
                .arithmetic(operation, left, right), left.range.union(right.range),
                [left, right]))
    }

    private mutating func negation() throws(Stop) -> Syntax {
        guard current.isSymbol("-") else { return try instance() }
        let start = current.range
        advance()
        let operand = try deeper { (parser) throws(Stop) in try parser.negation() }
        return try checked(make(.negate(operand), start.union(operand.range), [operand]))
    }

    private mutating func instance() throws(Stop) -> Syntax {
        var operand = try postfix()
        while current.isName("instance"), peek(1).isName("of") {
            advance(by: 2)
            let type = try typeSyntax()
            operand = try checked(
                make(.instance(operand, type), operand.range.union(previousRange), [operand]))
        }
        return operand
    }
}
