/// A compiled cell: what a value must be for a rule to match.
public struct UnaryTests: Sendable {
    /// The text it was compiled from.
    public let text: String
    /// The declared names it reads, in the order of its slots; `?` is not among them.
    public let names: [String]
    /// Whether it is `-`, which accepts everything.
    public let isAnything: Bool
    let cell: Cell
    let localCount: Int
    let semantics: Semantics

    static func compile(
        _ text: String, input: FeelType, in scope: Scope
    ) -> Compilation<UnaryTests> {
        let compiler = Compiler(scope: scope)
        guard let cell = Cell.compile(text, input: input, compiler) else {
            return Compilation(value: nil, diagnostics: compiler.diagnostics)
        }
        if compiler.diagnostics.contains(where: { $0.severity == .error }) {
            return Compilation(value: nil, diagnostics: compiler.diagnostics)
        }
        return Compilation(
            value: UnaryTests(
                text: text, names: compiler.rootNames, isAnything: cell.isAnything, cell: cell,
                localCount: compiler.localCount, semantics: scope.semantics),
            diagnostics: compiler.diagnostics)
    }

    /// Whether a value passes: true, false, or null when it cannot be told.
    public func evaluate(
        _ input: Value, _ slots: [Value] = [], budget: Budget = .standard, trace: Bool = false
    ) -> Evaluation {
        let machine = Machine(
            roots: slots, localCount: localCount, semantics: semantics, budget: budget,
            traces: trace)
        let value = cell.test(input, machine)
        return Evaluation(value, machine)
    }
}

/// The tests of a cell as nodes.
struct Cell: Sendable {
    enum Kind: Sendable {
        case anything
        case oneOf
        case noneOf
    }

    let kind: Kind
    let tests: [Test]
    let syntax: [Syntax]
    let range: SourceRange

    struct Test: Sendable {
        let node: any Node
        /// Whether the test names `?` and so is a condition rather than a value.
        let isCondition: Bool
    }

    var isAnything: Bool { kind == .anything }

    /// Compiles a cell; `nil` when it cannot be read, with the reason in the compiler.
    static func compile(
        _ text: String, input: FeelType, _ compiler: Compiler
    ) -> Cell? {
        var parser = Parser(text, in: compiler.scope, locals: compiler.localNames)
        let parsed = parser.parseWholeTests()
        compiler.diagnostics += parser.diagnostics
        guard let parsed else { return nil }
        switch parsed.kind {
        case .anything:
            return Cell(kind: .anything, tests: [], syntax: [], range: parsed.range)
        case .oneOf(let trees):
            return make(.oneOf, trees, parsed.range, input, compiler)
        case .noneOf(let trees):
            return make(.noneOf, trees, parsed.range, input, compiler)
        }
    }

    private static func make(
        _ kind: Kind, _ trees: [Syntax], _ range: SourceRange, _ input: FeelType,
        _ compiler: Compiler
    ) -> Cell {
        let outer = compiler.inputType
        compiler.inputType = input
        defer { compiler.inputType = outer }
        let tests = trees.map { tree in
            compiler.usesInput = false
            let part = compiler.compile(tree)
            let isCondition = compiler.usesInput
            if isCondition {
                TypeRules.checkCondition(part.type, compiler, tree.range)
            } else {
                TypeRules.checkTest(
                    input, part.type, compiler.constant(of: part), compiler, tree.range)
            }
            return Test(node: part.node, isCondition: isCondition)
        }
        return Cell(kind: kind, tests: tests, syntax: trees, range: range)
    }

    /// Whether a value passes: true, false, or null when it cannot be told.
    func test(_ value: Value, _ machine: Machine) -> Value {
        switch kind {
        case .anything: return .boolean(true)
        case .oneOf: return any(value, machine)
        case .noneOf:
            let found = any(value, machine)
            if case .boolean(let truth) = found { return .boolean(!truth) }
            return .null
        }
    }

    private func any(_ value: Value, _ machine: Machine) -> Value {
        let outer = machine.input
        machine.input = value
        defer { machine.input = outer }
        let mark = machine.missing.count
        var isUnknown = false
        for test in tests {
            switch run(test, value, machine) {
            case .boolean(true):
                machine.settle(since: mark)
                return .boolean(true)
            case .boolean(false): break
            default: isUnknown = true
            }
        }
        if isUnknown { return .null }
        machine.settle(since: mark)
        return .boolean(false)
    }

    private func run(_ test: Test, _ value: Value, _ machine: Machine) -> Value {
        if test.isCondition {
            let result = test.node.evaluate(machine)
            if case .notApplicable = result { return .boolean(false) }
            return result
        }
        if let constant = test.node as? Constant, constant.value.isNull {
            return .boolean(value.isNull)
        }
        if let sided = test.node as? any TestNode { return sided.test(value, machine) }
        let result = test.node.evaluate(machine)
        // A condition that does not name the input stands for itself.
        if case .boolean = result {
            switch value {
            case .boolean: break
            case .null where machine.isPack || test.node is Constant: break
            case .notApplicable: break
            default: return result
            }
        }
        if result.isNull, !machine.isPack { return .boolean(false) }
        return Membership.holds(value, result, machine, test.node.range)
    }
}
