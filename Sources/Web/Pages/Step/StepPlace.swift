import Casework
import RulePacks

/// Where a form stands: a step of a case, or the first step of a case not begun yet.
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
        return base + tail + URLText.query([("in", occurrence)] + query)
    }

    static func path(caseID: String, step: String, in occurrence: String?) -> String {
        StepPlace(caseID: caseID, step: step, occurrence: occurrence).path()
    }

    /// The page a person comes from and goes back to.
    var back: String { isNew ? "/new" : "/cases/\(URLText.encode(caseID))" }

    func draftKey(_ account: Account) -> DraftKey {
        DraftKey(
            account: account.id, caseID: caseID, step: isNew ? "\(regulation)/\(kind)" : step,
            occurrence: occurrence
        )
    }

    init(caseID: String, step: String, occurrence: String? = nil) {
        self.caseID = caseID
        self.step = step
        self.occurrence = occurrence
    }

    init(regulation: String, kind: String) {
        self.regulation = regulation
        self.kind = kind
    }

    /// The place a route's parameters name.
    init(_ visit: Visit) {
        caseID = visit.part("id")
        regulation = visit.part("regulation")
        kind = visit.part("kind")
        step = visit.part("step")
        occurrence = visit.query("in").map { String($0.prefix(200)) }
    }

    /// The place of a form's address, for typed text that waited through a sign-in.
    init?(path: String) {
        let parts = path.split(separator: "/").compactMap { URLText.decode($0) }
        if parts.count >= 4, parts[0] == "cases", parts[2] == "do" {
            caseID = parts[1]
            step = parts[3]
        } else if parts.count >= 4, parts[0] == "new", parts[3] == "form" {
            regulation = parts[1]
            kind = parts[2]
        } else {
            return nil
        }
    }
}
