import Quantities

/// Where an input finds its value without evaluating anything: a slot, and members below it.
struct InputPlace: Sendable {
    let slot: Int
    let members: [String]

    /// `nil` when the node is neither a declared name nor a path from one.
    init?(_ node: any Node) {
        if let root = node as? RootName {
            slot = root.slot
            members = []
        } else if let path = node as? Path, let root = path.base as? RootName {
            slot = root.slot
            members = path.names
        } else {
            return nil
        }
    }

    /// The value; `nil` when it takes an evaluation to tell.
    @inline(__always)
    func value(in slots: [Value]) -> Value? {
        guard slot < slots.count else { return nil }
        return members.isEmpty ? slots[slot] : member(of: slots[slot])
    }

    private func member(of value: Value) -> Value? {
        var value = value
        for name in members {
            guard case .context(let context) = value, let next = context[name] else { return nil }
            value = next
        }
        return value
    }
}

/// A table whose cells are all constants, turned into one lookup per column.
///
/// A column maps a value to the set of rules whose cell accepts it; the rules that match are the
/// intersection. Values of another kind, unknown ones and conflicts take the general way.
final class TableIndex: Sendable {
    static let mostRules = 63
    /// The bit that a column sets where its allowed values admit the value.
    static let allowedBit: UInt64 = 1 << 63

    let columns: [Column]
    /// Where the value of each input lies.
    let places: [InputPlace]
    /// The result of each rule.
    let results: [Value]
    let otherwise: Value
    let hasDefault: Bool
    /// The rules in the order in which they win.
    let order: [Int]
    private let policy: HitPolicy
    private let allRules: UInt64

    /// The index of a table, or `nil` when it does not lend itself to one.
    init?(_ table: DecisionTable) {
        guard table.rules.count <= TableIndex.mostRules, !table.inputs.isEmpty,
            table.source.hitPolicy.isSingle
        else { return nil }
        policy = table.source.hitPolicy
        let places = table.inputs.compactMap(\.place)
        guard places.count == table.inputs.count else { return nil }
        self.places = places
        var columns: [Column] = []
        for index in table.inputs.indices {
            guard let column = Column(table, index) else { return nil }
            columns.append(column)
        }
        self.columns = columns
        allRules = table.rules.isEmpty ? 0 : (1 << UInt64(table.rules.count)) - 1
        guard let constants = TableIndex.constants(of: table) else { return nil }
        results = constants.results
        otherwise = constants.otherwise
        hasDefault = table.hasDefault
        order = constants.order
    }

    /// Results that need no facts, worked out once.
    private static func constants(
        of table: DecisionTable
    ) -> (results: [Value], otherwise: Value, order: [Int])? {
        let nodes =
            table.rules.flatMap(\.outputs) + table.outputs.compactMap(\.otherwise)
            + table.outputs.flatMap(\.allowed)
        guard nodes.allSatisfy({ $0 is Constant }) else { return nil }
        let machine = Machine(
            roots: [], localCount: table.localCount, semantics: table.scope.semantics,
            budget: .standard)
        let run = TableRun(table, machine, traces: false)
        let results = table.rules.indices.map { run.result(of: $0) }
        let otherwise = run.defaultResult()
        let order =
            table.source.hitPolicy == .priority
            ? run.byPriority(Array(table.rules.indices)) : Array(table.rules.indices)
        return machine.diagnostics.isEmpty ? (results, otherwise, order) : nil
    }

    /// The rules that match by column, or `nil` when a value needs the general way.
    @inline(__always)
    func match(_ values: [Value]) -> UInt64? {
        var mask = UInt64.max
        for index in columns.indices {
            guard let value = places[index].value(in: values),
                let rules = columns[index].rules(for: value)
            else { return nil }
            mask &= rules
        }
        guard mask & TableIndex.allowedBit != 0 else { return nil }
        return mask & allRules
    }

    /// The rules a decision names: all that agree for ANY, otherwise the one that won.
    @inline(__always)
    func matched(_ mask: UInt64, winner: Int) -> Decision.RuleSet {
        policy == .any ? .mask(mask) : .one(winner)
    }

    /// The rule whose result holds: `-1` for none; `nil` when rules conflict.
    @inline(__always)
    func winner(_ mask: UInt64) -> Int? {
        if mask == 0 { return -1 }
        switch policy {
        case .unique:
            return mask & (mask &- 1) == 0 ? mask.trailingZeroBitCount : nil
        case .first:
            return mask.trailingZeroBitCount
        case .any:
            let first = mask.trailingZeroBitCount
            var rest = mask & (mask &- 1)
            while rest != 0 {
                let rule = rest.trailingZeroBitCount
                if results[rule] != results[first] { return nil }
                rest &= rest &- 1
            }
            return first
        default:
            return order.first { mask & (1 << UInt64($0)) != 0 }
        }
    }
}
