/// A function as a value: a lambda of the text, a built-in, or a model's knowledge.
///
/// Two function values are equal only when they are the same object.
public final class FunctionValue: Sendable, Hashable {
    /// The names of the parameters in order.
    public let parameters: [String]
    /// The types of the parameters; arguments are coerced to them.
    public let parameterTypes: [FeelType]
    /// The type of the result.
    public let result: FeelType
    let code: FunctionCode
    /// What the body is seen to yield; only for asking what kind of function this is.
    let inferredResult: FeelType

    init(
        parameters: [String], types: [FeelType], result: FeelType, code: FunctionCode,
        inferred: FeelType = .any
    ) {
        inferredResult = result == .any ? inferred : result
        self.parameters = parameters
        parameterTypes = types
        self.result = result
        self.code = code
    }

    /// Whether both are the same object.
    public static func == (left: FunctionValue, right: FunctionValue) -> Bool { left === right }
    /// By identity, as equality is.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

enum FunctionCode: Sendable {
    /// A body of the text with the values it closed over.
    case lambda(Lambda)
    /// Knowledge of a model: a body that brings its own slots.
    case native(@Sendable (Machine, [Value]) -> Value)
    /// A built-in used as a value.
    case builtin(Builtin)
}

/// A compiled function body with the slots it closed over.
struct Lambda: Sendable {
    let body: any Node
    let firstSlot: Int
    let roots: [Value]
    let locals: [Value]
    /// The levels the body has, for the depth budget.
    let depth: Int
}
