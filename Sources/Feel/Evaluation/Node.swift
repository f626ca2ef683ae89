/// One compiled operation.
///
/// Immutable, so that one expression serves any number of threads.
protocol Node: AnyObject, Sendable {
    /// Where it stands in the text.
    var range: SourceRange { get }
    /// The value in the present state of the machine.
    func evaluate(_ machine: Machine) -> Value
    /// The path by which a reader knows the value, if it is a plain name or path.
    func label(_ machine: Machine) -> String?
}

extension Node {
    func label(_ machine: Machine) -> String? { nil }
}

/// A value known when the text was compiled.
final class Constant: Node {
    let range: SourceRange
    let value: Value

    init(_ value: Value, _ range: SourceRange) {
        self.value = value
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value { value }
}

/// A place that was found wrong when the text was compiled.
final class Mistake: Node {
    let range: SourceRange
    private let problem: Problem

    init(_ problem: Problem, _ range: SourceRange) {
        self.problem = problem
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value { machine.fail(problem, at: range) }
}

/// A declared name.
final class RootName: Node {
    let range: SourceRange
    let name: String
    let slot: Int

    init(_ name: String, _ slot: Int, _ range: SourceRange) {
        self.name = name
        self.slot = slot
        self.range = range
    }

    func read(_ machine: Machine) -> Value {
        slot < machine.roots.count ? machine.roots[slot] : .null
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = read(machine)
        if machine.trace != nil { machine.note(name, range, value, isRead: true) }
        if value.isNull, machine.isPack { machine.miss(name) }
        return value
    }

    func label(_ machine: Machine) -> String? { name }
}

/// A name that the text itself brings into scope.
final class LocalName: Node {
    let range: SourceRange
    let name: String
    let slot: Int
    /// The list an iteration takes the value from, and the slot that holds the position.
    private let origin: (list: String, indexSlot: Int)?

    init(_ name: String, _ slot: Int, origin: (list: String, indexSlot: Int)?, _ range: SourceRange)
    {
        self.name = name
        self.slot = slot
        self.origin = origin
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let value = slot < machine.locals.count ? machine.locals[slot] : .null
        if value.isNull, machine.isPack, let label = label(machine) { machine.miss(label) }
        return value
    }

    func label(_ machine: Machine) -> String? {
        guard let origin, origin.indexSlot < machine.locals.count,
            case .number(let position) = machine.locals[origin.indexSlot]
        else { return name }
        return "\(origin.list)[\(position)]"
    }
}

/// The input a cell is about.
final class InputValue: Node {
    let range: SourceRange
    init(_ range: SourceRange) { self.range = range }
    func evaluate(_ machine: Machine) -> Value { machine.input }
    func label(_ machine: Machine) -> String? { "?" }
}
