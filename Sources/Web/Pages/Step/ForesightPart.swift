import Casework
import RulePacks

/// What the typed facts come to by the rules, and where handing them in would lead.
enum ForesightPart {
    static func add(
        to model: inout Model, _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws {
        let place = work.place
        let seen: Foresight?
        do throws(OfficeError) {
            seen = try await visit.office.foresee(
                place.isNew ? nil : place.caseID, work.act(),
                kind: place.isNew ? place.kind : work.file?.kind.name ?? "",
                regulation: work.regulation.identity.id, for: visit.account)
        } catch { throw Problem(error) }
        guard let seen else { return }
        let (known, open) = (
            seen.figures.filter { $0.value.isSettled }, seen.figures.filter { !$0.value.isSettled }
        )
        model.list("figures", known.map { figure($0, &margin) })
        model.list("openFigures", open.map { figure($0, &margin) })
        model["openSummary"] = Messages.openFigures(open.count)
        model.list("sequels", seen.sequels.map { sequel($0, &margin) })
        model.list(
            "starts", seen.clocks.map { ClockLines.line($0, on: visit.site.today, visit, &margin) })
        model.set("endsWith", seen.ending)
        model["hasForesight"] = !seen.figures.isEmpty || !seen.sequels.isEmpty
    }

    private static func figure(_ figure: Derivation, _ margin: inout LawMargin) -> Model {
        var line: Model = [
            "what": figure.name, "value": FactText.write(figure.value, as: figure.type),
            "how": figure.explanation,
        ]
        let used = figure.used.prefix(8).map { "\($0.name) \(FactText.write($0.value))" }
        line.set("used", used.joined(separator: Messages.comma))
        line.set("missing", figure.missing.joined(separator: Messages.listJoint))
        line.beside(margin.notes(figure.cites, isBrief: true))
        return line
    }

    private static func sequel(_ sequel: Foresight.Sequel, _ margin: inout LawMargin) -> Model {
        let ways = sequel.ways.filter {
            !$0.against.isEmpty || !$0.redone.isEmpty || $0.ends != nil
        }
        var line: Model = [
            "step": sequel.occurrence.map { Messages.inOccurrence(sequel.step.id, $0) }
                ?? sequel.step.id,
            "who": sequel.roles.map(Messages.role).joined(separator: Messages.listJoint),
            "optional": sequel.step.isOptional,
        ]
        line.list(
            "ways",
            ways.map { way in
                var told: [String] = []
                if let back = way.backTo { told.append(Messages.leadsBack(back)) }
                if !way.redone.isEmpty { told.append(Messages.redone(way.redone)) }
                if let ending = way.ends { told.append(Messages.endsWith(ending)) }
                told += way.against.map(\.message)
                return [
                    "outcome": way.outcome ?? sequel.step.id,
                    "told": told.joined(separator: Messages.semicolon),
                    "blocked": !way.against.isEmpty,
                ]
            })
        line.beside(margin.notes(sequel.step.cites, isBrief: true))
        return line
    }
}

extension FactValue {
    /// Neither unknown nor out of place.
    fileprivate var isSettled: Bool { self != .unknown && self != .notApplicable }
}
