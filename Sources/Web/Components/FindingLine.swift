import Casework
import RulePacks

/// A rule's finding: one plain line with a square mark, never a card.
enum FindingLine {
    static func model(
        _ finding: Finding, margin: inout LawMargin, in regulation: Regulation? = nil
    ) -> Model {
        let (mark, verdict, style) =
            switch finding.result {
            case .pass: ("■", Messages.holds, "pass")
            case .byWay: ("■", Messages.byWay, "pass")
            case .overridden: ("■", Messages.overridden, "pass")
            case .fail: ("□", Messages.fails, "fail")
            case .undecided: ("◇", Messages.undecided, "undecided")
            }
        var model: Model = [
            "mark": mark, "verdict": verdict, "class": style, "message": sentence(finding),
        ]
        model.set("missing", finding.missing.joined(separator: Messages.listJoint))
        let used = finding.facts.prefix(6).map { fact -> String in
            fact.name + " " + FactText.write(fact.value, as: regulation?.type(of: fact.name))
        }
        model.set("used", used.joined(separator: Messages.comma))
        if finding.result == .fail || finding.result == .undecided {
            model.set("remedy", finding.remedy)
        }
        model.beside(margin.notes(finding.cites, force: finding.strength))
        return model
    }

    /// A gate's sentence says what is wrong; when nothing is, only its name is true.
    private static func sentence(_ finding: Finding) -> String {
        finding.kind == .gate && finding.result == .pass ? finding.id : finding.message
    }

    /// Findings with the other cases they rest on and the acts those were put on record by.
    static func list(
        _ findings: [Finding], provenIn work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws -> [Model] {
        var lines: [Model] = []
        for finding in findings.sorted(by: { ($0.rank, $0.order) < ($1.rank, $1.order) }) {
            var line = model(finding, margin: &margin, in: work.regulation)
            if finding.kind == .gate, finding.result != .pass {
                line.list("proofs", try await proofs(of: finding, in: work, visit))
            }
            lines.append(line)
        }
        return lines
    }

    /// Other cases a finding rests on, with what they show and the acts they show it by.
    static func proofs(
        of finding: Finding, in work: StepWork, _ visit: Visit
    ) async throws -> [Model] {
        do throws(OfficeError) {
            return try await visit.office.evidence(
                for: finding, regulation: work.regulation, for: visit.account
            ).map(proof)
        } catch { throw Problem(error) }
    }

    private static func proof(_ evidence: Evidence) -> Model {
        let path = "/cases/\(URLText.encode(evidence.caseID))"
        return [
            "href": path, "title": Messages.caseChoice(evidence.title, evidence.caseID),
            "shown": evidence.shown.map { shown -> Model in
                [
                    "what": shown.name, "value": FactText.write(shown.value),
                    "events": shown.events.map { event -> Model in
                        [
                            "href": "\(path)/receipts/\(event.version)",
                            "text": Messages.evidenceEvent(event),
                        ]
                    },
                ]
            },
        ]
    }

    /// Findings a reader wants to see: rules first that do not hold, in the order of the text.
    static func list(
        _ findings: [Finding], margin: inout LawMargin, in regulation: Regulation?
    ) -> [Model] {
        var lines: [Model] = []
        for finding in findings.sorted(by: { ($0.rank, $0.order) < ($1.rank, $1.order) }) {
            lines.append(model(finding, margin: &margin, in: regulation))
        }
        return lines
    }
}

extension Finding {
    fileprivate var rank: Int {
        switch result {
        case .fail: 0
        case .undecided: 1
        case .overridden: 2
        case .byWay: 3
        case .pass: 4
        }
    }
}

extension Regulation {
    /// What a named fact or figure of the law looks like, for writing it.
    func type(of name: String) -> TermType? {
        term(name)?.type ?? values.first { $0.name == name }?.type
    }
}
