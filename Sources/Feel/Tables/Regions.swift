import Quantities

/// A set of rules of any size.
struct RuleBits: Sendable, Hashable {
    private var words: [UInt64]

    init(count: Int, filled: Bool) {
        words = Array(repeating: filled ? .max : 0, count: (count + 63) / 64)
        if filled, count % 64 != 0, let last = words.indices.last {
            words[last] = (1 << UInt64(count % 64)) - 1
        }
    }

    mutating func insert(_ rule: Int) { words[rule / 64] |= 1 << UInt64(rule % 64) }
    func contains(_ rule: Int) -> Bool { words[rule / 64] & (1 << UInt64(rule % 64)) != 0 }
    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func intersection(_ other: RuleBits) -> RuleBits {
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    /// The rules in order.
    var rules: [Int] {
        var result: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                result.append(index * 64 + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
        return result
    }
}

/// The values of one input between which the cells make no difference.
struct Region: Sendable {
    /// A value of the region, as plain as one can be found.
    let witness: Value
    /// The rules whose cell accepts it.
    let rules: RuleBits
}

/// Cuts the values of an input into regions.
struct RegionFinder {
    private let table: DecisionTable
    private let input: Int
    private let tests: [[ConstantTest]]
    private let allowed: [ConstantTest]?

    /// `nil` when a cell depends on anything but its input.
    init?(_ table: DecisionTable, input: Int) {
        self.table = table
        self.input = input
        var tests: [[ConstantTest]] = []
        for rule in table.rules {
            guard let constants = rule.cells[input].constantTests else { return nil }
            tests.append(constants)
        }
        self.tests = tests
        allowed = table.inputs[input].allowed?.constantTests
    }

    /// One region per set of rules; empty when the input's values cannot be listed.
    func regions() -> [Region] {
        var result: [Region] = []
        var seen = Set<RuleBits>()
        for witness in witnesses() where isAllowed(witness) {
            var rules = RuleBits(count: table.rules.count, filled: false)
            for (index, rule) in table.rules.enumerated()
            where rule.cells[input].accepts(witness, tests[index]) {
                rules.insert(index)
            }
            if seen.insert(rules).inserted { result.append(Region(witness: witness, rules: rules)) }
        }
        return result
    }

    private func isAllowed(_ value: Value) -> Bool {
        guard let cell = table.inputs[input].allowed, let allowed else { return true }
        return cell.accepts(value, allowed)
    }

    /// A value for every limit and every gap between limits.
    private func witnesses() -> [Value] {
        let points = (tests + [allowed ?? []]).flatMap { $0.flatMap(\.points) }
        switch table.inputs[input].type {
        case .boolean: return [.boolean(true), .boolean(false)]
        case .choice(let options): return options.map { .string($0) }
        default: break
        }
        if points.isEmpty { return [.null] }
        if points.allSatisfy({ $0.asNumber != nil }) {
            return numbers(Set(points.compactMap(\.asNumber)).sorted())
        }
        if points.allSatisfy({ $0.kind == .date }) { return dates(points) }
        if points.allSatisfy({ $0.kind == .boolean }) {
            return [.boolean(true), .boolean(false)]
        }
        if points.allSatisfy({ $0.asString != nil }) { return texts(points.compactMap(\.asString)) }
        return []
    }

    private func numbers(_ limits: [Decimal]) -> [Value] {
        guard let first = limits.first, let last = limits.last else { return [] }
        var result: [Decimal] = limits
        // Amounts are not negative unless a cell says so.
        let least = first.isNegative ? first.subtracting(.one) : Decimal.zero
        if let least, least < first { result.append(least) }
        if let past = last.adding(.one) { result.append(past) }
        for (low, high) in zip(limits, limits.dropFirst()) {
            if let between = plainest(between: low, and: high) { result.append(between) }
        }
        return result.sorted().map { .number($0) }
    }

    /// The number between two that has the fewest places: one above the lower, or a hundredth.
    private func plainest(between low: Decimal, and high: Decimal) -> Decimal? {
        for scale in [0, 1, 2, 4, 8] {
            guard let step = Decimal(coefficient: 1, exponent: -scale),
                let candidate = low.adding(step)
            else { continue }
            if candidate < high { return candidate }
        }
        return low.adding(high)?.divided(by: Decimal(2))
    }

    private func dates(_ points: [Value]) -> [Value] {
        var result = Set<CalendarDate>()
        for case .date(let date) in points {
            for offset in -1...1 {
                if let near = date.adding(days: offset) { result.insert(near) }
            }
        }
        return result.sorted().map { .date($0) }
    }

    private func texts(_ names: [String]) -> [Value] {
        var seen = Set<String>()
        let named = names.filter { seen.insert($0).inserted }
        return (named + [Messages.anythingElse]).map { .string($0) }
    }
}
