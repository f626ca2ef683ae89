extension Parser {
    /// Reads `if … then … else …`.
    mutating func conditional(_ token: Token) throws(Stop) -> Syntax {
        advance()
        let condition = try expression()
        try expectName("then")
        let yes = try expression()
        try expectName("else")
        let no = try expression()
        return make(
            .conditional(condition, yes, no), token.range.union(no.range), [condition, yes, no])
    }

    /// Reads `for a in …, b in 1..n return …`.
    mutating func iteration(_ token: Token) throws(Stop) -> Syntax {
        advance()
        let count = localNames.count
        let bindings = try bindings(until: "return", allowsRange: true)
        declareLocal("partial")
        let body = try expression()
        localNames.removeLast(localNames.count - count)
        return make(
            .iteration(bindings, body), token.range.union(body.range),
            children(bindings) + [body])
    }

    /// Reads `some a in … satisfies …` and `every a in … satisfies …`.
    mutating func quantified(_ token: Token) throws(Stop) -> Syntax {
        advance()
        let count = localNames.count
        let bindings = try bindings(until: "satisfies", allowsRange: true)
        let body = try expression()
        localNames.removeLast(localNames.count - count)
        return make(
            .quantified(isEvery: token.text == "every", bindings, body),
            token.range.union(body.range), children(bindings) + [body])
    }

    private func children(_ bindings: [Syntax.Binding]) -> [Syntax] {
        bindings.flatMap { [$0.domain] + ($0.upTo.map { [$0] } ?? []) }
    }

    private mutating func bindings(
        until word: String, allowsRange: Bool
    ) throws(Stop) -> [Syntax.Binding] {
        var result: [Syntax.Binding] = []
        while true {
            guard current.kind == .name else { throw unexpected(Messages.aName) }
            let name = variableName()
            try expectName("in")
            let domain = try expression()
            var upTo: Syntax?
            if current.isSymbol("..") {
                advance()
                upTo = try expression()
            }
            result.append(Syntax.Binding(name: name, domain: domain, upTo: upTo))
            declareLocal(name)
            guard current.isSymbol(",") else { break }
            advance()
        }
        try expectName(word)
        return result
    }

    private mutating func variableName() -> String {
        var words: [String] = []
        while current.kind != .end, !current.isName("in") {
            guard current.kind == .name || !words.isEmpty, words.count < 20 else { break }
            words.append(current.text)
            advance()
        }
        return declaredSpelling(of: words)
    }

    /// Reads `function(a: number, b) body`.
    mutating func functionDefinition(_ token: Token) throws(Stop) -> Syntax {
        advance()
        try expect("(")
        var parameters: [Syntax.Parameter] = []
        let count = localNames.count
        while !current.isSymbol(")") {
            if !parameters.isEmpty { try expect(",") }
            var words: [String] = []
            while current.kind == .name || (!words.isEmpty && current.kind == .number) {
                words.append(current.text)
                advance()
            }
            guard !words.isEmpty else { throw unexpected(Messages.aName) }
            var type: TypeSyntax?
            if current.isSymbol(":") {
                advance()
                type = try typeSyntax()
            }
            parameters.append(
                Syntax.Parameter(name: words.joined(separator: " "), type: type))
            declareLocal(words.joined(separator: " "))
        }
        try expect(")")
        if current.isName("external") {
            throw stop(.unsupported("external"), current.range)
        }
        let body = try expression()
        localNames.removeLast(localNames.count - count)
        return make(.function(parameters, body), token.range.union(body.range), [body])
    }

    // MARK: types

    /// A type name, `list<T>`, `range<T>`, `context<a: T>` or `function<T> -> T`.
    mutating func typeSyntax(depth: Int = 0) throws(Stop) -> TypeSyntax {
        guard depth < 8 else { throw stop(.tooDeep, current.range) }
        guard current.kind == .name else { throw unexpected(Messages.aType) }
        let start = current.range
        if peek(1).isSymbol("<") {
            if let generic = try genericType(depth) { return generic }
        }
        if let known = scope.typeNames.match(tokens, at: index) {
            advance(by: known.count)
            return .named(known.name, start.union(previousRange))
        }
        let name = current.text
        advance()
        return .named(name, start)
    }

    private mutating func genericType(_ depth: Int) throws(Stop) -> TypeSyntax? {
        switch current.text {
        case "list", "range":
            let isList = current.text == "list"
            advance(by: 2)
            let inner = try typeSyntax(depth: depth + 1)
            try expect(">")
            return isList ? .list(inner) : .range(inner)
        case "context":
            advance(by: 2)
            var entries: [(String, TypeSyntax)] = []
            while !current.isSymbol(">") {
                if !entries.isEmpty { try expect(",") }
                var words: [String] = []
                while current.kind == .name {
                    words.append(current.text)
                    advance()
                }
                try expect(":")
                entries.append(
                    (declaredSpelling(of: words), try typeSyntax(depth: depth + 1)))
            }
            advance()
            return .context(entries)
        case "function":
            advance(by: 2)
            var parameters: [TypeSyntax] = []
            while !current.isSymbol(">") {
                if !parameters.isEmpty { try expect(",") }
                parameters.append(try typeSyntax(depth: depth + 1))
            }
            advance()
            try expect("->")
            return .function(parameters, try typeSyntax(depth: depth + 1))
        default:
            return nil
        }
    }
}
