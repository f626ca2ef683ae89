import Feel
import Quantities

/// What every root name of a pack holds, for the checker of the rule language.
struct PackTypes {
    private typealias Member = Words.Member

    let reader: PackReader
    private let declared: [String: FeelType]

    init(_ reader: PackReader) {
        self.reader = reader
        var declared: [String: FeelType] = [:]
        for term in reader.terms { declared[term.name] = Self.type(term.type) }
        self.declared = declared
    }

    /// Types of all names; other cases are seen through `portfolios` (kind → name → type).
    func all(portfolios: [String: [String: FeelType]]) -> [String: FeelType] {
        var types = declared
        for value in reader.values { types[value.name] = Self.type(of: value) }
        for decision in reader.decisions {
            let results = Self.results(decision, reader)
            if decision.outputs == [decision.id] {
                types[decision.id] = results
            } else {
                var members: [String: FeelType] = [:]
                for output in decision.outputs { members[output] = results }
                types[decision.id] = .context(members)
                types.merge(members) { first, _ in first }
            }
        }
        for kind in reader.kinds {
            for step in kind.steps { types[step.id] = self.step(step) }
            for stage in kind.stages where stage.repeats {
                types[stage.name] = .list(self.stage(stage))
            }
        }
        for clock in reader.clocks { types[clock.id] = Self.clock }
        addRoots(to: &types, portfolios)
        return types
    }

    // MARK: Terms, values and decisions

    static func type(_ type: TermType) -> FeelType {
        switch type {
        case .bool: .boolean
        case .text, .party: .string
        case .number, .ratio, .year: .number
        case .money: .money
        case .date: .date
        case .period, .case: .any
        case .choice(let options): .choice(options)
        case .list(let element): .list(Self.type(element))
        case .record(let columns):
            .context(
                Dictionary(
                    columns.map { ($0.name, Self.type($0.type)) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func type(of value: LawValue) -> FeelType {
        guard case .period(let period) = value.value else { return type(value.type) }
        return switch period.unit {
        case .workingDays: .number
        case .days: .dayTimeDuration
        case .months, .years: .monthDuration
        }
    }

    static func results(_ decision: DecisionSketch, _ reader: PackReader) -> FeelType {
        if let type = decision.type { return Self.type(type) }
        let words = reader.results(of: decision).compactMap(\.text)
        return words.isEmpty ? .any : .choice(words)
    }

    // MARK: Records

    private func step(_ step: StepSketch) -> FeelType {
        var members: [String: FeelType] = [
            Member.done: .boolean, Member.begun: .boolean, Member.valid: .boolean,
            Member.overdue: .boolean, Member.round: .number, Member.doneOn: .date,
            Member.recordedOn: .date, Member.validUntil: .date,
            Member.result: .choice(
                step.outcomes.map(\.name) + [Words.notDone, Words.done]),
        ]
        for outcome in step.outcomes { members[outcome.name] = .boolean }
        for term in step.given { members[term] = declared[term] ?? .any }
        let round = FeelType.context(members)
        members[Member.rounds] = .list(round)
        members[Member.last] = round
        return .context(members)
    }

    private static let clock: FeelType = {
        var members: [String: FeelType] = [
            Member.overdue: .boolean, Member.everOverdue: .boolean, Member.begun: .boolean,
            Member.met: .boolean, Member.due: .date, Member.startedOn: .date,
        ]
        members[Member.occurrences] = .list(.context(members))
        return .context(members)
    }()

    /// One occurrence of a repeated stage.
    ///
    /// What belongs to it is known only after its conditions are compiled, so every term and
    /// decision may be asked for here.
    private func stage(_ stage: StageSketch) -> FeelType {
        var members = declared
        for decision in reader.decisions where decision.outputs == [decision.id] {
            members[decision.id] = Self.results(decision, reader)
        }
        for clock in reader.clocks { members[clock.id] = Self.clock }
        for step in stage.steps { members[step.id] = self.step(step) }
        members[Member.name] = members[Member.name] ?? .string
        return .context(members)
    }

    private func addRoots(
        to types: inout [String: FeelType], _ portfolios: [String: [String: FeelType]]
    ) {
        var others: [String: FeelType] = [:]
        for (kind, portfolio) in portfolios {
            var members = portfolio
            for name in [Member.caseNumber, Member.name] where members[name] == nil {
                members[name] = .string
            }
            others[kind] = .list(.context(members))
        }
        types[Words.jurisdiction] = .context(others)
        others[Member.name] = .string
        types[Words.unit] = .context(others)
        others[Member.caseNumber] = .string
        others[Member.unit] = .string
        others[Member.begunOn] = .date
        others.removeValue(forKey: Member.name)
        types[Words.thisCase] = .context(others)
        types[Words.today] = .date
        types[Words.ending] = .choice(reader.kinds.flatMap(\.endings) + [Words.notEnded])
        types[Words.expert] = .any
        types[Words.duties] = .list(
            .context([
                Member.ofYear: .number, Member.overdue: .boolean, Member.returned: .number,
            ]))
        types[Words.rulings] = .context(
            Dictionary(
                reader.rulings.map { ($0.name, Self.type($0.type)) },
                uniquingKeysWith: { first, _ in first }))
        var act = declared
        act[Member.amount] = act[Member.amount] ?? .money
        act[Member.result] = .string
        act[Member.doneOn] = .date
        types[Words.thisAct] = .context(act)
    }
}
