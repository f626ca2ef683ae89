/// What can ever happen in a kind of case: a bounded search that gives every doubt to the step.
///
/// A condition can hold when some choice of outcomes, options and truths does not make it false;
/// amounts, days and facts of other cases stay unknown and never rule anything out.
struct Reachability {
    /// Most combinations tried for one condition; beyond that it counts as possible.
    static let limit = 4_096

    let kind: Kind
    let regulation: Regulation
    private let triggered: Set<String>
    /// 须 gates by what they guard: a step, a stage or `步骤.结果`.
    private let gates: [String: [Gate]]

    init(_ kind: Kind, in regulation: Regulation) {
        self.kind = kind
        self.regulation = regulation
        triggered = Set(
            regulation.clocks.flatMap { clock in
                clock.late.compactMap { late in
                    if case .triggers(let step) = late { step } else { nil as String? }
                }
            })
        var gates: [String: [Gate]] = [:]
        for gate in regulation.gates where gate.strength == .must {
            for guarded in gate.guards {
                switch guarded {
                case .step(let name), .stage(let name): gates[name, default: []].append(gate)
                case .outcome(let step, let outcome):
                    gates["\(step).\(outcome)", default: []].append(gate)
                case .payment: break
                }
            }
        }
        self.gates = gates
    }

    /// Whether a step may end well once exactly the steps `done` may have been done.
    func mayEnd(_ step: Step, done: Set<String>) -> Bool {
        guard mayBegin(step, done: done) else { return false }
        let stage = kind.stage(of: step.id)?.name ?? ""
        let whole = (gates[step.id] ?? []) + (gates[stage] ?? [])
        guard whole.allSatisfy({ mayPass($0, done) }) else { return false }
        let favourable = step.outcomes.filter(\.isFavourable)
        return favourable.isEmpty
            || favourable.contains { outcome in
                (gates["\(step.id).\(outcome.name)"] ?? []).allSatisfy { mayPass($0, done) }
            }
    }

    private func mayBegin(_ step: Step, done: Set<String>) -> Bool {
        switch step.opening {
        case .onlyByReturn, .onlyByTrigger:
            guard isTargeted(step.id, from: done) else { return false }
        case .normally(let condition):
            let isReady = step.after.allSatisfy { done.contains($0) || isSkippable($0) }
            guard isReady else { return false }
            if let condition, !mayHold(condition, done) { return false }
        }
        if let when = step.when, !mayHold(when, done) { return false }
        guard let when = kind.stage(of: step.id)?.when else { return true }
        return mayHold(when, done)
    }

    /// All steps that can be reached when those of `granted` are taken for done.
    func reached(granted: Set<String> = []) -> Set<String> {
        var done = granted
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for step in kind.steps where !done.contains(step.id) && mayEnd(step, done: done) {
                done.insert(step.id)
                isGrowing = true
            }
        }
        return done
    }

    private func isTargeted(_ id: String, from done: Set<String>) -> Bool {
        if triggered.contains(id) { return true }
        return kind.steps.contains { step in
            done.contains(step.id) && step.id != id
                && (step.outcomes.contains { $0.backTo == id || $0.triggers == id }
                    || step.rounds?.then == id || step.window?.outsideStep == id)
                || step.window?.outsideStep == id
        }
    }

    /// A step that may not apply is not waited for.
    private func isSkippable(_ id: String) -> Bool {
        guard let step = kind.step(id) else { return true }
        return step.when != nil || kind.stage(of: id)?.when != nil || step.isOptional
    }

    private func mayPass(_ gate: Gate, _ done: Set<String>) -> Bool {
        var conditions = gate.tests
        if let when = gate.when { conditions.append(when) }
        return search(conditions.flatMap(\.names), done) { facts in
            if let when = gate.when, verdict(of: when, facts) == .fails { return true }
            switch gate.test {
            case .passesWhen(let test): return verdict(of: test, facts) != .fails
            case .failsWhen(let all): return !all.contains { verdict(of: $0.when, facts) == .holds }
            case .showsWhen, .shows: return true
            }
        }
    }

    private func mayHold(_ condition: Condition, _ done: Set<String>) -> Bool {
        search(condition.names, done) { verdict(of: condition, $0) != .fails }
    }

    private func verdict(of condition: Condition, _ facts: SupposedFacts) -> Answer.Verdict {
        regulation.verdict(of: condition, facts)
    }

    /// Whether some combination of what the names may be satisfies the test.
    private func search(
        _ names: [String], _ done: Set<String>, _ test: (SupposedFacts) -> Bool
    ) -> Bool {
        // What many occurrences come to cannot be listed.
        if names.contains(where: isRepeatedStage) { return true }
        let choices = Array(Set(names)).sorted().compactMap { name in
            values(of: name, done).map { (name: name, values: $0) }
        }
        var total = 1
        for choice in choices {
            total *= choice.values.count
            if total > Self.limit { return true }
        }
        for index in 0..<total {
            var rest = index
            var facts: [String: FactValue] = [:]
            for choice in choices {
                facts[choice.name] = choice.values[rest % choice.values.count]
                rest /= choice.values.count
            }
            if test(SupposedFacts(facts: facts)) { return true }
        }
        return false
    }

    private func isRepeatedStage(_ name: String) -> Bool {
        kind.stages.contains { $0.repeats && $0.name == name }
    }

    /// What a name may be, `nil` when that cannot be listed and it stays unknown.
    private func values(of name: String, _ done: Set<String>) -> [FactValue]? {
        if let step = kind.step(name) { return records(of: step, isDone: done.contains(name)) }
        if regulation.clock(name) != nil { return Self.clocks }
        if name == Words.ending {
            return ([Words.notEnded] + kind.endings).map { .text($0) }
        }
        if let decision = regulation.decision(name), decision.outputs.count <= 1 {
            let results = (decision.rows + [decision.otherwise].compactMap(\.self))
                .compactMap(\.results.first)
            return results.isEmpty ? nil : Array(Set(results)).sorted().map(Self.result)
        }
        switch regulation.term(name)?.type {
        case .bool: return [.bool(true), .bool(false), .unknown]
        case .choice(let options): return options.map { .text($0) } + [.unknown]
        default: return nil
        }
    }

    private static func result(_ text: String) -> FactValue {
        switch text {
        case "true": .bool(true)
        case "false": .bool(false)
        default: .text(text)
        }
    }

    /// A step that may have been done: not, or with each outcome, at once or after many rounds.
    private func records(of step: Step, isDone: Bool) -> [FactValue] {
        typealias Member = Words.Member
        func round(_ outcome: String) -> FactValue { .record([Member.result: .text(outcome)]) }
        let names = step.outcomes.isEmpty ? [Words.done] : step.outcomes.map(\.name)
        let many = Array(repeating: names.map(round), count: 3).flatMap(\.self)
        func record(_ outcome: String?, _ rounds: [FactValue]) -> FactValue {
            var fields: [String: FactValue] = [
                Member.done: .bool(outcome != nil), Member.rounds: .list(rounds),
                Member.begun: .bool(outcome != nil || !rounds.isEmpty), Member.valid: .unknown,
                Member.round: .unknown, Member.overdue: .unknown, Member.doneOn: .unknown,
            ]
            if let outcome { fields[Member.result] = .text(outcome) }
            return .record(fields)
        }
        guard isDone else { return [record(nil, [])] }
        return [record(nil, []), record(nil, many)]
            + names.flatMap { [record($0, [round($0)]), record($0, many)] }
    }

    /// A clock: never started, running, late, met.
    private static let clocks: [FactValue] = {
        typealias Member = Words.Member
        let running: [String: FactValue] = [Member.begun: .bool(true), Member.due: .unknown]
        let late = running.merging([Member.overdue: .bool(true), Member.everOverdue: .bool(true)]) {
            _, new in new
        }
        let met = running.merging([Member.met: .bool(true), Member.everOverdue: .unknown]) {
            _, new in new
        }
        return [[:], running, late, met].map(FactValue.record)
    }()
}
