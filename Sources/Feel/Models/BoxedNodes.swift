/// Brings a result to the declared type, or yields null and says why.
final class Coerced: Node {
    let range: SourceRange
    private let inner: any Node
    private let type: ItemType

    init(_ inner: any Node, _ type: ItemType) {
        self.inner = inner
        self.type = type
        range = inner.range
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = inner.evaluate(machine)
        guard let fitting = type.coerce(value, machine) else {
            return machine.fail(
                .coercion(
                    expected: Messages.name(of: type.feel),
                    given: ValueText.literal(value, limit: 200)),
                at: range)
        }
        return fitting
    }
}

/// A decision table inside a model.
final class TableNode: Node {
    let range = SourceRange.nowhere
    private let table: DecisionTable

    init(_ table: DecisionTable) { self.table = table }

    func evaluate(_ machine: Machine) -> Value {
        let decision = table.decide(machine, traces: false)
        let room = Machine.mostDiagnostics - machine.diagnostics.count
        machine.diagnostics += decision.diagnostics.prefix(max(0, room))
        return decision.value
    }
}

/// A boxed context; an entry without a name at the end is the result of the whole.
final class BoxedContext: Node {
    let range = SourceRange.nowhere
    private let entries: [(name: String, slot: Int, value: any Node)]
    private let result: (any Node)?

    init(_ entries: [(name: String, slot: Int, value: any Node)], result: (any Node)?) {
        self.entries = entries
        self.result = result
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1 + entries.count, at: range) else { return .null }
        var context = Context()
        for entry in entries {
            let value = entry.value.evaluate(machine)
            machine.setLocal(entry.slot, value)
            if context[entry.name] != nil {
                return machine.fail(.duplicateKey(entry.name), at: range)
            }
            context[entry.name] = value
        }
        return result?.evaluate(machine) ?? .context(context)
    }
}

/// A boxed invocation: arguments by parameter name.
final class BoxedInvocation: Node {
    let range = SourceRange.nowhere
    private let callee: any Node
    private let bindings: [(name: String, value: any Node)]
    private let name: String

    init(_ callee: any Node, _ bindings: [(name: String, value: any Node)], name: String) {
        self.callee = callee
        self.bindings = bindings
        self.name = name
    }

    func evaluate(_ machine: Machine) -> Value {
        guard case .function(let function) = callee.evaluate(machine) else {
            return machine.fail(.notAFunction(name), at: range)
        }
        let arguments: [(String?, Value)] = bindings.map { ($0.name, $0.value.evaluate(machine)) }
        return Calling.call(function, arguments, name: name, machine, range)
    }
}

/// A boxed conditional: unlike the text form, a condition that is no truth value is an error.
final class BoxedConditional: Node {
    let range = SourceRange.nowhere
    private let condition: any Node
    private let yes: any Node
    private let no: any Node

    init(_ condition: any Node, _ yes: any Node, _ no: any Node) {
        self.condition = condition
        self.yes = yes
        self.no = no
    }

    func evaluate(_ machine: Machine) -> Value {
        switch condition.evaluate(machine) {
        case .boolean(true): yes.evaluate(machine)
        case .boolean(false), .null: no.evaluate(machine)
        case let other:
            machine.fail(.conditionNotBoolean(Messages.name(of: other.kind)), at: condition.range)
        }
    }
}
