import Casework
import Quantities
import RulePacks

/// What the typed facts come to by the rules, and where handing them in would lead.
enum ForesightPart {
    static func add(
        to model: inout Model, _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws {
        let place = work.place
        guard let kind = work.file?.kind ?? work.regulation.kind(place.kind) else { return }
        let seen: Foresight?
        do throws(OfficeError) {
            seen = try await visit.office.foresee(
                place.isNew ? nil : place.caseID, work.act(), kind: kind.name,
                regulation: work.regulation.identity.id, for: visit.account)
        } catch { throw Problem(error) }
        guard let seen else { return }
        let figures = seen.figures.filter { isTelling($0, kind) }
        model.list("figures", figures.map { figure($0, work.regulation, &margin) })
        let needed = seen.sequels.filter { !$0.step.isOptional }
        let optional = seen.sequels.filter(\.step.isOptional).map(name)
        model.list("sequels", needed.map { sequel($0, &margin) })
        model.set("optional", optional.joined(separator: Messages.listJoint).nonEmpty)
        model.list(
            "starts", seen.clocks.map { ClockLines.line($0, on: visit.site.today, visit, &margin) })
        model.set("endsWith", seen.ending)
        model["hasForesight"] = !figures.isEmpty || !seen.sequels.isEmpty
    }

    /// What was handed in comes to by the rules, for those who decide on one of several doings.
    static func addFigures(
        to model: inout Model, _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws {
        guard let file = work.file, let occurrence = work.place.occurrence else { return }
        let figures: [Derivation]
        do throws(OfficeError) {
            figures = try await visit.office.figures(
                of: file.view.caseID, in: occurrence, for: visit.account)
        } catch { throw Problem(error) }
        model.list(
            "figures",
            figures.filter { isTelling($0, file.kind) }
                .map { figure($0, work.regulation, &margin) })
    }

    /// Amounts, shares and decisions; not what would rest on an amount that is nothing yet.
    private static func isTelling(_ figure: Derivation, _ kind: Kind) -> Bool {
        switch figure.type {
        case .money, .ratio, .number, .choice: break
        default: return false
        }
        return figure.value != .unknown && figure.value != .notApplicable
            && !figure.used.contains {
                kind.amounts.contains($0.name) && $0.value == .number(.zero)
            }
    }

    private static func figure(
        _ figure: Derivation, _ regulation: Regulation, _ margin: inout LawMargin
    ) -> Model {
        var line: Model = [
            "what": figure.name, "value": FactText.write(figure.value, as: figure.type),
        ]
        // Arithmetic on names reads like a sentence; a formula with keywords is for authors.
        if !figure.explanation.unicodeScalars.contains(where: Self.isLetter) {
            line["how"] = figure.explanation
        }
        let used = figure.used.filter { !$0.value.hasParts }.prefix(8).map {
            "\($0.name) \(FactText.write($0.value, as: regulation.type(of: $0.name)))"
        }
        line.set("used", used.joined(separator: Messages.comma))
        line.beside(margin.notes(figure.cites, isBrief: true))
        return line
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic
    }

    private static func sequel(_ sequel: Foresight.Sequel, _ margin: inout LawMargin) -> Model {
        var line: Model = [
            "step": name(sequel),
            "who": sequel.roles.map(Messages.role).joined(separator: Messages.listJoint),
        ]
        line.list("ways", sequel.ways.compactMap { way($0, of: sequel) })
        line.beside(margin.notes(sequel.step.cites, isBrief: true))
        return line
    }

    /// An outcome that leads elsewhere than on, or that the rules already stand against.
    private static func way(_ way: Foresight.Way, of sequel: Foresight.Sequel) -> Model? {
        let against = way.against.filter { $0.result == .fail }
        var told: [String] = []
        if !way.redone.isEmpty { told.append(Messages.redone(way.redone)) }
        if let ending = way.ends { told.append(Messages.endsWith(ending)) }
        told += against.map(\.message)
        guard !told.isEmpty else { return nil }
        return [
            "outcome": way.outcome ?? sequel.step.id,
            "told": told.joined(separator: Messages.semicolon), "blocked": !against.isEmpty,
        ]
    }

    private static func name(_ sequel: Foresight.Sequel) -> String {
        sequel.occurrence.map { Messages.inOccurrence(sequel.step.id, $0) } ?? sequel.step.id
    }
}

extension FactValue {
    /// A record or a list: too much for one line.
    fileprivate var hasParts: Bool {
        switch self {
        case .record, .list: true
        default: false
        }
    }
}
