import Feel

/// A decision table ready to run.
struct CompiledTable: Sendable {
    let table: DecisionTable
    /// Number of each root name in the regulation's index, in slot order.
    let slots: [Int]
    /// Slots holding values whose bound the text leaves open.
    let openSlots: [Int]
    let needsCalendar: Bool

    var names: [String] { table.names }
}

extension Compiler {
    /// Compiles a decision's table; what is wrong in a cell is reported at the cell.
    func table(
        _ sketch: DecisionSketch, type: FeelType, inputs: [Written], rows: [Decision.Row],
        otherwise: Decision.Row?
    ) -> CompiledTable? {
        guard let policy = policy(sketch), check(sketch, inputs, rows, otherwise) else {
            return nil
        }
        let defaults = sketch.fields["otherwise"]?["then"]?.oneOrMore.compactMap(\.text) ?? []
        let source = TableSource(
            name: sketch.id,
            inputs: inputs.map { TableSource.Input($0.text ?? "") },
            outputs: sketch.outputs.enumerated().map { at, output in
                TableSource.Output(
                    output, type: type, otherwise: at < defaults.count ? defaults[at] : nil)
            },
            rules: rows.map {
                TableSource.Rule(when: $0.cells, then: $0.results, annotations: [$0.cites.text])
            }, hitPolicy: policy, otherwiseAnnotations: otherwise.map { [$0.cites.text] } ?? [])
        let compilation = DecisionTable.compile(source, in: scope)
        for diagnostic in compilation.diagnostics {
            report([diagnostic], in: written(diagnostic.place, sketch, inputs))
        }
        guard let table = compilation.value,
            !compilation.diagnostics.contains(where: { $0.severity == .error })
        else { return nil }
        let texts = inputs.compactMap(\.text) + rows.flatMap { $0.cells + $0.results }
        note(texts)
        return CompiledTable(
            table: table, slots: slots(table.names), openSlots: openSlots(table.names),
            needsCalendar: texts.contains(where: HostFunctions.needsCalendar))
    }

    private func policy(_ sketch: DecisionSketch) -> HitPolicy? {
        guard let written = sketch.fields["hit"], let text = written.text else { return nil }
        if let policy = HitPolicy(name: text) { return policy }
        findings.report(
            .notOneOf(
                text,
                ["UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]),
            at: written.place)
        return nil
    }

    /// Every row has a cell for each input and a result for each output.
    private func check(
        _ sketch: DecisionSketch, _ inputs: [Written], _ rows: [Decision.Row],
        _ otherwise: Decision.Row?
    ) -> Bool {
        var isWhole = true
        for row in rows where row.cells.count != inputs.count {
            findings.report(
                .wrongCellCount(row.cells.count, expected: inputs.count), at: row.place)
            isWhole = false
        }
        for row in rows + (otherwise.map { [$0] } ?? [])
        where row.results.count != sketch.outputs.count {
            findings.report(
                .wrongResultCount(row.results.count, expected: sketch.outputs.count), at: row.place)
            isWhole = false
        }
        return isWhole
    }

    /// The text in the file that a part of the table was compiled from.
    private func written(
        _ place: Diagnostic.Place?, _ sketch: DecisionSketch, _ inputs: [Written]
    ) -> Written {
        let rows = sketch.fields["rows"]?.items ?? []
        func cell(_ key: String, _ row: Int, _ column: Int) -> Written? {
            guard rows.indices.contains(row - 1) else { return nil }
            let cells = rows[row - 1][key]?.oneOrMore ?? []
            return cells.indices.contains(column - 1) ? cells[column - 1] : rows[row - 1]
        }
        let found: Written? =
            switch place {
            case .input(let column), .allowedInput(let column):
                inputs.indices.contains(column - 1) ? inputs[column - 1] : nil
            case .cell(let row, let column): cell("when", row, column)
            case .output(let row, let column): cell("then", row, column)
            case .rule(let row): rows.indices.contains(row - 1) ? rows[row - 1] : nil
            case .outputColumn: sketch.fields["otherwise"]
            case .element, nil: nil
            }
        return found ?? Written(place: sketch.place, isFlow: false, body: .map([]))
    }
}
