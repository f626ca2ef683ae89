/// Turns tokens into a syntax tree; stops at the first thing it cannot read.
///
/// Names of several words are found by longest match against the declared names, so the parser
/// has to know what is in scope. In packs a name is one run of name characters.
struct Parser {
    /// The deepest tree that is built.
    static let deepest = 200

    /// Thrown once the reason has been recorded.
    struct Stop: Error {}

    let scope: Scope
    private(set) var tokens: [Token]
    var index = 0
    var diagnostics: [Diagnostic]
    /// Names that `for`, contexts and functions of the text itself bring into scope.
    var localNames: [(words: [String], name: String)] = []
    /// Entry names of contexts written in the text, for paths.
    var localMembers: [(words: [String], name: String)] = []
    /// Above zero while the upper end of an interval is read.
    var endpointDepth = 0
    private var nesting = 0

    var isPack: Bool { scope.semantics == .pack }

    init(_ text: String, in scope: Scope, locals: [String] = []) {
        self.scope = scope
        var lexer = Lexer(text, refusesFullWidth: scope.semantics == .pack)
        tokens = lexer.run()
        diagnostics = lexer.diagnostics
        for name in locals { declareLocal(name) }
    }

    // MARK: whole texts

    /// A whole expression, or `nil` with the reason in `diagnostics`.
    mutating func parseWhole() -> Syntax? {
        guard diagnostics.isEmpty else { return nil }
        guard let tree = try? expression() else { return nil }
        guard expectEnd() else { return nil }
        return tree
    }

    /// A whole cell, or `nil` with the reason in `diagnostics`.
    mutating func parseWholeTests() -> TestsSyntax? {
        guard diagnostics.isEmpty else { return nil }
        let whole = SourceRange(start: 0, end: current.range.end)
        if current.kind == .end { return TestsSyntax(kind: .anything, range: whole) }
        if current.isSymbol("-"), peek(1).kind == .end {
            return TestsSyntax(kind: .anything, range: current.range)
        }
        guard let tests = try? unaryTests(), expectEnd() else { return nil }
        return tests
    }

    private mutating func unaryTests() throws(Stop) -> TestsSyntax {
        let start = current.range
        if current.isName("not"), peek(1).isSymbol("("), closesAtEnd(index + 1) {
            advance()
            advance()
            let tests = try testList(closing: ")")
            try expect(")")
            return TestsSyntax(kind: .noneOf(tests), range: start.union(previousRange))
        }
        let tests = try testList(closing: nil)
        return TestsSyntax(kind: .oneOf(tests), range: start.union(previousRange))
    }

    /// Whether the bracket that opens at a token closes at the end of the text.
    private func closesAtEnd(_ open: Int) -> Bool {
        var level = 0
        for position in open..<tokens.count {
            if tokens[position].isSymbol("(") { level += 1 }
            if tokens[position].isSymbol(")") { level -= 1 }
            if level == 0 { return peek(position - index + 1).kind == .end }
        }
        return false
    }

    mutating func testList(closing: String?) throws(Stop) -> [Syntax] {
        var tests = [try test()]
        while current.isSymbol(",") {
            advance()
            tests.append(try test())
        }
        return tests
    }

    /// One test: a comparison with the input, an interval, or any expression.
    mutating func test() throws(Stop) -> Syntax {
        if let form = oneSidedForm(current) {
            let start = current.range
            advance()
            let point = try additive()
            return make(.oneSided(form, point), start.union(point.range), [point])
        }
        let first = try expression()
        return first
    }

    func oneSidedForm(_ token: Token) -> RangeValue.Form? {
        guard token.kind == .symbol else { return nil }
        switch token.text {
        case "<": return .less
        case "<=": return .lessOrEqual
        case ">": return .greater
        case ">=": return .greaterOrEqual
        case "=": return .equal
        case "!=": return .notEqual
        default: return nil
        }
    }

    // MARK: the machinery

    var current: Token { tokens[min(index, tokens.count - 1)] }
    var previousRange: SourceRange { tokens[max(0, min(index, tokens.count) - 1)].range }
    func peek(_ offset: Int) -> Token { tokens[min(max(0, index + offset), tokens.count - 1)] }
    mutating func advance(by count: Int = 1) { index = min(index + count, tokens.count - 1) }

    mutating func expect(_ symbol: String) throws(Stop) {
        guard current.isSymbol(symbol) else { throw unexpected(symbol) }
        advance()
    }

    mutating func expectName(_ word: String) throws(Stop) {
        guard current.isName(word) else { throw unexpected(word) }
        advance()
    }

    private mutating func expectEnd() -> Bool {
        if current.kind == .end { return true }
        _ = unexpected(Messages.endOfText)
        return false
    }

    mutating func unexpected(_ expected: String) -> Stop {
        let found = current.kind == .end ? Messages.endOfText : current.text
        return stop(.unexpected(found: found, expected: expected), current.range)
    }

    mutating func stop(_ problem: Problem, _ range: SourceRange) -> Stop {
        diagnostics.append(Diagnostic(problem, at: range))
        return Stop()
    }

    /// Runs a part one level deeper, refusing texts nested too deeply.
    mutating func deeper(
        _ body: (inout Parser) throws(Stop) -> Syntax
    ) throws(Stop) -> Syntax {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Parser.deepest / 2 else { throw stop(.tooDeep, current.range) }
        return try body(&self)
    }

    /// A node; its depth is one more than that of its deepest child.
    func make(_ kind: Syntax.Kind, _ range: SourceRange, _ children: [Syntax]) -> Syntax {
        Syntax(kind: kind, range: range, depth: 1 + (children.map(\.depth).max() ?? 0))
    }

    /// Refuses a tree that has grown too deep by a long chain of operators.
    mutating func checked(_ node: Syntax) throws(Stop) -> Syntax {
        guard node.depth <= Parser.deepest else { throw stop(.tooDeep, node.range) }
        return node
    }

    // MARK: names in scope

    mutating func declareLocal(_ name: String) {
        localNames.append((Lexer.words(of: name), name))
    }

    mutating func declareMember(_ name: String) {
        localMembers.append((Lexer.words(of: name), name))
    }

    /// The longest declared name that starts at the current token.
    func declaredName() -> (name: String, count: Int)? {
        if isPack {
            guard current.kind == .name else { return nil }
            return Builtins.names.match(tokens, at: index).flatMap { $0.count > 1 ? $0 : nil }
        }
        let candidates = [
            scope.names.match(tokens, at: index), Builtins.names.match(tokens, at: index),
            longest(localNames), memberName(),
        ]
        return candidates.compactMap { $0 }.max { $0.count < $1.count }
    }

    /// The longest entry or property name that starts at the current token.
    func memberName() -> (name: String, count: Int)? {
        let found = [scope.memberNames.match(tokens, at: index), longest(localMembers)]
        return found.compactMap { $0 }.max { $0.count < $1.count }
    }

    private func longest(
        _ names: [(words: [String], name: String)]
    ) -> (name: String, count: Int)? {
        var best: (name: String, count: Int)?
        for (words, name) in names where words.count > (best?.count ?? 0) {
            let fits = words.indices.allSatisfy { offset in
                let token = peek(offset)
                return index + offset < tokens.count && token.kind != .string
                    && token.kind != .end && token.text == words[offset]
            }
            if fits { best = (name, words.count) }
        }
        return best
    }
}
