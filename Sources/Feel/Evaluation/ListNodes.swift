import Quantities

/// A list as written: `[a, b, c]`.
final class ListLiteral: Node {
    let range: SourceRange
    private let items: [any Node]

    init(_ items: [any Node], _ range: SourceRange) {
        self.items = items
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(items.count, at: range),
            machine.allows(size: items.count, at: range)
        else { return .null }
        return .list(items.map { $0.evaluate(machine) })
    }
}

/// A selection: `list[condition]` or `list[position]`.
final class Filter: Node {
    let range: SourceRange
    private let base: any Node
    private let condition: any Node
    private let slot: Int
    /// True when the condition is known to be a number.
    private let isPosition: Bool

    init(
        _ base: any Node, _ condition: any Node, slot: Int, isPosition: Bool, _ range: SourceRange
    ) {
        self.base = base
        self.condition = condition
        self.slot = slot
        self.isPosition = isPosition
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let subject = base.evaluate(machine)
        let items: [Value]
        switch subject {
        case .list(let list): items = list
        case .null where machine.isPack: return .null
        case .notApplicable: return .list([])
        case .null: items = isPosition ? [] : [.null]
        default: items = [subject]
        }
        guard machine.spend(1 + items.count, at: range) else { return .null }
        return isPosition ? position(items, machine) : select(items, machine)
    }

    private func position(_ items: [Value], _ machine: Machine) -> Value {
        pick(items, condition.evaluate(machine), machine)
    }

    private func pick(_ items: [Value], _ value: Value, _ machine: Machine) -> Value {
        guard case .number(let number) = value else { return .null }
        guard let position = number.asInt, position != 0, position.magnitude <= items.count else {
            machine.warn(.indexOutOfRange(number.asInt ?? 0, items.count), at: condition.range)
            return .null
        }
        return position > 0 ? items[position - 1] : items[items.count + position]
    }

    private func select(_ items: [Value], _ machine: Machine) -> Value {
        var result: [Value] = []
        let outer = slot < machine.locals.count ? machine.locals[slot] : .null
        let outerIndex = slot + 1 < machine.locals.count ? machine.locals[slot + 1] : .null
        defer {
            machine.setLocal(slot, outer)
            machine.setLocal(slot + 1, outerIndex)
        }
        let mark = machine.missing.count
        var isUnknown = false
        for (index, item) in items.enumerated() {
            machine.setLocal(slot, item)
            machine.setLocal(slot + 1, .integer(index + 1))
            switch condition.evaluate(machine) {
            case .boolean(true): result.append(item)
            case .number(let number): return pick(items, .number(number), machine)
            case .null where machine.isPack: isUnknown = true
            case .boolean, .null, .notApplicable: break
            case let other:
                return machine.fail(
                    .conditionNotBoolean(Messages.name(of: other.kind)), at: condition.range)
            }
            if machine.isHalted { return .null }
        }
        if isUnknown { return .null }
        machine.settle(since: mark)
        return .list(result)
    }
}

/// `{a: 1, b: a + 1}`: later entries see earlier ones.
final class ContextLiteral: Node {
    let range: SourceRange
    private let entries: [(name: String, slot: Int, value: any Node)]

    init(_ entries: [(name: String, slot: Int, value: any Node)], _ range: SourceRange) {
        self.entries = entries
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1 + entries.count, at: range) else { return .null }
        var context = Context()
        for entry in entries {
            let value = entry.value.evaluate(machine)
            machine.setLocal(entry.slot, value)
            context[entry.name] = value
        }
        return .context(context)
    }
}
