/// A compiled DMN model with the models it imports.
public struct Model: Sendable {
    /// The namespace of the main model.
    public let namespace: String
    /// The names of its decisions in document order.
    public let decisionNames: [String]
    let elements: [String: Element]
    /// Element keys by namespace and name.
    let keys: [String: String]

    /// Something that has a value: an input, a decision, a function or a service.
    enum Element: Sendable {
        case input(name: String, ItemType)
        case decision(Executable)
        case knowledge(Executable, FunctionValue)
        case service(Service, FunctionValue)
    }

    /// Compiled logic with where its names come from.
    struct Executable: Sendable {
        let name: String
        let node: any Node
        let localCount: Int
        let bindings: [Binding]
        let type: ItemType
        /// For knowledge: how many of the first slots are parameters.
        let parameterCount: Int
    }

    /// Where the value of a slot comes from.
    indirect enum Binding: Sendable {
        case element(String)
        /// The elements of an imported model, under one name.
        case imported([(name: String, key: String)])
        case parameter(Int)
    }

    struct Service: Sendable {
        let name: String
        let outputs: [String]
        let parameters: [String]
        let type: ItemType
    }

    /// Compiles a model.
    ///
    /// - Parameters:
    ///   - main: the model whose decisions are asked.
    ///   - others: every model it imports, directly or not.
    /// - Returns: the model; mistakes in its texts are warnings and evaluate to null.
    public static func compile(
        _ main: ModelSource, importing others: [ModelSource] = []
    ) -> Compilation<Model> {
        var linker = ModelLinker(main, others)
        return linker.link()
    }

    /// Evaluates a decision.
    ///
    /// - Parameters:
    ///   - name: the decision's name in the main model.
    ///   - inputs: input data, or decisions to override, by name; those of another model as
    ///     `namespace#name`.
    ///   - budget: how much it may cost.
    ///   - now: what `now()` and `today()` answer.
    /// - Returns: the value, with what was wrong on the way.
    public func evaluate(
        decision name: String, _ inputs: [String: Value], budget: Budget = .standard,
        now: DateTime? = nil
    ) -> Evaluation {
        run(name, budget, now, inputs) { session, machine in
            guard let key = keys[namespace + "#" + name] else {
                return machine.fail(.missingReference(name), at: .nowhere)
            }
            return session.value(of: key, machine)
        }
    }

    /// Evaluates a decision service with its inputs by name.
    ///
    /// - Returns: the value of its output decision, or a context of several.
    public func evaluate(
        service name: String, _ inputs: [String: Value], budget: Budget = .standard,
        now: DateTime? = nil
    ) -> Evaluation {
        run(name, budget, now, [:]) { session, machine in
            guard let key = keys[namespace + "#" + name],
                case .service(let service, _)? = elements[key]
            else { return machine.fail(.missingReference(name), at: .nowhere) }
            return session.run(service, named: inputs, machine)
        }
    }

    /// Calls a business knowledge model or service with arguments by parameter name.
    public func call(
        _ name: String, _ arguments: [String: Value], budget: Budget = .standard,
        now: DateTime? = nil
    ) -> Evaluation {
        run(name, budget, now, [:]) { session, machine in
            guard let key = keys[namespace + "#" + name],
                case .function(let function) = session.value(of: key, machine)
            else { return machine.fail(.missingReference(name), at: .nowhere) }
            return Calling.call(
                function, arguments.map { ($0.key, $0.value) }, name: name, machine, .nowhere)
        }
    }

    private func run(
        _ name: String, _ budget: Budget, _ now: DateTime?, _ inputs: [String: Value],
        _ body: (ModelSession, Machine) -> Value
    ) -> Evaluation {
        let machine = Machine(
            roots: [], localCount: 0, semantics: .standard, budget: budget, now: now)
        let session = ModelSession(self, inputs)
        machine.session = session
        let value = body(session, machine)
        machine.diagnostics = machine.diagnostics.map { $0.placed(.element(name)) }
        return Evaluation(value, machine)
    }
}
