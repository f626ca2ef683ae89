import Casework
import Hummingbird
import Quantities

/// 待办: one list over all roles of a person.
enum InboxPage {
    static let routes: [Route] = [.get("/inbox", .readInbox, show)]
    static let pageSize = 50

    private static func show(_ visit: Visit) async throws -> Response {
        let tab = visit.query("tab") ?? "mine"
        let offset = Pager.offset(visit)
        switch tab {
        case "done", "all": return try await cases(visit, tab: tab, offset: offset)
        default: return try await tasks(visit, optional: tab == "optional", offset: offset)
        }
    }

    private static func tasks(
        _ visit: Visit, optional: Bool, offset: Int
    ) async throws -> Response {
        let page = try await visit.office.inbox(
            for: visit.account, optional: optional, offset: offset, limit: pageSize)
        let today = visit.site.today
        var margin = LawMargin(visit.office.library)
        var model: Model = [
            "today": Messages.dateWithWeekday(today),
            "tabs": tabs(optional ? "optional" : "mine", count: page.total),
        ]
        model.list("rows", page.rows.map { TaskRow.model($0, visit, &margin) })
        let late = page.rows.filter { $0.due.map { $0 < today } ?? false }.count
        let now = page.rows.filter { $0.due == today }.count
        model.set("tally", Messages.tally(late: late, today: now))
        if page.rows.isEmpty {
            model["empty"] =
                [
                    "title": optional ? Messages.nothingOptional : Messages.inboxEmpty,
                    "text": Messages.inboxEmptyNext, "href": "/cases",
                    "link": Messages.allCases,
                ] as Model
        } else {
            model["pager"] = Pager.model(
                "/inbox", [("tab", optional ? "optional" : nil)], total: page.total,
                offset: offset, size: pageSize)
        }
        return try await visit.page("inbox", title: Messages.inbox, model)
    }

    /// What a person already did, or every case the person may see.
    private static func cases(
        _ visit: Visit, tab: String, offset: Int
    ) async throws -> Response {
        let query = CaseQuery(
            actor: tab == "done" ? visit.account.id : nil, offset: offset, limit: pageSize)
        let page = try await visit.office.cases(query, for: visit.account)
        let rows = page.rows.map { view -> Model in
            var row: Model = [
                "step": view.ending ?? view.tasks.first?.step ?? view.stage,
                "href": "/cases/\(URLText.encode(view.caseID))", "title": view.title,
                "caseHref": "/cases/\(URLText.encode(view.caseID))", "unit": view.unit.name,
                "from": view.tasks.first?.from ?? "",
                "noLimit": Messages.changedOn(view.changed.day),
            ]
            if let due = view.tasks.compactMap(\.due).min() {
                row["left"] = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
                    .model(due: due)
            }
            return row
        }
        var model: Model = [
            "today": Messages.dateWithWeekday(visit.site.today),
            "tabs": tabs(tab, count: page.total),
            "pager": Pager.model(
                "/inbox", [("tab", tab)], total: page.total, offset: offset, size: pageSize),
        ]
        model.list("rows", rows)
        if rows.isEmpty {
            model["empty"] =
                ["title": Messages.nothingDone, "text": Messages.nothingDoneNext] as Model
        }
        return try await visit.page("inbox", title: Messages.inbox, model)
    }

    private static func tabs(_ here: String, count: Int) -> [Model] {
        Messages.inboxTabs.map { tab in
            var model: Model = [
                "href": tab.key == "mine" ? "/inbox" : "/inbox?tab=\(tab.key)",
                "label": tab.label, "here": tab.key == here,
            ]
            if tab.key == here { model["count"] = count }
            return model
        }
    }
}

/// One task as a row of a list.
enum TaskRow {
    static func model(_ task: TaskView, _ visit: Visit, _ margin: inout LawMargin) -> Model {
        let href = "/cases/\(URLText.encode(task.caseID))"
        var row: Model = [
            "step": task.step,
            "href": StepPlace.path(caseID: task.caseID, step: task.step, in: task.occurrence),
            "caseHref": href, "title": task.title, "unit": task.unit.name, "from": task.from,
            "optional": task.isOptional, "noLimit": Messages.noLimit,
        ]
        row.set("occurrence", task.occurrence)
        if let due = task.due {
            row["left"] = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
                .model(due: due, from: task.openedOn)
        }
        row.beside(margin.notes(task.cites))
        return row
    }
}

/// Links to the pages before and after.
enum Pager {
    /// The row a page begins with, as the address says; nobody turns a million rows.
    static func offset(_ visit: Visit) -> Int {
        min(max(0, visit.query("from").flatMap { Int($0) } ?? 0), 1_000_000)
    }

    /// - Parameter isCounted: whether `total` is all there are, not only those known so far.
    static func model(
        _ path: String, _ query: [(String, String?)], total: Int, offset: Int, size: Int,
        isCounted: Bool = true
    ) -> Model {
        var model: Model = ["total": total, "isCounted": isCounted]
        guard total > size || offset > 0 else { return model }
        func link(_ from: Int) -> String {
            path + URLText.query(query + [("from", from == 0 ? nil : "\(from)")])
        }
        if offset < total { model["range"] = "\(offset + 1)–\(min(offset + size, total))" }
        if offset > 0 { model["previous"] = link(max(0, offset - size)) }
        if offset + size < total { model["next"] = link(offset + size) }
        return model
    }
}
