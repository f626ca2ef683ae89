import Casework
import Foundation
import HTTPTypes
import Quantities
import RulePacks

/// An act as a program sends it; keys that are not named here are refused.
struct ProgramAct: Decodable {
    var regulation: String?
    var kind: String?
    var day: String?
    var version: Int?
    var step: String?
    var occurrence: String?
    var outcome: String?
    var facts: [String: ProgramValue]?
    var materials: [HandedIn]?
    var pointed: [Pointed]?
    var marks: [AspectMark]?
    var reason: String?
    var happenedOn: String?
    var overrides: [Override]?
    var acknowledged: [String]?

    private enum Key: String, CodingKey, CaseIterable {
        case regulation, kind, day, version, step, occurrence, outcome, facts, materials, pointed
        case marks, reason, happenedOn, overrides, acknowledged
    }

    static func wrong(_ what: String) -> Problem {
        Problem(
            status: .badRequest, code: "GJ-WEB-420", title: Messages.unreadableTitle,
            what: Messages.wrongKey(what), next: Messages.seeInterface)
    }

    static func read(_ visit: Visit) throws -> ProgramAct {
        let bytes = Data(visit.form.json)
        let decoder = JSONDecoder()
        guard let object = try? decoder.decode([String: ProgramValue].self, from: bytes) else {
            throw Problem.unreadableForm
        }
        let known = Set(Key.allCases.map(\.rawValue))
        if let stranger = object.keys.sorted().first(where: { !known.contains($0) }) {
            throw wrong(stranger)
        }
        do {
            return try decoder.decode(ProgramAct.self, from: bytes)
        } catch {
            throw Problem.unreadableForm
        }
    }

    /// The act, its facts read by the types of a regulation.
    func act(in regulation: Regulation) throws -> Act {
        var act = Act(step: step ?? "", occurrence: occurrence, outcome: outcome)
        for (name, value) in facts ?? [:] {
            guard let term = regulation.term(name), let written = value.written else {
                throw Self.wrong(name)
            }
            do throws(FactTextError) {
                act.facts[name] = try FactText.read(written, for: term)
            } catch {
                throw Self.wrong(name + Messages.colon + error.message)
            }
        }
        act.materials = materials ?? []
        act.pointed = pointed ?? []
        act.marks = marks ?? []
        act.reason = reason
        if let happenedOn {
            guard let day = Day(iso: happenedOn) else { throw Self.wrong("happenedOn") }
            act.happenedOn = day
        }
        act.overrides = overrides ?? []
        act.acknowledged = acknowledged ?? []
        return act
    }
}

/// Any JSON value; numbers are kept as they were written, never as binary fractions.
enum ProgramValue: Decodable {
    case text(String)
    case truth(Bool)
    case number(String)
    case list([ProgramValue])
    case parts([String: ProgramValue])
    case nothing

    init(from decoder: any Decoder) throws {
        let box = try decoder.singleValueContainer()
        if box.decodeNil() {
            self = .nothing
        } else if let truth = try? box.decode(Bool.self) {
            self = .truth(truth)
        } else if let text = try? box.decode(String.self) {
            self = .text(text)
        } else if let number = try? box.decode(Foundation.Decimal.self) {
            self = .number("\(number)")
        } else if let list = try? box.decode([ProgramValue].self) {
            self = .list(list)
        } else {
            self = .parts(try box.decode([String: ProgramValue].self))
        }
    }

    /// As a person would have written it; `nil` for null.
    var written: WrittenFact? {
        switch self {
        case .nothing: nil
        case .text(let text), .number(let text): .text(text)
        case .truth(let truth): .text(truth ? Messages.yes : Messages.no)
        case .list(let items): .list(items.compactMap(\.written))
        case .parts(let parts): .parts(parts.compactMapValues(\.written))
        }
    }
}

/// An assessment in the form of the command line's contract (DESIGN §9).
struct ProgramAssessment: Encodable {
    struct Step: Encodable {
        let id: String
        let stage: String
        let actor: [String]
        let articles: [String]
        let state: String
        let missing: [String]
    }
    struct Material: Encodable {
        let id: String
        let step: String
        let required: String
        let articles: [String]
    }
    struct Line: Encodable {
        let id: String
        let force: String
        let result: String
        let message: String
        let articles: [String]
        let facts: [String]
    }
    struct Duty: Encodable {
        let id: String
        let what: String
        let who: String
        let to: String
        let due: String?
        let unit: String
        let articles: [String]
        let explain: [String]
    }
    let regulation: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let version_hash: String
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let version_reason: String
    let route: [String: String]
    let steps: [Step]
    let materials: [Material]
    let findings: [Line]
    let obligations: [Duty]
    let unquantified: [String]
    let missing: [String]
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let earliest_approval: String?

    init(_ found: Assessment) {
        regulation = found.regulation
        version_hash = found.packHash
        version_reason = found.versionReason
        route = Dictionary(found.route.map { ($0.decision, $0.outcome) }, uniquingKeysWith: { $1 })
        steps = found.steps.map {
            Step(
                id: $0.id, stage: $0.stage, actor: $0.actors, articles: $0.cites,
                state: $0.state.rawValue, missing: $0.missing)
        }
        materials = found.materials.map {
            Material(id: $0.id, step: $0.step, required: $0.verdict.rawValue, articles: $0.cites)
        }
        findings = found.findings.map { finding in
            let result =
                switch finding.result {
                case .pass, .byWay, .overridden: "pass"
                case .fail: "fail"
                case .undecided: "unknown"
                }
            return Line(
                id: finding.id, force: finding.strength.rawValue, result: result,
                message: finding.message, articles: finding.cites,
                facts: finding.facts.map(\.name))
        }
        obligations = found.duties.map {
            Duty(
                id: $0.id, what: $0.what, who: $0.owes, to: $0.to, due: $0.due?.description,
                unit: $0.period, articles: $0.cites, explain: $0.explanation)
        }
        unquantified = found.unquantified
        missing = found.missing
        earliest_approval = found.earliestApproval?.description
    }
}
