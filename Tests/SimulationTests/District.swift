import Guomi
import Quantities
import RulePacks
import Store
import TestKit

@testable import Casework

/// A district of made-up units that lives through a year under a real pack: everybody acts at random
/// from one seed, through the same office as page and program.
struct District {
    let library: Library
    let regulation: Regulation
    let world: SeededWorld
    let store: any EventLog & Desk
    let office: Office
    /// Accounts by role; own-unit roles have one account per unit.
    private(set) var people: [String: [Account]] = [:]
    let units: [Unit]
    let experts = 12

    init(pack: String, units count: Int, seed: UInt64, on day: Day) async throws {
        regulation = try Checkout.regulation(pack)
        library = Library(
            regulations: [regulation], calendar: try Checkout.calendar(),
            rulings: [pack: try Checkout.rulings(of: regulation)]
        )
        world = try SeededWorld(now: Instant(noonOf: day), seed: seed)
        store = MemoryStore(provider: try SoftwareProvider())
        office = Office(world: world, log: store, desk: store, library: library)
        units = (1...max(1, count)).map { Unit(id: "u\($0)", name: "U\($0)") }
        for unit in units { try await store.save(unit) }
        try await store.save(Unit(id: "bureau", name: "Bureau", isProjectUnit: false))
        try await appoint()
    }

    private mutating func appoint() async throws {
        let own = regulation.ownUnitRoles
        for (place, role) in regulation.roles.enumerated()
        where !role.isOutside && !own.contains(role.name) {
            people[role.name] = [try await account("b\(place)", "bureau", [role.name])]
        }
        for (place, role) in own.sorted().enumerated() {
            for unit in units {
                let account = try await account("c\(place)-\(unit.id)", unit.id, [role])
                people[role, default: []].append(account)
            }
        }
        let pools = Set(
            regulation.kinds.flatMap(\.steps).flatMap { $0.panel?.seats ?? [] }.flatMap(\.pools)
        )
        for number in 1...experts {
            let account = try await account("e\(number)", "x\(number)", [PackWord.expert])
            people[PackWord.expert, default: []].append(account)
            for pool in pools.sorted() {
                try await store.save(
                    Expert(
                        id: "\(pool)-\(number)", name: "E\(number)", unit: "X", field: "f",
                        pool: pool, account: account.id, isEnabled: true
                    )
                )
            }
        }
    }

    private func account(
        _ id: String, _ unit: String, _ roles: [String]
    ) async throws -> Account {
        let account = Account(
            id: id, login: id, name: id, unit: unit, roles: roles, passwordHash: "",
            isEnabled: true
        )
        try await store.save(account)
        return account
    }

    /// Somebody who may act in a role for a unit.
    func person(_ role: String, for unit: String) -> Account? {
        let all = people[role] ?? []
        return all.first { $0.unit == unit }
            ?? (regulation.ownUnitRoles.contains(role) ? nil : all.first)
    }

    /// The account behind an id, for drawn experts.
    func person(id: String) -> Account? {
        people.values.joined().first { $0.id == id }
    }

    /// Digest over every case's last hash, in order of beginning: equal for equal lives.
    func fingerprint() async throws -> String {
        var heads: [String] = []
        for id in try await store.caseIDs() {
            let last = try await store.events(of: id).last
            heads.append("\(id) \(last?.version ?? 0) \(last?.hash ?? "")")
        }
        return hex(world.digest(Array(heads.joined(separator: "\n").utf8)))
    }
}
