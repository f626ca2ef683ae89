import Quantities

/// Reads the facts of a worked case by the types the pack gives their names.
struct FactReading {
    let regulation: Regulation
    let kind: Kind?
    /// Called for every fact that cannot be read.
    let report: (CaseFault, Place) -> Void

    private static let stepTypes: [String: TermType] = [
        Words.Member.done: .bool, Words.Member.begun: .bool, Words.Member.valid: .bool,
        Words.Member.overdue: .bool, Words.Member.doneOn: .date, Words.Member.recordedOn: .date,
        Words.Member.validUntil: .date, Words.Member.round: .number, Words.Member.result: .text,
        Words.Member.everOverdue: .bool, Words.Member.due: .date, Words.Member.met: .bool,
        Words.Member.startedOn: .date,
    ]

    /// A term, or the occurrences of a repeated stage.
    func given(_ entry: Written.Entry) -> FactValue? {
        if let term = regulation.term(entry.key) {
            if entry.value.text == CaseWord.undecided { return .unknown }
            return value(entry.value) { fact throws(FactTextError) in
                try FactText.read(fact, for: term)
            }
        }
        if let stage = kind?.stages.first(where: { $0.name == entry.key && $0.repeats }) {
            let items = entry.value.items ?? []
            return .list(items.compactMap { occurrence($0, of: stage) })
        }
        report(.unknownFact(entry.key), entry.place)
        return nil
    }

    /// A member of the act at hand: a term, or the amount and result every act has.
    func act(_ entry: Written.Entry) -> FactValue? {
        regulation.term(entry.key) == nil ? FactText.guess(entry.value.fact) : given(entry)
    }

    func ruling(_ entry: Written.Entry) -> FactValue? {
        guard let ruling = regulation.ruling(entry.key) else {
            report(.unknownRuling(entry.key), entry.place)
            return nil
        }
        return value(entry.value) { fact throws(FactTextError) in
            try FactText.read(fact, as: ruling.type)
        }
    }

    /// The record of a step or clock as the engine keeps it.
    func recorded(_ entry: Written.Entry) -> FactValue? {
        if let step = regulation.kinds.lazy.compactMap({ $0.step(entry.key) }).first {
            let result = entry.value[Words.Member.result]
            if let name = result?.text, !step.outcomes.isEmpty, step.outcome(name) == nil,
                name != Words.notDone
            {
                report(.unknownOutcome(step.id, name), result?.place ?? entry.place)
            }
            return record(entry.value, outcomes: step.outcomes.map(\.name))
        }
        if regulation.clock(entry.key) != nil { return record(entry.value, outcomes: []) }
        report(.unknownStep(entry.key), entry.place)
        return nil
    }

    /// A fixed root; the unit's and the jurisdiction's other cases by what their kinds show.
    ///
    /// Cases are what the engine records: kinds a stated unit or jurisdiction leaves out have none.
    func root(_ entry: Written.Entry) -> FactValue? {
        guard Words.reservedRoots.contains(entry.key) else {
            if kind?.stages.contains(where: { $0.name == entry.key && $0.repeats }) ?? false {
                return given(entry)
            }
            report(.unknownRoot(entry.key), entry.place)
            return nil
        }
        guard let members = entry.value.entries else { return FactText.guess(entry.value.fact) }
        var record: [String: FactValue] = [:]
        if [Words.unit, Words.jurisdiction].contains(entry.key) {
            for kind in regulation.kinds { record[kind.name] = .list([]) }
        }
        for member in members {
            record[member.key] =
                regulation.kind(member.key).map { .list(shown(member.value, of: $0)) }
                ?? FactText.guess(member.value.fact)
        }
        return .record(record)
    }

    private func shown(_ written: Written, of kind: Kind) -> [FactValue] {
        let types = Dictionary(
            kind.portfolio.map { ($0.name, $0.type) }, uniquingKeysWith: { one, _ in one })
        return written.oneOrMore.map { item in
            var record: [String: FactValue] = [:]
            for entry in item.entries ?? [] {
                guard let type = types[entry.key] else {
                    record[entry.key] = FactText.guess(entry.value.fact)
                    continue
                }
                record[entry.key] = value(entry.value) { fact throws(FactTextError) in
                    try FactText.read(fact, as: type)
                }
            }
            return .record(record)
        }
    }

    private func occurrence(_ written: Written, of stage: Stage) -> FactValue? {
        var record: [String: FactValue] = [:]
        for entry in written.entries ?? [] {
            if entry.key == Words.Member.name, regulation.term(entry.key) == nil {
                record[entry.key] = entry.value.text.map(FactValue.text)
            } else if regulation.term(entry.key) != nil {
                record[entry.key] = given(entry)
            } else {
                record[entry.key] = recorded(entry)
            }
        }
        return .record(record)
    }

    private func record(_ written: Written, outcomes: [String]) -> FactValue? {
        if let text = written.text {
            return .record([Words.Member.result: .text(text)])
        }
        var record: [String: FactValue] = [:]
        for entry in written.entries ?? [] {
            switch entry.key {
            case Words.Member.rounds, Words.Member.occurrences:
                let items = entry.value.items ?? []
                record[entry.key] = .list(items.compactMap { self.record($0, outcomes: outcomes) })
            case Words.Member.last:
                record[entry.key] = self.record(entry.value, outcomes: outcomes)
            default:
                let type = Self.stepTypes[entry.key] ?? (outcomes.contains(entry.key) ? .bool : nil)
                if let type {
                    record[entry.key] = value(entry.value) { fact throws(FactTextError) in
                        try FactText.read(fact, as: type)
                    }
                } else {
                    record[entry.key] = given(entry)
                }
            }
        }
        return .record(record)
    }

    private func value(
        _ written: Written, _ read: (WrittenFact) throws(FactTextError) -> FactValue
    ) -> FactValue? {
        do {
            return try read(written.fact)
        } catch {
            report(.unreadable(error.message), written.place)
            return nil
        }
    }
}

extension Written {
    /// The written value without its places.
    var fact: WrittenFact {
        switch body {
        case .text(let text, _): .text(text)
        case .list(let items): .list(items.map(\.fact))
        case .map(let entries):
            .parts(
                Dictionary(
                    entries.map { ($0.key, $0.value.fact) }, uniquingKeysWith: { one, _ in one }))
        }
    }
}
