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

    static func path(_ place: StepPlace) -> String {
        "/cases/\(URLText.encode(place.caseID))/answer/\(URLText.encode(place.step))"
            + URLText.query([("in", place.occurrence)])
    }

    /// The body an account answers for and that has not answered in this turn.
    static func body(
        of step: Step, place: StepPlace, _ file: CaseFile, _ account: Account
    ) -> String? {
        let since =
            file.steps.first {
                $0.step.id == step.id && $0.occurrence == place.occurrence
            }?.last?.version ?? 0
        let answered = Set(
            file.events.compactMap { recorded -> String? in
                guard case .bodyAnswered(let answer) = recorded.event, answer.step == step.id,
                    recorded.version > since
                else { return nil }
                return answer.body
            })
        return step.bodies.map(\.role).first {
            account.roles.contains($0) && !answered.contains($0)
        }
    }

    private static func show(_ visit: Visit) async throws -> Response {
        try await page(visit, agrees: "", opinion: "", refused: nil)
    }

    private static func page(
        _ visit: Visit, agrees: String, opinion: String, refused: Problem?
    ) async throws -> Response {
        let place = StepPlace(visit)
        let work = try await StepWork.load(place, visit)
        guard let file = work.file,
            let body = body(of: work.step, place: place, file, visit.account)
        else { throw Problem.notFound(Messages.nothingToAnswer) }
        var margin = LawMargin(visit.office.library)
        var model = StepHead.model(work, visit, &margin)
        model["heading"] = Messages.answerHeading(work.step.id, body)
        model["fields"] = OpinionFields.fields(agrees: agrees, opinion: opinion)
        let sent = SentContent(work, &margin, pointing: false)
        model.list("sent", sent.items)
        model["sentTitle"] = Messages.sentTitle
        if let refused { model["errors"] = OpinionFields.errors(refused) }
        model["action"] = path(place)
        model["back"] = place.back
        model["key"] = visit.site.token()
        model["submitLabel"] = Messages.sendAnswer
        return try await visit.page(
            "answer", title: work.step.id, model, status: refused?.status ?? .ok)
    }

    private static func answer(_ visit: Visit) async throws -> Response {
        let place = StepPlace(visit)
        let file = try await visit.office.caseFile(place.caseID, for: visit.account)
        guard let step = file.kind.step(place.step),
            let body = body(of: step, place: place, file, visit.account)
        else { throw Problem.notFound(Messages.nothingToAnswer) }
        let agrees = visit.form.text("agrees")
        let opinion = visit.form.text("opinion")
        guard ["yes", "no"].contains(agrees) else {
            return try await page(
                visit, agrees: agrees, opinion: opinion, refused: OpinionFields.unanswered)
        }
        do throws(OfficeError) {
            let receipt = try await visit.office.answer(
                on: place.caseID, step: place.step, occurrence: place.occurrence, body: body,
                agrees: agrees == "yes", opinion: opinion, by: visit.account,
                key: visit.form.text("key"))
            return .seeOther(ReceiptPage.path(receipt))
        } catch {
            guard case .refused = error else { throw Problem(error) }
            return try await page(visit, agrees: agrees, opinion: opinion, refused: Problem(error))
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
