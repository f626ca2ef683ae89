import Casework
import HTTPTypes
import Store
import TestKit
import Testing

@testable import Web

/// What was taken from a person stays taken, and passwords are not guessed at leisure.
struct AccountSafetyTests {
    private static func changed(
        _ account: Account, roles: [String]? = nil, isEnabled: Bool = true, hash: String? = nil
    ) -> Account {
        Account(
            id: account.id, login: account.login, name: account.name, unit: account.unit,
            roles: roles ?? account.roles, passwordHash: hash ?? account.passwordHash,
            isEnabled: isEnabled)
    }

    @Test func `a new password neither opens a closed account nor brings revoked roles back`()
        async throws
    {
        let site = try await SiteKit()
        let seen = try #require(await site.store.account(named: "clerk"))
        try await site.store.save(Self.changed(seen, isEnabled: false))
        await #expect(throws: OfficeError.self) {
            try await site.office.changePassword(of: seen, hash: "new")
        }
        #expect(await site.store.account(named: "clerk")?.isEnabled == false)

        try await site.store.save(Self.changed(seen, roles: []))
        try await site.office.changePassword(of: seen, hash: "new")
        let now = try #require(await site.store.account(named: "clerk"))
        #expect(now.roles == [])
        #expect(now.passwordHash == "new")
    }

    @Test func `a password reset meanwhile is not overwritten by the person's own change`()
        async throws
    {
        let site = try await SiteKit()
        let seen = try #require(await site.store.account(named: "clerk"))
        try await site.store.save(Self.changed(seen, hash: "reset"))
        await #expect(throws: OfficeError.self) {
            try await site.office.changePassword(of: seen, hash: "new")
        }
        #expect(await site.store.account(named: "clerk")?.passwordHash == "reset")
    }

    @Test func `guesses at the password page lock like those at the door`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            let new = [("new", "long-enough-1"), ("again", "long-enough-1")]
            for _ in 1...5 {
                try await browser.get("/password")
                let page = try await browser.post("/password", new + [("old", "guess")])
                #expect(page.text.contains("现在的口令不对"))
            }
            try await browser.get("/password")
            let locked = try await browser.post("/password", new + [("old", SiteKit.password)])
            #expect(locked.text.contains("10 分钟后再试"))
            #expect(try await doors.signedIn("clerk").page.path == "/sign-in")
            site.world.move(to: site.world.now.adding(seconds: 601))
            try await browser.get("/password")
            let done = try await browser.post("/password", new + [("old", SiteKit.password)])
            #expect(done.path == "/sign-in")
        }
    }

    @Test func `a refusal is audited with the address that was asked for`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("system")
            #expect(try await browser.get("/cases/P-1/receipts/2").status == .forbidden)
        }
        let line = try #require(await site.store.audit(offset: 0, limit: 1).first)
        #expect(line.object == "/cases/P-1/receipts/2")
    }

    @Test func `over https both cookies are bound to this host`() async throws {
        try await SiteKit { $0.isSecure = true }.visit { doors in
            let browser = doors.browser()
            let guest = try await browser.get("/sign-in").headers[.setCookie] ?? ""
            #expect(guest.hasPrefix("__Host-") && guest.contains("Secure"), "\(guest)")
            #expect(try await browser.signIn("clerk").path == "/inbox")
        }
    }
}
