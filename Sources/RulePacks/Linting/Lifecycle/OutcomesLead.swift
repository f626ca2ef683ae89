/// L22: every outcome leads somewhere: on, back, to an end, or to something that reads it.
///
/// A favourable outcome leads on. Any other needs a return, an ending, a step it triggers, or a
/// rule that names it (`步骤.结果`), unless it says that all stays as it was (`leads: 原样`).
struct OutcomesLead: Lint {
    let id = "L22"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let read = Self.namesRead(in: regulation)
        return regulation.kinds.flatMap(\.steps).flatMap { step in
            step.outcomes.filter { !leads($0, of: step, read, pack) }.map {
                pack.problem(
                    id, .outcomeLeadsNowhere(step.id, $0.name), at: step.id,
                    in: step.cites.first?.article)
            }
        }
    }

    private func leads(
        _ outcome: Outcome, of step: Step, _ read: Set<String>, _ pack: LintedPack
    ) -> Bool {
        outcome.isFavourable || outcome.backTo != nil || outcome.ends != nil
            || outcome.endsOccurrence || outcome.triggers != nil
            || pack.places.staying.contains("\(step.id).\(outcome.name)")
            || read.contains("\(step.id).\(outcome.name)")
            || read.contains("\(step.id).\(Words.Member.result)")
    }

    /// Paths of two names (`步骤.结果`) that some rule, clock or gate reads.
    private static func namesRead(in regulation: Regulation) -> Set<String> {
        var read: Set<String> = []
        for path in regulation.ruleTexts.flatMap({ RuleTokens.paths(in: $0.text) }) {
            let parts = path.parts
            for (one, next) in zip(parts, parts.dropFirst()) { read.insert("\(one).\(next)") }
        }
        let events = regulation.clocks.flatMap { $0.from + $0.metBy }
        for case .outcome(let step, let outcome) in events {
            read.insert("\(step).\(outcome)")
        }
        return read
    }
}
