/// Connects the elements of a model and its imports, and compiles their logic.
struct ModelLinker {
    private let sources: [ModelSource]
    private let byNamespace: [String: ModelSource]
    private var libraries: [String: TypeLibrary] = [:]
    private var elements: [String: Model.Element] = [:]
    private var keys: [String: String] = [:]
    private var diagnostics: [Diagnostic] = []
    /// What a requirement may point to: its name, its type.
    private var targets: [String: (name: String, type: FeelType)] = [:]

    init(_ main: ModelSource, _ others: [ModelSource]) {
        sources = [main] + others.prefix(200)
        byNamespace = Dictionary(
            sources.map { ($0.namespace, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func link() -> Compilation<Model> {
        for source in sources { _ = library(source, depth: 0) }
        for source in sources { declare(source) }
        for source in sources { compile(source) }
        let main = sources[0]
        return Compilation(
            value: Model(
                namespace: main.namespace, decisionNames: main.decisions.map(\.name),
                elements: elements, keys: keys), diagnostics: diagnostics)
    }

    private mutating func library(_ source: ModelSource, depth: Int) -> TypeLibrary {
        if let known = libraries[source.namespace] { return known }
        var imported: [String: TypeLibrary] = [:]
        for link in source.imports {
            guard depth < 20, let other = byNamespace[link.namespace] else {
                diagnostics.append(
                    Diagnostic(
                        .missingImport(link.name), at: .nowhere, severity: .warning))
                continue
            }
            imported[link.name] = library(other, depth: depth + 1)
        }
        let library = TypeLibrary(source, imported: imported)
        libraries[source.namespace] = library
        return library
    }

    private func type(_ reference: String?, _ source: ModelSource) -> ItemType {
        guard let reference else { return .any }
        return libraries[source.namespace]?.type(named: reference) ?? .any
    }

    // MARK: declaring

    private mutating func declare(_ source: ModelSource) {
        let prefix = source.namespace + "#"
        for input in source.inputs {
            let type = type(input.type, source)
            register(prefix, input.id, input.name, type.feel)
            elements[prefix + input.id] = .input(name: input.name, type)
        }
        for decision in source.decisions {
            register(prefix, decision.id, decision.name, type(decision.type, source).feel)
        }
        for knowledge in source.knowledge {
            register(prefix, knowledge.id, knowledge.name, .function)
        }
        for service in source.services {
            register(prefix, service.id, service.name, .function)
        }
    }

    private mutating func register(
        _ prefix: String, _ id: String, _ name: String, _ type: FeelType
    ) {
        targets[prefix + id] = (name, type)
        if keys[prefix + name] == nil { keys[prefix + name] = prefix + id }
    }

    /// The key of a reference such as `#id` or `namespace#id`.
    private func key(_ reference: String, _ source: ModelSource) -> String {
        reference.hasPrefix("#") ? source.namespace + reference : reference
    }

    // MARK: compiling

    private mutating func compile(_ source: ModelSource) {
        let prefix = source.namespace + "#"
        let library = libraries[source.namespace] ?? TypeLibrary(source, imported: [:])
        for decision in source.decisions {
            elements[prefix + decision.id] = .decision(
                executable(
                    decision.name, decision.requirements, decision.logic,
                    type(decision.type, source), source, library, parameters: []))
        }
        for knowledge in source.knowledge {
            let parameters = knowledge.function?.parameters ?? []
            let code = executable(
                knowledge.name, knowledge.requirements, knowledge.function?.body,
                resultType(knowledge, source), source, library, parameters: parameters)
            let key = prefix + knowledge.id
            elements[key] = .knowledge(
                code,
                function(
                    key, parameters.map(\.name), parameters.map { type($0.type, source).feel }))
        }
        for service in source.services { link(service, source) }
    }

    /// The declared type of knowledge may be that of the function or, in older models, of its
    /// result.
    private func resultType(
        _ knowledge: ModelSource.KnowledgeElement, _ source: ModelSource
    ) -> ItemType {
        let declared = type(knowledge.type, source)
        if case .function(_, let result) = declared.feel { return ItemType(feel: result) }
        return declared
    }

    private func function(
        _ key: String, _ names: [String], _ types: [FeelType]
    ) -> FunctionValue {
        FunctionValue(
            parameters: names, types: types, result: .any,
            code: .native { machine, arguments in
                machine.session?.invoke(key, arguments, machine) ?? .null
            })
    }

    private mutating func link(_ service: ModelSource.ServiceElement, _ source: ModelSource) {
        let parameters = (service.inputData + service.inputDecisions).map {
            self.key($0, source)
        }
        let declared = type(service.type, source)
        var result = declared
        if case .function(_, let type) = declared.feel { result = ItemType(feel: type) }
        let key = source.namespace + "#" + service.id
        elements[key] = .service(
            Model.Service(
                name: service.name, outputs: service.outputs.map { self.key($0, source) },
                parameters: parameters, type: result),
            function(
                key, parameters.map { targets[$0]?.name ?? "" },
                parameters.map { targets[$0]?.type ?? .any }))
    }

    private mutating func executable(
        _ name: String, _ requirements: [String], _ logic: ModelSource.Logic?,
        _ type: ItemType, _ source: ModelSource, _ library: TypeLibrary,
        parameters: [(name: String, type: String?)]
    ) -> Model.Executable {
        let visible = self.visible(requirements, source, name)
        var types = visible.mapValues(\.type)
        for parameter in parameters {
            types[parameter.name] = self.type(parameter.type, source).feel
        }
        let compiler = Compiler(
            scope: Scope(types: types, semantics: .standard, namedTypes: library.named))
        let compiled =
            logic.map { LogicCompiler(compiler: compiler, types: library).compile($0) }
            ?? compiler.mistake(.unsupported(name), .nowhere)
        let bindings = compiler.rootNames.map { root -> Model.Binding in
            if let index = parameters.firstIndex(where: { $0.name == root }) {
                return .parameter(index)
            }
            return visible[root]?.binding ?? .imported([])
        }
        diagnostics += compiler.diagnostics.map { $0.placed(.element(name)) }
        return Model.Executable(
            name: name, node: compiled.node, localCount: compiler.localCount, bindings: bindings,
            type: type, parameterCount: parameters.count)
    }

    /// The names an element may use, by its requirements.
    private mutating func visible(
        _ requirements: [String], _ source: ModelSource, _ name: String
    ) -> [String: (type: FeelType, binding: Model.Binding)] {
        var result: [String: (type: FeelType, binding: Model.Binding)] = [:]
        var imported: [String: [(name: String, key: String)]] = [:]
        for reference in requirements {
            let key = key(reference, source)
            guard let target = targets[key] else {
                diagnostics.append(
                    Diagnostic(
                        .missingReference(reference), at: .nowhere,
                        severity: .warning, place: .element(name)))
                continue
            }
            let namespace = String(key.split(separator: "#", maxSplits: 1).first ?? "")
            let link = source.imports.first { $0.namespace == namespace }
            if namespace != source.namespace, let link, !link.name.isEmpty {
                imported[link.name, default: []].append((target.name, key))
            } else {
                result[target.name] = (target.type, .element(key))
            }
        }
        for (name, entries) in imported {
            let fields = Dictionary(
                entries.map { ($0.name, targets[$0.key]?.type ?? .any) },
                uniquingKeysWith: { first, _ in first })
            result[name] = (.context(fields), .imported(entries))
        }
        return result
    }
}
