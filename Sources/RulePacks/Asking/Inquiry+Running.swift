import Feel
import Quantities

// Runs compiled expressions over the facts of an inquiry.
extension Inquiry {
    /// What an expression came to, with the leaf facts it would take to decide it.
    struct Run {
        var value: Value
        var missing: [String]
    }

    /// - Parameter wantsVerdict: whether it answers a question rather than yields an amount; then
    ///   values with an open bound are tried on both sides of the point (PACKS §2.7).
    func run(_ compiled: CompiledExpression, wantsVerdict: Bool) -> Run {
        var values = compiled.slots.map { known($0).value }
        let names = compiled.expression.names
        let open = wantsVerdict ? settle(compiled.openSlots, names, &values) : []
        let evaluation = evaluate(compiled.expression, values, compiled.needsCalendar)
        note(evaluation.diagnostics)
        guard !evaluation.value.isNull else {
            return Run(value: .null, missing: leaves(evaluation.missing, names, compiled.slots))
        }
        let undecided = open.filter { slot in
            neighbours(of: slot, values).contains {
                evaluate(compiled.expression, $0, compiled.needsCalendar).value != evaluation.value
            }
        }
        guard undecided.isEmpty else {
            return Run(value: .null, missing: undecided.map { openName(names[$0]) })
        }
        return Run(value: evaluation.value, missing: [])
    }

    func evaluate(
        _ expression: Expression, _ values: [Value], _ needsCalendar: Bool
    ) -> Evaluation {
        guard needsCalendar else { return expression.evaluate(values) }
        return HostFunctions.$calendar.withValue(calendar) { expression.evaluate(values) }
    }

    func note(_ found: [Diagnostic]) {
        guard !found.isEmpty, notes.diagnostics.count < 100 else { return }
        notes.diagnostics += found.map { "\($0.code) \($0.message)" }
    }

    /// The facts people could still tell, behind the names that were unknown.
    ///
    /// - Parameters:
    ///   - missing: names or paths as the rule language reports them.
    ///   - names: the root names of the expression, and in `slots` their numbers.
    func leaves(_ missing: [String], _ names: [String], _ slots: [Int]) -> [String] {
        var result: [String] = []
        for name in missing {
            let root = names.indices.first { name.isMember(of: names[$0]) }
            let behind = root.map { known(slots[$0]).missing } ?? []
            result += behind.isEmpty ? [name] : behind
        }
        return result.distinct
    }

    /// Facts an expression reads, as far as they are told, ruled or fixed by law.
    func used(_ compiled: CompiledExpression) -> [UsedFact] {
        used(slots: compiled.slots, names: compiled.expression.names)
    }

    func used(slots: [Int], names: [String]) -> [UsedFact] {
        var result: [UsedFact] = []
        for (slot, name) in zip(slots, names) {
            switch regulation.index.names.definitions[slot] {
            case .term, .value, .decision, .output, .today, .step, .clock:
                result.append(UsedFact(name: name, value: known(slot).fact))
            case .stage, .rulings, .given: continue
            }
        }
        return result
    }

    // MARK: Values with an open bound

    /// So little that no amount, share or count lies between a value and its neighbour.
    private static let step = Decimal(coefficient: 1, exponent: -18) ?? .zero

    /// Moves values whose point a ruling has settled to that side; returns the slots still open.
    func settle(_ slots: [Int], _ names: [String], _ values: inout [Value]) -> [Int] {
        slots.filter { slot in
            guard case .number(let number) = values[slot],
                let ruling = regulation.value(names[slot], on: today)?.ruling
            else { return true }
            switch rulings[ruling] {
            case .text(Words.countsAsLower):
                values[slot] = .number(number.adding(Self.step) ?? number)
            case .text(Words.countsAsHigher):
                values[slot] = .number(number.subtracting(Self.step) ?? number)
            default: return true
            }
            return false
        }
    }

    /// The values with one of them a step lower and a step higher.
    func neighbours(of slot: Int, _ values: [Value]) -> [[Value]] {
        guard case .number(let number) = values[slot] else { return [] }
        return [number.subtracting(Self.step), number.adding(Self.step)].compactMap { moved in
            guard let moved else { return nil }
            var values = values
            values[slot] = .number(moved)
            return values
        }
    }

    /// The name people look for: the ruling that settles the bound, else the value.
    func openName(_ name: String) -> String {
        guard let ruling = regulation.value(name, on: today)?.ruling else { return name }
        return "\(Words.rulings).\(ruling)"
    }
}

extension String {
    /// Whether a path is the root itself or begins with it: `计划审核.结果`, `合同[1].合同金额`.
    fileprivate func isMember(of root: String) -> Bool {
        guard utf8.starts(with: root.utf8) else { return false }
        guard let next = utf8.dropFirst(root.utf8.count).first else { return true }
        return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
    }
}
