import Guomi
import Quantities
import RulePacks
import Store
import TestKit
import Testing

@testable import Casework

/// An office over the memory store, with the garden's people.
struct Bureau {
    let world: SeededWorld
    let store: any EventLog & Desk
    let office: Office
    /// 东园 and 西园 each have a clerk; the head, the waterman and the administrators have none.
    let clerk = Bureau.person("clerk", "u1", ["园丁"])
    let other = Bureau.person("other", "u2", ["园丁"])
    let head = Bureau.person("head", "u0", ["园长"])
    let water = Bureau.person("water", "u0", ["水工"])
    let admin = Bureau.person("admin", "u0", [SystemRole.system])

    init(
        on day: String = "2025-03-03", rulings: [String: FactValue] = [:], seed: UInt64 = 1
    ) async throws {
        world = try SeededWorld(now: Instant(noonOf: Day(day)), seed: seed)
        store = MemoryStore(provider: try SoftwareProvider())
        let library = Library(
            regulations: [try Garden.regulation()], calendar: try Garden.calendar(),
            rulings: ["garden": rulings]
        )
        office = Office(world: world, log: store, desk: store, library: library)
        for (id, name) in [("u0", "园长室"), ("u1", "东园"), ("u2", "西园")] {
            try await store.save(Unit(id: id, name: name))
        }
        for account in [clerk, other, head, water, admin] { try await store.save(account) }
    }

    static func person(_ id: String, _ unit: String, _ roles: [String]) -> Account {
        Account(
            id: id, login: id, name: id, unit: unit, roles: roles, passwordHash: "",
            isEnabled: true
        )
    }

    func pass(to day: String) { world.move(to: Instant(noonOf: Day(day))) }

    func begin(
        _ kind: String, _ act: Act, by account: Account? = nil, key: String = ""
    ) async throws(OfficeError) -> Receipt {
        try await office.begin(
            kind: kind, regulation: "garden", act, by: account ?? clerk, key: key
        )
    }

    func act(
        _ id: String, _ act: Act, by account: Account, expecting version: Int? = nil,
        key: String = ""
    ) async throws(OfficeError) -> Receipt {
        try await office.act(on: id, expecting: version, act, by: account, key: key)
    }

    /// Experts e1…; the last two are of the unit itself and of another pool.
    func seatExperts(_ count: Int) async throws {
        for number in 1...max(1, count) {
            try await save("e\(number)", "外园", "树木库", isEnabled: true)
        }
        try await save("own", "东园", "树木库", isEnabled: true)
        try await save("elsewhere", "外园", "花草库", isEnabled: true)
        try await save("resting", "外园", "树木库", isEnabled: false)
    }

    private func save(
        _ id: String, _ unit: String, _ pool: String, isEnabled: Bool
    ) async throws {
        let account = Bureau.person("a-\(id)", "x-\(id)", [PackWord.expert])
        try await store.save(account)
        try await store.save(
            Expert(
                id: id, name: "专家\(id)", unit: unit, field: "树", pool: pool,
                account: account.id, isEnabled: isEnabled
            )
        )
    }

    func expert(_ id: String) -> Account { Bureau.person("a-\(id)", "x-\(id)", [PackWord.expert]) }
}

extension OfficeError {
    /// The kinds of what stood against it; empty for other errors.
    var kinds: [Finding.Kind] {
        if case .refused(let refusal) = self { refusal.findings.map(\.kind) } else { [] }
    }
}

/// The error an operation ends with; `nil` (and an issue) when it succeeds.
func failure<Result>(
    at place: SourceLocation = #_sourceLocation,
    _ body: () async throws(OfficeError) -> Result
) async -> OfficeError? {
    do throws(OfficeError) {
        _ = try await body()
        Issue.record("it was done", sourceLocation: place)
        return nil
    } catch {
        return error
    }
}
