import Quantities

/// One `name in domain` of an iteration.
struct IterationBinding: Sendable {
    let slot: Int
    let domain: any Node
    let upTo: (any Node)?

    /// The values to visit; `nil` when they cannot be listed, with the reason recorded.
    func values(_ machine: Machine, at range: SourceRange) -> [Value]? {
        let start = domain.evaluate(machine)
        if let upTo { return Iterating.span(start, upTo.evaluate(machine), machine, range) }
        switch start {
        case .list(let items):
            return items
        case .range(let interval):
            return Iterating.values(of: interval, machine, range)
        case .notApplicable:
            return []
        case .null:
            if !machine.isPack {
                machine.fail(.notIterable(Messages.name(of: .null)), at: domain.range)
            }
            return nil
        default:
            return [start]
        }
    }
}

/// The values of ranges that can be counted through.
enum Iterating {
    /// The numbers or dates from one end to the other, in either direction, both included.
    static func span(
        _ start: Value, _ end: Value, _ machine: Machine, _ range: SourceRange
    ) -> [Value]? {
        switch (start, end) {
        case (.number(let first), .number(let last)):
            guard let first = first.asInt, let last = last.asInt else { break }
            return count(first, last, machine, range).map { $0.map { .integer($0) } }
        case (.date(let first), .date(let last)):
            return count(first.daysSinceEpoch, last.daysSinceEpoch, machine, range)
                .map { $0.compactMap { CalendarDate(daysSinceEpoch: $0).map { .date($0) } } }
        case (.null, _) where machine.isPack, (_, .null) where machine.isPack:
            return nil
        default:
            break
        }
        machine.fail(.notIterable(Messages.name(of: .range(start.kind))), at: range)
        return nil
    }

    private static func count(
        _ first: Int, _ last: Int, _ machine: Machine, _ range: SourceRange
    ) -> [Int]? {
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        let size = overflow ? Int.max : Int(clamping: distance.magnitude)
        guard size < Int.max, machine.allows(size: size + 1, at: range) else {
            if overflow { machine.fail(.listTooLong(machine.budget.listSize), at: range) }
            return nil
        }
        return first <= last
            ? Array(first...last) : Array((last...first).reversed())
    }

    /// The members of a range with two ends.
    static func values(
        of interval: RangeValue, _ machine: Machine, _ range: SourceRange
    ) -> [Value]? {
        guard interval.form == .interval,
            var values = span(interval.start, interval.end, machine, range)
        else { return nil }
        if !interval.startIncluded, !values.isEmpty { values.removeFirst() }
        if !interval.endIncluded, !values.isEmpty { values.removeLast() }
        return values
    }

    /// Visits every combination until `visit` returns false.
    static func visit(
        _ bindings: ArraySlice<IterationBinding>, _ machine: Machine, _ range: SourceRange,
        _ visit: () -> Bool
    ) -> Progress {
        guard let binding = bindings.first else { return visit() ? .finished : .stopped }
        guard let values = binding.values(machine, at: range) else { return .impossible }
        // Listing the values costs too, even when the first one decides.
        guard machine.spend(values.count / 8, at: range) else { return .impossible }
        for (index, value) in values.enumerated() {
            guard machine.spend(1, at: range) else { return .impossible }
            machine.setLocal(binding.slot, value)
            machine.setLocal(binding.slot + 1, .integer(index + 1))
            let progress = Iterating.visit(bindings.dropFirst(), machine, range, visit)
            if progress != .finished { return progress }
        }
        return .finished
    }

    enum Progress { case finished, stopped, impossible }
}

/// A loop: `for … return …`.
final class ForLoop: Node {
    let range: SourceRange
    private let bindings: [IterationBinding]
    private let body: any Node
    private let partialSlot: Int
    private let usesPartial: Bool

    init(
        _ bindings: [IterationBinding], _ body: any Node, partialSlot: Int, usesPartial: Bool,
        _ range: SourceRange
    ) {
        self.bindings = bindings
        self.body = body
        self.partialSlot = partialSlot
        self.usesPartial = usesPartial
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        var result: [Value] = []
        if usesPartial { machine.setLocal(partialSlot, .list([])) }
        let progress = Iterating.visit(bindings[...], machine, range) {
            result.append(body.evaluate(machine))
            if usesPartial {
                // The next item will have to copy what this one may have kept.
                guard machine.spend(result.count, at: range) else { return false }
                machine.setLocal(partialSlot, .list(result))
            }
            return machine.allows(size: result.count, at: range)
        }
        return progress == .finished ? .list(result) : .null
    }
}

/// A quantifier: `some … satisfies …` or `every … satisfies …`.
final class Quantified: Node {
    let range: SourceRange
    private let isEvery: Bool
    private let bindings: [IterationBinding]
    private let body: any Node

    init(isEvery: Bool, _ bindings: [IterationBinding], _ body: any Node, _ range: SourceRange) {
        self.isEvery = isEvery
        self.bindings = bindings
        self.body = body
        self.range = range
    }

    func evaluate(_ machine: Machine) -> Value {
        let mark = machine.missing.count
        var isUnknown = false
        var isWrong = false
        let progress = Iterating.visit(bindings[...], machine, range) {
            let itemMark = machine.missing.count
            switch body.evaluate(machine) {
            case .boolean(let truth):
                machine.settle(since: itemMark)
                return truth == isEvery
            case .notApplicable:
                return !isEvery
            case .null:
                isUnknown = true
            case let other:
                machine.fail(
                    .conditionNotBoolean(Messages.name(of: other.kind)), at: body.range)
                isWrong = true
            }
            return true
        }
        if isWrong { return .null }
        switch progress {
        case .stopped:
            machine.settle(since: mark)
            return .boolean(!isEvery)
        case .finished:
            if isUnknown { return .null }
            machine.settle(since: mark)
            return .boolean(isEvery)
        case .impossible:
            return .null
        }
    }
}
