import Casework
import Foundation
import Guomi
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Quantities
import RulePacks
import Store
import TestKit

@testable import Web

/// A whole site over a memory store, in a world that only moves when told to.
struct SiteKit {
    let world: SeededWorld
    let store: MemoryStore
    let office: Office
    let configuration: WebConfiguration

    static let password = "right-password"
    static let people: [(login: String, unit: String, roles: [String])] = [
        ("clerk", "unit-a", ["项目单位"]), ("other", "unit-b", ["项目单位"]),
        ("reviewer", "office", ["主管部门"]), ("reviewer2", "office", ["主管部门"]),
        ("leader", "hall", ["审定机关"]), ("auditor", "audit", ["审计"]),
        ("security", "office", [SystemRole.security]), ("system", "office", [SystemRole.system]),
        ("audits", "office", [SystemRole.audit]), ("nobody", "office", []),
    ]

    init(_ change: (inout WebConfiguration) -> Void = { _ in }) async throws {
        let start = Instant(noonOf: try day("2025-11-10")).adding(seconds: -3 * 3_600)
        world = try SeededWorld(now: start, seed: 7)
        store = MemoryStore(provider: try SoftwareProvider())
        let regulation = try Checkout.regulation("baiyun-2024")
        let library = Library(
            regulations: [regulation], calendar: try Checkout.calendar(),
            rulings: [regulation.identity.id: try Checkout.rulings(of: regulation)])
        for unit in Set(Self.people.map(\.unit)) {
            try await store.save(Unit(id: unit, name: "单位 \(unit)"))
        }
        for person in Self.people {
            try await store.save(
                Account(
                    id: person.login, login: person.login, name: "人 \(person.login)",
                    unit: person.unit, roles: person.roles, passwordHash: Self.password,
                    isEnabled: true))
        }
        office = Office(world: world, log: store, desk: store, library: library)
        var configuration = WebConfiguration()
        change(&configuration)
        self.configuration = configuration
    }

    /// Runs a visit of several people to the same site, or to the same store under another office.
    func visit(
        in office: Office? = nil, _ body: @Sendable @escaping (Doors) async throws -> Void
    ) async throws {
        let application = try buildApplication(
            office: office ?? self.office, desk: store, log: store, passwords: EqualPasswords(),
            configuration: configuration)
        try await application.test(.router) { client in
            try await body(Doors(client: client, site: self))
        }
    }
}

/// Compares as text; the store holds the password itself in these tests.
struct EqualPasswords: PasswordKeeper {
    let decoy = "no password at all"
    func encode(_ password: String) async -> String? { password }
    func matches(_ password: String, encoded: String) async -> Bool { password == encoded }
}

func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw Missing("day \(text)") }
    return day
}

/// Something a test needed was not there.
struct Missing: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The way into the site, for several browsers.
struct Doors: Sendable {
    let client: any TestClientProtocol
    let site: SiteKit

    func browser() -> Browser { Browser(client: client) }

    func signedIn(_ login: String) async throws -> Browser {
        let browser = browser()
        try await browser.signIn(login)
        return browser
    }
}
