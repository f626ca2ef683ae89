import Casework
import Hummingbird
import Quantities
import RulePacks

/// 履责: how a unit met, in a year, the duties that its yearly assessment answers for.
enum FilingsPage {
    static let routes: [Route] = [.get("/filings", .readClocks, show)]

    private static func show(_ visit: Visit) async throws -> Response {
        let office = visit.office
        let thisYear = visit.site.today.year
        let year = visit.query("year").flatMap { Int($0) } ?? thisYear
        let units = try await office.projectUnits(for: visit.account)
        let asked = visit.query("unit")
        let unit = units.first { $0.id == asked }?.id ?? units.first?.id ?? visit.account.unit
        var margin = LawMargin(office.library)
        var model: Model = [
            "summary": Messages.filingSummary(try await visit.site.unitName(unit), year),
            "years": (0..<4).map { thisYear - $0 }.map { choice -> Model in
                [
                    "href": "/filings" + URLText.query([("unit", unit), ("year", "\(choice)")]),
                    "label": Messages.calendarYear(choice), "here": choice == year,
                ]
            },
            "year": "\(year)",
        ]
        try await UnitChoices.add(to: &model, visit, chosen: unit)
        var sections: [Model] = []
        for regulation in office.library.regulations {
            let record = try await office.filingRecord(
                ofUnit: unit, year: year, regulation: regulation.identity.id, for: visit.account)
            guard let record else { continue }
            sections.append(section(record, regulation, visit, &margin))
        }
        model["sections"] = sections
        if sections.allSatisfy({ $0["hasRows"] == nil }) {
            model["empty"] = ["title": Messages.noFilings, "text": Messages.noFilingsNext] as Model
        }
        return try await visit.page("filings", title: Messages.filings, model)
    }

    private static func section(
        _ record: FilingRecord, _ regulation: Regulation, _ visit: Visit, _ margin: inout LawMargin
    ) -> Model {
        var model: Model = [
            "title": regulation.identity.title,
            "figures": [
                (Messages.settledDuties, record.settled), (Messages.inTime, record.count(.inTime)),
                (Messages.lateDone, record.count(.late)), (Messages.notDone, record.count(.unmet)),
                (Messages.stillOpen, record.count(.open)), (Messages.sentBack, record.returned),
                (Messages.pointsRaised, record.pointed),
            ].map { ["what": $0.0, "count": $0.1] as Model },
        ]
        model.beside(margin.notes([record.article]))
        model.list("rows", record.lines.map { row($0, &margin) })
        return model
    }

    private static func row(_ line: FilingRecord.Line, _ margin: inout LawMargin) -> Model {
        let (word, isLate) =
            switch line.result {
            case .inTime: (Messages.inTime, false)
            case .late: (Messages.lateBy(line.daysLate), true)
            case .unmet: (Messages.notDoneBy(line.daysLate), true)
            case .open: (Messages.stillOpen, false)
            }
        var row: Model = [
            "href": "/cases/\(URLText.encode(line.caseID))#clocks", "what": line.what,
            "title": line.occurrence.map { Messages.inOccurrence(line.title, $0) } ?? line.title,
            "due": line.due.map(Messages.date) ?? "", "met": line.metOn.map(Messages.date) ?? "",
            "result": word, "late": isLate,
        ]
        if line.returned > 0 {
            row["quality"] = Messages.returnedTimes(line.returned, points: line.pointed)
        }
        row.beside(margin.notes(line.cites))
        return row
    }
}
