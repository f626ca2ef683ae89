/// What can be said of a table without any facts: gaps, overlaps, rules that never fire.
public struct TableAnalysis: Sendable {
    /// A combination of inputs that no rule covers.
    public struct Gap: Sendable, Hashable {
        /// One value per input, as a concrete example.
        public let witness: [Value]
    }

    /// A combination of inputs that several rules cover.
    public struct Overlap: Sendable, Hashable {
        /// The rules, 0-based.
        public let rules: [Int]
        /// One value per input, as a concrete example.
        public let witness: [Value]
    }

    /// Gaps, at most twenty.
    public internal(set) var gaps: [Gap] = []
    /// Overlaps the hit policy does not allow or resolve, one per pair of rules, at most twenty.
    public internal(set) var overlaps: [Overlap] = []
    /// Rules that match nothing, or are always outranked, 0-based, with what outranks them.
    public internal(set) var silentRules: [Int: [Int]] = [:]
    /// Allowed results that no rule gives.
    public internal(set) var unusedOutputs: [Value] = []
    /// The columns whose cells depend on other facts, 0-based; they were not looked into.
    public internal(set) var openColumns: [Int] = []
    /// Whether everything was looked into.
    public internal(set) var isComplete = true
    /// The steps one evaluation takes at most, with lists of a hundred.
    public internal(set) var estimatedSteps = 0
    /// The same in sentences.
    public internal(set) var findings: [Diagnostic] = []
}

extension DecisionTable {
    /// Looks for gaps, overlaps and rules that never fire.
    ///
    /// - Parameter limit: the most combinations of inputs to look at.
    /// - Returns: what was found, and whether everything was looked at.
    public func analyze(limit: Int = 200_000) -> TableAnalysis {
        var search = AnalysisSearch(self, limit: limit)
        return search.run()
    }
}

/// Walks through every combination of regions.
private struct AnalysisSearch {
    private static let mostFindings = 20

    private let table: DecisionTable
    private var budget: Int
    private var columns: [[Region]] = []
    private var analysis = TableAnalysis()
    private var matchedAnywhere: Set<Int> = []
    private var won: Set<Int> = []
    private var coveredBy: [Int: Set<Int>] = [:]
    private var reportedPairs: Set<[Int]> = []
    private var results: [Value] = []
    private var rank: [Int] = []

    init(_ table: DecisionTable, limit: Int) {
        self.table = table
        budget = limit
    }

    mutating func run() -> TableAnalysis {
        for input in table.inputs.indices {
            let regions = RegionFinder(table, input: input)?.regions() ?? []
            if regions.isEmpty { analysis.openColumns.append(input) }
            columns.append(regions)
        }
        readResults()
        if analysis.openColumns.isEmpty, !table.rules.isEmpty {
            var witness: [Value] = []
            visit(0, RuleBits(count: table.rules.count, filled: true), &witness)
            if budget > 0 { findSilentRules() }
        }
        analysis.isComplete = budget > 0 && analysis.openColumns.isEmpty
        findUnusedOutputs()
        analysis.estimatedSteps = table.estimatedSteps(listSize: 100)
        describe()
        return analysis
    }

    private mutating func readResults() {
        let machine = Machine(
            roots: [], localCount: table.localCount, semantics: table.scope.semantics,
            budget: .standard)
        let run = TableRun(table, machine, traces: false)
        results = table.rules.indices.map { rule in
            let isConstant = table.rules[rule].outputs.allSatisfy { $0 is Constant }
            return isConstant ? run.result(of: rule) : .null
        }
        rank =
            table.source.hitPolicy == .priority
            ? run.byPriority(Array(table.rules.indices)) : Array(table.rules.indices)
    }

    private mutating func visit(_ column: Int, _ rules: RuleBits, _ witness: inout [Value]) {
        guard budget > 0 else { return }
        if column == columns.count { return leaf(rules.rules, witness) }
        for region in columns[column] {
            let rest = rules.intersection(region.rules)
            witness.append(region.witness)
            if rest.isEmpty {
                budget -= 1
                gap(witness)
            } else {
                visit(column + 1, rest, &witness)
            }
            witness.removeLast()
        }
    }

    /// No rule is left, whatever the remaining columns hold.
    private mutating func gap(_ witness: [Value]) {
        guard table.source.hitPolicy.isSingle, !table.hasDefault,
            analysis.gaps.count < AnalysisSearch.mostFindings
        else { return }
        let rest = columns[witness.count...].map { $0.first?.witness ?? .null }
        analysis.gaps.append(TableAnalysis.Gap(witness: witness + rest))
    }

    private mutating func leaf(_ rules: [Int], _ witness: [Value]) {
        budget -= 1
        matchedAnywhere.formUnion(rules)
        let winner = rank.first { rules.contains($0) } ?? rules[0]
        switch table.source.hitPolicy {
        case .first, .priority:
            won.insert(winner)
            for rule in rules where rule != winner { coveredBy[rule, default: []].insert(winner) }
        case .unique, .any:
            won.formUnion(rules)
            overlap(rules, witness)
        default:
            won.formUnion(rules)
        }
    }

    private mutating func overlap(_ rules: [Int], _ witness: [Value]) {
        guard rules.count > 1 else { return }
        for (offset, first) in rules.enumerated() {
            for second in rules[(offset + 1)...] {
                let agree =
                    table.source.hitPolicy == .any && !results[first].isNull
                    && Comparing.equal(results[first], results[second]) == true
                guard !agree, analysis.overlaps.count < AnalysisSearch.mostFindings,
                    reportedPairs.insert([first, second]).inserted
                else { continue }
                analysis.overlaps.append(
                    TableAnalysis.Overlap(rules: [first, second], witness: witness))
            }
        }
    }

    private mutating func findSilentRules() {
        for rule in table.rules.indices where !won.contains(rule) {
            analysis.silentRules[rule] =
                matchedAnywhere.contains(rule) ? (coveredBy[rule] ?? []).sorted() : []
        }
    }

    private mutating func findUnusedOutputs() {
        for (column, output) in table.outputs.enumerated() {
            var allowed = output.allowed.compactMap { ($0 as? Constant)?.value }
            if case .choice(let options) = output.type { allowed += options.map { .string($0) } }
            let given =
                table.rules.map { $0.outputs[column] } + [output.otherwise].compactMap { $0 }
            let constants = given.compactMap { ($0 as? Constant)?.value }
            guard constants.count == given.count else { continue }
            for value in allowed where !constants.contains(value) {
                if !analysis.unusedOutputs.contains(value) { analysis.unusedOutputs.append(value) }
            }
        }
    }

    // MARK: sentences

    private mutating func describe() {
        let whole = SourceRange.nowhere
        for gap in analysis.gaps {
            add(.gap(shown(gap.witness)), whole, .error)
        }
        for overlap in analysis.overlaps {
            add(
                .overlap(overlap.rules.map { $0 + 1 }, shown(overlap.witness)), whole, .error,
                .rule(overlap.rules[0] + 1))
        }
        for rule in analysis.silentRules.keys.sorted() {
            let others = (analysis.silentRules[rule] ?? []).map { $0 + 1 }
            add(.neverFires(rule: rule + 1, becauseOf: others), whole, .error, .rule(rule + 1))
        }
        for value in analysis.unusedOutputs {
            add(.unusedOutput(ValueText.literal(value, limit: 200)), whole, .warning)
        }
        if budget <= 0 { add(.analysisTooLarge, whole, .warning) }
        if analysis.estimatedSteps > Budget.standard.steps / 10 {
            add(.costly(analysis.estimatedSteps), whole, .warning)
        }
    }

    private mutating func add(
        _ problem: Problem, _ range: SourceRange, _ severity: Diagnostic.Severity,
        _ place: Diagnostic.Place? = nil
    ) {
        analysis.findings.append(
            Diagnostic(problem, at: range, severity: severity, place: place))
    }

    private func shown(_ witness: [Value]) -> String {
        zip(table.inputs, witness)
            .filter { !$1.isNull }
            .map { Messages.assignment($0.label, ValueText.literal($1, limit: 200)) }
            .joined(separator: Messages.listSeparator)
    }
}
