import Feel
import Quantities

// Offending items, readings and repeated stages.
extension Inquiry {
    /// The items that keep an `every` from holding, or that make a `some` hold; items that cannot
    /// be judged are among them.
    func offending(_ condition: Condition) -> [FactValue] {
        guard let listed = condition.expression.listed else { return [] }
        let needsCalendar = condition.expression.needsCalendar
        func ask(_ expression: Expression, _ slots: [Int]) -> [Value] {
            evaluate(expression, slots.map { known($0).value }, needsCalendar).value.asList ?? []
        }
        let items = ask(listed.items, listed.itemSlots)
        let tests = ask(listed.tests, listed.testSlots)
        guard items.count == tests.count else { return [] }
        return zip(items, tests)
            .filter { ($0.1.asCondition ?? listed.offendsWhenTrue) == listed.offendsWhenTrue }
            .map { FactValue($0.0) }
    }

    // MARK: Readings

    /// A term the text lets be read in several ways: where they agree the answer stands, where they
    /// differ the office's ruling names the reading (PACKS §2.7).
    func read(_ term: Term, _ unsettled: [String]) -> Known {
        if let ruling = term.ruling, case .text(let name)? = rulings[ruling],
            let reading = term.readings.first(where: { $0.name == name })
        {
            return known(of: reading.formula, term, unsettled)
        }
        let all = term.readings.map { known(of: $0.formula, term, unsettled) }
        guard let first = all.first else { return Known(.unknown) }
        if all.allSatisfy({ $0.value == first.value && !$0.value.isNull }) { return first }
        let missing = all.flatMap(\.missing)
        let ruling = term.ruling.map { "\(Words.rulings).\($0)" } ?? term.name
        return Known(.null, missing: (missing.isEmpty ? [ruling] : missing).distinct)
    }

    func known(of formula: Formula, _ term: Term, _ unsettled: [String]) -> Known {
        let isVerdict = term.type == .bool || term.type.isChoice
        let run = run(formula.expression, wantsVerdict: isVerdict)
        // Whether it applies is itself unsettled, so what it would be does not count yet.
        guard unsettled.isEmpty else {
            return Known(.null, missing: (unsettled + run.missing).distinct)
        }
        return Known(run.value, missing: run.missing)
    }

    // MARK: Repeated stages from outside

    /// The occurrences of a repeated stage, with what follows from each one's own facts.
    func occurrences(_ shape: StageShape) -> Known {
        let records = (source.fact(shape.name)?.asList ?? []).map { $0.asRecord ?? [:] }
        let completed = records.map { Value.context(shape.complete(derived(shape, $0))) }
        return Known(.list(completed), fact: .list(records.map(FactValue.record)))
    }

    private func derived(
        _ shape: StageShape, _ record: [String: FactValue]
    ) -> [String: FactValue] {
        let open = shape.derived.filter { record[$0] == nil }
        guard !open.isEmpty, notes.depth < 2 else { return record }
        let inside = Notes(
            regulation: notes.regulation, kind: kind, today: today, calendar: calendar,
            rulings: rulings, fixed: [:], depth: notes.depth + 1)
        let inner = Inquiry(
            inside, source: OccurrenceFacts(shape: shape, record: record, outside: source))
        var record = record
        for name in open { record[name] = inner.value(of: name) }
        return record
    }
}

/// Facts as one occurrence of a repeated stage sees them: its own first.
private struct OccurrenceFacts: FactSource {
    let shape: StageShape
    let record: [String: FactValue]
    let outside: any FactSource

    func fact(_ name: String) -> FactValue? {
        if let own = record[name] { return own }
        if shape.terms.contains(name) { return .unknown }
        if shape.steps.contains(where: { $0.id == name }) || shape.clocks.contains(name) {
            return .record([:])
        }
        return outside.fact(name)
    }
}
