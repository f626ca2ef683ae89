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
    var materials: [Paper]?
    var pointed: [Pointed]?
    var marks: [AspectMark]?
    var reason: String?
    var happenedOn: String?
    var overrides: [Override]?
    var acknowledged: [String]?

    /// A file of the account's own drafts; its name and size are those of the upload.
    struct Paper: Decodable {
        let material: String
        let digest: String
    }

    private enum Key: String, CodingKey, CaseIterable {
        case regulation, kind, day, version, step, occurrence, outcome, facts, materials, pointed
        case marks, reason, happenedOn, overrides, acknowledged
    }

    static func wrong(_ what: String) -> Problem {
        Problem(
            status: .badRequest, code: "GJ-WEB-420", title: Messages.unreadableTitle,
            what: Messages.wrongKey(what), next: Messages.seeInterface)
    }

    /// A day as it was sent; a day that is none is never taken for another.
    static func day(_ text: String?, _ name: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(iso: text) else { throw wrong(name) }
        return day
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

    private static func notUploaded(_ material: String) -> Problem {
        Problem(
            status: .unprocessableContent, code: "GJ-WEB-424", title: Messages.refusedTitle,
            what: Messages.notUploaded(material), next: Messages.uploadFirst)
    }

    /// The account's uploads for these papers: a digest alone proves nobody has the bytes.
    ///
    /// The drafts stay, so that a request sent again finds its files again.
    private func files(of visit: Visit) async throws -> [HandedIn] {
        guard let materials, !materials.isEmpty else { return [] }
        let uploads = try await visit.site.desk.drafts(of: visit.account.id).flatMap(\.files)
        return try materials.map { paper in
            guard
                let file = uploads.first(where: {
                    $0.material == paper.material && $0.digest == paper.digest
                })
            else { throw Self.notUploaded(paper.material) }
            return file
        }
    }

    /// The act, its facts read by the types of a regulation, its files from the caller's drafts.
    func act(in regulation: Regulation, of visit: Visit) async throws -> Act {
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
        act.materials = try await files(of: visit)
        act.pointed = pointed ?? []
        act.marks = marks ?? []
        act.reason = reason
        act.happenedOn = try Self.day(happenedOn, "happenedOn")
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
