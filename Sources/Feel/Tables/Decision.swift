/// What a table answered, and why.
public struct Decision: Sendable {
    /// The outcome of one cell.
    public enum CellOutcome: Sendable, Hashable {
        /// The value passes.
        case match
        /// The value does not pass.
        case miss
        /// It cannot be told yet.
        case possible
        /// The rule was already out.
        case skipped
    }

    /// The result: one value, a context of several outputs, or a list for multiple hits.
    public internal(set) var value: Value
    /// Whether the default was taken.
    public internal(set) var usedDefault = false
    /// Whether an unknown fact keeps the answer open.
    public internal(set) var isUndecided = false
    /// In packs, the rules that might still match, 0-based.
    public internal(set) var possible: [Int] = []
    /// The names or paths that would settle it.
    public internal(set) var missing: [String] = []
    /// Mistakes met on the way, placed in their cells.
    public internal(set) var diagnostics: [Diagnostic] = []
    /// The table that was asked, when a trace was asked for.
    public internal(set) var table: DecisionTable?
    var matchedRules: RuleSet = .list([])
    var record: Record = .none

    /// Rules as a list, or as bits where the fast way found them.
    enum RuleSet: Sendable {
        case list([Int])
        case one(Int)
        case mask(UInt64)
    }

    /// What a trace keeps.
    enum Record: Sendable {
        case none
        case full(inputs: [Value], cells: [[CellOutcome]])
        /// The slots as given; the cells follow from the index.
        case slots([Value])
    }

    init(_ value: Value) { self.value = value }

    /// The answer of the fast way; rule -1 is the default.
    @inline(__always)
    init(
        _ index: TableIndex, _ table: @autoclosure () -> DecisionTable, rule: Int, mask: UInt64,
        traced: [Value]?
    ) {
        value = rule < 0 ? index.otherwise : index.results[rule]
        usedDefault = rule < 0
        matchedRules = rule < 0 ? .list([]) : index.matched(mask, winner: rule)
        if let traced {
            record = .slots(traced)
            self.table = table()
        }
    }

    /// The rules whose outputs were used or counted, 0-based, from the top.
    public internal(set) var matched: [Int] {
        get {
            switch matchedRules {
            case .list(let rules): rules
            case .one(let rule): [rule]
            case .mask(let mask):
                (0..<TableIndex.mostRules).filter { mask & (1 << UInt64($0)) != 0 }
            }
        }
        set { matchedRules = .list(newValue) }
    }

    /// The value of each input column, when a trace was asked for.
    public var inputs: [Value] {
        switch record {
        case .none: []
        case .full(let inputs, _): inputs
        case .slots(let slots):
            table?.inputs.map { $0.place?.value(in: slots) ?? .null } ?? []
        }
    }

    /// The outcome of each cell, by rule and input, when a trace was asked for.
    public var cells: [[CellOutcome]] {
        switch record {
        case .none: return []
        case .full(_, let cells): return cells
        case .slots:
            guard let table, let index = table.index else { return [] }
            let masks = zip(index.columns, inputs).map { $0.rules(for: $1) ?? 0 }
            return table.rules.indices.map { rule in
                masks.map { $0 & (1 << UInt64(rule)) != 0 ? .match : .miss }
            }
        }
    }
}
