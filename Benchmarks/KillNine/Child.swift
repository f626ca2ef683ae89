import Casework
import Foundation
import Guomi
import Quantities
import Store

/// The process that writes until it is killed.
struct Child {
    let store: SQLiteStore
    let round: Int
    /// Says audit lines are stored before they are: the parent must find out.
    let isLying: Bool

    init(folder: String, round: Int, isLying: Bool) throws {
        self.isLying = isLying
        store = try SQLiteStore(path: folder + "/kill.sqlite", provider: SoftwareProvider())
        self.round = round
    }

    /// Never returns by itself.
    func run(clients: Int) async throws {
        Self.say("ready")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<clients {
                group.addTask {
                    for number in 0... { try await act(client, number) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// One line in one system call, so that a kill never leaves half of it.
    static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }

    private func act(_ client: Int, _ number: Int) async throws {
        let name = "\(round)-\(client)-\(number)"
        switch Int.random(in: 0..<20) {
        case 0:
            let bytes = (0..<Int.random(in: 0...20_000)).map { _ in UInt8.random(in: 0...255) }
            Self.say("F \(try await store.saveFile(bytes)) \(bytes.count)")
        case 1:
            if isLying { Self.say("A \(name)") }
            try await store.record(
                AuditLine(
                    at: Instant(milliseconds: 0), who: name, what: "w", object: "o",
                    result: "allowed", source: "s"
                )
            )
            Self.say("A \(name)")
        case 2: try await append(to: "case-\(name)", named: name, after: 0)
        default:
            let id = "case-\(Int.random(in: 0..<50))"
            try await append(to: id, named: name, after: try await store.version(of: id))
        }
    }

    /// Loses to other clients now and then, which is as it should be.
    private func append(to id: String, named name: String, after version: Int) async throws {
        let count = Int.random(in: 1...3)
        let events = try (1...count).map { try Self.event("\(name) \($0)/\(count)") }
        let writing = Writing(
            caseID: id, expectedVersion: version, at: Instant(milliseconds: 0),
            actor: Actor(person: "p", name: "P", role: "r", unit: "u"), events: events,
            idempotencyKey: name, fingerprint: "f", view: Self.view(id, version + count)
        )
        do throws(LogError) {
            let recorded = try await store.append(writing)
            let hashes = recorded.map { "\($0.version):\($0.hash)" }.joined(separator: " ")
            Self.say("E \(id) \(name) \(hashes)")
        } catch {
            guard case .conflict = error else { throw error }
        }
    }

    private static func event(_ note: String) throws -> CaseEvent {
        let json = """
            {"corrected":{"term":"note","old":{"none":"unknown"},"new":{"text":"\(note)"},
            "reason":"\(String(repeating: "r", count: Int.random(in: 0...2_000)))"}}
            """
        return try JSONDecoder().decode(CaseEvent.self, from: Data(json.utf8))
    }

    private static func view(_ id: String, _ version: Int) -> CaseView {
        let unit = Casework.Unit(id: "u\(version % 7)", name: "U")
        let task = TaskView(
            caseID: id, title: "T", unit: unit, step: "s\(version)", occurrence: nil,
            roles: ["r\(version % 5)"], ofOwnUnit: version % 2 == 0, persons: [],
            isOptional: version % 3 == 0, openedOn: Day(daysSinceEpoch: version), due: nil,
            cites: [], from: ""
        )
        return CaseView(
            caseID: id, version: version, kind: "k", regulation: "r", title: "T", unit: unit,
            stage: "s\(version % 4)", ending: nil, begun: Instant(milliseconds: 0),
            changed: Instant(milliseconds: Int64(version)), amounts: [:],
            tasks: Array(repeating: task, count: version % 4), dues: [], exceptions: [],
            actors: ["p\(version % 9)"], searchTokens: "word\(version % 11) \(id)"
        )
    }
}
