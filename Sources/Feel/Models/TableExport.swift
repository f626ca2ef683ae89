extension DecisionTable {
    /// The table as a DMN 1.5 model that other engines can read.
    ///
    /// The names the table reads become input data with their types, the constants of its scope
    /// become decisions, and units and the grounds of the default are kept in extension elements.
    /// What the standard cannot say is how unknown facts leave a table undecided: there an
    /// unknown input matches nothing.
    ///
    /// - Parameter namespace: the namespace of the model.
    /// - Returns: the XML, in UTF-8.
    public func dmn(namespace: String) -> String {
        TableExport(self, namespace).write()
    }
}

private struct TableExport {
    private let table: DecisionTable
    private let namespace: String
    private let constantNames: [String]

    init(_ table: DecisionTable, _ namespace: String) {
        self.table = table
        self.namespace = namespace
        constantNames = table.constants.keys.sorted()
    }

    func write() -> String {
        var writer = XMLWriter()
        writer.element(
            "definitions",
            [
                ("xmlns", "https://www.omg.org/spec/DMN/20230324/MODEL/"),
                ("xmlns:gj", "urn:guiju:feel"), ("id", "model"), ("name", table.source.name),
                ("namespace", namespace),
            ]
        ) { writer in
            writeTypes(&writer)
            for (index, name) in table.names.enumerated() {
                writer.element("inputData", [("id", "input\(index + 1)"), ("name", name)]) {
                    $0.element(
                        "variable",
                        [("name", name)]
                            + typeAttribute(
                                reference(table.nameTypes[index], "nameType\(index + 1)")))
                }
            }
            for (index, name) in constantNames.enumerated() {
                writer.element("decision", [("id", "constant\(index + 1)"), ("name", name)]) {
                    $0.element("variable", [("name", name)])
                    $0.element("literalExpression") {
                        $0.leaf("text", ValueText.source(table.constants[name] ?? .null) ?? "null")
                    }
                }
            }
            writeDecision(&writer)
        }
        return writer.text
    }

    private func typeAttribute(_ reference: String?) -> [(String, String)] {
        reference.map { [("typeRef", $0)] } ?? []
    }

    // MARK: types

    /// The name by which a type is referred to; `nil` for any.
    private func reference(_ type: FeelType, _ name: String) -> String? {
        switch type {
        case .any, .null, .function, .range: nil
        case .boolean: "boolean"
        case .number: "number"
        case .string: "string"
        case .date: "date"
        case .time: "time"
        case .dateTime: "date and time"
        case .dayTimeDuration: "days and time duration"
        case .monthDuration: "years and months duration"
        case .quantity, .choice, .list, .context: name
        }
    }

    private func writeTypes(_ writer: inout XMLWriter) {
        for (index, type) in table.nameTypes.enumerated() {
            define(type, "nameType\(index + 1)", &writer)
        }
        for (index, input) in table.source.inputs.enumerated() {
            define(input.type ?? .any, "inputType\(index + 1)", &writer)
        }
        for (index, output) in table.source.outputs.enumerated() {
            define(output.type, "outputType\(index + 1)", &writer)
        }
    }

    private func define(_ type: FeelType, _ name: String, _ writer: inout XMLWriter) {
        guard reference(type, name) == name else { return }
        item("itemDefinition", type, name, &writer, depth: 0)
    }

    private func item(
        _ element: String, _ type: FeelType, _ name: String, _ writer: inout XMLWriter, depth: Int
    ) {
        guard depth < 16 else { return }
        switch type {
        case .list(let inner):
            body(element, inner, name, &writer, isCollection: true, depth: depth)
        default:
            body(element, type, name, &writer, isCollection: false, depth: depth)
        }
    }

    private func body(
        _ element: String, _ type: FeelType, _ name: String, _ writer: inout XMLWriter,
        isCollection: Bool, depth: Int
    ) {
        let collection = isCollection ? [("isCollection", "true")] : []
        writer.element(element, [("name", name)] + collection) { writer in
            switch type {
            case .quantity(let unit):
                writer.element("extensionElements") { $0.leaf("gj:unit", unit) }
                writer.leaf("typeRef", "number")
            case .choice(let options):
                writer.leaf("typeRef", "string")
                let texts = options.map { ValueText.literal(.string($0)) }
                writer.element("allowedValues") { $0.leaf("text", texts.joined(separator: ", ")) }
            case .context(let entries):
                for key in entries.keys.sorted() {
                    item("itemComponent", entries[key] ?? .any, key, &writer, depth: depth + 1)
                }
            default:
                writer.leaf("typeRef", reference(type, "Any") ?? "Any")
            }
        }
    }

    // MARK: the table

    private func writeDecision(_ writer: inout XMLWriter) {
        writer.element("decision", [("id", "table"), ("name", table.source.name)]) { writer in
            writer.element("variable", [("name", table.source.name)])
            for index in table.names.indices {
                writer.element("informationRequirement") {
                    $0.element("requiredInput", [("href", "#input\(index + 1)")])
                }
            }
            for index in constantNames.indices {
                writer.element("informationRequirement") {
                    $0.element("requiredDecision", [("href", "#constant\(index + 1)")])
                }
            }
            writer.element("decisionTable", policyAttributes) { writeTable(&$0) }
        }
    }

    private var policyAttributes: [(String, String)] {
        let name = table.source.hitPolicy.dmnName
        let aggregation = table.source.hitPolicy.aggregation.map { [("aggregation", $0)] } ?? []
        return [("hitPolicy", name)] + aggregation
    }

    private func writeTable(_ writer: inout XMLWriter) {
        let source = table.source
        if !source.otherwiseAnnotations.isEmpty {
            writer.element("extensionElements") { writer in
                for text in source.otherwiseAnnotations { writer.leaf("gj:otherwise", text) }
            }
        }
        for (index, input) in source.inputs.enumerated() {
            writer.element("input", input.label.map { [("label", $0)] } ?? []) { writer in
                let type = reference(input.type ?? .any, "inputType\(index + 1)")
                writer.element("inputExpression", typeAttribute(type)) {
                    $0.leaf("text", input.expression)
                }
                if let allowed = input.allowed {
                    writer.element("inputValues") { $0.leaf("text", allowed) }
                }
            }
        }
        for (index, output) in source.outputs.enumerated() {
            let name = output.name.isEmpty ? [] : [("name", output.name)]
            let type = typeAttribute(reference(output.type, "outputType\(index + 1)"))
            writer.element("output", name + type) { writer in
                if let allowed = output.allowed {
                    writer.element("outputValues") { $0.leaf("text", allowed) }
                }
                if let otherwise = output.otherwise {
                    writer.element("defaultOutputEntry") { $0.leaf("text", otherwise) }
                }
            }
        }
        let notes = source.rules.map(\.annotations.count).max() ?? 0
        for index in 0..<notes { writer.element("annotation", [("name", "\(index + 1)")]) }
        for rule in source.rules { write(rule, &writer) }
    }

    private func write(_ rule: TableSource.Rule, _ writer: inout XMLWriter) {
        writer.element("rule") { writer in
            for cell in rule.when { writer.element("inputEntry") { $0.leaf("text", cell) } }
            for cell in rule.then { writer.element("outputEntry") { $0.leaf("text", cell) } }
            for note in rule.annotations {
                writer.element("annotationEntry") { $0.leaf("text", note) }
            }
        }
    }
}

extension HitPolicy {
    /// DMN's word for the policy.
    var dmnName: String {
        switch self {
        case .unique: "UNIQUE"
        case .any: "ANY"
        case .priority: "PRIORITY"
        case .first: "FIRST"
        case .ruleOrder: "RULE ORDER"
        case .outputOrder: "OUTPUT ORDER"
        case .collect, .collectSum, .collectMin, .collectMax, .collectCount: "COLLECT"
        }
    }

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
