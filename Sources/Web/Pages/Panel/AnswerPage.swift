import Casework
import HTTPTypes
import Hummingbird
import RulePacks

/// 会审: one body's answer, before the lead concludes.
enum AnswerPage {
    static let routes: [Route] = [
        .get("/cases/{id}/answer/{step}", .answerConcurrence, show),
        .post("/cases/{id}/answer/{step}", .answerConcurrence, answer),
    ]

    static func path(_ place: StepPlace, for body: String? = nil) -> String {
        "/cases/\(URLText.encode(place.caseID))/answer/\(URLText.encode(place.step))"
            + URLText.query([("in", place.occurrence), ("body", body)])
    }

    /// The next body an account has to answer for; `nil` when nothing waits for it.
    static func body(at place: StepPlace, _ visit: Visit) async throws -> String? {
        try await visit.office.bodiesToAnswer(
            on: place.caseID, step: place.step, occurrence: place.occurrence, by: visit.account
        ).first
    }

    private static func show(_ visit: Visit) async throws -> Response {
        guard let body = try await body(at: StepPlace(visit), visit) else {
            throw Problem.notFound(Messages.nothingToAnswer)
        }
        return try await page(visit, body, agrees: "", opinion: "", refused: nil)
    }

    private static func page(
        _ visit: Visit, _ body: String, agrees: String, opinion: String, refused: Problem?
    ) async throws -> Response {
        let place = StepPlace(visit)
        let work = try await StepWork.load(place, visit)
        var margin = LawMargin(visit.office.library, pinned: work.regulation)
        var model = StepHead.model(work, visit, &margin)
        model["heading"] = Messages.answerHeading(work.step.id, body)
        model["fields"] = OpinionFields.fields(agrees: agrees, opinion: opinion)
        let sent = SentContent(work, &margin, pointing: false)
        model.list("sent", sent.items)
        model["sentTitle"] = Messages.sentTitle
        if let refused { model["errors"] = OpinionFields.errors(refused) }
        model["action"] = path(place, for: body)
        model["back"] = place.back
        model["key"] = visit.site.token()
        model["submitLabel"] = Messages.sendAnswer
        return try await visit.page(
            "answer", title: work.step.id, model, status: refused?.status ?? .ok)
    }

    private static func answer(_ visit: Visit) async throws -> Response {
        let place = StepPlace(visit)
        guard let body = visit.query("body") else {
            throw Problem.notFound(Messages.nothingToAnswer)
        }
        let agrees = visit.form.text("agrees")
        let opinion = visit.form.text("opinion")
        guard ["yes", "no"].contains(agrees) else {
            return try await page(
                visit, body, agrees: agrees, opinion: opinion, refused: OpinionFields.unanswered)
        }
        do throws(OfficeError) {
            let receipt = try await visit.office.answer(
                on: place.caseID, step: place.step, occurrence: place.occurrence, body: body,
                agrees: agrees == "yes", opinion: opinion, by: visit.account,
                key: visit.form.text("key"))
            return .seeOther(ReceiptPage.path(receipt))
        } catch {
            guard case .refused = error else { throw Problem(error) }
            return try await page(
                visit, body, agrees: agrees, opinion: opinion, refused: Problem(error))
        }
    }
}

/// The questions of an opinion: for or against, and why.
enum OpinionFields {
    static func fields(agrees: String, opinion: String) -> [Model] {
        [
            Field.radios(
                "agrees", Messages.agreesAsk,
                [("yes", Messages.agrees), ("no", Messages.disagrees)], on: agrees),
            Field.long("opinion", Messages.opinionAsk, value: opinion, limit: 4_000),
        ]
    }

    static let unanswered = Problem(
        status: .unprocessableContent, code: "GJ-WEB-422", title: Messages.refusedTitle,
        what: Messages.agreesAsk + Messages.colon + Messages.notAnswered,
        next: Messages.refusedNext)

    static func errors(_ problem: Problem) -> Model {
        let lines = problem.findings.map { finding -> Model in
            ["text": finding.message + " " + finding.remedy, "href": "#\(Field.id("opinion"))"]
        }
        return ErrorLine.summary(
            lines.isEmpty ? [["text": problem.what, "href": "#\(Field.id("agrees"))"]] : lines)
    }
}
