import Casework
import RulePacks

/// Where a form stands: a step of a case, or a step that begins one; the usual one is not named.
struct StepPlace: Sendable, Hashable {
    /// Empty before the case begins.
    var caseID = ""
    var regulation = ""
    var kind = ""
    var step = ""
    var occurrence: String?

    var isNew: Bool { caseID.isEmpty }

    /// Path of the form, or of a page below it.
    func path(_ tail: String = "", _ query: [(String, String?)] = []) -> String {
        let base =
            isNew
            ? "/new/\(URLText.encode(regulation))/\(URLText.encode(kind))/form"
            : "/cases/\(URLText.encode(caseID))/do/\(URLText.encode(step))"
        let named = isNew && !step.isEmpty ? step : nil
        return base + tail + URLText.query([("step", named), ("in", occurrence)] + query)
    }

    static func path(caseID: String, step: String, in occurrence: String?) -> String {
        StepPlace(caseID: caseID, step: step, occurrence: occurrence).path()
    }

    /// The page a person comes from and goes back to.
    var back: String { isNew ? "/new" : "/cases/\(URLText.encode(caseID))" }

    func draftKey(_ account: Account) -> DraftKey {
        DraftKey(
            account: account.id, caseID: caseID,
            step: isNew ? "\(regulation)/\(kind)/\(step)" : step, occurrence: occurrence
        )
    }

    init(caseID: String, step: String, occurrence: String? = nil) {
        self.caseID = caseID
        self.step = step
        self.occurrence = occurrence
    }

    init(regulation: String, kind: String, step: String = "") {
        self.regulation = regulation
        self.kind = kind
        self.step = step
    }

    /// The place a route's parameters name.
    init(_ visit: Visit) {
        caseID = visit.part("id")
        regulation = visit.part("regulation")
        kind = visit.part("kind")
        step = visit.part("step").nonEmpty ?? visit.query("step") ?? ""
        occurrence = visit.query("in").map { String($0.prefix(200)) }
    }
}
