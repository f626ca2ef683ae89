/// `and` and `or` in three-valued logic, for any number of parts.
final class Junction: Node {
    let range: SourceRange
    private let parts: [any Node]
    /// The truth that settles the whole: false for `and`, true for `or`.
    private let settling: Bool

    init(_ parts: [any Node], settling: Bool, _ range: SourceRange) {
        self.parts = parts
        self.settling = settling
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        var isUnknown = false
        for part in parts {
            let partMark = machine.missing.count
            switch part.evaluate(machine) {
            case .boolean(let truth):
                if truth == settling {
                    machine.settle(since: mark)
                    return .boolean(settling)
                }
                machine.settle(since: partMark)
            case .notApplicable:
                if !settling {
                    machine.settle(since: mark)
                    return .boolean(false)
                }
            case .null:
                isUnknown = true
            case let other:
                machine.fail(.conditionNotBoolean(Messages.name(of: other.kind)), at: part.range)
                isUnknown = true
            }
        }
        return isUnknown ? .null : .boolean(!settling)
    }
}

/// A choice: `if … then … else …`.
final class Conditional: Node {
    let range: SourceRange
    private let condition: any Node
    private let yes: any Node
    private let no: any Node

    init(_ condition: any Node, _ yes: any Node, _ no: any Node, _ range: SourceRange) {
        self.condition = condition
        self.yes = yes
        self.no = no
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(1, at: range) else { return .null }
        let mark = machine.missing.count
        switch condition.evaluate(machine) {
        case .boolean(let truth):
            machine.settle(since: mark)
            return truth ? yes.evaluate(machine) : no.evaluate(machine)
        case .null where machine.isPack:
            return .null
        case .null, .notApplicable:
            return no.evaluate(machine)
        case let other:
            machine.fail(.conditionNotBoolean(Messages.name(of: other.kind)), at: condition.range)
            return machine.isPack ? .null : no.evaluate(machine)
        }
    }
}
