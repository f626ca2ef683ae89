import Casework
import HTTPTypes
import Hummingbird

/// An error as a page: what, where, why, and what to do next.
enum ProblemPage {
    static func show(_ problem: Problem, site: Site, look: Look) -> Response {
        var frame: Model = ["style": site.assets.style, "icon": site.assets.icon]
        frame.set("theme", look.theme)
        var model: Model = [
            "frame": frame, "title": problem.title, "what": problem.what, "next": problem.next,
            "code": problem.code,
        ]
        model.set("why", problem.why)
        var margin = LawMargin(site.office.library)
        model["findings"] = problem.findings.map { FindingLine.model($0, margin: &margin) }
        var response = Response.html(
            site.templates.render("problem", model), status: problem.status)
        if problem.closes { response.headers[.connection] = "close" }
        return response
    }
}
