extension Parser {
    /// An operand followed by any number of paths, filters and calls.
    mutating func postfix() throws(Stop) -> Syntax {
        var operand = try primary()
        while true {
            if current.isSymbol(".") {
                operand = try path(operand)
            } else if current.isSymbol("["), !closesInterval {
                operand = try filter(operand)
            } else if current.isSymbol("(") {
                operand = try call(operand)
            } else {
                return operand
            }
            operand = try checked(operand)
        }
    }

    /// Whether a `[` here closes an interval such as `[1..10[`, because no expression follows it.
    private var closesInterval: Bool {
        guard endpointDepth > 0 else { return false }
        let next = peek(1)
        switch next.kind {
        case .end: return true
        case .symbol: return !["(", "[", "{", "-", "@", "]"].contains(next.text)
        case .name: return operatorWords.contains(next.text)
        case .number, .string: return false
        }
    }

    private mutating func path(_ base: Syntax) throws(Stop) -> Syntax {
        advance()
        let start = current.range
        guard current.kind == .name else { throw unexpected(Messages.aName) }
        if let known = memberName() {
            advance(by: known.count)
            return make(
                .path(base, known.name, start.union(previousRange)),
                base.range.union(previousRange), [base])
        }
        let name = undeclaredName()
        return make(
            .path(base, name, start.union(previousRange)), base.range.union(previousRange), [base])
    }

    /// A name nobody declared: in packs one token, otherwise all words up to an operator.
    mutating func undeclaredName() -> String {
        var name = current.text
        advance()
        while !isPack, current.kind == .name, !operatorWords.contains(current.text) {
            name += " " + current.text
            advance()
        }
        return name
    }

    private mutating func filter(_ base: Syntax) throws(Stop) -> Syntax {
        advance()
        let outer = endpointDepth
        endpointDepth = 0
        localNames.append((["item"], "item"))
        let condition = try expression()
        localNames.removeLast()
        endpointDepth = outer
        try expect("]")
        return make(
            .filter(base, condition), base.range.union(previousRange), [base, condition])
    }

    private mutating func call(_ callee: Syntax) throws(Stop) -> Syntax {
        advance()
        let outer = endpointDepth
        endpointDepth = 0
        var arguments: [Syntax.Argument] = []
        while !current.isSymbol(")") {
            if !arguments.isEmpty { try expect(",") }
            let start = current.range
            let name = argumentName()
            let value = try expression()
            arguments.append(
                Syntax.Argument(name: name, value: value, range: start.union(value.range)))
        }
        endpointDepth = outer
        try expect(")")
        return make(
            .call(callee, arguments), callee.range.union(previousRange),
            [callee] + arguments.map(\.value))
    }

    /// The name of a named argument, if `name:` stands here.
    private mutating func argumentName() -> String? {
        guard current.kind == .name else { return nil }
        var count = 0
        while peek(count).kind != .end, !peek(count).isSymbol(":") {
            let token = peek(count)
            let fits =
                token.kind == .name || (count > 0 && token.kind == .number)
                || (count > 0 && ["+", "-", "*", "/", "'", "."].contains(token.text))
            guard fits, count < 20 else { return nil }
            count += 1
        }
        guard peek(count).isSymbol(":") else { return nil }
        let words = (0..<count).map { peek($0).text }
        advance(by: count + 1)
        return declaredSpelling(of: words)
    }

    /// A run of words as the declared name it spells, or joined by blanks.
    func declaredSpelling(of words: [String]) -> String {
        let symbols = ["+", "-", "*", "/", "'", "."]
        var name = ""
        for (offset, word) in words.enumerated() {
            let tight = offset == 0 || symbols.contains(word) || symbols.contains(words[offset - 1])
            name += tight ? word : " " + word
        }
        return name
    }
}
