import Feel
import Quantities

/// Records of one kind: their members in order with what they hold while nothing has happened.
///
/// A record the engine gives is laid over it, so only what differs has to be given (PACKS §2.1).
struct RecordShape: Sendable {
    private(set) var empty: Context
    private var positions: [String: Int] = [:]

    init(_ members: [(name: String, usual: Value)]) {
        empty = Context(members.map { ($0.name, $0.usual) })
        for (at, name) in empty.names.enumerated() { positions[name] = at }
    }

    /// The usual members with those of the record in their place; other names are left out.
    func laidOver(_ record: [String: FactValue]) -> Context {
        guard !record.isEmpty else { return empty }
        var result = empty
        for (name, fact) in record {
            guard let at = positions[name] else { continue }
            result.setValue(Value(fact), at: at)
        }
        return result
    }

    subscript(_ name: String) -> Int? { positions[name] }
}

/// The members of a step's record.
struct StepShape: Sendable {
    let outcomes: [String]
    let given: [String]
    private let round: RecordShape
    private let whole: RecordShape

    /// Engine facts are always true or false, days are not applicable before it happened, given
    /// facts are unknown.
    init(outcomes: [String], given: [String]) {
        typealias Member = Words.Member
        self.outcomes = outcomes
        self.given = given
        var members: [(name: String, usual: Value)] = [
            (Member.done, .boolean(false)), (Member.doneOn, .notApplicable),
            (Member.recordedOn, .notApplicable), (Member.begun, .boolean(false)),
            (Member.result, .string(Words.notDone)), (Member.round, .integer(0)),
            (Member.valid, .boolean(false)), (Member.validUntil, .notApplicable),
            (Member.overdue, .boolean(false)),
        ]
        members += outcomes.map { ($0, .boolean(false)) }
        members += given.map { ($0, .null) }
        round = RecordShape(members)
        whole = RecordShape(
            members + [(Member.rounds, .list([])), (Member.last, .context(round.empty))])
    }

    /// The record as conditions read it; a result alone says that the step is done.
    func complete(_ record: [String: FactValue], isRound: Bool = false) -> Context {
        typealias Member = Words.Member
        let shape = isRound ? round : whole
        guard !record.isEmpty else { return shape.empty }
        var context = shape.laidOver(record)
        let isDone = record[Member.done] == .bool(true)
        let result = record[Member.result]?.asText ?? (isDone ? Words.done : Words.notDone)
        if result != Words.notDone {
            for (name, value) in [
                (Member.done, Value.boolean(true)), (Member.begun, .boolean(true)),
                (Member.result, .string(result)), (Member.round, .integer(1)),
                (result, .boolean(true)), (Member.doneOn, .null), (Member.recordedOn, .null),
            ] where record[name] == nil {
                if let at = shape[name] { context.setValue(value, at: at) }
            }
        }
        guard !isRound, let rounds = record[Member.rounds]?.asList else { return context }
        let completed = rounds.map { complete($0.asRecord ?? [:], isRound: true) }
        context.set(Member.rounds, .list(completed.map(Value.context)), shape)
        let last = record[Member.last]?.asRecord.map { complete($0, isRound: true) }
        if let last = last ?? completed.last { context.set(Member.last, .context(last), shape) }
        return context
    }
}

/// The members of a clock's record.
struct ClockShape: Sendable {
    private static let occurrence = RecordShape([
        (Words.Member.overdue, .boolean(false)), (Words.Member.everOverdue, .boolean(false)),
        (Words.Member.begun, .boolean(false)), (Words.Member.met, .boolean(false)),
        (Words.Member.due, .notApplicable), (Words.Member.startedOn, .notApplicable),
    ])
    private static let whole = RecordShape(
        occurrence.empty.entries.map { ($0.name, $0.value) }
            + [(Words.Member.occurrences, .list([]))])

    func complete(_ record: [String: FactValue]) -> Context {
        var context = Self.whole.laidOver(record)
        guard let occurrences = record[Words.Member.occurrences]?.asList else { return context }
        let completed = occurrences.map {
            Value.context(Self.occurrence.laidOver($0.asRecord ?? [:]))
        }
        context.set(Words.Member.occurrences, .list(completed), Self.whole)
        return context
    }
}

extension Context {
    fileprivate mutating func set(_ name: String, _ value: Value, _ shape: RecordShape) {
        if let at = shape[name] { setValue(value, at: at) }
    }
}

/// The members of one occurrence of a repeated stage, seen from outside.
struct StageShape: Sendable {
    let name: String
    let terms: [String]
    let steps: [(id: String, shape: StepShape)]
    let clocks: [String]
    /// Computed terms and decisions of the stage that conditions outside it read.
    var derived: [String] = []

    func complete(_ record: [String: FactValue]) -> Context {
        var members: [(String, Value)] = [(Words.Member.name, .null)]
        for term in terms + derived where term != Words.Member.name {
            members.append((term, .null))
        }
        for (at, member) in members.enumerated() {
            if let fact = record[member.0] { members[at].1 = Value(fact) }
        }
        for step in steps {
            let context = step.shape.complete(record[step.id]?.asRecord ?? [:])
            members.append((step.id, .context(context)))
        }
        for clock in clocks {
            let context = ClockShape().complete(record[clock]?.asRecord ?? [:])
            members.append((clock, .context(context)))
        }
        return Context(distinct: members)
    }
}
