import Quantities

/// A test of a cell whose limits are known, as a set of values.
enum ConstantTest {
    case equal(Value)
    case interval(low: Value?, lowIncluded: Bool, high: Value?, highIncluded: Bool)
    case differs(Value)

    /// The tests a node stands for; `nil` when they depend on other values.
    static func read(_ node: any Node) -> [ConstantTest]? {
        if let constant = node as? Constant { return read(constant.value) }
        if let sided = node as? OneSided, let point = (sided.point as? Constant)?.value {
            return one(sided.form, point).map { [$0] }
        }
        if let interval = node as? Interval, let low = (interval.start as? Constant)?.value,
            let high = (interval.end as? Constant)?.value, isPlain(low), isPlain(high)
        {
            return [
                .interval(
                    low: low, lowIncluded: interval.startIncluded, high: high,
                    highIncluded: interval.endIncluded)
            ]
        }
        return nil
    }

    private static func read(_ value: Value) -> [ConstantTest]? {
        switch value {
        case .list(let items):
            var result: [ConstantTest] = []
            for item in items {
                guard let tests = read(item) else { return nil }
                result += tests
            }
            return result
        case .range(let range):
            if range.form == .interval {
                guard isPlain(range.start), isPlain(range.end) else { return nil }
                return [
                    .interval(
                        low: range.start, lowIncluded: range.startIncluded, high: range.end,
                        highIncluded: range.endIncluded)
                ]
            }
            let isUpper = range.form == .less || range.form == .lessOrEqual
            return one(range.form, isUpper ? range.end : range.start).map { [$0] }
        default:
            return isPlain(value) ? [.equal(value)] : nil
        }
    }

    private static func one(_ form: RangeValue.Form, _ point: Value) -> ConstantTest? {
        guard isPlain(point) else { return nil }
        switch form {
        case .interval: return nil
        case .equal: return .equal(point)
        case .notEqual: return .differs(point)
        case .less:
            return .interval(low: nil, lowIncluded: false, high: point, highIncluded: false)
        case .lessOrEqual:
            return .interval(low: nil, lowIncluded: false, high: point, highIncluded: true)
        case .greater:
            return .interval(low: point, lowIncluded: false, high: nil, highIncluded: false)
        case .greaterOrEqual:
            return .interval(low: point, lowIncluded: true, high: nil, highIncluded: false)
        }
    }

    private static func isPlain(_ value: Value) -> Bool {
        switch value {
        case .number, .string, .boolean, .date, .dayTimeDuration, .monthDuration: true
        default: false
        }
    }

    /// The values the test names.
    var points: [Value] {
        switch self {
        case .equal(let value), .differs(let value): [value]
        case .interval(let low, _, let high, _): [low, high].compactMap { $0 }
        }
    }

    /// Whether a value of the same kind passes.
    func accepts(_ value: Value) -> Bool {
        switch self {
        case .equal(let wanted): return Comparing.equal(value, wanted) == true
        case .differs(let other): return Comparing.equal(value, other) == false
        case .interval(let low, let lowIncluded, let high, let highIncluded):
            if let low {
                guard let order = Comparing.order(value, low) else { return false }
                if order < 0 || (order == 0 && !lowIncluded) { return false }
            }
            if let high {
                guard let order = Comparing.order(value, high) else { return false }
                if order > 0 || (order == 0 && !highIncluded) { return false }
            }
            return true
        }
    }
}

extension Cell {
    /// The cell as sets of values; `nil` when it depends on anything but its input.
    var constantTests: [ConstantTest]? {
        var result: [ConstantTest] = []
        for test in tests {
            guard !test.isCondition, let part = ConstantTest.read(test.node) else { return nil }
            result += part
        }
        return result
    }

    /// Whether a value of the column's kind passes a cell of constant tests.
    func accepts(_ value: Value, _ constants: [ConstantTest]) -> Bool {
        switch kind {
        case .anything: true
        case .oneOf: constants.contains { $0.accepts(value) }
        case .noneOf: !constants.contains { $0.accepts(value) }
        }
    }
}
