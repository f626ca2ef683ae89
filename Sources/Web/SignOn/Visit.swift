import Casework
import HTTPTypes
import Hummingbird
import RulePacks

/// One request as a page sees it: who asks, from where, with which form.
struct Visit: Sendable {
    let site: Site
    let request: Request
    let parameters: [String: String]
    /// `nil` before sign-in.
    let session: Session?
    /// An account without roles before sign-in; routes that need more are guarded by the table.
    let account: Account
    let form: SubmittedForm
    let look: Look

    var office: Office { site.office }
    var isSignedIn: Bool { session != nil }

    /// A part of the path, decoded; empty when there is none.
    func part(_ name: String) -> String { parameters[name] ?? "" }

    /// A value of the query; `nil` when absent or empty.
    func query(_ name: String) -> String? {
        URLText.pairs(request.uri.query ?? "")?.first { $0.name == name }?.value.nonEmpty
    }

    func may(_ operation: Operation) -> Bool { office.may(account, operation) }

    /// The main places this person may open; the first is where they arrive.
    var navigation: [(path: String, label: String, operation: Operation)] {
        Messages.navigation.filter { may($0.operation) }
    }

    /// Renders a page inside the frame.
    func page(
        _ template: String, title: String, _ model: Model, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var model = model
        model["title"] = title
        model["frame"] = try await frame()
        model.set("flash", flash())
        return .html(site.templates.render(template, model), status: status)
    }

    /// A part of a page, for scripts that replace it.
    func fragment(_ template: String, _ model: Model) -> Response {
        var model = model
        model["frame"] = bareFrame
        return .html(site.templates.render(template, model))
    }

    /// What the frame needs without asking anybody.
    var bareFrame: Model {
        var frame: Model = [
            "style": site.assets.style, "script": site.assets.script, "icon": site.assets.icon,
            "csrf": session?.csrf ?? "",
        ]
        frame.set("theme", look.theme)
        frame.set("size", look.size)
        frame.set("density", look.density)
        frame["keysOff"] = look.keysOff
        frame.set("place", site.configuration.place)
        return frame
    }

    private func frame() async throws -> Model {
        var frame = bareFrame
        if may(.readInbox) {
            let count = try await office.inbox(for: account, limit: 1).total
            frame["tasks"] = ["count": count] as Model
        }
        frame["mayFind"] = may(.listCases)
        frame["person"] = account.name
        frame["unit"] = try await site.unitName(account.unit)
        frame["hasNoRole"] = account.roles.isEmpty
        frame["roles"] = account.roles.map(Messages.role).joined(separator: Messages.listJoint)
        let path = request.uri.path
        frame["nav"] = navigation.map { item -> Model in
            [
                "href": item.path, "label": item.label,
                "here": path == item.path || path.hasPrefix(item.path + "/"),
            ]
        }
        return frame
    }

    /// One-off notices travel as a word in the query; the sentence is ours, never the query's.
    private func flash() -> String? { query("done").flatMap { Messages.flash[$0] } }
}

extension Site {
    /// A unit's name by id; the id itself when it is not on the list.
    func unitName(_ id: String) async throws -> String {
        try await desk.units().first { $0.id == id }?.name ?? id
    }
}
