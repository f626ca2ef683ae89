import Quantities

extension Decimal {
    /// The digits of a literal that count, without zeros at either end.
    fileprivate static func significantDigits(of text: String) -> Int {
        let digits = text.prefix { $0 != "e" && $0 != "E" }.filter { $0 != "." }
        let rest = digits.drop { $0 == "0" }
        return rest.count - rest.reversed().prefix { $0 == "0" }.count
    }
}

extension Parser {
    /// The smallest complete operand.
    mutating func primary() throws(Stop) -> Syntax {
        let token = current
        switch token.kind {
        case .end:
            throw unexpected(Messages.anExpression)
        case .number:
            advance()
            // What a pack says is never rounded on the way in.
            let isExact = !isPack || Decimal.significantDigits(of: token.text) <= 34
            guard isExact, let value = Decimal(token.text) else {
                throw stop(.badNumber(token.text), token.range)
            }
            return make(.literal(.number(value)), token.range, [])
        case .string:
            advance()
            return make(.literal(.string(token.text)), token.range, [])
        case .symbol:
            return try symbolPrimary(token)
        case .name:
            return try namePrimary(token)
        }
    }

    private mutating func symbolPrimary(_ token: Token) throws(Stop) -> Syntax {
        switch token.text {
        case "@": return try temporalLiteral(token)
        case "{": return try contextLiteral(token)
        case "[", "]": return try listOrInterval(token)
        case "(": return try group(token)
        default: throw unexpected(Messages.anExpression)
        }
    }

    private mutating func temporalLiteral(_ token: Token) throws(Stop) -> Syntax {
        advance()
        guard current.kind == .string else { throw unexpected(Messages.aString) }
        let text = current.text
        let range = token.range.union(current.range)
        advance()
        guard let value = TemporalText.any(text) else {
            throw stop(.badTemporal(text, Messages.temporal), range)
        }
        return make(.literal(value), range, [])
    }

    private mutating func namePrimary(_ token: Token) throws(Stop) -> Syntax {
        let declared = declaredName()
        if (declared?.count ?? 0) <= 1, let keyword = try keywordPrimary(token) { return keyword }
        if let declared {
            advance(by: declared.count)
            return make(.name(declared.name), token.range.union(previousRange), [])
        }
        if operatorWords.contains(token.text) { throw unexpected(Messages.anExpression) }
        let name = undeclaredName()
        return make(.name(name), token.range.union(previousRange), [])
    }

    private mutating func keywordPrimary(_ token: Token) throws(Stop) -> Syntax? {
        switch token.text {
        case "true", "false":
            advance()
            return make(.literal(.boolean(token.text == "true")), token.range, [])
        case "null":
            advance()
            return make(.literal(.null), token.range, [])
        case "?":
            advance()
            return make(.input, token.range, [])
        case "if":
            return try conditional(token)
        case "for":
            return try iteration(token)
        case "some", "every":
            return try quantified(token)
        case "function" where peek(1).isSymbol("("):
            return try functionDefinition(token)
        default:
            return nil
        }
    }

    // MARK: brackets

    private mutating func group(_ token: Token) throws(Stop) -> Syntax {
        if let form = oneSidedForm(peek(1)) {
            advance(by: 2)
            let point = try endpoint()
            try expect(")")
            return make(.oneSided(form, point), token.range.union(previousRange), [point])
        }
        advance()
        let outer = endpointDepth
        let isInterval = { (parser: Parser) in parser.current.isSymbol("..") }
        endpointDepth = 0
        let first = try expression()
        endpointDepth = outer
        if isInterval(self) { return try interval(token, first, startIncluded: false) }
        try expect(")")
        return Syntax(kind: first.kind, range: token.range.union(previousRange), depth: first.depth)
    }

    private mutating func listOrInterval(_ token: Token) throws(Stop) -> Syntax {
        advance()
        if token.text == "[", current.isSymbol("]") {
            advance()
            return make(.list([]), token.range.union(previousRange), [])
        }
        let outer = endpointDepth
        endpointDepth = 0
        defer { endpointDepth = outer }
        var items = [try listItem()]
        if current.isSymbol("..") {
            return try interval(token, items[0], startIncluded: token.text == "[")
        }
        guard token.text == "[" else { throw unexpected("..") }
        while current.isSymbol(",") {
            advance()
            items.append(try listItem())
        }
        try expect("]")
        return make(.list(items), token.range.union(previousRange), items)
    }

    /// An item of a list; a bare comparison such as `< 5` stands for a range.
    private mutating func listItem() throws(Stop) -> Syntax {
        try test()
    }

    private mutating func interval(
        _ token: Token, _ start: Syntax, startIncluded: Bool
    ) throws(Stop) -> Syntax {
        advance()
        let end = try endpoint()
        let closing = current
        guard closing.isSymbol("]") || closing.isSymbol(")") || closing.isSymbol("[") else {
            throw unexpected("]")
        }
        advance()
        return make(
            .interval(start, startIncluded: startIncluded, end, endIncluded: closing.text == "]"),
            token.range.union(previousRange), [start, end])
    }

    private mutating func endpoint() throws(Stop) -> Syntax {
        endpointDepth += 1
        defer { endpointDepth -= 1 }
        return try deeper { (parser) throws(Stop) in try parser.additive() }
    }

    // MARK: contexts

    private mutating func contextLiteral(_ token: Token) throws(Stop) -> Syntax {
        advance()
        let outer = endpointDepth
        endpointDepth = 0
        let localCount = localNames.count
        var entries: [Syntax.Entry] = []
        while !current.isSymbol("}") {
            if !entries.isEmpty { try expect(",") }
            let start = current.range
            let name = try entryName()
            let nameRange = start.union(previousRange)
            try expect(":")
            let value = try expression()
            entries.append(Syntax.Entry(name: name, nameRange: nameRange, value: value))
            declareLocal(name)
            declareMember(name)
        }
        localNames.removeLast(localNames.count - localCount)
        endpointDepth = outer
        try expect("}")
        return make(
            .context(entries), token.range.union(previousRange), entries.map(\.value))
    }

    private mutating func entryName() throws(Stop) -> String {
        if current.kind == .string {
            let name = current.text
            advance()
            return name
        }
        var words: [String] = []
        while !current.isSymbol(":") {
            let fits =
                current.kind == .name || (!words.isEmpty && current.kind == .number)
                || (!words.isEmpty && ["+", "-", "*", "/", "'", "."].contains(current.text))
            guard fits, current.kind != .end else { throw unexpected(Messages.aName) }
            words.append(current.text)
            advance()
        }
        guard !words.isEmpty else { throw unexpected(Messages.aName) }
        return declaredSpelling(of: words)
    }
}
