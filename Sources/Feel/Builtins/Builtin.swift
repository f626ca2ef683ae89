import Quantities

/// A built-in function: its forms of call and what it does.
struct Builtin: Sendable {
    let name: String
    let forms: [Form]
    let result: FeelType
    /// Takes arguments in the order of the chosen form; `nil` means one of them was unsuitable.
    let body: @Sendable (Arguments) -> Value?

    init(
        _ name: String, _ forms: [Form], _ result: FeelType,
        _ body: @escaping @Sendable (Arguments) -> Value?
    ) {
        self.name = name
        self.forms = forms
        self.result = result
        self.body = body
    }
}

/// One way to call a built-in.
struct Form: Sendable {
    let parameters: [Parameter]
    /// Whether the last parameter takes any number of arguments, gathered into one list.
    let isVariadic: Bool

    init(_ parameters: Parameter..., variadic: Bool = false) {
        self.parameters = parameters
        isVariadic = variadic
    }

    var leastCount: Int { parameters.count { !$0.isOptional } }
}

/// A parameter of a built-in.
struct Parameter: Sendable {
    enum Kind: Sendable {
        /// Any value, null included.
        case anything
        /// Any value but null.
        case value
        case number, string, boolean, date, dateTime, time, context, function, range
        /// A date, or a date and time.
        case day
        /// A list; a single value becomes a list of one.
        case list
        /// A list that is also accepted when null stands for it.
        case items
    }

    let name: String
    let kind: Kind
    let isOptional: Bool

    init(_ name: String, _ kind: Kind, optional: Bool = false) {
        self.name = name
        self.kind = kind
        isOptional = optional
    }

    static func number(_ name: String = "n") -> Parameter { Parameter(name, .number) }
    static func string(_ name: String = "string") -> Parameter { Parameter(name, .string) }
    static func list(_ name: String = "list") -> Parameter { Parameter(name, .list) }

    /// The argument as this parameter wants it; `nil` when it is unsuitable.
    func accept(_ value: Value) -> Value? {
        if matches(value) { return value }
        if kind == .list { return value.isNull ? nil : .list([value]) }
        if case .list(let items) = value, items.count == 1, matches(items[0]) { return items[0] }
        if kind == .dateTime, case .date(let date) = value {
            return .dateTime(
                DateTime(date: date, time: TimeOfDay.midnight.with(zone: .offset(0))))
        }
        return nil
    }

    private func matches(_ value: Value) -> Bool {
        switch (kind, value) {
        case (.anything, _): true
        case (.value, .null): false
        case (.value, _): true
        case (.number, .number), (.string, .string), (.boolean, .boolean), (.date, .date),
            (.dateTime, .dateTime), (.time, .time), (.context, .context), (.function, .function),
            (.range, .range), (.day, .date), (.day, .dateTime), (.list, .list), (.items, .list):
            true
        default: false
        }
    }

    var type: FeelType {
        switch kind {
        case .anything, .value: .any
        case .number: .number
        case .string: .string
        case .boolean: .boolean
        case .date, .day: .date
        case .dateTime: .dateTime
        case .time: .time
        case .context: .context([:])
        case .function: .function
        case .range: .range(.any)
        case .list, .items: .list(.any)
        }
    }
}

/// Where a call stands, for diagnostics and the budget.
struct Call {
    let machine: Machine
    let range: SourceRange

    init(_ machine: Machine, _ range: SourceRange) {
        self.machine = machine
        self.range = range
    }
}

/// What a built-in was called with.
struct Arguments {
    let builtin: String
    let values: [Value]
    /// Which of the built-in's forms was chosen.
    let form: Int
    let call: Call

    subscript(index: Int) -> Value { index < values.count ? values[index] : .null }
    func number(_ index: Int) -> Decimal { self[index].asNumber ?? .zero }
    func string(_ index: Int) -> String { self[index].asString ?? "" }
    func list(_ index: Int) -> [Value] { self[index].asList ?? [] }
    func has(_ index: Int) -> Bool { !self[index].isNull }
    var isPack: Bool { call.machine.isPack }

    /// Whether two values are equal, paying for what is visited.
    func equal(_ left: Value, _ right: Value) -> Bool {
        call.machine.equal(left, right, at: call.range) == true
    }

    /// Records why the call has no value.
    func fail(_ problem: Problem) -> Value { call.machine.fail(problem, at: call.range) }
}

extension Builtin {
    /// Calls with arguments of which some may be named.
    func call(_ arguments: [(String?, Value)], _ call: Call) -> Value {
        switch arrange(arguments.map(\.0)) {
        case .failure(let problem):
            return call.machine.fail(problem, at: call.range)
        case .success(let plan):
            return run(plan, arguments.map(\.1), call)
        }
    }

    func call(positional values: [Value], _ call: Call) -> Value {
        self.call(values.map { (nil, $0) }, call)
    }

    /// Which argument goes to which parameter; worked out once, when the text is compiled.
    struct Plan: Sendable {
        /// The forms that fit the number and names of the arguments, in order of preference.
        let choices: [(form: Int, sources: [Int?], rest: Range<Int>?)]
    }

    func arrange(_ names: [String?]) -> Result<Plan, Problem> {
        var choices: [(form: Int, sources: [Int?], rest: Range<Int>?)] = []
        for (index, form) in forms.enumerated() {
            if let choice = arrange(names, in: form) {
                choices.append((index, choice.sources, choice.rest))
            }
        }
        if !choices.isEmpty { return .success(Plan(choices: choices)) }
        let known = Set(forms.flatMap { $0.parameters.map(\.name) })
        if let stranger = names.compactMap({ $0 }).first(where: { !known.contains($0) }) {
            return .failure(.unknownParameter(name, stranger))
        }
        return .failure(.argumentCount(name, expected: expectedCounts, given: names.count))
    }

    private var expectedCounts: String {
        let least = forms.filter(\.isVariadic).map(\.leastCount).min()
        let exact = forms.filter { !$0.isVariadic }
            .flatMap { $0.leastCount...max($0.leastCount, $0.parameters.count) }
        let below = Set(exact.filter { count in least.map { count < $0 } ?? true })
        return Messages.counts(below.sorted(), orMoreThan: least)
    }

    private func arrange(
        _ names: [String?], in form: Form
    ) -> (sources: [Int?], rest: Range<Int>?)? {
        let isNamed = names.contains { $0 != nil }
        if !isNamed {
            if form.isVariadic {
                let fixed = form.parameters.count - 1
                guard names.count >= form.leastCount else { return nil }
                return (Array(0..<fixed), fixed..<names.count)
            }
            guard names.count >= form.leastCount, names.count <= form.parameters.count
            else { return nil }
            return (form.parameters.indices.map { $0 < names.count ? $0 : nil }, nil)
        }
        guard !form.isVariadic || names.count == form.parameters.count,
            names.allSatisfy({ $0 != nil }), Set(names).count == names.count,
            names.allSatisfy({ name in form.parameters.contains { $0.name == name } })
        else { return nil }
        let sources = form.parameters.map { parameter in
            names.firstIndex { $0 == parameter.name }
        }
        guard zip(form.parameters, sources).allSatisfy({ $0.isOptional || $1 != nil })
        else { return nil }
        guard form.isVariadic, let last = sources.last ?? nil else { return (sources, nil) }
        return (Array(sources.dropLast()), last..<(last + 1))
    }

    func run(_ plan: Plan, _ given: [Value], _ call: Call) -> Value {
        // Functions go through what they are given, and what they make takes room.
        let size = given.reduce(1) { $0 &+ $1.size / 8 }
        guard call.machine.spend(size, at: call.range) else { return .null }
        var refusal: Problem?
        for choice in plan.choices {
            var values = choice.sources.map { $0.map { given[$0] } ?? .null }
            if let rest = choice.rest { values.append(.list(Array(given[rest]))) }
            if call.machine.isPack, let settled = settled(choice.form, values, choice.sources) {
                return settled
            }
            switch accept(choice.form, values, choice.sources) {
            case .failure(let problem):
                refusal = refusal ?? problem
            case .success(let accepted):
                let arguments = Arguments(
                    builtin: name, values: accepted, form: choice.form, call: call)
                let errors = call.machine.diagnostics.count
                if let result = body(arguments) {
                    return call.machine.spend(result.size, at: call.range) ? result : .null
                }
                if call.machine.diagnostics.count > errors { return .null }
                let shown = accepted.map { ValueText.literal($0, limit: 200) }.joined(
                    separator: ", ")
                return call.machine.fail(.argumentValue(name, shown), at: call.range)
            }
        }
        return call.machine.fail(
            refusal ?? .argumentCount(name, expected: expectedCounts, given: given.count),
            at: call.range)
    }

    private func accept(
        _ index: Int, _ values: [Value], _ sources: [Int?]
    ) -> Result<[Value], Problem> {
        var accepted: [Value] = []
        for (position, parameter) in forms[index].parameters.enumerated() {
            let value = position < values.count ? values[position] : .null
            let isAbsent =
                parameter.isOptional && value.isNull
                && (position >= sources.count || sources[position] == nil
                    || parameter.kind == .string)
            guard let fitting = isAbsent ? .null : parameter.accept(value) else {
                return .failure(
                    .argumentType(
                        name, parameter: parameter.name,
                        expected: Messages.name(of: parameter.type),
                        given: Messages.name(of: value.kind)))
            }
            accepted.append(fitting)
        }
        return .success(accepted)
    }

    /// In packs an unknown argument leaves the result unknown, a not-applicable one leaves it
    /// not applicable, without any complaint.
    private func settled(_ index: Int, _ values: [Value], _ sources: [Int?]) -> Value? {
        for (position, parameter) in forms[index].parameters.enumerated() {
            guard position < values.count else { continue }
            if position < sources.count, sources[position] == nil { continue }
            switch (parameter.kind, values[position]) {
            case (.anything, _): break
            case (.list, .notApplicable), (.items, .notApplicable): break
            case (_, .null): return .null
            case (_, .notApplicable): return .notApplicable
            default: break
            }
        }
        return nil
    }
}

/// A call of a built-in whose arguments were arranged when the text was compiled.
final class BuiltinCall: Node {
    let range: SourceRange
    private let builtin: Builtin
    private let plan: Builtin.Plan
    private let arguments: [any Node]

    init(_ builtin: Builtin, _ plan: Builtin.Plan, _ arguments: [any Node], _ range: SourceRange) {
        self.builtin = builtin
        self.plan = plan
        self.arguments = arguments
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let mark = machine.missing.count
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments {
            let value = argument.evaluate(machine)
            values.append(value)
        }
        let result = builtin.run(plan, values, Call(machine, range))
        if machine.isPack, !result.isNull { machine.settle(since: mark) }
        return result
    }
}
