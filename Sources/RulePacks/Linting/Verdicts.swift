/// Facts supposed for a moment; what is not supposed is unknown.
struct SupposedFacts: FactSource {
    let facts: [String: FactValue]

    func fact(_ name: String) -> FactValue? { facts[name] ?? .unknown }
}

extension Regulation {
    /// What a condition comes to on supposed facts, on the first day the regulation is in force.
    func verdict(of condition: Condition, _ facts: SupposedFacts) -> Answer.Verdict {
        let inquiry = Inquiry(
            regulation: self, kind: nil, today: identity.inForceFrom, calendar: nil, source: facts)
        return inquiry.answer(condition).verdict
    }
}
