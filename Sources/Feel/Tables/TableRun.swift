import Quantities

/// One evaluation of a table.
struct TableRun {
    private let table: DecisionTable
    private let machine: Machine
    private let traces: Bool
    private var inputs: [Value] = []
    private var inputMissing: [[String]] = []
    private var cells: [[Decision.CellOutcome]] = []

    init(_ table: DecisionTable, _ machine: Machine, traces: Bool) {
        self.table = table
        self.machine = machine
        self.traces = traces
    }

    /// Runs the table; `given` holds the values of the input columns if they are known already.
    mutating func run(given: [Value]? = nil) -> Decision {
        let outerDiagnostics = machine.diagnostics
        machine.diagnostics = []
        var decision = Decision(.null)
        if readInputs(given) {
            matchRules(&decision)
            if decision.isUndecided {
                decision.missing = Evaluation.unique(decision.missing)
            } else {
                answer(&decision)
            }
        }
        if traces {
            decision.record = .full(inputs: inputs, cells: cells)
            decision.table = table
        }
        decision.diagnostics = machine.diagnostics
        machine.diagnostics = outerDiagnostics
        if machine.isHalted { decision.value = .null }
        return decision
    }

    private func placing<Result>(_ place: Diagnostic.Place, _ body: () -> Result) -> Result {
        let count = machine.diagnostics.count
        let result = body()
        if machine.diagnostics.count > count {
            for index in count..<machine.diagnostics.count {
                machine.diagnostics[index] = machine.diagnostics[index].placed(place)
            }
        }
        return result
    }

    // MARK: conditions

    /// Reads the inputs; false when one is not among the allowed values.
    private mutating func readInputs(_ given: [Value]?) -> Bool {
        for (index, input) in table.inputs.enumerated() {
            let mark = machine.missing.count
            let value =
                given?[index] ?? placing(.input(index + 1)) { input.node.evaluate(machine) }
            if given != nil, value.isNull, machine.isPack { machine.miss(input.label) }
            inputMissing.append(
                value.isNull ? Array(machine.missing[min(mark, machine.missing.count)...]) : [])
            machine.settle(since: mark)
            inputs.append(value)
            guard let allowed = input.allowed, !value.isNull else { continue }
            if case .boolean(false) = allowed.test(value, machine) {
                _ = placing(.input(index + 1)) {
                    machine.fail(
                        .inputNotAllowed(input.label, ValueText.literal(value, limit: 200)),
                        at: input.node.range)
                }
                return false
            }
        }
        return true
    }

    private mutating func matchRules(_ decision: inout Decision) {
        let stopsAtFirst = table.source.hitPolicy == .first
        for index in table.rules.indices {
            guard machine.spend(1, at: .nowhere) else { return }
            var outcomes: [Decision.CellOutcome] = []
            var missing: [String] = []
            let outcome = match(table.rules[index], index, &outcomes, &missing)
            if traces { cells.append(outcomes) }
            switch outcome {
            case .match:
                decision.matched.append(index)
                if stopsAtFirst, !decision.isUndecided { return }
            case .possible:
                decision.possible.append(index)
                decision.missing += missing
                decision.isUndecided = true
            case .miss, .skipped: break
            }
        }
        if table.source.hitPolicy == .priority, decision.isUndecided {
            decision.isUndecided = !isSettledByPriority(decision)
        }
    }

    private func match(
        _ rule: DecisionTable.CompiledRule, _ index: Int,
        _ outcomes: inout [Decision.CellOutcome], _ missing: inout [String]
    ) -> Decision.CellOutcome {
        var result = Decision.CellOutcome.match
        for (column, cell) in rule.cells.enumerated() {
            if cell.isAnything {
                if traces { outcomes.append(.match) }
                continue
            }
            if result == .miss {
                if traces { outcomes.append(.skipped) }
                continue
            }
            let mark = machine.missing.count
            let verdict = placing(.cell(rule: index + 1, input: column + 1)) {
                cell.test(inputs[column], machine)
            }
            let outcome: Decision.CellOutcome
            switch verdict {
            case .boolean(true): outcome = .match
            case .boolean: outcome = .miss
            default: outcome = machine.isPack ? .possible : .miss
            }
            if outcome == .possible {
                missing += machine.missing[min(mark, machine.missing.count)...]
                missing += inputMissing[column]
                if result == .match { result = .possible }
            } else if outcome == .miss {
                result = .miss
            }
            machine.settle(since: mark)
            if traces { outcomes.append(outcome) }
        }
        return result
    }

    /// Whether a rule that certainly matches outranks every rule that might.
    private func isSettledByPriority(_ decision: Decision) -> Bool {
        let ranks = priorities(decision.matched)
        guard let best = ranks.values.min(by: { $0.lexicographicallyPrecedes($1) }) else {
            return false
        }
        return priorities(decision.possible).values
            .allSatisfy { !$0.lexicographicallyPrecedes(best) }
    }

    // MARK: results

    /// The result of one rule, as the table would give it for that rule alone.
    func result(of rule: Int) -> Value { assemble(outputs(of: rule)) }

    /// What holds when no rule matches.
    func defaultResult() -> Value {
        assemble(
            table.outputs.enumerated().map { column, output in
                placing(.outputColumn(column + 1)) { output.otherwise?.evaluate(machine) ?? .null }
            })
    }

    private func outputs(of rule: Int) -> [Value] {
        table.rules[rule].outputs.enumerated().map { column, node in
            placing(.output(rule: rule + 1, output: column + 1)) {
                let value = node.evaluate(machine)
                let type = table.outputs[column].type
                guard let fitting = machine.coerce(value, to: type, at: node.range) else {
                    return machine.fail(
                        .coercion(
                            expected: Messages.name(of: type),
                            given: Messages.name(of: value.kind)), at: node.range)
                }
                return fitting
            }
        }
    }

    private func assemble(_ values: [Value]) -> Value {
        if table.outputs.count == 1 { return values.first ?? .null }
        return .context(Context(zip(table.outputs.map(\.name), values).map { ($0, $1) }))
    }

    /// Where each rule's outputs stand among the allowed outputs, column by column.
    private func priorities(_ rules: [Int]) -> [Int: [Int]] {
        var result: [Int: [Int]] = [:]
        for rule in rules {
            result[rule] = zip(outputs(of: rule), table.outputs).map { value, output in
                output.allowed.firstIndex { node in
                    Membership.any([node], value, machine) == .boolean(true)
                } ?? Int.max
            }
        }
        return result
    }

    func byPriority(_ rules: [Int]) -> [Int] {
        let ranks = priorities(rules)
        return rules.sorted { left, right in
            let a = ranks[left] ?? []
            let b = ranks[right] ?? []
            return a == b ? left < right : a.lexicographicallyPrecedes(b)
        }
    }

    private func answer(_ decision: inout Decision) {
        guard !decision.matched.isEmpty else { return answerDefault(&decision) }
        switch table.source.hitPolicy {
        case .unique:
            guard decision.matched.count == 1 else {
                machine.fail(
                    .severalRulesMatched(decision.matched.map { $0 + 1 }), at: .nowhere)
                return
            }
            decision.value = assemble(outputs(of: decision.matched[0]))
        case .any:
            let all = decision.matched.map { assemble(outputs(of: $0)) }
            guard all.allSatisfy({ Comparing.equal($0, all[0]) == true }) else {
                machine.fail(.rulesDisagree(decision.matched.map { $0 + 1 }), at: .nowhere)
                return
            }
            decision.value = all[0]
        case .first:
            decision.matched = [decision.matched[0]]
            decision.value = assemble(outputs(of: decision.matched[0]))
        case .priority:
            decision.matched = Array(byPriority(decision.matched).prefix(1))
            decision.value = assemble(outputs(of: decision.matched[0]))
        case .outputOrder:
            decision.matched = byPriority(decision.matched)
            decision.value = .list(decision.matched.map { assemble(outputs(of: $0)) })
        case .ruleOrder, .collect:
            decision.value = .list(decision.matched.map { assemble(outputs(of: $0)) })
        case .collectCount:
            decision.value = .integer(decision.matched.count)
        case .collectSum, .collectMin, .collectMax:
            decision.value = aggregate(decision.matched.map { assemble(outputs(of: $0)) })
        }
    }

    private func answerDefault(_ decision: inout Decision) {
        let isSingle = table.source.hitPolicy.isSingle
        if table.hasDefault {
            decision.usedDefault = true
            decision.value = defaultResult()
            return
        }
        switch table.source.hitPolicy {
        case .collectCount: decision.value = .integer(0)
        case .ruleOrder, .outputOrder, .collect: decision.value = .list([])
        default: break
        }
        if isSingle { machine.warn(.noRuleMatched, at: .nowhere) }
    }

    private func aggregate(_ values: [Value]) -> Value {
        let name: String
        switch table.source.hitPolicy {
        case .collectSum: name = "sum"
        case .collectMin: name = "min"
        default: name = "max"
        }
        guard let builtin = Builtins.all[name] else { return .null }
        return builtin.call(positional: [.list(values)], Call(machine, .nowhere))
    }
}
