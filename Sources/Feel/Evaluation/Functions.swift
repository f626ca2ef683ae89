/// A function written in the text: `function(a, b) body`.
final class FunctionLiteral: Node {
    let range: SourceRange
    private let parameters: [String]
    private let types: [FeelType]
    private let result: FeelType
    private let inferred: FeelType
    private let body: any Node
    private let firstSlot: Int
    private let depth: Int

    init(
        parameters: [String], types: [FeelType], result: FeelType, inferred: FeelType,
        body: any Node, firstSlot: Int, depth: Int, _ range: SourceRange
    ) {
        self.inferred = inferred
        self.parameters = parameters
        self.types = types
        self.result = result
        self.body = body
        self.firstSlot = firstSlot
        self.depth = depth
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        .function(
            FunctionValue(
                parameters: parameters, types: types, result: result,
                code: .lambda(
                    Lambda(
                        body: body, firstSlot: firstSlot, roots: machine.roots,
                        locals: machine.locals, depth: depth)), inferred: inferred))
    }
}

/// An argument as compiled.
struct CallArgument: Sendable {
    let name: String?
    let value: any Node
}

/// A call of something that is only known when evaluated.
final class DynamicCall: Node {
    let range: SourceRange
    private let callee: any Node
    private let arguments: [CallArgument]
    private let name: String

    init(_ callee: any Node, _ arguments: [CallArgument], name: String, _ range: SourceRange) {
        self.callee = callee
        self.arguments = arguments
        self.name = name
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let subject = callee.evaluate(machine)
        guard case .function(let function) = subject else {
            return machine.fail(.notAFunction(name), at: range)
        }
        let values = arguments.map { $0.value.evaluate(machine) }
        return Calling.call(
            function, zip(arguments.map(\.name), values).map { ($0, $1) }, name: name, machine,
            range)
    }
}

/// Matching of arguments to parameters, with coercion.
enum Calling {
    static func call(
        _ function: FunctionValue, _ arguments: [(String?, Value)], name: String,
        _ machine: Machine, _ range: SourceRange
    ) -> Value {
        if case .builtin(let builtin) = function.code {
            return builtin.call(arguments, Call(machine, range))
        }
        let count = function.parameters.count
        guard arguments.count == count else {
            return machine.fail(
                .argumentCount(name, expected: Messages.counts([count]), given: arguments.count),
                at: range)
        }
        var ordered = [Value](repeating: .null, count: count)
        for (index, argument) in arguments.enumerated() {
            var position = index
            if let label = argument.0 {
                guard let found = function.parameters.firstIndex(of: label) else {
                    return machine.fail(.unknownParameter(name, label), at: range)
                }
                position = found
            }
            let type = function.parameterTypes[position]
            guard let value = machine.coerce(argument.1, to: type, at: range) else {
                machine.fail(
                    .argumentType(
                        name, parameter: function.parameters[position],
                        expected: Messages.name(of: type),
                        given: Messages.name(of: argument.1.kind)), at: range)
                return .null
            }
            ordered[position] = value
        }
        let result = machine.call(function, ordered, at: range)
        guard let coerced = machine.coerce(result, to: function.result, at: range) else {
            return machine.fail(
                .coercion(
                    expected: Messages.name(of: function.result),
                    given: Messages.name(of: result.kind)), at: range)
        }
        return coerced
    }
}

/// A call of a host function.
final class HostCall: Node {
    let range: SourceRange
    private let function: HostFunction
    private let arguments: [any Node]

    init(_ function: HostFunction, _ arguments: [any Node], _ range: SourceRange) {
        self.function = function
        self.arguments = arguments
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(10, at: range) else { return .null }
        let mark = machine.missing.count
        switch function.body(arguments.map { $0.evaluate(machine) }) {
        case .success(let value):
            if !value.isNull { machine.settle(since: mark) }
            if machine.trace != nil { machine.note(function.name + "()", range, value) }
            return value
        case .failure(let failure):
            return machine.fail(.hostFailure(function.name, failure.reason), at: range)
        }
    }
}

/// A question of kind: `x instance of T`.
final class InstanceTest: Node {
    let range: SourceRange
    private let operand: any Node
    private let type: FeelType

    init(_ operand: any Node, _ type: FeelType, _ range: SourceRange) {
        self.operand = operand
        self.type = type
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = operand.evaluate(machine)
        switch value {
        case .null: return machine.isPack ? .null : .boolean(false)
        case .notApplicable: return .boolean(false)
        default:
            let most = 200_000
            var fuel = most
            let answer = Coercion.conforms(value, to: type, &fuel)
            return machine.spend((most - fuel) / 4, at: range) ? .boolean(answer) : .null
        }
    }
}
