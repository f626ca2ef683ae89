import Casework
import HTTPTypes
import Hummingbird
import Quantities
import RulePacks

/// 审核、审定、会审和专家组结论: one page with what was sent, what to look at and the conclusion.
enum DecisionPages {
    static func show(_ work: StepWork, _ visit: Visit) async throws -> Response {
        try await page(work, visit)
    }

    /// - Parameter papers: what was wrong with uploaded files, by material.
    private static func page(
        _ work: StepWork, _ visit: Visit, errors: [Model] = [], papers: [String: String] = [:],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var margin = LawMargin(visit.office.library, pinned: work.regulation)
        var model = StepHead.model(work, visit, &margin)
        let texts = work.typed.texts
        let mayReturn = work.step.outcomes.contains { $0.backTo != nil }
        let sent = SentContent(work, &margin, pointing: mayReturn)
        model["sent"] = sent.items
        model["sentTitle"] = Messages.sentTitle
        model.set("sentBy", Messages.sentLine(sent.by, changes: sent.changes))
        model.list("aspects", aspects(work, &margin))
        let rules = work.form.findings.filter {
            [.gate, .scope, .window, .order].contains($0.kind) && $0.strength != .basis
        }
        let (passes, others) = (
            rules.filter { $0.result == .pass }, rules.filter { $0.result != .pass }
        )
        model.list(
            "findings", try await FindingLine.list(others, provenIn: work, visit, &margin))
        model.list("passes", FindingLine.list(passes, margin: &margin, in: work.regulation))
        model["hasFindings"] = !rules.isEmpty
        model["passSummary"] = Messages.passes(passes.count, all: others.isEmpty)
        model.list("answers", answers(work))
        try await ForesightPart.addFigures(to: &model, work, visit, &margin)
        try await Conditions.add(to: &model, work, visit, &margin)
        model["outcomes"] = outcomes(work)
        let groups = try await groups(work, visit, &margin)
        model["groups"] = groups.filter { $0["title"] != nil }
        model.list("found", groups.first { $0["title"] == nil }?["fields"] as? [Model] ?? [])
        model.list(
            "papers",
            work.form.materials.filter { $0.needed.verdict != .fails }.map {
                Uploads.model($0, in: work, fault: papers[$0.material.id], &margin)
            })
        Uploads.addLimits(to: &model, visit)
        model["reason"] = texts["reason"] ?? ""
        if !errors.isEmpty { model["errors"] = ErrorLine.summary(errors) }
        model["key"] = visit.site.token()
        model["version"] = work.file.map { "\($0.view.version)" } ?? ""
        model["action"] = work.place.path("/decide")
        model["draftAction"] = work.place.path("/draft")
        model["submitLabel"] = Messages.decide(work.step.id)
        return try await visit.page("review", title: work.step.id, model, status: status)
    }

    static func decide(_ visit: Visit) async throws -> Response {
        var work = try await StepWork.load(StepPlace(visit), visit)
        let (files, faults) = try await Uploads.take(visit.form, into: work, visit)
        work = try await StepPages.taking(visit.form, into: work, visit, files: files)
        try await work.save(visit)
        if !faults.isEmpty {
            return try await page(
                work, visit,
                errors: faults.sorted { $0.key < $1.key }.map { ErrorLine.paper($0.key, $0.value) },
                papers: faults, status: .unprocessableContent)
        }
        if visit.form.value("add") != nil || visit.form.value("remove") != nil {
            return try await page(work, visit)
        }
        if visit.form.value("go") == "draft" {
            return .seeOther(work.place.path("", [("conclude", "1"), ("done", "draft")]))
        }
        let odd = work.faultLines
        guard odd.isEmpty else {
            return try await page(work, visit, errors: odd, status: .unprocessableContent)
        }
        do {
            return try await StepSubmission.send(work, visit)
        } catch let problem as Problem {
            return try await page(
                work, visit, errors: ErrorLine.refusal(problem, in: work, visit.office.library),
                status: problem.status)
        }
    }

    private static func aspects(_ work: StepWork, _ margin: inout LawMargin) -> [Model] {
        var lines: [Model] = []
        for aspect in work.form.aspects {
            let id = Field.id("mark.\(aspect.name)")
            let chosen = work.typed.texts["mark.\(aspect.name)"]
            var line: Model = [
                "id": id, "name": aspect.name,
                "note": work.typed.texts["note.\(aspect.name)"] ?? "",
                "options": AspectMark.Verdict.allCases.enumerated().map { index, verdict -> Model in
                    [
                        "id": index == 0 ? id : "\(id)-\(index)", "value": verdict.rawValue,
                        "label": Messages.mark(verdict), "on": chosen == verdict.rawValue,
                    ]
                },
            ]
            line.beside(margin.notes([aspect.cites]))
            lines.append(line)
        }
        return lines
    }

    private static func outcomes(_ work: StepWork) -> [Model] {
        let rounds = work.step.rounds
        let most = rounds.flatMap { rounds in
            work.regulation.values.first { $0.name == rounds.atMost }?.value
        }
        var left: Int?
        if case .number(let number)? = most, let count = number.asInt {
            left = max(0, count - work.form.state.round)
        }
        return work.form.outcomes.map { outcome in
            let isCounted = rounds?.of.contains(outcome.name) ?? false
            var line: Model = [
                "id": Field.id("outcome.\(outcome.name)"), "name": outcome.name,
                "on": work.typed.texts["outcome"] == outcome.name,
            ]
            let then = isCounted && left == 0 ? rounds?.then : nil
            line.set("effect", Messages.effect(outcome, then: then, left: isCounted ? left : nil))
            return line
        }
    }

    /// Questions for every outcome first, then those of one outcome only.
    private static func groups(
        _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws -> [Model] {
        let cases = try await Choices.cases(for: work.form.fields, work, visit)
        var groups: [Model] = []
        for outcome in [nil] + work.step.outcomes.map({ Optional($0.name) }) {
            let fields = work.form.fields.filter { $0.outcome == outcome }
            guard !fields.isEmpty else { continue }
            var lines: [Model] = []
            for field in fields {
                lines.append(
                    StepField.model(
                        field, in: work, fault: work.typed.faults[field.term.name], cases: cases,
                        &margin))
            }
            var group: Model = ["outcome": outcome ?? "", "fields": lines]
            group.set("title", outcome.map(Messages.whenOutcome))
            groups.append(group)
        }
        return groups
    }

    /// Opinions that stand under the decision: bodies of a joint review, experts of a panel.
    private static func answers(_ work: StepWork) -> [Model] {
        guard let file = work.file else { return [] }
        let turn = file.steps.first {
            $0.step.id == work.step.id && $0.occurrence == work.place.occurrence
        }
        let panel = file.panels.first {
            $0.frozen.step == work.step.id && $0.frozen.occurrence == work.place.occurrence
        }
        let bodies = file.events.compactMap { recorded -> Model? in
            guard case .bodyAnswered(let answer) = recorded.event, answer.step == work.step.id,
                recorded.version > (turn?.last?.version ?? 0)
            else { return nil }
            return DecisionCard.model(
                recorded.actor, when: recorded.at.day, step: answer.body, reason: answer.opinion,
                stamp: answer.agrees ? Messages.agrees : Messages.disagrees,
                seal: answer.agrees ? .pass : .back)
        }
        return bodies + (panel.map { PanelOpinions.cards($0, file) } ?? [])
    }
}
