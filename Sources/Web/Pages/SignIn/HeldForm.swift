import Casework
import Hummingbird

/// A form that came after its session had ended, on its way through the sign-in page.
///
/// Nothing is done with it by itself: whoever has signed in sends it once more.
struct HeldForm {
    private var fields: [(name: String, value: String)]

    /// Encoded twice on its way, it still fits into a form of the usual limit.
    private static let limit = 1 << 19

    /// A form as one hidden field carries it; `nil` when it is too large to.
    static func text(_ form: SubmittedForm) -> String? {
        var fields = form.fields.filter { !["csrf", "password"].contains($0.name) }
        if !form.files.isEmpty {
            // A page cannot hold files: nothing is sent for good without them.
            fields.removeAll { $0.name == "go" }
            fields += [("go", "draft"), (filesField, "yes")]
        }
        let text = fields.map { "\(URLText.encode($0.name))=\(URLText.encode($0.value))" }
            .joined(separator: "&")
        return text.utf8.count <= limit ? text : nil
    }

    private static let filesField = "held-files"

    /// Reads back what `text` wrote; `nil` for anything else.
    init?(_ text: String) {
        guard let pairs = URLText.pairs(text), pairs.count <= SubmittedForm.fieldLimit else {
            return nil
        }
        fields = pairs
    }

    /// The page that sends the form on, under the token of the new session.
    func page(for path: String, _ visit: Visit) async throws -> Response {
        let sent = fields.filter { $0.name != Self.filesField && $0.name != "csrf" }
        var model: Model = [
            "action": path, "fields": sent.map { ["name": $0.name, "value": $0.value] as Model },
        ]
        let lostFiles = fields.contains { $0.name == Self.filesField }
        model.set("files", lostFiles ? Messages.heldFiles : nil)
        return try await visit.page("held", title: Messages.heldTitle, model)
    }
}
