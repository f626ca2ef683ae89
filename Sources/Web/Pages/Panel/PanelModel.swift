import Casework
import HTTPTypes
import Hummingbird
import Quantities
import RulePacks

/// A panel as its page shows it.
enum PanelModel {
    static func add(
        _ panel: Panel, to model: inout Model, _ file: CaseFile, _ visit: Visit, runs: Bool,
        _ margin: inout LawMargin
    ) {
        let frozen = panel.frozen
        model["pool"] =
            [
                "candidates": frozen.candidates.count, "excluded": frozen.excluded.count,
                "count": Messages.pool(frozen.candidates.count + frozen.excluded.count),
            ] as Model
        model.list("candidates", frozen.candidates.map(person))
        var excluded: [Model] = []
        for out in frozen.excluded {
            var line = person(out.candidate)
            line["reason"] = out.reason
            line.beside(margin.notes(out.cites))
            excluded.append(line)
        }
        model.list("excluded", excluded)
        model["frozen"] =
            [
                "list": frozen.listDigest, "commitment": frozen.commitment,
                "when": Messages.dateAndTime(panel.frozenAt), "who": freezer(frozen, file),
            ] as Model
        model["witnesses"] = frozen.witnesses.map { role -> Model in
            var line: Model = ["role": Messages.role(role)]
            line.set("words", panel.words[role])
            return line
        }
        let silent = frozen.witnesses.filter { panel.words[$0] == nil }
        model["mayWitness"] =
            panel.drawn == nil && visit.may(.witnessPanel)
            && silent.contains { visit.account.roles.contains($0) }
        model["mayDraw"] = panel.drawn == nil && silent.isEmpty && runs
        model["seats"] = frozen.seats
        guard let drawn = panel.drawn else { return }
        model["drawn"] = ["seed": drawn.seed] as Model
        model.list("members", members(panel, drawn, runs: runs))
        model["opinions"] = PanelOpinions.cards(panel, file)
        let waiting = panel.members.filter { panel.opinions[$0] == nil }
        model.set(
            "waitingFor",
            waiting.compactMap { panel.candidate($0)?.name }.joined(separator: Messages.listJoint))
        model["mayOpine"] = waiting.contains { panel.candidate($0)?.account == visit.account.id }
    }

    private static func person(_ candidate: Candidate) -> Model {
        [
            "name": candidate.name, "unit": candidate.unit, "field": candidate.field,
            "pool": candidate.pool,
        ]
    }

    private static func freezer(_ frozen: CaseEvent.PanelFrozen, _ file: CaseFile) -> String {
        let recorded = file.events.first { recorded in
            if case .panelFrozen(frozen) = recorded.event { true } else { false }
        }
        return recorded.map { Messages.actorShort($0.actor) } ?? ""
    }

    /// Everybody who sat, in the drawn order; those replaced say why.
    private static func members(
        _ panel: Panel, _ drawn: CaseEvent.PanelDrawn, runs: Bool
    ) -> [Model] {
        let gone = Dictionary(panel.replacements.map { ($0.out, $0) }, uniquingKeysWith: { $1 })
        return drawn.sequence.enumerated().compactMap { index, id in
            guard let candidate = panel.candidate(id),
                gone[id] != nil || panel.members.contains(id)
            else { return nil }
            var line = person(candidate)
            line["order"] = Messages.numeral(index + 1)
            if let out = gone[id] {
                line["isOut"] = true
                line["state"] = Messages.cannotCome(out.reason)
            } else {
                let isIn = panel.replacements.contains { $0.in == id }
                line["state"] = isIn ? Messages.satIn : Messages.sits
                if runs, panel.opinions[id] == nil { line["replace"] = id }
            }
            return line
        }
    }
}

/// 各自意见: each expert's own, before any group conclusion.
enum PanelOpinions {
    static func cards(_ panel: Panel, _ file: CaseFile) -> [Model] {
        file.events.compactMap { recorded in
            guard case .opinionGiven(let opinion) = recorded.event,
                opinion.step == panel.frozen.step, opinion.occurrence == panel.frozen.occurrence,
                panel.members.contains(opinion.expert)
            else { return nil }
            return DecisionCard.model(
                recorded.actor, when: recorded.at.day, reason: opinion.opinion,
                stamp: opinion.agrees ? Messages.agrees : Messages.disagrees,
                seal: opinion.agrees ? .pass : .back)
        }
    }

    static func show(_ visit: Visit) async throws -> Response {
        try await page(visit, refused: nil)
    }

    private static func page(_ visit: Visit, refused: Problem?) async throws -> Response {
        let place = StepPlace(visit)
        let file = try await visit.office.caseFile(place.caseID, for: visit.account)
        guard let step = file.kind.step(place.step) else { throw Problem.notFound() }
        var margin = LawMargin(visit.office.library, pinned: file.regulation)
        var model: Model = [
            "crumbs": [
                ["label": file.view.title, "href": place.back],
                ["label": step.id, "href": PanelPages.path(place)], ["label": Messages.myOpinion],
            ] as [Model],
            "heading": Messages.myOpinion, "action": PanelPages.path(place, "/opinion"),
            "back": PanelPages.path(place), "key": visit.site.token(),
            "submitLabel": Messages.sendOpinion,
        ]
        var fields: [Model] = []
        for aspect in step.aspects {
            var field = Field.radios(
                "mark.\(aspect.name)", aspect.name,
                AspectMark.Verdict.allCases.map { ($0.rawValue, Messages.mark($0)) },
                on: visit.form.text("mark.\(aspect.name)"))
            field.beside(margin.notes([aspect.cites]))
            fields.append(field)
        }
        model["fields"] =
            fields
            + OpinionFields.fields(
                agrees: visit.form.text("agrees"), opinion: visit.form.text("opinion"))
        if let refused { model["errors"] = OpinionFields.errors(refused) }
        if let notes = margin.notes(step.cites) { model["headLaw"] = ["law": notes] as Model }
        return try await visit.page(
            "answer", title: Messages.myOpinion, model, status: refused?.status ?? .ok)
    }

    static func give(_ visit: Visit) async throws -> Response {
        let place = StepPlace(visit)
        let agrees = visit.form.text("agrees")
        guard ["yes", "no"].contains(agrees) else {
            return try await page(visit, refused: OpinionFields.unanswered)
        }
        let file = try await visit.office.caseFile(place.caseID, for: visit.account)
        let marks = (file.kind.step(place.step)?.aspects ?? []).compactMap { aspect in
            AspectMark.Verdict(rawValue: visit.form.text("mark.\(aspect.name)")).map {
                AspectMark(aspect: aspect.name, verdict: $0, note: "")
            }
        }
        do throws(OfficeError) {
            _ = try await visit.office.giveOpinion(
                on: place.caseID, step: place.step, occurrence: place.occurrence,
                agrees: agrees == "yes", opinion: visit.form.text("opinion"), marks: marks,
                by: visit.account, key: visit.form.text("key"))
            return .seeOther(PanelPages.path(place))
        } catch {
            guard case .refused = error else { throw Problem(error) }
            return try await page(visit, refused: Problem(error))
        }
    }
}
