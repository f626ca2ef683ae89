import Casework

extension AssessmentReport {
    /// The plain form: what is not needed or passes is left out.
    func print() {
        Swift.print("\(regulation)  \(versionHash.prefix(12))  \(versionReason)")
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
