import Casework
import Foundation
import Hummingbird
import Quantities
import RulePacks

/// 专家: candidates, commitment, words, draw, replacements, opinions; nobody can steer it.
enum PanelPages {
    static let routes: [Route] = {
        let base = "/cases/{id}/panel/{step}"
        return [
            .get(base, .readCase, show),
            .post(base + "/freeze", .runPanel) { visit in
                try await act(visit) { place, key throws(OfficeError) in
                    try await visit.office.freezePanel(
                        on: place.caseID, step: place.step, occurrence: place.occurrence,
                        by: visit.account, key: key)
                }
            },
            .post(base + "/words", .witnessPanel) { visit in
                try await act(visit) { place, key throws(OfficeError) in
                    try await visit.office.giveWords(
                        on: place.caseID, step: place.step, occurrence: place.occurrence,
                        words: visit.form.text("words"), by: visit.account, key: key)
                }
            },
            .post(base + "/draw", .runPanel) { visit in
                try await act(visit) { place, key throws(OfficeError) in
                    try await visit.office.drawPanel(
                        on: place.caseID, step: place.step, occurrence: place.occurrence,
                        by: visit.account, key: key)
                }
            },
            .post(base + "/replace", .runPanel) { visit in
                try await act(visit) { place, key throws(OfficeError) in
                    try await visit.office.replaceMember(
                        on: place.caseID, step: place.step, occurrence: place.occurrence,
                        out: visit.form.text("out"), reason: visit.form.text("reason"),
                        by: visit.account, key: key)
                }
            },
            .get(base + "/opinion", .giveOpinion, PanelOpinions.show),
            .post(base + "/opinion", .giveOpinion, PanelOpinions.give),
            .get(base + "/draw.json", .exportDraw, export),
        ]
    }()

    static func path(_ place: StepPlace, _ tail: String = "") -> String {
        "/cases/\(URLText.encode(place.caseID))/panel/\(URLText.encode(place.step))\(tail)"
            + URLText.query([("in", place.occurrence)])
    }

    private static func act(
        _ visit: Visit,
        _ body: (StepPlace, String) async throws(OfficeError) -> Receipt
    ) async throws -> Response {
        let place = StepPlace(visit)
        do throws(OfficeError) {
            _ = try await body(place, visit.form.text("key"))
            return .seeOther(path(place))
        } catch {
            guard case .refused = error else { throw Problem(error) }
            return try await page(visit, refused: Problem(error))
        }
    }

    private static func show(_ visit: Visit) async throws -> Response {
        try await page(visit, refused: nil)
    }

    private static func page(_ visit: Visit, refused: Problem?) async throws -> Response {
        let place = StepPlace(visit)
        let file = try await visit.office.caseFile(place.caseID, for: visit.account)
        guard let step = file.kind.step(place.step), step.panel != nil else {
            throw Problem.notFound()
        }
        let panel = file.panels.first {
            $0.frozen.step == step.id && $0.frozen.occurrence == place.occurrence
        }
        let state = file.mine.first { $0.step.id == step.id && $0.occurrence == place.occurrence }
        let runs =
            state != nil && visit.may(.runPanel)
            && step.by.contains { rule in
                if case .role(let role) = rule { visit.account.roles.contains(role) } else { false }
            }
        var margin = LawMargin(visit.office.library, pinned: file.regulation)
        var model: Model = [
            "crumbs": [
                ["label": file.view.title, "href": place.back], ["label": step.id],
            ] as [Model],
            "heading": Messages.panelHeading(step.id), "base": barePath(place),
            "suffix": URLText.query([("in", place.occurrence)]), "key": visit.site.token(),
        ]
        model.beside(margin.notes(step.cites))
        if let refused {
            let lines = refused.findings.map { ["text": $0.message + " " + $0.remedy] as Model }
            model["errors"] = ErrorLine.summary(lines.isEmpty ? [["text": refused.what]] : lines)
        }
        model["mayFreeze"] = panel == nil && runs
        if let panel {
            PanelModel.add(panel, to: &model, file, visit, runs: runs, &margin)
            if runs, panel.drawn != nil, panel.members.allSatisfy({ panel.opinions[$0] != nil }) {
                model["mayConclude"] = true
                model["concludeHref"] = place.path("", [("conclude", "1")])
            }
        }
        model["concludeWhy"] = Messages.concludeWhy
        if let (_, act, actor) = file.acts(of: step.id, in: place.occurrence).last {
            model["conclusion"] = DecisionCard.model(
                actor, when: act.happenedOn, step: step.id, reason: act.reason,
                stamp: act.outcome ?? Messages.done,
                seal: DecisionCard.seal(of: act.outcome.flatMap(step.outcome)))
        }
        return try await visit.page(
            "panel", title: step.id, model, status: refused?.status ?? .ok)
    }

    private static func barePath(_ place: StepPlace) -> String {
        "/cases/\(URLText.encode(place.caseID))/panel/\(URLText.encode(place.step))"
    }

    /// The file with which a stranger re-runs the draw offline.
    private static func export(_ visit: Visit) async throws -> Response {
        let place = StepPlace(visit)
        let record = try await visit.office.drawRecord(
            on: place.caseID, step: place.step, occurrence: place.occurrence, for: visit.account)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = try encoder.encode(record)
        return .download(Array(bytes), name: "draw-\(place.caseID).json")
    }
}
