import Quantities
import RulePacks

/// Gates that guard the act: 须 blocks, 原则上 needs a recorded reason, 可 and 依据 are shown.
struct GateCheck {
    let decider: Decider
    let step: Step
    private let inquiry: Inquiry

    init(_ decider: Decider, _ step: Step) {
        self.decider = decider
        self.step = step
        inquiry = decider.laid.inquiry(in: decider.act.occurrence)
    }

    func findings() -> [Finding] {
        decider.standing.regulation.gates.filter { guards($0) }.flatMap { check($0) }
    }

    // MARK: What a gate guards

    private func guards(_ gate: Gate) -> Bool {
        if let forced = gate.forcesOutcome { return isOtherThan(forced, gate) }
        return gate.guards.contains { matches($0) }
    }

    /// A gate that forces an outcome stands before every other outcome of its step.
    private func isOtherThan(_ forced: String, _ gate: Gate) -> Bool {
        gate.guards.contains { guarded in
            switch guarded {
            case .outcome(step.id, _), .step(step.id):
                decider.act.outcome.map { $0 != forced && step.outcome($0) != nil } ?? false
            default: false
            }
        }
    }

    private func matches(_ guarded: Gate.Guarded) -> Bool {
        let outcome = decider.act.outcome.flatMap { step.outcome($0) }
        let isFavourable = outcome?.isFavourable ?? step.outcomes.isEmpty
        switch guarded {
        case .outcome(let id, let name):
            return id == step.id
                && (name == outcome?.name || (name == PackWord.done && isFavourable))
        case .step(let id): return id == step.id && isFavourable
        case .stage(let name):
            return decider.standing.kind.stage(of: step.id)?.name == name && isFavourable
        case .payment(let name):
            guard let pays = step.pays, isFavourable else { return false }
            return [PackWord.payments, pays].contains(name)
                || decider.act.facts[pays] == .text(name)
        }
    }

    // MARK: Asking

    private struct Verdict {
        var result: Finding.Result
        var message: String
        var cites: Citation
        var answer: Answer?
    }

    private func check(_ gate: Gate) -> [Finding] {
        let when = gate.when.map { inquiry.answer($0) }
        if let when, when.verdict == .fails { return [] }
        if let when, when.verdict == .undecided { return [finding(gate, undecided(gate, when))] }
        return verdicts(gate, because: when).map { finding(gate, $0) }
    }

    /// - Parameter when: why the gate applies; what is to be read is found there.
    private func verdicts(_ gate: Gate, because when: Answer?) -> [Verdict] {
        switch gate.test {
        case .passesWhen(let condition):
            let answer = inquiry.answer(condition)
            return [verdict(gate, answer, passes: answer.verdict == .holds)]
        case .failsWhen(let grounds): return against(gate, grounds)
        case .shows:
            let isRead = decider.act.acknowledged.contains(gate.id)
            return [
                Verdict(
                    result: isRead ? .pass : .undecided, message: gate.says, cites: gate.cites,
                    answer: when
                )
            ]
        case .showsWhen(let condition):
            let answer = inquiry.answer(condition)
            guard answer.verdict == .holds else { return [] }
            return [Verdict(result: .pass, message: gate.says, cites: gate.cites, answer: answer)]
        }
    }

    private func verdict(_ gate: Gate, _ answer: Answer, passes: Bool) -> Verdict {
        // What a gate says is said when it does not pass; passed, its name is enough.
        if passes {
            return Verdict(result: .pass, message: gate.id, cites: gate.cites, answer: answer)
        }
        if answer.verdict == .undecided { return undecided(gate, answer) }
        return Verdict(result: .fail, message: gate.says, cites: gate.cites, answer: answer)
    }

    private func undecided(_ gate: Gate, _ answer: Answer) -> Verdict {
        Verdict(
            result: .undecided,
            message: "\(gate.says)：\(Messages.gateUndecided(answer.missing))",
            cites: gate.cites, answer: answer
        )
    }

    /// Every ground that holds or cannot be judged, each with its own item; passed when there is none.
    private func against(_ gate: Gate, _ grounds: [Gate.Ground]) -> [Verdict] {
        let answers = grounds.map { ($0, inquiry.answer($0.when)) }
        let found = answers.compactMap { ground, answer -> Verdict? in
            switch answer.verdict {
            case .fails: nil
            case .holds:
                Verdict(result: .fail, message: ground.says, cites: ground.cites, answer: answer)
            case .undecided:
                Verdict(
                    result: .undecided,
                    message: "\(ground.says)：\(Messages.gateUndecided(answer.missing))",
                    cites: ground.cites, answer: answer
                )
            }
        }
        guard found.isEmpty else { return found }
        return [
            Verdict(
                result: .pass, message: gate.id, cites: gate.cites, answer: answers.first?.1
            )
        ]
    }

    // MARK: The finding

    private func finding(_ gate: Gate, _ verdict: Verdict) -> Finding {
        var result = verdict.result
        var message = verdict.message
        if result != .pass, gate.strength == .must || gate.strength == .inPrinciple {
            if hasWay(gate) {
                result = .byWay
            } else if gate.strength == .inPrinciple {
                (result, message) = overridden(gate, result, message)
            }
        }
        return Finding(
            id: gate.id, kind: .gate, strength: gate.strength, result: result, message: message,
            remedy: gate.remedy, cites: [verdict.cites.text],
            missing: result == .undecided ? verdict.answer?.missing ?? [] : [],
            facts: evidence(gate, verdict.answer), order: verdict.cites.order
        )
    }

    /// A 原则上 that is not true passes only with reason, approver and expiry (PACKS §2.5).
    private func overridden(
        _ gate: Gate, _ result: Finding.Result, _ message: String
    ) -> (Finding.Result, String) {
        guard let said = decider.act.overrides.first(where: { $0.gate == gate.id }),
            !said.reason.allSatisfy(\.isWhitespace), !said.approver.allSatisfy(\.isWhitespace)
        else { return (result, "\(message)。\(Messages.overrideNeeded)") }
        guard said.until >= decider.standing.today else {
            return (result, "\(message)。\(Messages.overrideLapsed)")
        }
        return (.overridden, message)
    }

    /// The exception the law itself provides has been taken.
    private func hasWay(_ gate: Gate) -> Bool {
        switch gate.byWayOf {
        case .condition(let condition): inquiry.answer(condition).verdict == .holds
        case .material(let id):
            decider.act.materials.contains { $0.material == id } || wasHandedIn(id)
        case nil: false
        }
    }

    /// Handed in with whatever step asks for it, and not pointed at since.
    private func wasHandedIn(_ material: String) -> Bool {
        let (standing, place) = (decider.standing, decider.act.occurrence)
        let steps = standing.regulation.materials.filter { $0.id == material }
            .compactMap { $0.neededFor ?? $0.from }
        return steps.contains { id in
            let key = standing.key(id, from: place)
            return standing.file.kept(material, for: id, in: key.occurrence) != nil
        }
    }

    /// The facts read, and the other cases that stand in the way.
    private func evidence(_ gate: Gate, _ answer: Answer?) -> [UsedFact] {
        guard let answer else { return [] }
        let cases = answer.offending.prefix(50).compactMap { item -> UsedFact? in
            guard case .record(let record) = item else { return nil }
            let shown = record[PackWord.caseNumber] ?? record[PackWord.name]
            return shown.map { UsedFact(gate.lists ?? gate.id, $0) }
        }
        return plain(answer.used) + cases
    }
}
