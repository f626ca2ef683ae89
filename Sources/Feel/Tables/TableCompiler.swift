/// Compiles the parts of a table with one compiler, so that they share their slots.
final class TableCompiler {
    private let source: TableSource
    private let compiler: Compiler
    private var cost = CostEstimate(1)

    init(_ source: TableSource, _ compiler: Compiler) {
        self.source = source
        self.compiler = compiler
    }

    /// The table, or `nil` when a part of it cannot be read.
    func compile() -> DecisionTable? {
        guard !source.outputs.isEmpty else {
            compiler.report(.emptyTable, SourceRange.nowhere, severity: .error)
            return nil
        }
        var isReadable = true
        let inputs = source.inputs.enumerated().map { index, input in
            compileInput(input, index + 1, &isReadable)
        }
        let outputs = source.outputs.enumerated().map { index, output in
            compileOutput(output, index + 1, &isReadable)
        }
        var rules: [DecisionTable.CompiledRule] = []
        for (index, rule) in source.rules.enumerated() {
            if let compiled = compileRule(rule, index + 1, inputs, &isReadable) {
                rules.append(compiled)
            } else {
                isReadable = false
            }
        }
        guard isReadable || compiler.scope.semantics == .standard else { return nil }
        return DecisionTable(
            source: source, names: compiler.rootNames, inputs: inputs, outputs: outputs,
            rules: rules, scope: compiler.scope, constantNames: compiler.constantNames.sorted(),
            localCount: compiler.localCount, cost: cost)
    }

    private func placing<Result>(_ place: Diagnostic.Place, _ body: () -> Result) -> Result {
        let count = compiler.diagnostics.count
        let result = body()
        for index in count..<max(count, compiler.diagnostics.count) {
            compiler.diagnostics[index] = compiler.diagnostics[index].placed(place)
        }
        return result
    }

    /// An expression; when unreadable, a node that fails with the reason.
    private func expression(_ text: String, _ isReadable: inout Bool) -> Compiler.Typed {
        var parser = Parser(text, in: compiler.scope, locals: compiler.localNames)
        let tree = parser.parseWhole()
        compiler.diagnostics += parser.diagnostics
        guard let tree else {
            isReadable = false
            return Compiler.Typed(
                node: Unreadable(parser.diagnostics, length: text.unicodeScalars.count), type: .any)
        }
        cost = cost.adding(CostEstimate(tree))
        return compiler.compile(tree)
    }

    /// An expression for a result of a declared type.
    private func result(
        _ text: String, _ type: FeelType, _ isReadable: inout Bool
    ) -> Compiler.Typed {
        let compiled = expression(text, &isReadable)
        TypeRules.checkResult(compiled, type, compiler)
        return compiled
    }

    private func compileInput(
        _ input: TableSource.Input, _ number: Int, _ isReadable: inout Bool
    ) -> DecisionTable.CompiledInput {
        let compiled = placing(.input(number)) { expression(input.expression, &isReadable) }
        let type = input.type.map { $0 == .any ? compiled.type : $0 } ?? compiled.type
        let allowed = input.allowed.flatMap { text in
            placing(.allowedInput(number)) {
                Cell.compile(text, input: type, compiler)
            }
        }
        return DecisionTable.CompiledInput(
            node: compiled.node, label: input.label ?? input.expression, type: type,
            allowed: allowed, place: InputPlace(compiled.node))
    }

    private func compileOutput(
        _ output: TableSource.Output, _ number: Int, _ isReadable: inout Bool
    ) -> DecisionTable.CompiledOutput {
        placing(.outputColumn(number)) {
            var allowed: [any Node] = []
            if let text = output.allowed {
                var parser = Parser(text, in: compiler.scope, locals: compiler.localNames)
                if let tests = parser.parseWholeTests(), case .oneOf(let trees) = tests.kind {
                    allowed = trees.map { compiler.compile($0).node }
                }
                compiler.diagnostics += parser.diagnostics
            }
            let otherwise = output.otherwise.map { result($0, output.type, &isReadable).node }
            return DecisionTable.CompiledOutput(
                name: output.name, type: output.type, allowed: allowed, otherwise: otherwise)
        }
    }

    private func compileRule(
        _ rule: TableSource.Rule, _ number: Int, _ inputs: [DecisionTable.CompiledInput],
        _ isReadable: inout Bool
    ) -> DecisionTable.CompiledRule? {
        for (expected, given) in [
            (inputs.count, rule.when.count), (source.outputs.count, rule.then.count),
        ] where expected != given {
            refuse(.cellCount(rule: number, expected: expected, given: given), number)
            return nil
        }
        var cells: [Cell] = []
        for (index, text) in rule.when.enumerated() {
            let cell = placing(.cell(rule: number, input: index + 1)) {
                Cell.compile(text, input: inputs[index].type, compiler)
            }
            if let cell {
                cells.append(cell)
                for tree in cell.syntax { cost = cost.adding(CostEstimate(tree)) }
            } else {
                isReadable = false
                cells.append(Cell(kind: .oneOf, tests: [], syntax: [], range: .nowhere))
            }
        }
        if compiler.scope.semantics == .pack, !cells.isEmpty, cells.allSatisfy(\.isAnything) {
            refuse(.rowOfDashes(rule: number), number)
        }
        let outputs = rule.then.enumerated().map { index, text in
            placing(.output(rule: number, output: index + 1)) {
                result(text, source.outputs[index].type, &isReadable).node
            }
        }
        return DecisionTable.CompiledRule(cells: cells, outputs: outputs)
    }

    /// Reports a mistake of a rule as a whole.
    private func refuse(_ problem: Problem, _ rule: Int) {
        placing(.rule(rule)) { compiler.report(problem, .nowhere, severity: .error) }
    }
}

/// A text that could not be read: it yields null and says why each time.
final class Unreadable: Node {
    let range: SourceRange
    private let diagnostics: [Diagnostic]

    init(_ diagnostics: [Diagnostic], length: Int) {
        self.diagnostics = diagnostics
        range = SourceRange(start: 0, end: length)
    }

    func evaluate(_ machine: Machine) -> Value {
        if machine.diagnostics.count < Machine.mostDiagnostics {
            machine.diagnostics += diagnostics
        }
        return .null
    }
}
