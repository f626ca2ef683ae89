/// How unknown values behave.
public enum Semantics: Sendable, Hashable {
    /// DMN: `null` is a value, errors become `null`, names may hold blanks and operators.
    case standard
    /// Rule packs: unknown stays undecided, not-applicable decides against, one word per name.
    case pack
}

/// A function the host program provides, such as `已知` or `工作日后`.
public struct HostFunction: Sendable {
    /// The name as written in texts.
    public let name: String
    /// The types of the parameters in order.
    public let parameters: [FeelType]
    /// The type of the result.
    public let result: FeelType
    /// What it does; a failure's text becomes part of the diagnostic and the value is null.
    ///
    /// Unknown and not-applicable arguments are handed over as they are.
    public let body: @Sendable ([Value]) -> Swift.Result<Value, HostFailure>

    /// Makes a host function.
    public init(
        name: String, parameters: [FeelType], result: FeelType,
        body: @escaping @Sendable ([Value]) -> Swift.Result<Value, HostFailure>
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.body = body
    }
}

/// Why a host function could not answer, as one sentence for the reader of the rule.
public struct HostFailure: Error, Sendable, Hashable {
    /// The sentence.
    public let reason: String
    /// Makes a failure.
    public init(_ reason: String) { self.reason = reason }
}

/// Everything a text may refer to.
///
/// Build it once and compile many texts with it.
public struct Scope: Sendable {
    /// The declared names and their types.
    public let types: [String: FeelType]
    /// Names that stand for a fixed value, such as the options of a choice.
    public let constants: [String: Value]
    /// The host's functions by name.
    public let functions: [String: HostFunction]
    /// How unknown values behave.
    public let semantics: Semantics
    /// Types that `instance of` and parameters may name.
    public let namedTypes: [String: FeelType]

    let names: NameTable
    let memberNames: NameTable
    let typeNames: NameTable

    /// Makes a scope.
    ///
    /// - Parameters:
    ///   - types: what each name holds. A name that is also a constant is the variable.
    ///   - constants: fixed values by name.
    ///   - functions: host functions; a later one of the same name replaces an earlier one.
    ///   - semantics: how unknown values behave.
    ///   - namedTypes: the types of a model by name.
    public init(
        types: [String: FeelType] = [:], constants: [String: Value] = [:],
        functions: [HostFunction] = [], semantics: Semantics,
        namedTypes: [String: FeelType] = [:]
    ) {
        self.types = types
        self.constants = constants
        self.functions = Dictionary(
            functions.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        self.semantics = semantics
        self.namedTypes = namedTypes
        let roots = Set(types.keys).union(constants.keys).union(self.functions.keys)
        names = semantics == .pack ? NameTable([]) : NameTable(roots)
        var members = Set<String>()
        if semantics == .standard {
            for type in types.values { type.collectMembers(into: &members) }
            for type in namedTypes.values { type.collectMembers(into: &members) }
        }
        memberNames = NameTable(members.union(Properties.names))
        typeNames = NameTable(Set(namedTypes.keys).union(FeelType.simpleNames.keys))
    }

    /// The same scope with some declared names standing for fixed values.
    func binding(_ values: [String: Value]) -> Scope {
        Scope(
            types: types.filter { values[$0.key] == nil },
            constants: constants.merging(values) { _, bound in bound },
            functions: Array(functions.values), semantics: semantics, namedTypes: namedTypes)
    }
}

extension FeelType {
    /// The types of the language that have a plain name.
    static let simpleNames: [String: FeelType] = [
        "Any": .any, "Null": .null, "number": .number, "string": .string, "boolean": .boolean,
        "date": .date, "time": .time, "date and time": .dateTime, "dateTime": .dateTime,
        "days and time duration": .dayTimeDuration, "dayTimeDuration": .dayTimeDuration,
        "years and months duration": .monthDuration, "yearMonthDuration": .monthDuration,
        "list": .list(.any), "context": .context([:]), "range": .range(.any),
        "function": .function,
    ]

    func collectMembers(into names: inout Set<String>, depth: Int = 0) {
        guard depth < 16 else { return }
        switch self {
        case .context(let entries):
            for (name, type) in entries {
                names.insert(name)
                type.collectMembers(into: &names, depth: depth + 1)
            }
        case .list(let inner), .range(let inner):
            inner.collectMembers(into: &names, depth: depth + 1)
        case .function(_, let result):
            result.collectMembers(into: &names, depth: depth + 1)
        default:
            break
        }
    }
}
