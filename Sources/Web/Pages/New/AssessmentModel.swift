import Casework
import Quantities
import RulePacks

/// A described project laid against a regulation, as a page shows it.
struct AssessmentModel {
    let assessment: Assessment
    let regulation: Regulation
    let kind: Kind
    /// Amounts not known yet and taken to be as another, by term; stated on the page.
    let assumed: [(term: String, like: String)]
    let site: Site

    /// One line for each thing that can move: name and state.
    var signature: String {
        let routes = assessment.route.map { "\($0.decision)=\($0.outcome)" }
        let steps = assessment.steps.map { "\($0.id)=\($0.state.rawValue)" }
        let materials = assessment.materials.map { "\($0.id)=\($0.verdict.rawValue)" }
        return (routes + steps + materials).joined(separator: "\n")
    }

    /// What is new in a signature against an earlier one.
    func moved(since before: String) -> Set<String> {
        guard !before.isEmpty else { return [] }
        let old = Set(before.split(separator: "\n").map(String.init))
        let new = signature.split(separator: "\n").map(String.init).filter { !old.contains($0) }
        return Set(new.compactMap { $0.split(separator: "=").first.map(String.init) })
    }

    /// Only decisions that fix a route, and the one on scope, are news to somebody starting out.
    private var mainRoutes:
        [(decision: String, outcome: String, cites: String, explanation: String)]
    {
        assessment.route.filter { line in
            line.decision == regulation.scope?.decision
                || regulation.decision(line.decision)?.fixedBy.map(isEarly) ?? false
        }
    }

    /// A step of the first stage; what later stages decide is not news yet.
    private func isEarly(_ step: String) -> Bool {
        kind.stages.first?.steps.contains { $0.id == step } ?? false
    }

    /// On somebody's path: neither optional nor waiting for an effect or a return.
    private func isOnPath(_ line: Assessment.StepLine) -> Bool {
        guard let step = kind.step(line.id), !step.isOptional else { return false }
        if case .normally = step.opening { return true }
        return false
    }

    func model(moved: Set<String>) -> Model {
        var margin = LawMargin(site.office.library)
        var model: Model = [
            "headline": Messages.assessmentHeadline(
                mainRoutes.filter { $0.decision != regulation.scope?.decision }.map(\.outcome)),
            "basis": Messages.basis(
                regulation.identity.number, regulation.identity.version,
                reason: assessment.versionReason),
        ]
        model.set("earliest", assessment.earliestApproval.map(Messages.earliest))
        model.set(
            "assumed",
            assumed.first.map { first in
                Messages.assumed(assumed.map(\.term), like: first.like)
            })
        let askable = assessment.missing.filter { name in
            begin.contains(name) && regulation.term(name)?.ask != nil
        }
        let asks = askable.compactMap { regulation.term($0)?.ask }
        model.set("unsettled", Messages.unsettled(Array(asks.prefix(2)), more: asks.count - 2))
        model.list("route", routes(moved, &margin))
        model["stages"] = stages(moved, &margin)
        model.list("materials", materials(moved, &margin))
        var seen: Set<String> = []
        let fails = assessment.findings.filter {
            $0.result == .fail && $0.kind != .fact && $0.kind != .material
                && seen.insert($0.id).inserted
        }
        model.list("hurdles", FindingLine.list(fails, margin: &margin, in: regulation))
        let later = assessment.findings.filter {
            $0.result == .undecided && $0.kind == .gate && seen.insert($0.id).inserted
        }
        model.list("later", FindingLine.list(later, margin: &margin, in: regulation))
        model["laterSummary"] = Messages.laterGates(later.count)
        model["open"] = assessment.unquantified
        model["hasOpen"] = !assessment.unquantified.isEmpty
        return model
    }

    /// Terms the first form asks.
    private var begin: Set<String> {
        guard case .step(let first) = kind.begins, let step = kind.step(first) else { return [] }
        return Set(step.gives + step.mayGive)
    }

    private func routes(_ moved: Set<String>, _ margin: inout LawMargin) -> [Model] {
        var lines: [Model] = []
        for line in mainRoutes {
            let isMoved = moved.contains(line.decision)
            var model: Model = [
                "question": line.decision, "outcome": line.outcome,
                "explanation": line.explanation, "moved": isMoved,
            ]
            model.beside(margin.notes([line.cites], moved: isMoved))
            lines.append(model)
        }
        return lines
    }

    /// The first stage step by step; the later ones folded.
    private func stages(_ moved: Set<String>, _ margin: inout LawMargin) -> [Model] {
        var stages: [Model] = []
        for stage in kind.stages {
            let lines = assessment.steps.filter { $0.stage == stage.name && isOnPath($0) }
            let shown = lines.filter { $0.state != .notNeeded || moved.contains($0.id) }
            guard !shown.isEmpty else { continue }
            var model: Model = ["name": stage.name, "isFirst": stages.isEmpty]
            model["steps"] = steps(shown, moved, &margin)
            let gone = lines.count - shown.count
            model.set(
                "gone",
                gone > 0
                    ? Messages.notNeeded(
                        lines.filter { $0.state == .notNeeded && !moved.contains($0.id) }.map(\.id))
                    : "")
            model["count"] = Messages.stepCount(shown.count, done: 0)
            stages.append(model)
        }
        return stages
    }

    private func steps(
        _ lines: [Assessment.StepLine], _ moved: Set<String>, _ margin: inout LawMargin
    ) -> [Model] {
        var models: [Model] = []
        for step in lines {
            let papers = assessment.materials
                .filter { $0.step == step.id && $0.verdict == .holds }.map(\.id)
            let isMoved = moved.contains(step.id)
            var line: Model = [
                "name": step.id,
                "who": step.actors.map(Messages.role).joined(separator: Messages.listJoint),
                "state": step.state == .ahead
                    ? "ahead"
                    : step.state == .undecided ? "maybe" : "skipped",
                "moved": isMoved,
            ]
            line.set("limit", step.limits.joined(separator: Messages.comma))
            if step.state == .undecided { line.set("why", Messages.dependsOn(step.missing)) }
            if step.state == .notNeeded { line["why"] = Messages.notNeededNow }
            line.set("papers", papers.joined(separator: Messages.listJoint))
            line.beside(margin.notes(step.cites, isBrief: true))
            models.append(line)
        }
        return models
    }

    /// Papers of the first stage; later ones are told when their time comes.
    private func materials(_ moved: Set<String>, _ margin: inout LawMargin) -> [Model] {
        let first = kind.stages.first?.name
        let steps = Set(
            assessment.steps.filter { $0.stage == first && $0.state != .notNeeded }.map(\.id))
        var lines: [Model] = []
        for material in assessment.materials
        where steps.contains(material.step)
            && (material.verdict != .fails || moved.contains(material.id))
        {
            let (mark, verdict, style) =
                switch material.verdict {
                case .holds: ("■", Messages.paperNeeded, "pass")
                case .fails: ("□", Messages.paperNotNeededShort, "idle")
                case .undecided: ("◇", Messages.undecided, "undecided")
                }
            let isMoved = moved.contains(material.id)
            var line: Model = [
                "mark": mark, "verdict": verdict, "class": style, "name": material.id,
                "moved": isMoved,
                "when": material.verdict == .undecided
                    ? Messages.lacks(material.missing) : Messages.withStep(material.step),
            ]
            line.beside(margin.notes(material.cites, isBrief: true))
            lines.append(line)
        }
        return lines
    }
}
