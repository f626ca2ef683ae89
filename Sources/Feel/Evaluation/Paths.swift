/// `a.b.c`: entries of contexts, properties of dates and durations, the same of every list item.
final class Path: Node {
    let range: SourceRange
    let base: any Node
    let names: [String]

    init(_ base: any Node, _ names: [String], _ range: SourceRange) {
        self.base = base
        self.names = names
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        var value: Value
        if let root = base as? RootName {
            value = root.read(machine)
            if value.isNull, machine.isPack { machine.miss(root.name) }
        } else {
            value = base.evaluate(machine)
        }
        for (depth, name) in names.enumerated() {
            if value.isNull, machine.isPack { return .null }
            value = member(name, of: value, machine, depth: depth)
        }
        if machine.trace != nil, let label = label(machine) {
            machine.note(label, range, value, isRead: true)
        }
        return value
    }

    func label(_ machine: Machine) -> String? {
        label(machine, through: names.count)
    }

    private func label(_ machine: Machine, through count: Int) -> String? {
        base.label(machine).map { ([$0] + names.prefix(count)).joined(separator: ".") }
    }

    private func member(
        _ name: String, of value: Value, _ machine: Machine, depth: Int
    ) -> Value {
        switch value {
        case .context(let context):
            if let found = context[name] {
                if found.isNull { missed(machine, depth) }
                return found
            }
            if machine.isPack {
                missed(machine, depth)
                return .null
            }
            return machine.fail(.noSuchMember(name, in: Messages.name(of: value.kind)), at: range)
        case .list(let items):
            return project(name, items, machine, depth)
        case .notApplicable:
            return .notApplicable
        default:
            if let property = Properties.value(name, of: value) { return property }
            return machine.fail(.noSuchMember(name, in: Messages.name(of: value.kind)), at: range)
        }
    }

    private func project(
        _ name: String, _ items: [Value], _ machine: Machine, _ depth: Int
    ) -> Value {
        guard machine.spend(items.count, at: range) else { return .null }
        var result: [Value] = []
        result.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            switch item {
            case .context(let context):
                let found = context[name] ?? .null
                if found.isNull, machine.isPack,
                    let label = label(machine, through: depth)
                {
                    machine.miss("\(label)[\(index + 1)].\(name)")
                }
                result.append(found)
            case .null, .notApplicable:
                result.append(item)
            default:
                result.append(Properties.value(name, of: item) ?? .null)
            }
        }
        return .list(result)
    }

    private func missed(_ machine: Machine, _ depth: Int) {
        guard machine.isPack, let label = label(machine, through: depth + 1) else { return }
        machine.miss(label)
    }
}

/// A bare name inside a filter: the item's own entry if it has one, else the name outside.
final class FilterName: Node {
    let range: SourceRange
    private let name: String
    private let slot: Int
    private let outside: (any Node)?

    init(_ name: String, slot: Int, outside: (any Node)?, _ range: SourceRange) {
        self.name = name
        self.slot = slot
        self.outside = outside
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let item = slot < machine.locals.count ? machine.locals[slot] : .null
        if case .context(let context) = item, let found = context[name] {
            if found.isNull, machine.isPack { machine.miss(name) }
            return found
        }
        if let outside { return outside.evaluate(machine) }
        if let property = Properties.value(name, of: item) { return property }
        return .null
    }

    func label(_ machine: Machine) -> String? { name }
}
