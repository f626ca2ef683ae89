/// `=` and `!=`.
final class EqualityTest: Node {
    let range: SourceRange
    private let left: any Node
    private let right: any Node
    private let isNegated: Bool
    /// Whether one side is the literal `null`, which asks for presence.
    private let asksForPresence: Bool

    init(_ left: any Node, _ right: any Node, isNegated: Bool, _ range: SourceRange) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
        self.range = range
        asksForPresence = [left, right].contains { ($0 as? Constant)?.value.isNull == true }
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        let first = left.evaluate(machine)
        let second = right.evaluate(machine)
        if machine.isPack {
            if asksForPresence {
                machine.settle(since: mark)
                return .boolean((first.isNull && second.isNull) != isNegated)
            }
            if case .notApplicable = first { return decided(machine, mark, isNegated) }
            if case .notApplicable = second { return decided(machine, mark, isNegated) }
            if first.isNull || second.isNull { return .null }
        }
        guard let isEqual = machine.equal(first, second, at: range) else {
            return machine.fail(
                .notComparable(Messages.name(of: first.kind), Messages.name(of: second.kind)),
                at: range)
        }
        return decided(machine, mark, isEqual != isNegated)
    }

    private func decided(_ machine: Machine, _ mark: Int, _ truth: Bool) -> Value {
        machine.settle(since: mark)
        machine.note(isNegated ? "!=" : "=", range, .boolean(truth))
        return .boolean(truth)
    }
}

/// `<`, `<=`, `>`, `>=`.
final class OrderTest: Node {
    let range: SourceRange
    private let operation: Syntax.Comparison
    private let left: any Node
    private let right: any Node

    init(
        _ operation: Syntax.Comparison, _ left: any Node, _ right: any Node, _ range: SourceRange
    ) {
        self.operation = operation
        self.left = left
        self.right = right
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        let first = left.evaluate(machine)
        let second = right.evaluate(machine)
        let result = Ordering.compare(operation, first, second, machine, range)
        if case .boolean = result {
            machine.settle(since: mark)
            if machine.trace != nil { machine.note(operation.rawValue, range, result) }
        }
        return result
    }
}

/// Ordered comparison with the treatment of unknown and not-applicable values.
enum Ordering {
    static func compare(
        _ operation: Syntax.Comparison, _ left: Value, _ right: Value, _ machine: Machine,
        _ range: SourceRange
    ) -> Value {
        if let order = Comparing.order(left, right) { return .boolean(holds(operation, order)) }
        if machine.isPack {
            if case .notApplicable = left { return .boolean(false) }
            if case .notApplicable = right { return .boolean(false) }
            if left.isNull || right.isNull { return .null }
        }
        return machine.fail(
            .notComparable(Messages.name(of: left.kind), Messages.name(of: right.kind)),
            at: range)
    }

    static func holds(_ operation: Syntax.Comparison, _ order: Int) -> Bool {
        switch operation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

/// `x between a and b`: both ends included.
final class BetweenTest: Node {
    let range: SourceRange
    private let parts: [any Node]

    init(_ value: any Node, _ low: any Node, _ high: any Node, _ range: SourceRange) {
        parts = [value, low, high]
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        let values = parts.map { $0.evaluate(machine) }
        let low = Ordering.compare(.greaterOrEqual, values[0], values[1], machine, range)
        let high = Ordering.compare(.lessOrEqual, values[0], values[2], machine, range)
        // One end that fails decides, even when the other is unknown.
        if machine.isPack, low == .boolean(false) || high == .boolean(false) {
            machine.settle(since: mark)
            return .boolean(false)
        }
        guard case .boolean(let above) = low, case .boolean(let below) = high else { return .null }
        machine.settle(since: mark)
        return .boolean(above && below)
    }
}
