import Casework
import Foundation
import Guomi
import Quantities

/// Makes many cases out of the demo's: whole units are copied with new names and numbers.
///
/// A copy is written event by event through the log, so that chains, versions and read models are
/// those of real cases; only the deciding is not done again.
struct DemoCopies {
    let log: any EventLog
    let desk: any Desk
    let crypto: any CryptoProvider
    let script: DemoScript

    /// One demo case, ready to be copied.
    private struct Model {
        let view: CaseView
        /// Writings in order: who, when, and the events as JSON text.
        let writings: [(at: Instant, actor: Actor, events: [String])]
    }

    /// Copies until there are `count` projects in all; returns projects and events written.
    func make(_ count: Int) async throws -> (projects: Int, events: Int) {
        let views = try await log.views()
        let units = Set(script.cases.map(\.unit))
        var models: [String: [Model]] = [:]
        for view in views where units.contains(view.unit.id) {
            models[view.unit.id, default: []].append(try await model(of: view))
        }
        var projects = views.filter { $0.kind == script.kind }.count
        var events = 0
        var round = 1
        let order = script.units.map(\.id).filter { unit in
            models[unit]?.contains { $0.view.kind == script.kind } ?? false
        }
        while projects < count, !order.isEmpty {
            for unit in order where projects < count {
                for model in models[unit] ?? [] {
                    if model.view.kind == script.kind {
                        guard projects < count else { break }
                        projects += 1
                    }
                    events += try await write(model, round)
                }
                try await saveClerk(unit, round)
            }
            round += 1
        }
        return (projects, events)
    }

    private func model(of view: CaseView) async throws -> Model {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var writings: [(at: Instant, actor: Actor, events: [String])] = []
        for recorded in try await log.events(of: view.caseID) {
            let text = String(decoding: try encoder.encode(recorded.event), as: UTF8.self)
            if recorded.version == 2, let first = writings.first {
                writings = [(first.at, first.actor, first.events + [text])]
            } else {
                writings.append((recorded.at, recorded.actor, [text]))
            }
        }
        return Model(view: view, writings: writings)
    }

    // MARK: One copy

    private func write(_ model: Model, _ round: Int) async throws -> Int {
        let names = names(of: model.view.unit.id, round)
        let id = copiedID(model.view.caseID, round)
        let final = view(model.view, id, round)
        var version = 0
        for writing in model.writings {
            let events = try writing.events.map { try copied($0, names) }
            let next = version + events.count
            _ = try await log.append(
                Writing(
                    caseID: id, expectedVersion: version, at: writing.at, actor: writing.actor,
                    events: events, idempotencyKey: nil, fingerprint: "",
                    view: self.view(final, id, version: next)
                )
            )
            version = next
        }
        return version
    }

    private func copied(
        _ text: String, _ names: [(old: String, new: String)]
    ) throws -> CaseEvent {
        var text = text
        for name in names {
            text = text.replacingOccurrences(of: "\"\(name.old)\"", with: "\"\(name.new)\"")
        }
        return try JSONDecoder().decode(CaseEvent.self, from: Data(text.utf8))
    }

    /// What is renamed in the events of a unit's cases: the unit, and the titles they link to.
    private func names(of unit: String, _ round: Int) -> [(old: String, new: String)] {
        let name = script.units.first { $0.id == unit }?.name ?? unit
        let titles = script.cases.filter { $0.unit == unit }.compactMap(\.name)
        return [
            (unit, copiedUnit(unit, round)), (name, DemoMessages.copyUnit(name, round)),
        ] + titles.map { ($0, DemoMessages.copyTitle($0, round)) }
    }

    private func copiedUnit(_ unit: String, _ round: Int) -> String { "\(unit)-\(round)" }

    private func copiedID(_ id: String, _ round: Int) -> String {
        let letters = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")
        let tail = crypto.digest(Array("\(id)/\(round)".utf8)).prefix(9)
            .map { letters[Int($0) % letters.count] }
        return String(id.prefix(5)) + String(tail)
    }

    // MARK: Views

    private func view(_ view: CaseView, _ id: String, _ round: Int) -> CaseView {
        let unit = Casework.Unit(
            id: copiedUnit(view.unit.id, round),
            name: DemoMessages.copyUnit(view.unit.name, round)
        )
        let title =
            script.cases.contains { $0.name == view.title }
            ? DemoMessages.copyTitle(view.title, round) : view.title
        return renamed(view, id, unit, title, view.version)
    }

    private func view(_ view: CaseView, _ id: String, version: Int) -> CaseView {
        renamed(view, id, view.unit, view.title, version)
    }

    private func renamed(
        _ view: CaseView, _ id: String, _ unit: Casework.Unit, _ title: String, _ version: Int
    ) -> CaseView {
        CaseView(
            caseID: id, version: version, kind: view.kind, regulation: view.regulation,
            title: title, unit: unit, stage: view.stage, ending: view.ending, begun: view.begun,
            changed: view.changed, amounts: view.amounts,
            tasks: view.tasks.map { task in
                TaskView(
                    caseID: id, title: title, unit: unit, step: task.step,
                    occurrence: task.occurrence, roles: task.roles, ofOwnUnit: task.ofOwnUnit,
                    persons: task.persons, isOptional: task.isOptional,
                    openedOn: task.openedOn, due: task.due, cites: task.cites, from: task.from
                )
            },
            dues: view.dues.map { due in
                DueView(
                    caseID: id, title: title, unit: unit, clock: due.clock, what: due.what,
                    occurrence: due.occurrence, owes: due.owes, start: due.start, due: due.due,
                    cites: due.cites
                )
            },
            exceptions: view.exceptions.map { said in
                ExceptionView(
                    caseID: id, title: title, unit: unit, step: said.step, said: said.said,
                    by: said.by, on: said.on, cites: said.cites
                )
            },
            actors: view.actors,
            searchTokens: searchTokens("\(title) \(unit.name) \(id)").joined(separator: " ")
        )
    }

    /// The copied unit and an account of its own for the clerk.
    private func saveClerk(_ unit: String, _ round: Int) async throws {
        guard let known = script.units.first(where: { $0.id == unit }),
            let clerk = try await desk.accounts().first(where: { $0.unit == unit })
        else { return }
        let copy = Casework.Unit(
            id: copiedUnit(unit, round), name: DemoMessages.copyUnit(known.name, round)
        )
        try await desk.save(copy)
        try await desk.save(
            Account(
                id: copy.id, login: copy.id, name: clerk.name, unit: copy.id, roles: clerk.roles,
                passwordHash: clerk.passwordHash, isEnabled: true
            )
        )
    }
}
