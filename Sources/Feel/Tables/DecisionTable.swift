/// A compiled decision table: check once, evaluate as often as wanted, on any thread.
///
/// Immutable; a class so that a traced decision can hold on to its table for the price of a pointer.
public final class DecisionTable: Sendable {
    /// The table as written.
    public let source: TableSource
    /// The declared names it reads, in the order of its slots.
    public let names: [String]
    let inputs: [CompiledInput]
    let outputs: [CompiledOutput]
    let rules: [CompiledRule]
    /// The fast way, where the table lends itself to it.
    let index: TableIndex?

    struct CompiledInput: Sendable {
        let node: any Node
        let label: String
        let type: FeelType
        let allowed: Cell?
        /// Where the value lies, when the input is a declared name or a path from one.
        let place: InputPlace?
    }

    struct CompiledOutput: Sendable {
        let name: String
        let type: FeelType
        /// The allowed values in order of priority.
        let allowed: [any Node]
        let otherwise: (any Node)?
    }

    struct CompiledRule: Sendable {
        let cells: [Cell]
        let outputs: [any Node]
    }

    /// What its texts refer to.
    let scope: Scope
    /// The constants of its scope that it uses, in order.
    let constantNames: [String]
    let localCount: Int
    /// The cost of all its parts together.
    let cost: CostEstimate

    /// A table without its fast way.
    init(
        source: TableSource, names: [String], inputs: [CompiledInput], outputs: [CompiledOutput],
        rules: [CompiledRule], scope: Scope, constantNames: [String], localCount: Int,
        cost: CostEstimate
    ) {
        self.source = source
        self.names = names
        self.inputs = inputs
        self.outputs = outputs
        self.rules = rules
        self.scope = scope
        self.constantNames = constantNames
        self.localCount = localCount
        self.cost = cost
        index = nil
    }

    /// The same table with its fast way, where it lends itself to one.
    private init(indexing table: DecisionTable) {
        source = table.source
        names = table.names
        inputs = table.inputs
        outputs = table.outputs
        rules = table.rules
        scope = table.scope
        constantNames = table.constantNames
        localCount = table.localCount
        cost = table.cost
        index = TableIndex(table)
    }

    /// The steps one evaluation takes at most, when no list is longer than this.
    public func estimatedSteps(listSize: Int) -> Int { cost.steps(listSize: listSize) }

    /// Whether no rule matching still leaves a result.
    var hasDefault: Bool { outputs.contains { $0.otherwise != nil } }

    /// Compiles a table.
    ///
    /// - Parameters:
    ///   - source: the table; every rule needs one cell per column.
    ///   - scope: what its cells may refer to.
    /// - Returns: the table unless an error makes it unusable; diagnostics say in their `place`
    ///   which cell they are about.
    public static func compile(
        _ source: TableSource, in scope: Scope
    ) -> Compilation<DecisionTable> {
        let compiler = Compiler(scope: scope)
        guard let table = TableCompiler(source, compiler).compile(),
            !compiler.diagnostics.contains(where: { $0.severity == .error })
        else { return Compilation(value: nil, diagnostics: compiler.diagnostics) }
        return Compilation(
            value: DecisionTable(indexing: table), diagnostics: compiler.diagnostics)
    }

    /// The same table with some of its names standing for fixed values.
    ///
    /// What was compared with a name, such as a limit that changes from year to year, is then
    /// compared with a constant: the table can be analysed, indexed and exported by itself.
    ///
    /// - Parameter values: values by name; names the table does not read are ignored.
    /// - Returns: the table, or `nil` with the reason when a value does not fit its cells.
    public func binding(_ values: [String: Value]) -> Compilation<DecisionTable> {
        let used = values.filter { names.contains($0.key) }
        return DecisionTable.compile(source, in: scope.binding(used))
    }

    /// Evaluates with the values of `names` in order.
    ///
    /// - Parameters:
    ///   - slots: one value per name; what is missing at the end counts as unknown.
    ///   - budget: how much it may cost.
    ///   - trace: whether to keep the outcome of every cell.
    ///   - now: what `now()` and `today()` answer.
    /// - Returns: the answer, or what keeps it open.
    public func evaluate(
        _ slots: [Value], budget: Budget = .standard, trace: Bool = false, now: DateTime? = nil
    ) -> Decision {
        if let index, let mask = index.match(slots), let rule = index.winner(mask),
            rule >= 0 || index.hasDefault
        {
            return Decision(index, self, rule: rule, mask: mask, traced: trace ? slots : nil)
        }
        let machine = Machine(
            roots: slots, localCount: localCount, semantics: scope.semantics, budget: budget,
            now: now)
        return decide(machine, traces: trace)
    }

    /// Evaluates with values looked up by name.
    public func evaluate(
        _ environment: some Environment, budget: Budget = .standard, trace: Bool = false,
        now: DateTime? = nil
    ) -> Decision {
        evaluate(
            names.map { environment.value(of: $0) }, budget: budget, trace: trace, now: now)
    }

    func decide(_ machine: Machine, traces: Bool) -> Decision {
        var run = TableRun(self, machine, traces: traces)
        return run.run()
    }

    /// The answer for values of the input columns that are known already.
    func decide(inputs values: [Value]) -> Decision {
        let machine = Machine(
            roots: [], localCount: localCount, semantics: scope.semantics, budget: .standard)
        var run = TableRun(self, machine, traces: false)
        return run.run(given: values)
    }
}
