import Casework
import Foundation
import Quantities

/// A made-up office of any size: the same number gives the same cases.
struct Office {
    static let units = 200
    static let roles = (0..<10).map { "role-\($0)" }
    static let stages = (0..<12).map { "stage-\($0)" }
    static let kinds = ["project", "project", "project", "plan", "upkeep"]
    static let start = Instant(milliseconds: 1_735_700_000_000)
    /// Characters names are made of; a word is two of them.
    static let characters = (0..<400).compactMap {
        Unicode.Scalar(0x5000 + $0 * 7).map(String.init)
    }

    let acts: [CaseEvent]

    /// - Throws: when the stored form of an event has changed.
    init() throws {
        acts = try (0..<3).map { number in
            let facts = (0..<12).map { "\"fact-\($0)\":{\"text\":\"value \(number) of the step\"}" }
            let findings = (0..<6).map {
                """
                {"cites":["X-\($0)"],"facts":[],"id":"gate-\($0)","kind":"gate","message":"checked",
                "missing":[],"order":\($0),"remedy":"","result":"pass","strength":"must"}
                """
            }
            let json = """
                {"acted":{"step":"s\(number)","happenedOn":"2025-01-02",
                "facts":{\(facts.joined(separator: ","))},"materials":[],"pointed":[],"marks":[],
                "overrides":[],"acknowledged":[],"findings":[\(findings.joined(separator: ","))],
                "effects":[]}}
                """
            return try JSONDecoder().decode(CaseEvent.self, from: Data(json.utf8))
        }
    }

    /// Well-mixed number from two small ones.
    static func mixed(_ one: Int, _ other: Int) -> Int {
        var value = UInt64(truncatingIfNeeded: one &* 1_000_003 &+ other) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
        value = value &* 0xBF58_476D_1CE4_E5B9
        return Int(truncatingIfNeeded: (value ^ (value >> 32)) >> 1)
    }

    static func id(_ number: Int) -> String { "2025-\(number)" }
    static func unit(_ number: Int) -> Casework.Unit {
        let unit = mixed(number, 1) % units
        return Casework.Unit(id: "u\(unit)", name: "Unit \(unit)")
    }

    /// Every name holds two words all have, four of four hundred thousand, and the number.
    static func tokens(_ number: Int) -> String {
        let picked = (0..<8).map { characters[mixed(number, 10 + $0) % characters.count] }
        let words = zip(picked, picked.dropFirst()).map { $0 + $1 }
        return (["项目", "政务"] + words + [id(number)]).joined(separator: " ")
    }

    func view(_ number: Int, version: Int, minute: Int) -> CaseView {
        let id = Self.id(number)
        let unit = Self.unit(number)
        let isAlive = Self.mixed(number, 2) % 10 < 6
        let opened = Day(daysSinceEpoch: 20_000 + number % 300)
        func task(_ step: String, _ roles: [String], own: Bool, may: Bool, due: Bool) -> TaskView {
            TaskView(
                caseID: id, title: "Project \(number)", unit: unit, step: step, occurrence: nil,
                roles: roles, ofOwnUnit: own, persons: [], isOptional: may, openedOn: opened,
                due: due ? opened.adding(days: Self.mixed(number, version) % 90) : nil,
                cites: ["X-12"], from: "Li"
            )
        }
        let role = Self.roles[Self.mixed(number, version) % 10]
        let tasks = [
            task("review", [role], own: false, may: false, due: true),
            task("supplement", ["clerk"], own: true, may: false, due: false),
            task("change", ["clerk", role], own: false, may: true, due: false),
        ]
        return CaseView(
            caseID: id, version: version, kind: Self.kinds[number % 5], regulation: "r",
            title: "Project \(number)", unit: unit,
            stage: Self.stages[Self.mixed(number, version) % 12], ending: isAlive ? nil : "done",
            begun: Self.start, changed: Self.start.adding(seconds: Int64(minute) * 60),
            amounts: ["total": Decimal(number)], tasks: isAlive ? tasks : [],
            dues: isAlive
                ? [
                    DueView(
                        caseID: id, title: "Project \(number)", unit: unit, clock: "c", what: "w",
                        occurrence: nil, owes: role, start: opened,
                        due: opened.adding(days: 60) ?? opened, cites: ["X-16"]
                    )
                ] : [],
            exceptions: [], actors: ["p\(number % 500)", "r\(version % 40)"],
            searchTokens: Self.tokens(number)
        )
    }

    /// A new case with its first three acts.
    func beginning(_ number: Int) -> Writing {
        let unit = Self.unit(number)
        let begun = CaseEvent.Begun(
            kind: Self.kinds[number % 5], regulation: "r", packHash: "00", packVersion: "1",
            unit: unit
        )
        return writing(number, after: 0, [.begun(begun)] + acts, minute: number)
    }

    /// One more act of a case.
    func writing(_ number: Int, after version: Int, minute: Int) -> Writing {
        writing(number, after: version, [acts[version % acts.count]], minute: minute)
    }

    private func writing(
        _ number: Int, after version: Int, _ events: [CaseEvent], minute: Int
    ) -> Writing {
        Writing(
            caseID: Self.id(number), expectedVersion: version, at: Self.start,
            actor: Actor(
                person: "p\(number % 500)", name: "Li", role: "clerk", unit: Self.unit(number).id
            ),
            events: events, idempotencyKey: "\(number)/\(version)", fingerprint: "f",
            view: view(number, version: version + events.count, minute: minute)
        )
    }
}
