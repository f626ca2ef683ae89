import Casework
import Hummingbird
import RulePacks

/// 口径: what the text leaves open, and who settled it here, when and on which document.
enum RulingsPage {
    static let routes: [Route] = [
        .get("/law/{regulation}/rulings", .readRulings, show),
        .post("/law/{regulation}/rulings", .setRuling, set),
        .post("/law/{regulation}/cases", .moveCase, move),
    ]

    private struct Failure {
        let name: String
        let value: String
        let document: String
        let text: String
    }

    private static func show(_ visit: Visit) async throws -> Response {
        try await page(visit, nil)
    }

    private static func page(
        _ visit: Visit, _ failure: Failure?, at place: String? = nil
    ) async throws -> Response {
        let regulation = try LawPages.regulation(named: visit.part("regulation"), visit)
        let id = regulation.identity.id
        let settings = try await visit.office.rulings(of: id, for: visit.account)
        let known = visit.office.library.rulings[id] ?? [:]
        var margin = LawMargin(visit.office.library)
        var rows: [Model] = []
        for ruling in regulation.rulings {
            let setting = settings.first { $0.name.hasSuffix("/\(ruling.name)") }
            var row: Model = [
                "id": Field.id(ruling.name), "name": ruling.name, "asks": ruling.asks,
                "suggests": ruling.suggests.joined(separator: Messages.listJoint),
                "action": regulation.path + "/rulings", "maySet": visit.may(.setRuling),
                "setLabel": setting == nil ? Messages.settle : Messages.settleAnew,
                "opened": failure?.name == ruling.name,
            ]
            if ruling.suggests.isEmpty { row["suggests"] = nil }
            if let setting {
                row["current"] =
                    [
                        "value": setting.value, "by": setting.by,
                        "when": Messages.date(setting.at.day), "document": setting.document,
                    ] as Model
            } else if let value = known[ruling.name] {
                row["current"] =
                    [
                        "value": FactText.write(value, as: ruling.type), "by": Messages.installed,
                        "when": "", "document": "",
                    ] as Model
            }
            row["fields"] = fields(ruling, failure?.name == ruling.name ? failure : nil)
            row.beside(margin.notes(ruling.cites))
            rows.append(row)
        }
        var model: Model = [
            "regulationHref": regulation.path, "regulationTitle": regulation.identity.title,
            "rulings": rows,
        ]
        if visit.may(.moveCase) { model["move"] = moving(regulation, visit) }
        if let failure {
            model["errors"] = ErrorLine.summary([
                ["text": failure.text, "href": "#\(place ?? "r-" + Field.id(failure.name))"]
            ])
        }
        return try await visit.page(
            "law-rulings", title: Messages.rulings, model,
            status: failure == nil ? .ok : .unprocessableContent)
    }

    // MARK: Moving a case to the version in force

    private static func moving(_ regulation: Regulation, _ visit: Visit) -> Model {
        [
            "action": regulation.path + "/cases", "version": regulation.identity.version,
            "fields": [
                Field.line(
                    "case", Messages.caseNumberAsk, value: visit.form.text("case"), style: "short"),
                Field.line(
                    "reason", Messages.documentAsk, value: visit.form.text("reason"),
                    hint: Messages.moveHint),
            ],
        ]
    }

    private static func move(_ visit: Visit) async throws -> Response {
        let regulation = try LawPages.regulation(named: visit.part("regulation"), visit)
        func again(_ text: String) async throws -> Response {
            try await page(
                visit, Failure(name: "", value: "", document: "", text: text), at: "move")
        }
        do throws(OfficeError) {
            try await visit.office.moveToCurrentVersion(
                visit.form.text("case"), reason: visit.form.text("reason"), by: visit.account)
        } catch {
            switch error {
            case .refused(let refusal): return try await again(refusal.message)
            case .noSuchCase(let text): return try await again(text)
            default: throw Problem(error)
            }
        }
        return .seeOther(regulation.path + "/rulings?done=moved#move")
    }

    private static func fields(_ ruling: Regulation.Ruling, _ failure: Failure?) -> [Model] {
        let document = Field.line(
            "document", Messages.documentAsk, value: failure?.document ?? "",
            hint: Messages.documentHint)
        let value = failure?.value ?? ""
        let field: Model
        switch ruling.type {
        case .bool:
            field = Field.radios(
                "value", Messages.rulingAsk,
                [Messages.yes, Messages.no].map { ($0, $0) }, on: value)
        case .choice(let options):
            field = Field.radios("value", Messages.rulingAsk, options.map { ($0, $0) }, on: value)
        default:
            field = Field.line(
                "value", Messages.rulingAsk, value: value,
                hint: ruling.suggests.joined(separator: Messages.listJoint), style: "short")
        }
        // Every ruling has its own form on one page; ids must differ.
        return [field, document].map { field in
            var field = field
            let id = Field.id("\(ruling.name).\(field["name"] ?? "")")
            field["id"] = id
            if var options = field["options"] as? [Model] {
                for index in options.indices {
                    options[index]["id"] = index == 0 ? id : "\(id)-\(index)"
                }
                field["options"] = options
            }
            return field
        }
    }

    private static func set(_ visit: Visit) async throws -> Response {
        let regulation = try LawPages.regulation(named: visit.part("regulation"), visit)
        let name = visit.form.text("name")
        guard let ruling = regulation.ruling(name) else { throw Problem.notFound() }
        let written = visit.form.text("value")
        let document = visit.form.text("document")
        func again(_ text: String) async throws -> Response {
            try await page(
                visit, Failure(name: name, value: written, document: document, text: text))
        }
        let value: FactValue
        do throws(FactTextError) {
            value = try FactText.read(written, as: ruling.type)
        } catch {
            return try await again(name + Messages.colon + error.message)
        }
        guard !document.isEmpty else { return try await again(Messages.documentMissing) }
        do throws(OfficeError) {
            try await visit.office.setRuling(
                regulation: regulation.identity.id, name: name, value: value, written: written,
                document: document, by: visit.account)
        } catch {
            guard case .refused(let refusal) = error else { throw Problem(error) }
            return try await again(refusal.message)
        }
        return .seeOther(regulation.path + "/rulings?done=ruling#r-\(Field.id(name))")
    }
}
