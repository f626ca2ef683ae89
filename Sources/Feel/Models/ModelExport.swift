extension DecisionTable {
    /// The table as a DMN model that modellers and other engines can read.
    ///
    /// - Parameter namespace: the namespace of the model.
    /// - Returns: the XML, in UTF-8.
    public func dmn(namespace: String) -> String {
        DecisionTable.dmn([self], name: source.name, namespace: namespace)
    }

    /// Tables as one DMN 1.3 model, the edition that the widespread modellers open.
    ///
    /// What the tables read becomes input data with their types, unless it is another of the
    /// tables; named figures of their scope become decisions, options are written as texts in the
    /// cells; units and the grounds of a default are kept in extension elements. What the standard
    /// cannot say is how unknown facts leave a table undecided: there an unknown input matches
    /// nothing.
    ///
    /// - Parameters:
    ///   - tables: compiled in the same scope; of two with the same name the second is left out.
    ///   - name: how readers call the model.
    ///   - namespace: the namespace of the model.
    /// - Returns: the XML, in UTF-8.
    public static func dmn(_ tables: [DecisionTable], name: String, namespace: String) -> String {
        ModelExport(tables, name, namespace).write()
    }
}

/// Writes tables as a model.
struct ModelExport {
    private let name: String
    private let namespace: String
    private let tables: [DecisionTable]
    /// What the tables read from outside, in the order it is first read.
    private var inputs: [(name: String, type: FeelType)] = []
    /// Named figures, in the order they are first read.
    private var figures: [(name: String, value: Value)] = []
    private var ids: [String: String] = [:]

    init(_ tables: [DecisionTable], _ name: String, _ namespace: String) {
        self.name = name
        self.namespace = namespace
        var seen: Set<String> = []
        self.tables = tables.filter { seen.insert($0.source.name).inserted }
        for (index, table) in self.tables.enumerated() {
            ids[table.source.name] = "table\(index + 1)"
        }
        for table in self.tables { gather(table) }
    }

    private mutating func gather(_ table: DecisionTable) {
        for name in table.names {
            let type = table.typeRead(of: name)
            if let index = inputs.firstIndex(where: { $0.name == name }) {
                inputs[index].type = inputs[index].type.merged(with: type)
            } else if ids[name] == nil {
                inputs.append((name, type))
                ids[name] = "input\(inputs.count)"
            }
        }
        for name in table.constantNames where ids[name] == nil {
            guard let value = table.scope.constants[name], value.asString == nil else { continue }
            figures.append((name, value))
            ids[name] = "figure\(figures.count)"
        }
    }

    func write() -> String {
        var writer = XMLWriter()
        writer.element(
            "definitions",
            [
                ("xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/"),
                ("xmlns:dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/"),
                ("xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/"),
                ("xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/"),
                ("xmlns:gj", "urn:guiju:feel"), ("id", "model"), ("name", name),
                ("namespace", namespace),
            ]
        ) { writer in
            for input in inputs { TypeExport.define(input.type, of: input.name, &writer) }
            for table in tables { writeTypes(of: table, &writer) }
            for (index, input) in inputs.enumerated() {
                writer.element("inputData", [("id", "input\(index + 1)"), ("name", input.name)]) {
                    let type = TypeExport.attribute(input.type, of: input.name)
                    $0.element("variable", [("name", input.name)] + type)
                }
            }
            for (index, figure) in figures.enumerated() { write(figure, index, &writer) }
            for table in tables { write(table, &writer) }
            DiagramExport(layers: [inputs.map(\.name), figures.map(\.name), tables.map(\.name)])
                .write(requirements: requirements, ids, &writer)
        }
        return writer.text
    }

    /// Who needs what, with the id of the line between them.
    private var requirements: [(id: String, from: String, to: String)] {
        tables.flatMap { table in
            needs(of: table).enumerated().map { index, need in
                ("\(ids[table.name] ?? "")need\(index + 1)", need, table.name)
            }
        }
    }

    private func needs(of table: DecisionTable) -> [String] {
        (table.names + table.constantNames).filter { ids[$0] != nil }
    }

    private func write(
        _ figure: (name: String, value: Value), _ index: Int, _ writer: inout XMLWriter
    ) {
        writer.element("decision", [("id", "figure\(index + 1)"), ("name", figure.name)]) {
            let type = TypeExport.attribute(figure.value.kind, of: figure.name)
            $0.element("variable", [("name", figure.name)] + type)
            $0.element("literalExpression") {
                $0.leaf("text", ValueText.source(figure.value) ?? "null")
            }
        }
    }

    // MARK: tables

    private func writeTypes(of table: DecisionTable, _ writer: inout XMLWriter) {
        for input in table.columns where ids[input.expression] == nil {
            TypeExport.define(input.type, of: "\(table.name) \(input.expression)", &writer)
        }
        for output in table.source.outputs {
            TypeExport.define(output.type, of: "\(table.name) \(output.name)", &writer)
        }
    }

    private func write(_ table: DecisionTable, _ writer: inout XMLWriter) {
        let id = ids[table.name] ?? ""
        writer.element("decision", [("id", id), ("name", table.name)]) { writer in
            writer.element("variable", [("name", table.name)])
            for (index, name) in needs(of: table).enumerated() {
                let target = ids[name] ?? ""
                let kind = target.hasPrefix("input") ? "requiredInput" : "requiredDecision"
                writer.element("informationRequirement", [("id", "\(id)need\(index + 1)")]) {
                    $0.element(kind, [("href", "#\(target)")])
                }
            }
            let policy = table.source.hitPolicy
            let aggregation = policy.aggregation.map { [("aggregation", $0)] } ?? []
            writer.element(
                "decisionTable",
                [
                    ("id", "\(id)logic"),
                    ("hitPolicy", policy.aggregation == nil ? policy.name : HitPolicy.collect.name),
                ] + aggregation
            ) { writeLogic(of: table, &$0) }
        }
    }

    private func writeLogic(of table: DecisionTable, _ writer: inout XMLWriter) {
        let source = table.source
        if !source.otherwiseAnnotations.isEmpty {
            writer.element("extensionElements") { writer in
                for text in source.otherwiseAnnotations { writer.leaf("gj:otherwise", text) }
            }
        }
        for column in table.columns {
            writer.element("input", column.label.map { [("label", $0)] } ?? []) { writer in
                let isInput = ids[column.expression] != nil
                let owner = isInput ? column.expression : "\(table.name) \(column.expression)"
                writer.element("inputExpression", TypeExport.attribute(column.type, of: owner)) {
                    $0.leaf("text", table.standardText(column.expression))
                }
                if let allowed = column.allowed {
                    writer.element("inputValues") { $0.leaf("text", table.standardText(allowed)) }
                }
            }
        }
        for output in source.outputs { write(output, of: table, &writer) }
        let notes = source.rules.map(\.annotations.count).max() ?? 0
        for index in 0..<notes { writer.element("annotation", [("name", "\(index + 1)")]) }
        for rule in source.rules { write(rule, of: table, &writer) }
    }

    private func write(
        _ output: TableSource.Output, of table: DecisionTable, _ writer: inout XMLWriter
    ) {
        let name = output.name.isEmpty ? [] : [("name", output.name)]
        let type = TypeExport.attribute(output.type, of: "\(table.name) \(output.name)")
        writer.element("output", name + type) { writer in
            if let allowed = output.allowed {
                writer.element("outputValues") { $0.leaf("text", table.standardText(allowed)) }
            }
            if let otherwise = output.otherwise {
                writer.element("defaultOutputEntry") {
                    $0.leaf("text", table.standardText(otherwise))
                }
            }
        }
    }

    private func write(
        _ rule: TableSource.Rule, of table: DecisionTable, _ writer: inout XMLWriter
    ) {
        writer.element("rule") { writer in
            for (element, cells) in [("inputEntry", rule.when), ("outputEntry", rule.then)] {
                for cell in cells {
                    writer.element(element) { $0.leaf("text", table.standardText(cell)) }
                }
            }
            for note in rule.annotations {
                writer.element("annotationEntry") { $0.leaf("text", note) }
            }
        }
    }
}

extension DecisionTable {
    fileprivate var name: String { source.name }

    /// The input columns with the types their expressions turned out to have.
    fileprivate var columns:
        [(expression: String, label: String?, type: FeelType, allowed: String?)]
    {
        zip(source.inputs, inputs).map { ($0.expression, $0.label, $1.type, $0.allowed) }
    }

    /// The type of a name as far as the table reads it: of a record, only the parts that the
    /// input columns name, if nothing else reads it.
    fileprivate func typeRead(of name: String) -> FeelType {
        let type = scope.types[name] ?? .any
        guard case .context(let parts) = type, index != nil, let slot = names.firstIndex(of: name)
        else { return type }
        let read = inputs.compactMap { $0.place?.slot == slot ? $0.place?.members.first : nil }
        return .context(parts.filter { read.contains($0.key) })
    }

    /// A text with the options it names written as texts, which every engine reads.
    fileprivate func standardText(_ text: String) -> String {
        let options = constantNames.filter { scope.constants[$0]?.asString != nil }
        guard !options.isEmpty else { return text }
        var lexer = Lexer(text, refusesFullWidth: false)
        let tokens = lexer.run()
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        for (index, token) in tokens.enumerated()
        where token.kind == .name && options.contains(token.text) {
            let isMember = index > 0 && tokens[index - 1].isSymbol(".")
            let isKey = tokens[index + 1].isSymbol(":")
            guard !isMember, !isKey, let value = scope.constants[token.text] else { continue }
            result.append(contentsOf: scalars[position..<token.range.start])
            result.append(contentsOf: ValueText.literal(value).unicodeScalars)
            position = token.range.end
        }
        result.append(contentsOf: scalars[position...])
        return String(result)
    }
}

extension FeelType {
    /// The parts of both, where both are records.
    fileprivate func merged(with other: FeelType) -> FeelType {
        guard case .context(let mine) = self, case .context(let others) = other else {
            return self
        }
        return .context(mine.merging(others) { first, _ in first })
    }
}

extension HitPolicy {
    /// DMN's word for what a collecting table does with its results.
    var aggregation: String? {
        switch self {
        case .collectSum: "SUM"
        case .collectMin: "MIN"
        case .collectMax: "MAX"
        case .collectCount: "COUNT"
        default: nil
        }
    }
}
