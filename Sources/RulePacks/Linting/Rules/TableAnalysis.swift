import Quantities

/// Tries a table on one representative of every region its cells can tell apart.
struct TableAnalysis {
    /// Most combinations tried; beyond that the table is not judged.
    static let limit = 60_000

    /// Rows that accept one combination of inputs, and that combination.
    struct Sample {
        let points: [TablePoint]
        /// 0-based.
        let rows: [Int]
    }

    private let decision: Decision
    private let regulation: Regulation
    private let tests: [[TableTest]]
    private let domains: [[TablePoint]]

    /// `nil` when some cell holds a formula or an open ruling: such a table is not judged.
    init?(_ decision: Decision, in regulation: Regulation) {
        self.decision = decision
        self.regulation = regulation
        let latest = regulation.latestNumbers
        var tests: [[TableTest]] = []
        for row in decision.rows {
            var cells: [TableTest] = []
            for cell in row.cells {
                guard let test = TableTest(cell, number: { latest[$0] }) else { return nil }
                cells.append(test)
            }
            guard cells.count == decision.inputs.count else { return nil }
            tests.append(cells)
        }
        self.tests = tests
        domains = decision.inputs.indices.map { column in
            Self.domain(
                of: decision.inputs[column], tests.map { $0[column] }, in: regulation)
        }
        if domains.contains(where: \.isEmpty) { return nil }
    }

    /// One sample for each combination of regions that can occur; `nil` when there are too many.
    func samples() -> [Sample]? {
        var total = 1
        for domain in domains {
            total *= max(domain.count, 1)
            if total > Self.limit { return nil }
        }
        return (0..<total).compactMap { index in
            var rest = index
            let points = domains.map { domain -> TablePoint in
                let point = domain[rest % domain.count]
                rest /= domain.count
                return point
            }
            guard canOccur(points) else { return nil }
            let rows = tests.indices.filter { row in
                zip(tests[row], points).allSatisfy { $0.accepts($1) }
            }
            return Sample(points: points, rows: rows)
        }
    }

    /// The combination as a reader understands it: `投资概算 500000、项目类型 服务类`.
    func describe(_ points: [TablePoint]) -> String {
        zip(decision.inputs, points).map { input, point in
            let type = regulation.term(input)?.type
            return "\(input) \(FactText.brief(point.fact, type))"
        }
        .joined(separator: LintComplaint.listJoint)
    }

    /// A fact that does not apply has no other value, and one that applies is not "not applicable".
    private func canOccur(_ points: [TablePoint]) -> Bool {
        var facts: [String: FactValue] = [:]
        for (input, point) in zip(decision.inputs, points) { facts[input] = point.fact }
        let supposed = SupposedFacts(facts: facts)
        if let when = decision.when, regulation.verdict(of: when, supposed) == .fails {
            return false
        }
        return zip(decision.inputs, points).allSatisfy { input, point in
            guard let when = regulation.term(input)?.when else { return point != .notApplicable }
            switch regulation.verdict(of: when, supposed) {
            case .fails: return point == .notApplicable
            case .holds: return point != .notApplicable
            case .undecided: return true
            }
        }
    }

    private static func domain(
        of input: String, _ tests: [TableTest], in regulation: Regulation
    ) -> [TablePoint] {
        var points: [TablePoint]
        let limits = Set(tests.flatMap(\.limits)).sorted()
        if !limits.isEmpty {
            points = numbers(around: limits, input, in: regulation)
        } else if let words = words(of: input, in: regulation) {
            points = words.map(TablePoint.word)
        } else {
            let named = Set(tests.flatMap(\.points))
            let isTruth = named.contains { if case .truth = $0 { true } else { false } }
            if isTruth || named.isEmpty {
                points = [.truth(true), .truth(false)]
            } else {
                points = named.sorted { "\($0)" < "\($1)" } + [.word("…")]
            }
        }
        if regulation.term(input)?.when != nil { points.append(.notApplicable) }
        return points
    }

    /// Each limit and a number in every gap between limits; a limit left open is skipped.
    private static func numbers(
        around limits: [Decimal], _ input: String, in regulation: Regulation
    ) -> [TablePoint] {
        let open = Set(
            regulation.values.filter(\.isBoundOpen).compactMap { value -> Decimal? in
                if case .number(let number) = value.value { number } else { nil }
            })
        var numbers: [Decimal] = []
        let two = Decimal(2)
        let least = regulation.term(input)?.atLeast
        if let first = limits.first, let below = first.subtracting(.one),
            least.map({ $0 < first }) ?? true
        {
            numbers.append(least.map { max($0, below) } ?? below)
        }
        for (index, limit) in limits.enumerated() {
            if !open.contains(limit) { numbers.append(limit) }
            guard index + 1 < limits.count else { continue }
            if let middle = limit.adding(limits[index + 1])?.divided(by: two) {
                numbers.append(middle)
            }
        }
        if let above = limits.last?.adding(.one) { numbers.append(above) }
        return numbers.map(TablePoint.number)
    }

    private static func words(of input: String, in regulation: Regulation) -> [String]? {
        if case .choice(let options)? = regulation.term(input)?.type { return options }
        let ruling = regulation.ruling(ClocksAreWhole.bare(input))
        if input.hasPrefix(Words.rulings), case .choice(let options)? = ruling?.type {
            return options
        }
        if case .choice(let options)? = regulation.decision(input)?.type { return options }
        return nil
    }
}

extension Regulation {
    /// The number every value stands for, in its latest version; `nil` inside for periods and days.
    var latestNumbers: [String: Decimal?] {
        var found: [String: Decimal?] = [:]
        for value in values {
            if case .number(let number) = value.value {
                found[value.name] = .some(number)
            } else {
                found[value.name] = .some(nil)
            }
        }
        return found
    }
}
