import Casework
import Foundation
import Hummingbird
import RulePacks

/// 项目: search and filters over every case a person may see.
enum CasesPage {
    static let routes: [Route] = [.get("/cases", .listCases, show)]
    static let pageSize = 50

    private static func show(_ visit: Visit) async throws -> Response {
        let asked = visit.query("q") ?? ""
        let alive = visit.query("alive")
        let offset = Pager.offset(visit)
        let kinds = kinds(visit)
        // A search goes through every kind; a look around starts with the main one.
        let kind =
            visit.query("kind").map { $0 == "all" ? nil : $0 }
            ?? (asked.isEmpty ? kinds.first : nil)
        let query = CaseQuery(
            kind: kind, unit: visit.query("unit"), stage: visit.query("stage"),
            isAlive: alive.map { $0 == "yes" }, tokens: tokens(asked), offset: offset,
            limit: pageSize
        )
        let page = try await visit.office.cases(query, for: visit.account)
        var model: Model = [
            "found": Messages.found(page.total, asked), "query": ["q": asked] as Model,
            "kinds": (kinds + ["all"]).map { name -> Model in
                [
                    "href": "/cases" + URLText.query([("kind", name), ("q", asked)]),
                    "label": name == "all" ? Messages.allKinds : name,
                    "here": name == kind ?? "all",
                ]
            },
            "kind": kind ?? "all",
            "stages": stages(visit, kind).map { ["value": $0, "on": $0 == query.stage] as Model },
            "alive": Messages.aliveChoices.map { choice -> Model in
                ["value": choice.0, "label": choice.1, "on": choice.0 == alive ?? ""]
            },
            "mayBegin": !NewPage.beginnable(visit).isEmpty,
            "amountHead": Messages.amountHead,
        ]
        try await UnitChoices.add(to: &model, visit, chosen: query.unit)
        model.list("rows", page.rows.map { row($0, visit) })
        if page.rows.isEmpty {
            model["empty"] =
                ["title": Messages.nothingFound, "text": Messages.nothingFoundNext] as Model
        } else {
            model["pager"] = Pager.model(
                "/cases",
                [
                    ("q", asked), ("stage", query.stage), ("unit", query.unit), ("alive", alive),
                    ("kind", kind ?? "all"),
                ],
                total: page.total, offset: offset, size: pageSize
            )
        }
        return try await visit.page("cases", title: Messages.cases, model)
    }

    /// Traditional characters find simplified ones: both are folded the same way.
    static func tokens(_ text: String) -> [String] {
        let folded = text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
        return searchTokens(asked: String(folded.prefix(60)))
    }

    private static func stages(_ visit: Visit, _ kind: String?) -> [String] {
        var seen: Set<String> = []
        return visit.office.library.regulations.flatMap(\.kinds)
            .filter { kind == nil || $0.name == kind }
            .flatMap(\.stages).map(\.name).filter { seen.insert($0).inserted }
    }

    /// Names of the kinds of case, the richest first: that is the one people come for.
    private static func kinds(_ visit: Visit) -> [String] {
        var seen: Set<String> = []
        return visit.office.library.regulations.flatMap(\.kinds)
            .sorted { $0.steps.count > $1.steps.count }.map(\.name)
            .filter { seen.insert($0).inserted }
    }

    private static func row(_ view: CaseView, _ visit: Visit) -> Model {
        let left = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
        var row: Model = [
            "href": "/cases/\(URLText.encode(view.caseID))", "title": view.title,
            "unit": view.unit.name, "id": view.caseID, "stage": view.stage,
            "changed": Messages.date(view.changed.day),
            "amount": Amounts.latest(view, in: visit.office.library) ?? "",
        ]
        row.set("ending", view.ending)
        row["waiting"] = view.tasks.filter { !$0.isOptional }.prefix(2).map { task -> Model in
            var line: Model = [
                "step": task.step,
                "who": task.roles.map(Messages.role).joined(separator: Messages.listJoint),
            ]
            if let due = task.due { line["left"] = left.model(due: due, from: task.openedOn) }
            return line
        }
        return row
    }
}
