/// One evaluation of a model: every decision is worked out once.
final class ModelSession {
    private let model: Model
    private var inputs: [String: Value]
    private var known: [String: Value] = [:]
    private var running: Set<String> = []

    init(_ model: Model, _ inputs: [String: Value]) {
        self.model = model
        self.inputs = inputs
    }

    /// The value of an element, computed when first asked.
    func value(of key: String, _ machine: Machine) -> Value {
        if let value = known[key] { return value }
        guard let element = model.elements[key] else {
            return machine.fail(.missingReference(key), at: .nowhere)
        }
        let value: Value
        switch element {
        case .input(let name, let type): value = input(name, key, type, machine)
        case .decision(let executable):
            if let given = given(executable.name, key) {
                value = bring(given, to: executable.type, executable.name, machine)
            } else {
                value = decide(executable, key, machine)
            }
        case .knowledge(_, let function), .service(_, let function): value = .function(function)
        }
        known[key] = value
        return value
    }

    /// An input given by name, or by namespace and name.
    private func given(_ name: String, _ key: String) -> Value? {
        let namespace = key.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
        return inputs[namespace + "#" + name] ?? inputs[name]
    }

    private func input(
        _ name: String, _ key: String, _ type: ItemType, _ machine: Machine
    ) -> Value {
        guard let value = given(name, key) else {
            machine.warn(.missingInput(name), at: .nowhere, in: .element(name))
            return .null
        }
        return bring(value, to: type, name, machine)
    }

    private func bring(
        _ value: Value, to type: ItemType, _ name: String, _ machine: Machine
    ) -> Value {
        type.coerce(value, machine)
            ?? machine.fail(
                .inputNotAllowed(name, ValueText.literal(value, limit: 200)),
                at: .nowhere, in: .element(name))
    }

    private func decide(
        _ executable: Model.Executable, _ key: String, _ machine: Machine
    ) -> Value {
        guard running.insert(key).inserted else {
            return machine.fail(
                .cyclicRequirement(executable.name), at: .nowhere, in: .element(executable.name))
        }
        defer { running.remove(key) }
        return run(executable, [], machine)
    }

    /// Runs logic on slots of its own.
    private func run(
        _ executable: Model.Executable, _ arguments: [Value], _ machine: Machine
    ) -> Value {
        guard machine.enter(10, at: .nowhere) else { return .null }
        defer { machine.depth -= 10 }
        let roots = executable.bindings.map { binding -> Value in
            switch binding {
            case .element(let key): return value(of: key, machine)
            case .imported(let entries):
                return .context(
                    Context(entries.map { ($0.name, value(of: $0.key, machine)) }))
            case .parameter(let index):
                return index < arguments.count ? arguments[index] : .null
            }
        }
        let child = machine.child(roots: roots, localCount: executable.localCount)
        var result = executable.node.evaluate(child)
        if let fitting = executable.type.coerce(result, child) {
            result = fitting
        } else {
            result = child.fail(
                .coercion(
                    expected: Messages.name(of: executable.type.feel),
                    given: ValueText.literal(result, limit: 200)), at: executable.node.range)
        }
        child.diagnostics = child.diagnostics.map { $0.placed(.element(executable.name)) }
        machine.absorb(child)
        return result
    }

    /// Calls knowledge or a service with arguments in order.
    func invoke(_ key: String, _ arguments: [Value], _ machine: Machine) -> Value {
        switch model.elements[key] {
        case .knowledge(let executable, _)?:
            return run(executable, arguments, machine)
        case .service(let service, _)?:
            var values: [String: Value] = [:]
            for (parameter, value) in zip(service.parameters, arguments) {
                values[parameter] = value
            }
            return run(service, byKey: values, machine)
        default:
            return machine.fail(.missingReference(key), at: .nowhere)
        }
    }

    /// Runs a service with its inputs by name; what is not given is null.
    func run(_ service: Model.Service, named inputs: [String: Value], _ machine: Machine) -> Value {
        var values: [String: Value] = [:]
        for key in service.parameters {
            let name = model.name(of: key)
            if let value = inputs[name] {
                values[key] = value
            } else {
                machine.warn(.missingInput(name), at: .nowhere, in: .element(name))
                values[key] = .null
            }
        }
        return run(service, byKey: values, machine)
    }

    private func run(
        _ service: Model.Service, byKey values: [String: Value], _ machine: Machine
    ) -> Value {
        let inner = ModelSession(model, [:])
        for (key, value) in values {
            inner.known[key] = bring(value, to: model.type(of: key), model.name(of: key), machine)
        }
        let outer = machine.session
        machine.session = inner
        defer { machine.session = outer }
        let results = service.outputs.map { inner.value(of: $0, machine) }
        let value: Value
        if results.count == 1 {
            value = results[0]
        } else {
            value = .context(
                Context(zip(service.outputs, results).map { (model.name(of: $0), $1) }))
        }
        return bring(value, to: service.type, service.name, machine)
    }
}

extension Model {
    func name(of key: String) -> String {
        switch elements[key] {
        case .input(let name, _)?: name
        case .decision(let executable)?, .knowledge(let executable, _)?: executable.name
        case .service(let service, _)?: service.name
        case nil: ""
        }
    }

    func type(of key: String) -> ItemType {
        switch elements[key] {
        case .input(_, let type)?: type
        case .decision(let executable)?: executable.type
        default: .any
        }
    }
}
