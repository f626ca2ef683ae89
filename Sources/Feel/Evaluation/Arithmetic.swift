import Quantities

/// One of the five operations `+ - * / **`.
final class ArithmeticOperation: Node {
    let range: SourceRange
    private let operation: Syntax.Arithmetic
    private let left: any Node
    private let right: any Node

    init(
        _ operation: Syntax.Arithmetic, _ left: any Node, _ right: any Node, _ range: SourceRange
    ) {
        self.operation = operation
        self.left = left
        self.right = right
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        guard machine.spend(operation == .power ? 50 : 1, at: range) else { return .null }
        let first = left.evaluate(machine)
        let second = right.evaluate(machine)
        if machine.isPack {
            if first.isNull || second.isNull { return .null }
            if case .notApplicable = first { return .notApplicable }
            if case .notApplicable = second { return .notApplicable }
        }
        switch Calculating.apply(operation, first, second) {
        case .success(let value):
            if case .string(let text) = value {
                guard machine.allows(size: text.utf8.count, at: range),
                    machine.spend(value.size, at: range)
                else { return .null }
            }
            return value
        case .failure(let problem):
            return machine.fail(problem, at: range)
        }
    }
}

/// The opposite number: `-x`.
final class Negation: Node {
    let range: SourceRange
    private let operand: any Node

    init(_ operand: any Node, _ range: SourceRange) {
        self.operand = operand
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        switch operand.evaluate(machine) {
        case .number(let number):
            return .number(number.negated)
        case .dayTimeDuration(let duration):
            return DayTimeDuration(nanoseconds: -duration.nanoseconds)
                .map { .dayTimeDuration($0) } ?? machine.fail(.outOfRange, at: range)
        case .monthDuration(let duration):
            let (months, isOver) = 0.subtractingReportingOverflow(duration.months)
            if isOver { return machine.fail(.outOfRange, at: range) }
            return .monthDuration(MonthDuration(months: months))
        case .null where machine.isPack:
            return .null
        case .notApplicable:
            return .notApplicable
        case let other:
            return machine.fail(.notNegatable(Messages.name(of: other.kind)), at: range)
        }
    }
}
