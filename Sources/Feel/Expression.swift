/// A compiled expression: check once, evaluate as often as wanted, on any thread.
public struct Expression: Sendable {
    /// The text it was compiled from.
    public let text: String
    /// The declared names it reads, in the order of its slots.
    public let names: [String]
    /// The type of its value, as far as the text shows it.
    public let type: FeelType
    let root: any Node
    let localCount: Int
    let semantics: Semantics
    let cost: CostEstimate

    /// The steps one evaluation takes at most, when no list is longer than this.
    ///
    /// Calls of functions that are values are not followed; the budget bounds those.
    public func estimatedSteps(listSize: Int) -> Int { cost.steps(listSize: listSize) }

    /// How deep loops over lists stand in one another.
    public var loopDepth: Int { cost.loopDepth }

    /// Compiles a text.
    ///
    /// - Parameters:
    ///   - text: the expression, at most 200,000 scalars.
    ///   - scope: what it may refer to.
    /// - Returns: the expression unless an error makes it unusable. In standard semantics only a
    ///   text that cannot be read is unusable; other mistakes are warnings and evaluate to null.
    public static func compile(_ text: String, in scope: Scope) -> Compilation<Expression> {
        var parser = Parser(text, in: scope)
        guard let tree = parser.parseWhole() else {
            return Compilation(value: nil, diagnostics: parser.diagnostics)
        }
        let compiler = Compiler(scope: scope)
        let compiled = compiler.compile(tree)
        let diagnostics = parser.diagnostics + compiler.diagnostics
        if diagnostics.contains(where: { $0.severity == .error }) {
            return Compilation(value: nil, diagnostics: diagnostics)
        }
        return Compilation(
            value: Expression(
                text: text, names: compiler.rootNames, type: compiled.type,
                root: compiled.node, localCount: compiler.localCount,
                semantics: scope.semantics, cost: CostEstimate(tree)),
            diagnostics: diagnostics)
    }

    /// Compiles a cell of a table: what a value must be.
    ///
    /// - Parameters:
    ///   - text: the cell, such as `< 50`, `[50..300)`, `"A","B"`, `not(...)` or `-`.
    ///   - input: the type of the value the cell is about; `?` names it.
    ///   - scope: what the cell may refer to.
    /// - Returns: the cell unless an error makes it unusable.
    public static func compileUnaryTests(
        _ text: String, input: FeelType, in scope: Scope
    ) -> Compilation<UnaryTests> {
        UnaryTests.compile(text, input: input, in: scope)
    }

    /// Evaluates with the values of `names` in order.
    ///
    /// - Parameters:
    ///   - slots: one value per name; what is missing at the end counts as unknown.
    ///   - budget: how much it may cost.
    ///   - trace: whether to list every value used.
    ///   - now: what `now()` and `today()` answer; the wall clock is never read.
    /// - Returns: the value, with what was missing, wrong and read.
    public func evaluate(
        _ slots: [Value], budget: Budget = .standard, trace: Bool = false, now: DateTime? = nil
    ) -> Evaluation {
        let machine = Machine(
            roots: slots, localCount: localCount, semantics: semantics, budget: budget, now: now,
            traces: trace)
        let value = root.evaluate(machine)
        return Evaluation(value, machine)
    }

    /// Evaluates with values looked up by name.
    public func evaluate(
        _ environment: some Environment, budget: Budget = .standard, trace: Bool = false,
        now: DateTime? = nil
    ) -> Evaluation {
        evaluate(
            names.map { environment.value(of: $0) }, budget: budget, trace: trace, now: now)
    }
}

/// Where values come from, by name.
public protocol Environment {
    /// The value of a declared name; `null` when it is unknown.
    func value(of name: String) -> Value
}

/// Values held in a dictionary; what is not in it is unknown.
public struct Facts: Environment, Sendable, ExpressibleByDictionaryLiteral {
    private let values: [String: Value]

    /// Makes an environment out of a dictionary.
    public init(_ values: [String: Value]) { self.values = values }

    /// Makes an environment out of a literal; of a name written twice the last value stands.
    public init(dictionaryLiteral elements: (String, Value)...) {
        values = Dictionary(elements, uniquingKeysWith: { _, last in last })
    }

    /// The value under the name; `null` when there is none.
    public func value(of name: String) -> Value { values[name] ?? .null }
}

/// What came out of an evaluation, and why.
public struct Evaluation: Sendable {
    /// The value; `null` when undecided or wrong.
    public internal(set) var value: Value
    /// Why values became null by mistake, in the order they did.
    public let diagnostics: [Diagnostic]
    /// The values that were read, when a trace was asked for.
    public let trace: [TraceEntry]
    /// In packs, the names or paths whose unknown value left the result undecided.
    public let missing: [String]
    /// The steps the evaluation took.
    public let steps: Int

    init(_ value: Value, _ machine: Machine) {
        self.value = machine.isHalted ? .null : value
        diagnostics = machine.diagnostics
        trace = machine.trace ?? []
        steps = machine.steps
        missing = value.isNull ? Evaluation.unique(machine.missing) : []
    }

    static func unique(_ names: [String]) -> [String] {
        if names.count < 2 { return names }
        if names.count <= 8 {
            var result: [String] = []
            for name in names where !result.contains(where: { Names.same($0, name) }) {
                result.append(name)
            }
            return result
        }
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }
}
