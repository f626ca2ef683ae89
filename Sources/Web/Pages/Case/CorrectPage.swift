import Casework
import Hummingbird
import RulePacks

/// 更正: puts a wrong fact right, with a reason; nothing already passed is undone.
enum CorrectPage {
    static let routes: [Route] = [
        .get("/cases/{id}/correct/{term}", .correctCase, show),
        .post("/cases/{id}/correct/{term}", .correctCase, correct),
    ]

    static func path(_ caseID: String, term: String, in occurrence: String?) -> String {
        "/cases/\(URLText.encode(caseID))/correct/\(URLText.encode(term))"
            + URLText.query([("in", occurrence)])
    }

    private static func show(_ visit: Visit) async throws -> Response {
        try await visit.office.checkCorrection(
            on: visit.part("id"), term: visit.part("term"), occurrence: visit.query("in"),
            by: visit.account)
        return try await page(visit, typed: nil, reason: "", fault: nil, refused: nil)
    }

    private static func page(
        _ visit: Visit, typed: [String: String]?, reason: String, fault: String?, refused: Problem?
    ) async throws -> Response {
        let file = try await visit.office.caseFile(visit.part("id"), for: visit.account)
        let (term, value) = try known(visit, file)
        var margin = LawMargin(visit.office.library, pinned: file.regulation)
        var field = TermField(
            term: term, typed: typed ?? Typed.texts(value, for: term), error: fault
        ).model()
        if let cite = term.definedBy { field.beside(margin.notes([cite])) }
        let needsReason = refused?.findings.isEmpty == false && reason.isEmpty
        var model: Model = [
            "crumbs": [
                ["label": file.view.title, "href": "/cases/\(URLText.encode(file.view.caseID))"],
                ["label": Messages.correction],
            ] as [Model],
            "heading": Messages.correctHeading(term.name),
            "current": FactText.write(value, as: term.type),
            "fields": [
                field,
                Field.long(
                    "reason", Messages.correctReason, value: reason, limit: 2_000,
                    error: needsReason ? Messages.notAnswered : nil),
            ],
            "action": path(file.view.caseID, term: term.name, in: visit.query("in")),
            "back": "/cases/\(URLText.encode(file.view.caseID))", "key": visit.site.token(),
        ]
        if let fault {
            model["errors"] = ErrorLine.summary([ErrorLine.field(term, fault)])
        } else if let refused {
            let lines = refused.findings.map { ["text": $0.message + " " + $0.remedy] as Model }
            model["errors"] = ErrorLine.summary(lines.isEmpty ? [["text": refused.what]] : lines)
        }
        return try await visit.page(
            "correct", title: Messages.correction, model,
            status: fault == nil && refused == nil ? .ok : .unprocessableContent)
    }

    private static func known(_ visit: Visit, _ file: CaseFile) throws -> (Term, FactValue) {
        let name = visit.part("term")
        let occurrence = visit.query("in")
        guard
            let fact = file.facts.first(where: {
                $0.term.name == name && $0.occurrence == occurrence
            }), !fact.term.isComputed
        else { throw Problem.notFound() }
        return (fact.term, fact.value)
    }

    private static func correct(_ visit: Visit) async throws -> Response {
        let file = try await visit.office.caseFile(visit.part("id"), for: visit.account)
        let (term, _) = try known(visit, file)
        var typed = Typed([:], in: file.regulation)
        typed.take(visit.form, for: [term], in: file.regulation)
        let reason = visit.form.text("reason")
        if visit.form.value("add") != nil {
            return try await page(
                visit, typed: typed.texts, reason: reason, fault: nil, refused: nil)
        }
        guard let value = typed.facts[term.name] else {
            return try await page(
                visit, typed: typed.texts, reason: reason,
                fault: typed.faults[term.name] ?? Messages.notAnswered, refused: nil)
        }
        do throws(OfficeError) {
            let receipt = try await visit.office.correct(
                on: file.view.caseID, term: term.name, occurrence: visit.query("in"), value: value,
                reason: reason, by: visit.account, key: visit.form.text("key"))
            return .seeOther(ReceiptPage.path(receipt))
        } catch {
            guard case .refused = error else { throw Problem(error) }
            return try await page(
                visit, typed: typed.texts, reason: reason, fault: nil, refused: Problem(error))
        }
    }
}
