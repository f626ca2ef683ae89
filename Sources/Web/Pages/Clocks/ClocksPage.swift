import Casework
import Hummingbird
import Quantities

/// 期限: every unmet duty a person may see, late ones first.
enum ClocksPage {
    static let routes: [Route] = [.get("/clocks", .readClocks, show)]

    private static func show(_ visit: Visit) async throws -> Response {
        let within = visit.query("within").flatMap { Int($0) } ?? 30
        let mine = visit.query("mine") != nil
        let dues = try await visit.office.dues(
            for: visit.account, withinDays: within, ofOwnRoles: mine)
        let today = visit.site.today
        let days = DaysLeft(calendar: visit.site.calendar, today: today)
        var margin = LawMargin(visit.office.library)
        var rows: [Model] = []
        for due in dues {
            var row: Model = [
                "left": days.model(due: due.due, from: due.start), "what": due.what,
                "who": Messages.role(due.owes),
                "href": "/cases/\(URLText.encode(due.caseID))#clocks",
                "title": due.occurrence.map { Messages.inOccurrence(due.title, $0) } ?? due.title,
                "unit": due.unit.name,
            ]
            row.beside(margin.notes(due.cites))
            rows.append(row)
        }
        let late = dues.filter { $0.due < today }.count
        var model: Model = [
            "summary": Messages.clockSummary(dues.count, late: late, days: within),
            "tabs": [30, 60, 90].map { days -> Model in
                [
                    "href": "/clocks"
                        + URLText.query([
                            ("within", "\(days)"), ("mine", mine ? "1" : nil),
                        ]), "label": Messages.withinDays(days), "here": days == within,
                ]
            },
        ]
        model.list("rows", rows)
        if rows.isEmpty {
            model["empty"] = ["title": Messages.noDues, "text": Messages.noDuesNext] as Model
        }
        return try await visit.page("clocks", title: Messages.clocks, model)
    }
}
