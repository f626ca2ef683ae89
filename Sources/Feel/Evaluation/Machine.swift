/// How much one evaluation may cost.
public struct Budget: Sendable, Hashable {
    /// Steps: operations, calls and items visited.
    public var steps: Int
    /// Levels of nesting at run time, function calls included.
    public var depth: Int
    /// Items in one list and scalars in one string.
    public var listSize: Int

    /// Makes a budget.
    public init(steps: Int = 1_000_000, depth: Int = 2_000, listSize: Int = 100_000) {
        self.steps = steps
        self.depth = depth
        self.listSize = listSize
    }

    /// A million steps, 2,000 levels, lists of 100,000.
    public static let standard = Budget()
}

/// One value that took part in an evaluation.
public struct TraceEntry: Sendable, Hashable {
    /// What was read, as a path from a name, or the text's own operator.
    public let name: String
    /// Where it stands in the text.
    public let range: SourceRange
    /// What it was.
    public let value: Value
    /// Whether it was read from outside, rather than being what an operator came to.
    public let isRead: Bool
}

/// The state of one evaluation, never shared with another.
final class Machine {
    let semantics: Semantics
    let budget: Budget
    let now: DateTime?
    var roots: [Value]
    var locals: [Value]
    /// What `?` stands for.
    var input: Value = .null
    var steps = 0
    var depth = 0
    var isHalted = false
    var diagnostics: [Diagnostic] = []
    var missing: [String] = []
    var trace: [TraceEntry]?

    static let mostDiagnostics = 40

    init(
        roots: [Value], localCount: Int, semantics: Semantics, budget: Budget,
        now: DateTime? = nil, traces: Bool = false
    ) {
        self.roots = roots
        locals = Array(repeating: .null, count: localCount)
        self.semantics = semantics
        self.budget = budget
        self.now = now
        trace = traces ? [] : nil
    }

    var isPack: Bool { semantics == .pack }
    /// The evaluation of a model this one is part of.
    var session: ModelSession?

    /// A machine for code with slots of its own, on the same budget.
    func child(roots: [Value], localCount: Int) -> Machine {
        let child = Machine(
            roots: roots, localCount: localCount, semantics: semantics, budget: budget, now: now)
        child.steps = steps
        child.depth = depth
        child.isHalted = isHalted
        child.session = session
        return child
    }

    /// Takes over what a child spent and found wrong.
    func absorb(_ child: Machine) {
        steps = child.steps
        isHalted = isHalted || child.isHalted
        let room = Machine.mostDiagnostics - diagnostics.count
        diagnostics += child.diagnostics.prefix(max(0, room))
    }

    /// Records a mistake; the value of the place is null.
    @discardableResult
    func fail(
        _ problem: Problem, at range: SourceRange, in place: Diagnostic.Place? = nil
    ) -> Value {
        if diagnostics.count < Machine.mostDiagnostics {
            diagnostics.append(Diagnostic(problem, at: range, place: place))
        }
        return .null
    }

    /// Records something odd that did not make a value unknown.
    func warn(_ problem: Problem, at range: SourceRange, in place: Diagnostic.Place? = nil) {
        if diagnostics.count < Machine.mostDiagnostics {
            diagnostics.append(Diagnostic(problem, at: range, severity: .warning, place: place))
        }
    }

    /// Takes steps off the budget; false when it is used up.
    func spend(_ count: Int, at range: SourceRange) -> Bool {
        if isHalted { return false }
        steps &+= count
        if steps <= budget.steps { return true }
        isHalted = true
        fail(.stepsExhausted(budget.steps), at: range)
        return false
    }

    /// Whether a list or string of that size is allowed.
    func allows(size: Int, at range: SourceRange) -> Bool {
        if size <= budget.listSize { return !isHalted }
        isHalted = true
        fail(.listTooLong(budget.listSize), at: range)
        return false
    }

    /// Equality that pays for what it visits.
    func equal(_ left: Value, _ right: Value, at range: SourceRange) -> Bool? {
        switch left {
        case .list, .context:
            let most = min(200_000, max(0, budget.steps - steps) &* 4)
            var fuel = most
            let answer = Comparing.equal(left, right, &fuel)
            return spend((most - fuel) / 4, at: range) ? answer : nil
        default:
            return Comparing.equal(left, right)
        }
    }

    /// A value brought to a type, paying for what is visited.
    func coerce(_ value: Value, to type: FeelType, at range: SourceRange) -> Value? {
        if type == .any { return value }
        let most = min(200_000, max(0, budget.steps - steps) &* 4)
        var fuel = most
        let answer = Coercion.coerce(value, to: type, &fuel)
        return spend((most - fuel) / 4, at: range) ? answer : nil
    }

    /// Notes that an unknown value was read.
    func miss(_ name: String) {
        if missing.count < 1_000 { missing.append(name) }
    }

    /// Forgets what was missing since a mark when it turned out not to matter.
    func settle(since mark: Int) {
        if missing.count > mark { missing.removeLast(missing.count - mark) }
    }

    func note(_ name: String, _ range: SourceRange, _ value: Value, isRead: Bool = false) {
        if trace != nil, (trace?.count ?? 0) < 10_000 {
            trace?.append(TraceEntry(name: name, range: range, value: value, isRead: isRead))
        }
    }

    /// Sets a local, growing the array for code compiled elsewhere.
    func setLocal(_ slot: Int, _ value: Value) {
        if slot >= locals.count {
            locals.append(
                contentsOf: repeatElement(.null, count: slot + 1 - locals.count))
        }
        locals[slot] = value
    }

    /// Calls a function value with arguments already in the order of its parameters.
    func call(_ function: FunctionValue, _ arguments: [Value], at range: SourceRange) -> Value {
        switch function.code {
        case .lambda(let lambda):
            return call(lambda, arguments, at: range)
        case .native(let body):
            guard spend(1, at: range), enter(20, at: range) else { return .null }
            defer { depth -= 20 }
            return body(self, arguments)
        case .builtin(let builtin):
            return builtin.call(positional: arguments, Call(self, range))
        }
    }

    private func call(_ lambda: Lambda, _ arguments: [Value], at range: SourceRange) -> Value {
        guard spend(1, at: range), enter(lambda.depth, at: range) else { return .null }
        defer { depth -= lambda.depth }
        let outerRoots = roots
        let outerLocals = locals
        roots = lambda.roots
        locals = lambda.locals
        for (offset, argument) in arguments.enumerated() {
            setLocal(lambda.firstSlot + offset, argument)
        }
        let result = lambda.body.evaluate(self)
        roots = outerRoots
        locals = outerLocals
        return result
    }

    func enter(_ levels: Int, at range: SourceRange) -> Bool {
        depth += levels
        if depth <= budget.depth { return true }
        depth -= levels
        isHalted = true
        fail(.depthExhausted(budget.depth), at: range)
        return false
    }
}
