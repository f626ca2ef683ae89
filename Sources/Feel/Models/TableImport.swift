extension ModelSource {
    /// The decision tables of the model as they could be compiled on their own.
    ///
    /// Types are those of the language; a text type with a closed list of allowed values becomes
    /// a choice, and a unit kept by our own export is restored.
    public var tables: [TableSource] {
        decisions.compactMap { decision in
            guard case .table(let table)? = decision.logic?.kind else { return nil }
            var source = table.source
            source.name = decision.name
            for index in source.inputs.indices where index < table.inputTypes.count {
                source.inputs[index].type = table.inputTypes[index].map { feelType($0) }
            }
            for index in source.outputs.indices where index < table.outputTypes.count {
                source.outputs[index].type = table.outputTypes[index].map { feelType($0) } ?? .any
            }
            return source
        }
    }

    /// What the tables may read, with types: the input data and the decisions that are no constant.
    public var inputTypes: [String: FeelType] {
        let constants = constants
        let named =
            inputs.map { ($0.name, $0.type) }
            + decisions.filter { constants[$0.name] == nil }.map { ($0.name, $0.type) }
        return Dictionary(
            named.map { ($0.0, $0.1.map { feelType($0) } ?? .any) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The decisions that are nothing but a literal, with its value.
    public var constants: [String: Value] {
        var result: [String: Value] = [:]
        for decision in decisions {
            guard case .literal(let text)? = decision.logic?.kind,
                let expression = Expression.compile(text, in: Scope(semantics: .standard)).value,
                let constant = expression.root as? Constant
            else { continue }
            result[decision.name] = constant.value
        }
        return result
    }

    private func feelType(_ reference: String, depth: Int = 0) -> FeelType {
        if let simple = FeelType.simpleNames[reference] { return simple }
        guard depth < 16, let definition = types.first(where: { $0.name == reference }) else {
            return .any
        }
        return feelType(definition, depth: depth)
    }

    private func feelType(_ definition: ItemDefinition, depth: Int) -> FeelType {
        var type: FeelType
        switch definition.shape {
        case .reference(let name): type = feelType(name, depth: depth + 1)
        case .components(let parts):
            guard depth < 16 else { return .any }
            type = .context(
                Dictionary(
                    parts.map { ($0.name, feelType($0, depth: depth + 1)) },
                    uniquingKeysWith: { first, _ in first }))
        case .function: type = .function
        }
        if let unit = definition.unit, type == .number { type = .quantity(unit: unit) }
        if type == .string, let options = definition.allowed.flatMap(options) {
            type = .choice(options)
        }
        return definition.isCollection ? .list(type) : type
    }

    /// A list of string literals; `nil` when the text is anything else.
    private func options(_ text: String) -> [String]? {
        var parser = Parser(text, in: Scope(semantics: .standard))
        guard let tests = parser.parseWholeTests(), case .oneOf(let trees) = tests.kind else {
            return nil
        }
        let texts = trees.compactMap { tree -> String? in
            if case .literal(.string(let text)) = tree.kind { text } else { nil }
        }
        return texts.count == trees.count ? texts : nil
    }
}
