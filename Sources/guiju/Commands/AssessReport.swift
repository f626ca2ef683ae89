import Casework
import Quantities
import RulePacks

/// The stable shape of `guiju assess --json` (DESIGN §9), and its plain form.
struct AssessReport: Encodable {
    struct StepLine: Encodable {
        let id: String
        let name: String
        let stage: String
        let actor: String
        let articles: [String]
        let state: String
    }
    struct MaterialLine: Encodable {
        let id: String
        let name: String
        let step: String
        let required: String
        let articles: [String]
    }
    struct FindingLine: Encodable {
        let id: String
        let force: String
        let result: String
        let message: String
        let articles: [String]
        let facts: [FactLine]
    }
    struct Obligation: Encodable {
        let id: String
        let name: String
        let who: String
        let to: String
        let due: String?
        let unit: String
        let articles: [String]
        let explain: [String]
    }
    let regulation: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let version_hash: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let version_reason: String
    let route: [String: String]
    let steps: [StepLine]
    let materials: [MaterialLine]
    let findings: [FindingLine]
    let obligations: [Obligation]
    let unquantified: [String]
    let missing: [String]
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let earliest_approval: String?

    init(_ assessment: Assessment) {
        regulation = assessment.regulation
        version_hash = assessment.packHash
        version_reason = assessment.versionReason
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
                id: $0.id, name: $0.id, step: $0.step, required: Self.words[$0.verdict] ?? "",
                articles: $0.cites
            )
        }
        findings = assessment.findings.map { finding in
            FindingLine(
                id: finding.id, force: finding.strength.rawValue,
                result: finding.result == .pass
                    ? "pass" : finding.result == .fail ? "fail" : "unknown",
                message: finding.message, articles: finding.cites,
                facts: finding.facts.map {
                    FactLine(name: $0.name, value: FactText.write($0.value))
                }
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
        earliest_approval = assessment.earliestApproval?.description
    }

    private static let words: [Answer.Verdict: String] = [
        .holds: "yes", .fails: "no", .undecided: "unknown",
    ]

    func print() {
        Swift.print("\(regulation)  \(version_hash.prefix(12))  \(version_reason)")
        for (decision, outcome) in route.sorted(by: { $0.key < $1.key }) {
            Swift.print("  \(decision): \(outcome)")
        }
        for step in steps where step.state != "notNeeded" {
            Swift.print(
                "  \(step.stage)  \(step.id)  \(step.actor)  \(step.articles.joined(separator: " "))"
                    + (step.state == "undecided" ? "  ?" : ""))
        }
        for material in materials where material.required != "no" {
            Swift.print(
                "  + \(material.id) (\(material.step))  \(material.articles.joined(separator: " "))"
                    + (material.required == "unknown" ? "  ?" : ""))
        }
        for finding in findings where finding.result != "pass" {
            Swift.print("  ! \(finding.message)  \(finding.articles.joined(separator: " "))")
        }
        for duty in obligations {
            Swift.print(
                "  @ \(duty.due ?? "-")  \(duty.name)  \(duty.who)  \(duty.unit)  "
                    + duty.articles.joined(separator: " "))
        }
        if !missing.isEmpty { Swift.print("  ? \(missing.joined(separator: Messages.listJoint))") }
    }
}
