import Feel
import Quantities

// Runs decision tables.
extension Inquiry {
    /// What a decision comes to: its result, the row that decided, and why.
    ///
    /// A value fixed by a step's event, or told by the fact source, stands before the table.
    public func decide(_ decision: Decision) -> Ruled {
        guard let number = regulation.index.names.number(decision.id) else {
            return decideFreely(decision)
        }
        if let ruled = notes.decided[number] { return ruled }
        let ruled: Ruled
        if let fact = notes.fixed[decision.id] ?? source.fact(decision.id) {
            ruled = Ruled(decision, fixed: fact)
        } else {
            ruled = decideFreely(decision)
        }
        notes.decided[number] = ruled
        return ruled
    }

    /// The same with the row behind it: a fixed result that the table still gives is told by the
    /// table's row and article.
    public func explained(_ decision: Decision) -> Ruled {
        let ruled = decide(decision)
        guard ruled.verdict == .holds, ruled.row == nil, ruled.used.isEmpty else { return ruled }
        let free = decideFreely(decision)
        return free.results == ruled.results ? free : ruled
    }

    /// The value a decision's name has.
    func known(decision: Decision) -> Known {
        let ruled = decide(decision)
        switch ruled.verdict {
        case .undecided: return Known(.null, missing: ruled.missing)
        case .fails: return Known(.notApplicable)
        case .holds:
            if decision.outputs.count == 1, let output = decision.outputs.first {
                return Known(ruled.results[output] ?? .unknown)
            }
            return Known(.record(ruled.results))
        }
    }

    private func decideFreely(_ decision: Decision) -> Ruled {
        if let when = decision.when {
            let applies = answer(when)
            switch applies.verdict {
            case .holds: break
            case .fails:
                return Ruled(
                    decision, .fails, used: applies.used,
                    explanation: Messages.decisionNotApplicable)
            case .undecided:
                return Ruled(
                    decision, .undecided, missing: applies.missing, used: applies.used,
                    explanation: Messages.missing(applies.missing))
            }
        }
        return rule(decision)
    }

    private func rule(_ decision: Decision) -> Ruled {
        let compiled = decision.table
        var values = compiled.slots.map { known($0).value }
        let open = settle(compiled.openSlots, compiled.names, &values)
        let ruling = evaluate(compiled, values)
        note(ruling.diagnostics)
        let used = used(compiled)
        if ruling.isUndecided || hasNoResult(ruling) {
            let missing = leaves(
                ruling.missing.isEmpty ? unknown(compiled, values) : ruling.missing,
                compiled.names, compiled.slots)
            return Ruled(
                decision, .undecided, missing: missing, used: used,
                candidates: candidates(ruling.matched + ruling.possible, decision),
                explanation: Messages.missing(missing))
        }
        for slot in open {
            let others = neighbours(of: slot, values).map { evaluate(compiled, $0) }
            guard others.contains(where: { $0.value != ruling.value }) else { continue }
            let name = compiled.names[slot]
            return Ruled(
                decision, .undecided, missing: [openName(name)], used: used,
                candidates: candidates(others.flatMap(\.matched), decision),
                explanation: atTheBound(name))
        }
        guard ruling.usedDefault || !ruling.matched.isEmpty else {
            return Ruled(decision, .fails, used: used, explanation: Messages.noRow)
        }
        let row = ruling.usedDefault ? nil : ruling.matched.first
        return Ruled(
            decision, results: results(ruling.value, decision), row: row,
            usesDefault: ruling.usedDefault, used: used,
            explanation: row.map { explain(decision, row: $0, ruling.inputs) }
                ?? Messages.otherwise)
    }

    private func evaluate(_ compiled: CompiledTable, _ values: [Value]) -> Feel.Decision {
        guard compiled.needsCalendar else { return compiled.table.evaluate(values, trace: true) }
        return HostFunctions.$calendar.withValue(calendar) {
            compiled.table.evaluate(values, trace: true)
        }
    }

    private func used(_ compiled: CompiledTable) -> [UsedFact] {
        used(slots: compiled.slots, names: compiled.names)
    }

    /// A row was found but yields nothing: its result reads an unknown fact, or two rows collide.
    private func hasNoResult(_ ruling: Feel.Decision) -> Bool {
        ruling.value.isNull && (ruling.usedDefault || !ruling.matched.isEmpty)
    }

    /// Names the table reads that are unknown.
    private func unknown(_ compiled: CompiledTable, _ values: [Value]) -> [String] {
        zip(compiled.names, values).filter { $0.1.isNull }.map(\.0)
    }

    private func results(_ value: Value, _ decision: Decision) -> [String: FactValue] {
        if decision.outputs.count == 1, let output = decision.outputs.first {
            return [output: FactValue(value)]
        }
        return FactValue(value).asRecord ?? [:]
    }

    /// The results of rows that may still decide, each once.
    private func candidates(_ rows: [Int], _ decision: Decision) -> [[String]] {
        var seen: Set<[String]> = []
        return rows.sorted().map { decision.rows[$0].results }.filter { seen.insert($0).inserted }
    }

    private func atTheBound(_ name: String) -> String {
        let written = regulation.value(name, on: today)?.written ?? ""
        return Messages.atTheBound("\(name) \(written)")
    }
}

extension Ruled {
    /// A decision that did not come to a result.
    fileprivate init(
        _ decision: Decision, _ verdict: Answer.Verdict, missing: [String] = [],
        used: [UsedFact], candidates: [[String]] = [], explanation: String
    ) {
        self.init(
            results: [:], verdict: verdict, row: nil, cites: decision.article, missing: missing,
            used: used, candidates: candidates, explanation: explanation)
    }

    /// A decision that a row or the default decided.
    fileprivate init(
        _ decision: Decision, results: [String: FactValue], row: Int?, usesDefault: Bool,
        used: [UsedFact], explanation: String
    ) {
        let cites = row.map { decision.rows[$0].cites } ?? decision.otherwise?.cites
        self.init(
            results: results, verdict: .holds, row: row, cites: cites ?? decision.article,
            missing: [], used: used, candidates: [], explanation: explanation)
    }

    /// A decision whose value stands already.
    fileprivate init(_ decision: Decision, fixed fact: FactValue) {
        let isKnown = fact != .unknown
        let record: [String: FactValue]? = decision.outputs.count == 1 ? nil : fact.asRecord
        let row = decision.rows.firstIndex { $0.results.first == fact.asText }
        self.init(
            results: isKnown ? record ?? [decision.outputs.first ?? decision.id: fact] : [:],
            verdict: isKnown ? .holds : .undecided, row: nil,
            cites: row.map { decision.rows[$0].cites } ?? decision.article,
            missing: isKnown ? [] : [decision.id], used: [], candidates: [],
            explanation: isKnown ? Messages.fixedBefore : Messages.missing([decision.id]))
    }
}
