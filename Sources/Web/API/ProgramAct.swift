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
