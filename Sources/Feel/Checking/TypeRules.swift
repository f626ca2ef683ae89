/// What may be combined with what, as far as the types already tell.
enum TypeRules {
    static func checkCondition(_ type: FeelType, _ compiler: Compiler, _ range: SourceRange) {
        switch type {
        case .any, .boolean, .null: break
        default: compiler.report(.conditionNotBoolean(Messages.name(of: type)), range)
        }
    }

    /// `=` and `!=`: same kind, same unit, an option that exists; `null` goes with everything.
    static func checkEquality(
        _ left: FeelType, _ right: FeelType, _ leftValue: Value?, _ rightValue: Value?,
        _ compiler: Compiler, _ range: SourceRange
    ) {
        if case .choice(let options) = left { checkOption(rightValue, options, compiler, range) }
        if case .choice(let options) = right { checkOption(leftValue, options, compiler, range) }
        check(left, right, compiler, range)
    }

    private static func checkOption(
        _ value: Value?, _ options: [String], _ compiler: Compiler, _ range: SourceRange
    ) {
        if case .string(let text)? = value, !options.contains(text) {
            compiler.report(.unknownOption(text, of: options), range)
        }
    }

    private static func check(
        _ left: FeelType, _ right: FeelType, _ compiler: Compiler, _ range: SourceRange
    ) {
        if case .quantity(let a) = left, case .quantity(let b) = right, a != b {
            compiler.report(
                .unitsDiffer(Messages.name(of: left), Messages.name(of: right)), range)
        } else if !left.isComparable(with: right) {
            compiler.report(
                .notComparable(Messages.name(of: left), Messages.name(of: right)), range)
        }
    }

    /// Values that go into one result, such as the items of a list: no two units.
    static func checkUnits(_ types: [FeelType], _ compiler: Compiler, _ range: SourceRange) {
        let quantities = types.filter { if case .quantity = $0 { true } else { false } }
        guard let first = quantities.first, let other = quantities.first(where: { $0 != first })
        else { return }
        compiler.report(.unitsDiffer(Messages.name(of: first), Messages.name(of: other)), range)
    }

    /// A result against the type that is declared for it.
    static func checkResult(
        _ part: Compiler.Typed, _ declared: FeelType, _ compiler: Compiler
    ) {
        let range = part.node.range
        let value = compiler.constant(of: part)
        if case .choice(let options) = declared { checkOption(value, options, compiler, range) }
        checkUnits([declared, part.type], compiler, range)
        guard !part.type.mayFit(declared) else { return }
        compiler.report(
            .coercion(expected: Messages.name(of: declared), given: Messages.name(of: part.type)),
            range)
    }

    /// `<` and the like: kinds that have an order.
    static func checkOrder(
        _ left: FeelType, _ right: FeelType, _ compiler: Compiler, _ range: SourceRange
    ) {
        if case .null = left { return }
        if case .null = right { return }
        if !left.isOrdered || !right.isOrdered {
            compiler.report(
                .notComparable(Messages.name(of: left), Messages.name(of: right)), range)
        } else {
            check(left, right, compiler, range)
        }
    }

    /// A test of `in` or of a cell against the value it is about.
    static func checkTest(
        _ subject: FeelType, _ test: FeelType, _ constant: Value?, _ compiler: Compiler,
        _ range: SourceRange
    ) {
        switch test {
        case .range(let inner):
            if inner.isOrdered, subject.isOrdered {
                check(subject, inner, compiler, range)
            } else if subject != .null, inner != .null {
                checkEquality(subject, inner, nil, nil, compiler, range)
            }
        case .list(let inner):
            if case .list = subject { return }
            if case .range(let span) = inner { return check(subject, span, compiler, range) }
            check(subject, inner, compiler, range)
        case .boolean where subject != .boolean:
            break
        default:
            checkEquality(subject, test, nil, constant, compiler, range)
        }
    }

    static func checkNegation(_ type: FeelType, _ compiler: Compiler, _ range: SourceRange) {
        switch type {
        case .any, .null, .number, .quantity, .dayTimeDuration, .monthDuration: break
        default: compiler.report(.notNegatable(Messages.name(of: type)), range)
        }
    }

    static func arithmetic(
        _ operation: Syntax.Arithmetic, _ left: FeelType, _ right: FeelType,
        _ compiler: Compiler, _ range: SourceRange
    ) -> FeelType {
        if left == .any || right == .any || left == .null || right == .null { return .any }
        if left.isNumeric, right.isNumeric {
            return quantities(operation, left, right, compiler, range)
        }
        if operation == .add, left.isText, right.isText { return .string }
        if let result = temporal(operation, left, right) { return result }
        compiler.report(
            .operands(operation.rawValue, Messages.name(of: left), Messages.name(of: right)),
            range)
        return .any
    }

    private static func quantities(
        _ operation: Syntax.Arithmetic, _ left: FeelType, _ right: FeelType,
        _ compiler: Compiler, _ range: SourceRange
    ) -> FeelType {
        switch (operation, left, right) {
        case (.add, .quantity(let a), .quantity(let b)),
            (.subtract, .quantity(let a), .quantity(let b)):
            if a != b {
                compiler.report(
                    .unitsDiffer(Messages.name(of: left), Messages.name(of: right)), range)
            }
            return left
        case (.divide, .quantity(let a), .quantity(let b)):
            if a != b {
                compiler.report(
                    .unitsDiffer(Messages.name(of: left), Messages.name(of: right)), range)
            }
            return .number
        case (.multiply, .quantity, .quantity): return .number
        case (.divide, .number, .quantity), (.power, _, _): return .number
        case (_, .quantity, _): return left
        case (_, _, .quantity): return right
        default: return .number
        }
    }

    private static func temporal(
        _ operation: Syntax.Arithmetic, _ left: FeelType, _ right: FeelType
    ) -> FeelType? {
        let isSum = operation == .add || operation == .subtract
        switch (left, right) {
        case (.date, .dayTimeDuration), (.date, .monthDuration), (.dateTime, .dayTimeDuration),
            (.dateTime, .monthDuration), (.time, .dayTimeDuration):
            return isSum ? left : nil
        case (.dayTimeDuration, .date), (.monthDuration, .date), (.dayTimeDuration, .dateTime),
            (.monthDuration, .dateTime), (.dayTimeDuration, .time):
            return operation == .add ? right : nil
        case (.date, .date), (.dateTime, .dateTime), (.date, .dateTime), (.dateTime, .date),
            (.time, .time):
            return operation == .subtract ? .dayTimeDuration : nil
        case (.dayTimeDuration, .dayTimeDuration), (.monthDuration, .monthDuration):
            return isSum ? left : (operation == .divide ? .number : nil)
        case (.dayTimeDuration, .number), (.monthDuration, .number):
            return operation == .multiply || operation == .divide ? left : nil
        case (.number, .dayTimeDuration), (.number, .monthDuration):
            return operation == .multiply ? right : nil
        default:
            return nil
        }
    }

    static func checkArguments(
        _ builtin: Builtin, _ plan: Builtin.Plan, _ parts: [Compiler.Typed],
        _ ranges: [SourceRange], _ compiler: Compiler
    ) {
        if builtin.collects, let first = ranges.first, let last = ranges.last {
            checkUnits(parts.map(\.type), compiler, first.union(last))
        }
        guard plan.choices.count == 1, let choice = plan.choices.first else { return }
        let form = builtin.forms[choice.form]
        for (position, source) in choice.sources.enumerated() {
            guard let source, position < form.parameters.count else { continue }
            let parameter = form.parameters[position]
            let given = parts[source].type
            if parameter.kind == .list || parameter.kind == .items || parameter.kind == .day {
                continue
            }
            if !given.mayFit(parameter.type) {
                compiler.report(
                    .argumentType(
                        builtin.name, parameter: parameter.name,
                        expected: Messages.name(of: parameter.type),
                        given: Messages.name(of: given)), ranges[source])
            }
        }
    }

    /// The result type of a built-in, following the unit of what goes in where that is plain.
    static func result(of builtin: Builtin, _ types: [FeelType]) -> FeelType {
        guard let first = types.first else { return builtin.result }
        switch builtin.name {
        case _ where builtin.collects:
            if case .list(let inner) = first { return inner == .null ? .any : inner }
            return first.isNumeric ? first : (builtin.name == "sum" ? .any : builtin.result)
        case "abs", "decimal", "floor", "ceiling", "round up", "round down", "round half up",
            "round half down":
            return first.isNumeric ? first : builtin.result
        case "append", "insert before", "remove", "reverse", "sublist", "distinct values",
            "concatenate", "sort", "union":
            if case .list(let inner) = first, types.count < 3,
                !["append", "concatenate", "union"].contains(builtin.name)
            {
                return .list(inner)
            }
            return builtin.result
        default:
            return builtin.result
        }
    }
}

extension Builtin {
    /// Whether it makes one value of the same kind out of many.
    fileprivate var collects: Bool { ["sum", "min", "max", "mean", "median"].contains(name) }
}

extension FeelType {
    var isNumeric: Bool {
        switch self {
        case .number, .quantity: true
        default: false
        }
    }

    var isText: Bool {
        switch self {
        case .string, .choice: true
        default: false
        }
    }

    var isOrdered: Bool {
        switch self {
        case .any, .number, .quantity, .string, .choice, .date, .time, .dateTime,
            .dayTimeDuration, .monthDuration, .null:
            true
        default: false
        }
    }

    /// Whether values of the two types can be compared at all.
    func isComparable(with other: FeelType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _), (_, .null): true
        case (.list, .list), (.context, .context), (.range, .range), (.function, .function): true
        default: (isNumeric && other.isNumeric) || (isText && other.isText) || self == other
        }
    }

    /// Whether a value of this type may turn out to be acceptable where the other is wanted.
    func mayFit(_ wanted: FeelType) -> Bool {
        switch (self, wanted) {
        case (.any, _), (_, .any), (.null, _): true
        case (.list, .list), (.context, .context), (.range, .range), (.function, .function): true
        case (.list(let inner), _): inner.mayFit(wanted)
        case (_, .list(let inner)): mayFit(inner)
        case (.date, .dateTime), (.dateTime, .date): true
        default: isComparable(with: wanted)
        }
    }

    /// The type of an entry or property; `nil` when there cannot be one of that name.
    func member(_ name: String) -> FeelType? {
        switch self {
        case .any, .null: return .any
        case .context(let entries): return entries.isEmpty ? .any : entries[name]
        case .list(let inner): return inner.member(name).map { .list($0) }
        default: return Properties.type(name, of: self)
        }
    }

    /// A type that holds the values of both.
    func joined(with other: FeelType) -> FeelType {
        if self == other { return self }
        if self == .null { return other }
        if other == .null { return self }
        if isText, other.isText { return .string }
        return .any
    }
}
