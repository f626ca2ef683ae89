import Quantities
public import RulePacks

/// An assessment in its stable JSON shape (DESIGN §9): what the command line and the API both say.
public struct AssessmentReport: Sendable, Encodable {
    /// A step on the way; `state` is a raw value of `Assessment.StepLine.State`.
    public struct StepLine: Sendable, Encodable {
        public let id: String
        public let name: String
        public let stage: String
        public let actor: String
        public let articles: [String]
        public let state: String
    }
    /// A paper a step asks for; `required` is `yes`, `no` or `unknown`.
    public struct MaterialLine: Sendable, Encodable {
        public let id: String
        public let name: String
        public let step: String
        public let required: String
        public let articles: [String]
    }
    /// What a rule finds; `result` is `pass`, `fail` or `unknown`.
    public struct FindingLine: Sendable, Encodable {
        public let id: String
        public let force: String
        public let result: String
        public let message: String
        public let articles: [String]
        public let facts: [FactLine]
    }
    /// A duty with its last day, ISO 8601; `nil` where the text gives none.
    public struct Obligation: Sendable, Encodable {
        public let id: String
        public let name: String
        public let who: String
        public let to: String
        public let due: String?
        public let unit: String
        public let articles: [String]
        public let explain: [String]
    }
    public let regulation: String
    public let versionHash: String
    public let versionReason: String
    /// Outcome by decision.
    public let route: [String: String]
    public let steps: [StepLine]
    public let materials: [MaterialLine]
    public let findings: [FindingLine]
    public let obligations: [Obligation]
    public let unquantified: [String]
    /// Facts nobody has told yet.
    public let missing: [String]
    /// ISO 8601, every limit taken in full; `nil` when it cannot be told.
    public let earliestApproval: String?

    private enum CodingKeys: String, CodingKey {
        case regulation, route, steps, materials, findings, obligations, unquantified, missing
        case versionHash = "version_hash"
        case versionReason = "version_reason"
        case earliestApproval = "earliest_approval"
    }

    public init(_ assessment: Assessment) {
        regulation = assessment.regulation
        versionHash = assessment.packHash
        versionReason = assessment.versionReason
        route = Dictionary(
            assessment.route.map { ($0.decision, $0.outcome) }, uniquingKeysWith: { one, _ in one }
        )
        steps = assessment.steps.map {
            StepLine(
                id: $0.id, name: $0.id, stage: $0.stage,
                actor: $0.actors.joined(separator: Messages.listJoint), articles: $0.cites,
                state: $0.state.rawValue
            )
        }
        materials = assessment.materials.map {
            MaterialLine(
                id: $0.id, name: $0.id, step: $0.step, required: Self.word($0.verdict),
                articles: $0.cites
            )
        }
        findings = assessment.findings.map {
            FindingLine(
                id: $0.id, force: $0.strength.rawValue, result: Self.word($0.result),
                message: $0.message, articles: $0.cites, facts: $0.facts.map(FactLine.init)
            )
        }
        obligations = assessment.duties.map {
            Obligation(
                id: $0.id, name: $0.what, who: $0.owes, to: $0.to, due: $0.due?.description,
                unit: $0.period, articles: $0.cites, explain: $0.explanation
            )
        }
        unquantified = assessment.unquantified
        missing = assessment.missing
        earliestApproval = assessment.earliestApproval?.description
    }

    private static func word(_ verdict: Answer.Verdict) -> String {
        switch verdict {
        case .holds: "yes"
        case .fails: "no"
        case .undecided: "unknown"
        }
    }

    private static func word(_ result: Finding.Result) -> String {
        switch result {
        case .pass, .byWay, .overridden: "pass"
        case .fail: "fail"
        case .undecided: "unknown"
        }
    }
}

/// A fact a rule read, as people write it.
public struct FactLine: Sendable, Encodable {
    public let name: String
    public let value: String

    public init(_ fact: UsedFact) {
        name = fact.name
        value = FactText.write(fact.value)
    }
}
