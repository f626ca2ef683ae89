/// A node that can test a value without first building a range.
protocol TestNode: Node {
    /// True, false, or null when it cannot be told.
    func test(_ value: Value, _ machine: Machine) -> Value
}

/// `[a..b]` and its open variants.
final class Interval: TestNode {
    let range: SourceRange
    let start: any Node
    let end: any Node
    let startIncluded: Bool
    let endIncluded: Bool

    init(
        _ start: any Node, startIncluded: Bool, _ end: any Node, endIncluded: Bool,
        _ range: SourceRange
    ) {
        self.start = start
        self.startIncluded = startIncluded
        self.end = end
        self.endIncluded = endIncluded
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let low = start.evaluate(machine)
        let high = end.evaluate(machine)
        if case .notApplicable = low { return .null }
        if case .notApplicable = high { return .null }
        if !low.isNull, !high.isNull, Comparing.order(low, high) == nil {
            return machine.fail(.badRangeEnds, at: range)
        }
        return .range(
            RangeValue(
                start: low, startIncluded: startIncluded, end: high, endIncluded: endIncluded))
    }

    func test(_ value: Value, _ machine: Machine) -> Value {
        let low = Ordering.compare(
            startIncluded ? .greaterOrEqual : .greater, value, start.evaluate(machine), machine,
            range)
        if machine.isPack, low == .boolean(false) { return low }
        let high = Ordering.compare(
            endIncluded ? .lessOrEqual : .less, value, end.evaluate(machine), machine, range)
        if machine.isPack, high == .boolean(false) { return high }
        guard case .boolean(let above) = low, case .boolean(let below) = high else { return .null }
        return .boolean(above && below)
    }
}

/// `(< x)` and the like, and `< x` as a test.
final class OneSided: TestNode {
    let range: SourceRange
    let form: RangeValue.Form
    let point: any Node

    init(_ form: RangeValue.Form, _ point: any Node, _ range: SourceRange) {
        self.form = form
        self.point = point
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        .range(RangeValue(form, point.evaluate(machine)))
    }

    func test(_ value: Value, _ machine: Machine) -> Value {
        Membership.test(value, form, point.evaluate(machine), machine, range)
    }
}

/// A question of membership: `x in (tests)`.
final class Membership: Node {
    let range: SourceRange
    private let value: any Node
    private let tests: [any Node]

    init(_ value: any Node, _ tests: [any Node], _ range: SourceRange) {
        self.value = value
        self.tests = tests
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        let subject = value.evaluate(machine)
        let result = Membership.any(tests, subject, machine)
        if case .boolean = result {
            machine.settle(since: mark)
            machine.note("in", range, result)
        }
        return result
    }

    /// Whether one of the tests holds, in three-valued logic.
    static func any(_ tests: [any Node], _ value: Value, _ machine: Machine) -> Value {
        var isUnknown = false
        for test in tests {
            switch run(test, value, machine) {
            case .boolean(true): return .boolean(true)
            case .boolean(false): break
            default: isUnknown = true
            }
        }
        return isUnknown ? .null : .boolean(false)
    }

    private static func run(_ test: any Node, _ value: Value, _ machine: Machine) -> Value {
        if let test = test as? any TestNode { return test.test(value, machine) }
        return holds(value, test.evaluate(machine), machine, test.range)
    }

    /// Whether a value is, or is among, what a test evaluated to.
    static func holds(
        _ value: Value, _ test: Value, _ machine: Machine, _ range: SourceRange
    ) -> Value {
        switch test {
        case .range(let interval):
            return contains(interval, value, machine, range)
        case .list(let items):
            if case .list = value, machine.equal(value, test, at: range) == true {
                return .boolean(true)
            }
            return among(items, value, machine, range)
        default:
            return equality(value, test, machine, range)
        }
    }

    private static func among(
        _ items: [Value], _ value: Value, _ machine: Machine, _ range: SourceRange
    ) -> Value {
        if machine.isPack {
            if case .notApplicable = value { return .boolean(false) }
            if value.isNull { return items.isEmpty ? .boolean(false) : .null }
        }
        var isUnknown = false
        for item in items {
            if case .range(let interval) = item, machine.equal(value, item, at: range) != true {
                if contains(interval, value, machine, range) == .boolean(true) {
                    return .boolean(true)
                }
            } else if machine.equal(value, item, at: range) == true {
                return .boolean(true)
            } else if item.isNull, machine.isPack {
                isUnknown = true
            }
        }
        return isUnknown ? .null : .boolean(false)
    }

    private static func equality(
        _ value: Value, _ test: Value, _ machine: Machine, _ range: SourceRange
    ) -> Value {
        if machine.isPack {
            if case .notApplicable = value { return .boolean(false) }
            if case .notApplicable = test { return .boolean(false) }
            if value.isNull || test.isNull { return .null }
        }
        guard let isEqual = machine.equal(value, test, at: range) else {
            return machine.fail(
                .notComparable(Messages.name(of: value.kind), Messages.name(of: test.kind)),
                at: range)
        }
        return .boolean(isEqual)
    }

    static func test(
        _ value: Value, _ form: RangeValue.Form, _ point: Value, _ machine: Machine,
        _ range: SourceRange
    ) -> Value {
        let operation: Syntax.Comparison
        switch form {
        case .less: operation = .less
        case .lessOrEqual: operation = .lessOrEqual
        case .greater: operation = .greater
        case .greaterOrEqual: operation = .greaterOrEqual
        case .equal: return equality(value, point, machine, range)
        case .interval: return .null
        case .notEqual:
            if machine.isPack, case .notApplicable = value { return .boolean(true) }
            guard case .boolean(let isEqual) = equality(value, point, machine, range) else {
                return .null
            }
            return .boolean(!isEqual)
        }
        return Ordering.compare(operation, value, point, machine, range)
    }

    /// Whether a range holds a value; null when an end is unknown or of another kind.
    static func contains(
        _ interval: RangeValue, _ value: Value, _ machine: Machine, _ range: SourceRange
    ) -> Value {
        switch interval.form {
        case .interval:
            let low = Ordering.compare(
                interval.startIncluded ? .greaterOrEqual : .greater, value, interval.start,
                machine, range)
            if machine.isPack, low == .boolean(false) { return low }
            let high = Ordering.compare(
                interval.endIncluded ? .lessOrEqual : .less, value, interval.end, machine, range)
            if machine.isPack, high == .boolean(false) { return high }
            guard case .boolean(let above) = low, case .boolean(let below) = high else {
                return .null
            }
            return .boolean(above && below)
        case .less, .lessOrEqual:
            return test(value, interval.form, interval.end, machine, range)
        case .greater, .greaterOrEqual, .equal, .notEqual:
            return test(value, interval.form, interval.start, machine, range)
        }
    }
}
