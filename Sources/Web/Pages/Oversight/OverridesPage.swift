import Casework
import Hummingbird
import Quantities
import RulePacks

/// 破例: every 原则上 gate passed with a reason.
enum OverridesPage {
    static let routes: [Route] = [.get("/overrides", .readOverrides, show)]
    private static let size = 50

    private static func show(_ visit: Visit) async throws -> Response {
        let offset = Pager.offset(visit)
        let rows = try await visit.office.exceptions(
            for: visit.account, offset: offset, limit: size + 1)
        var margin = LawMargin(visit.office.library)
        var lines: [Model] = []
        for row in rows.prefix(size) {
            let actor = Actor(person: "", name: row.said.approver, role: "", unit: "")
            var line: Model = [
                "href": "/cases/\(URLText.encode(row.caseID))", "title": row.title,
                "unit": row.unit.name, "step": Messages.overrideStep(row.step, gate: row.said.gate),
                "card": DecisionCard.model(
                    actor, when: row.on, step: Messages.recordedBy(row.by),
                    reason: row.said.reason + "\n" + Messages.until(row.said.until),
                    stamp: Messages.letPass, seal: .back),
            ]
            line.beside(margin.notes(row.cites, force: .inPrinciple))
            lines.append(line)
        }
        var model: Model = ["rows": lines]
        try await addFigures(to: &model, visit, &margin)
        if lines.isEmpty {
            model["empty"] =
                ["title": Messages.noOverrides, "text": Messages.noOverridesNext] as Model
        } else {
            model["pager"] = Pager.model(
                "/overrides", [], total: offset + rows.count, offset: offset, size: size,
                isCounted: rows.count <= size)
        }
        return try await visit.page("overrides", title: Messages.overrides, model)
    }

    /// This year's figures, gate by gate; exceptions first.
    private static func addFigures(
        to model: inout Model, _ visit: Visit, _ margin: inout LawMargin
    ) async throws {
        let today = visit.site.today
        guard let first = Day(year: today.year, month: 1, day: 1),
            let days = DayRange(from: first, through: today)
        else { return }
        let figures = try await visit.office.exceptionStatistics(in: days, for: visit.account)
        model["figuresTitle"] = Messages.overrideFigures(today.year, figures.overridden)
        model.list(
            "figures",
            figures.lines.sorted { ($0.overridden, $1.gate) > ($1.overridden, $0.gate) }.map {
                var row: Model = [
                    "gate": $0.gate, "kept": $0.kept, "byWay": $0.byWay,
                    "overridden": $0.overridden, "share": Messages.percent($0.share),
                    "valid": $0.stillValid,
                ]
                row.beside(margin.notes($0.cites))
                return row
            })
    }
}
