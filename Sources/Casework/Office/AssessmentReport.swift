import Quantities
public import RulePacks

/// An assessment in its stable JSON shape (DESIGN §9): what the command line and the API both say.
public struct AssessmentReport: Sendable, Encodable {
    /// A step on the way; `state` is a raw value of `Assessment.StepLine.State`.
    public struct StepLine: Sendable, Encodable {
        /// Id of the step in the pack.
        public let id: String
        /// The same as `id`, which is already what people call it.
        public let name: String
        /// Name of the stage it stands in.
        public let stage: String
        /// Roles that act, joined by `、`; empty while they are not known.
        public let actor: String
        /// Articles it rests on, as written.
        public let articles: [String]
        /// Raw value of `Assessment.StepLine.State`: `ahead`, `notNeeded` or `undecided`.
        public let state: String
    }
    /// A paper a step asks for; `required` is `yes`, `no` or `unknown`.
    public struct MaterialLine: Sendable, Encodable {
        /// Id of the material in the pack.
        public let id: String
        /// The same as `id`, which is already what people call it.
        public let name: String
        /// Id of the step it is handed in with.
        public let step: String
        /// `yes`, `no` or `unknown`.
        public let required: String
        /// Articles that ask for it, as written.
        public let articles: [String]
    }
    /// What a rule finds; `result` is `pass`, `fail` or `unknown`.
    public struct FindingLine: Sendable, Encodable {
        /// Id of the gate in the pack.
        public let id: String
        /// Raw value of `Strength`.
        public let force: String
        /// `pass`, `fail` or `unknown`; passed by an exception counts as `pass`.
        public let result: String
        /// What the gate says; its name alone when it has nothing to say.
        public let message: String
        /// Articles it rests on, as written.
        public let articles: [String]
        /// The facts it read.
        public let facts: [FactLine]
    }
    /// A duty with its last day, ISO 8601; `nil` where the text gives none.
    public struct Obligation: Sendable, Encodable {
        /// Id of the clock in the pack.
        public let id: String
        /// What is owed.
        public let name: String
        /// Role that owes.
        public let who: String
        /// Role it is owed to; empty when the text names none.
        public let to: String
        /// Last day, `2025-03-03`; `nil` where the text gives none or it cannot be told.
        public let due: String?
        /// The period as written, number and unit together: `5个工作日`.
        public let unit: String
        /// Articles that state the duty, as written.
        public let articles: [String]
        /// How the last day was counted, line by line; empty when it was not counted.
        public let explain: [String]
    }
    /// Id of the regulation.
    public let regulation: String
    /// Lower-case hex SHA-256 of the pack's files.
    public let versionHash: String
    /// Why this version of the pack was asked, in Chinese.
    public let versionReason: String
    /// Outcome by decision.
    public let route: [String: String]
    /// Steps in the order of the lifecycle: the main line, and what may begin a repeated stage.
    public let steps: [StepLine]
    /// Papers of the steps on the way, in the order of the steps.
    public let materials: [MaterialLine]
    /// What the gates on the way find, in the order of the text.
    public let findings: [FindingLine]
    /// Duties that the steps on the way start, in the order of starting.
    public let obligations: [Obligation]
    /// Ids of clocks whose last day cannot be told, for want of a number, a fact or a notice.
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

    /// Puts an assessment into its JSON words.
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
    /// Term, value, decision, step or clock; for a case in the way, the gate's `lists:` or id.
    public let name: String
    /// The value as people write it.
    public let value: String

    /// Writes the value as it is, the type of its term not being known.
    public init(_ fact: UsedFact) {
        name = fact.name
        value = FactText.write(fact.value)
    }
}
