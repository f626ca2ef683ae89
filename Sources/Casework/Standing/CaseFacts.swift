import Quantities
import RulePacks

/// The case as the rule language sees it: steps, clocks and occurrences as records.
///
/// What the engine records is closed-world: a step not done reads false, never unknown (PACKS §2.1).
struct CaseFacts: FactSource {
    let standing: Standing
    let occurrence: String?
    /// The expert an avoidance rule is asked about.
    let expert: FactValue?

    init(_ standing: Standing, occurrence: String?, expert: FactValue? = nil) {
        self.standing = standing
        self.occurrence = occurrence
        self.expert = expert
    }

    private var file: Case { standing.file }

    func fact(_ name: String) -> FactValue? {
        if let root = root(name) { return root }
        if let step = standing.kind.step(name) {
            return record(of: step, standing.key(name, from: occurrence))
        }
        if let clock = standing.regulation.clock(name) { return record(of: clock) }
        if let stage = standing.kind.stages.first(where: { $0.name == name && $0.repeats }) {
            return .list(occurrences(of: stage).map { record(of: stage, in: $0) })
        }
        return given(name)
    }

    /// Occurrences of a stage, with the one the act at hand would begin.
    private func occurrences(of stage: Stage) -> [String] {
        let known = file.occurrences(of: stage)
        guard let act = standing.atHand, let name = act.occurrence, !known.contains(name),
            stage.steps.contains(where: { $0.id == act.step })
        else { return known }
        return known + [name]
    }

    private func given(_ name: String) -> FactValue? {
        if let act = standing.atHand, let value = act.facts[name], !value.isBlank,
            act.occurrence == occurrence || standing.kind.owner(of: name) == nil
        {
            return resolved(value, name)
        }
        guard let value = standing.latest(name, in: occurrence)?.value else { return nil }
        return resolved(value, name)
    }

    /// A link to another case reads as what that case shows.
    private func resolved(_ value: FactValue, _ name: String) -> FactValue {
        guard let term = standing.regulation.term(name), term.type == .case else { return value }
        guard case .text(let text) = value else { return .unknown }
        return standing.surroundings.linked(text, term.linkedKind) ?? .unknown
    }

    private func root(_ name: String) -> FactValue? {
        switch name {
        case PackWord.unit where !standing.surroundings.isKnown,
            PackWord.jurisdiction where !standing.surroundings.isKnown:
            return .unknown
        case PackWord.unit:
            var record = standing.surroundings.unitCases.mapValues { FactValue.list($0) }
            for kind in standing.regulation.kinds where record[kind.name] == nil {
                record[kind.name] = .list([])
            }
            record[PackWord.name] = .text(file.begun.unit.name)
            return .record(record)
        case PackWord.jurisdiction:
            var record = standing.surroundings.jurisdictionCases.mapValues { FactValue.list($0) }
            for kind in standing.regulation.kinds where record[kind.name] == nil {
                record[kind.name] = .list([])
            }
            return .record(record)
        case PackWord.thisCase:
            return .record([
                PackWord.caseNumber: .text(file.id),
                PackWord.unit: .text(file.begun.unit.name),
                PackWord.begun: .day(file.begunAt.day),
            ])
        case PackWord.thisAct:
            var record = standing.atHand?.facts ?? [:]
            if let outcome = standing.atHand?.outcome { record[PackWord.result] = .text(outcome) }
            record[PackWord.doneOn] = .day(standing.atHand?.happenedOn ?? standing.today)
            return .record(record)
        case PackWord.expert: return expert
        case PackWord.duties: return .list(standing.filings().map { .record(record(of: $0)) })
        case PackWord.ending: return .text(file.ending ?? PackWord.stillAlive)
        default: return nil
        }
    }

    // MARK: Steps

    /// The record of a step: its current turn, its rounds and what was given there.
    private func record(of step: Step, _ key: StepKey) -> FactValue {
        let turns = file.turns[key] ?? []
        var record = record(of: step, turns.last)
        record[PackWord.round] = .number(Decimal(turns.last?.number ?? 1))
        record[PackWord.started] = .bool(
            turns.contains { $0.act != nil } || file.panels[key] != nil)
        let past = turns.filter { $0.act != nil }
        // What an earlier round gave need not be said again, and still stands.
        for term in step.termsGiven where record[term] == .unknown {
            let value = past.last { $0.act?.facts[term] != nil }?.act?.facts[term]
            if turns.last?.act != nil, let value { record[term] = value }
        }
        record[PackWord.rounds] = .list(past.map { .record(self.record(of: step, $0)) })
        record[PackWord.last] = .record(self.record(of: step, past.last))
        return .record(record)
    }

    private func record(of step: Step, _ turn: Turn?) -> [String: FactValue] {
        let act = turn?.act
        var record: [String: FactValue] = [
            PackWord.done: .bool(act != nil),
            PackWord.doneOn: act.map { .day($0.happenedOn) } ?? .notApplicable,
            PackWord.recordedOn: turn?.at.map { .day($0.day) } ?? .notApplicable,
            PackWord.result: .text(act?.outcome ?? (act == nil ? PackWord.notYet : PackWord.done)),
            PackWord.valid: isValid(step, turn),
            PackWord.validUntil: validUntil(step, turn),
        ]
        for outcome in step.outcomes {
            record[outcome.name] = .bool(act?.outcome == outcome.name)
        }
        for term in step.termsGiven {
            record[term] = act?.facts[term] ?? (act == nil ? .notApplicable : .unknown)
        }
        return record
    }

    /// The last day of what was granted; unknown while the notice of its year is not out.
    private func validUntil(_ step: Step, _ turn: Turn?) -> FactValue {
        if let until = turn?.validUntil { return .day(until) }
        let outcome = turn?.act?.outcome.flatMap { step.outcome($0) }
        return outcome?.validFor == nil ? .notApplicable : .unknown
    }

    /// Whether what was granted still stands.
    ///
    /// The last day is stored with the act; where its year had no notice then, it is counted now.
    private func isValid(_ step: Step, _ turn: Turn?) -> FactValue {
        guard let act = turn?.act else { return .bool(false) }
        if let until = turn?.validUntil { return .bool(standing.today <= until) }
        guard let length = act.outcome.flatMap({ step.outcome($0) })?.validFor else {
            return .bool(true)
        }
        guard case .period(let period) = standing.inquiry(in: occurrence).lawValue(length),
            let isWithin = standing.isWithin(period, from: act.happenedOn)
        else { return .unknown }
        return .bool(isWithin)
    }

    // MARK: Clocks

    private func record(of clock: Clock) -> FactValue {
        let states = standing.states(of: clock, in: occurrence)
        var record = record(of: states.last)
        record[PackWord.started] = .bool(!states.isEmpty)
        record[PackWord.wasOverdue] = .bool(
            states.contains {
                $0.status == .overdue || $0.status == .metLate
            })
        record[PackWord.occurrences] = .list(states.map { .record(self.record(of: $0)) })
        return .record(record)
    }

    private func record(of state: ClockState?) -> [String: FactValue] {
        [
            PackWord.overdue: state?.status == .unquantified
                ? .unknown : .bool(state?.status == .overdue),
            PackWord.due: state?.due.map { .day($0) } ?? .notApplicable,
            PackWord.startedOn: state.map { .day($0.start) } ?? .notApplicable,
            PackWord.met: .bool(state?.metOn != nil),
        ]
    }

    /// A duty that the yearly assessment gathers.
    private func record(of line: FilingRecord.Line) -> [String: FactValue] {
        [
            PackWord.ofYear: .number(Decimal(line.year)),
            PackWord.overdue: .bool(line.result == .late || line.result == .unmet),
            PackWord.returned: .number(Decimal(line.returned)),
        ]
    }

    // MARK: Repeated stages

    /// One occurrence seen from outside: its terms and its steps.
    private func record(of stage: Stage, in name: String) -> FactValue {
        var record: [String: FactValue] = [PackWord.name: .text(name)]
        let inside = standing.inquiry(in: name)
        for step in stage.steps {
            record[step.id] = self.record(of: step, StepKey(step.id, in: name))
        }
        let facts = CaseFacts(standing, occurrence: name)
        for own in standing.kind.names(of: stage) {
            if let clock = standing.regulation.clock(own) {
                record[own] = facts.record(of: clock)
            } else if standing.regulation.term(own) != nil {
                record[own] = inside.value(of: own)
            }
        }
        return .record(record)
    }
}
