import Casework
import HTTPTypes
import Store
import TestKit
import Testing

@testable import Web

struct SignInTests {
    @Test func `the right password opens the inbox and sets a closed cookie`() async throws {
        try await SiteKit().visit { doors in
            let browser = doors.browser()
            let page = try await browser.signIn("clerk")
            #expect(page.path == "/inbox")
            #expect(page.text.contains("人 clerk"))
        }
    }

    @Test func `an unknown name and a wrong password get the same answer`() async throws {
        try await SiteKit().visit { doors in
            let wrong = try await doors.browser().signIn("clerk", password: "wrong")
            let unknown = try await doors.browser().signIn("no-such", password: "wrong")
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.status == unknown.status)
            func bare(_ page: Browser.Page) -> String {
                page.text.replacing(/value="[^"]*"/, with: "")
            }
            #expect(bare(wrong) == bare(unknown))
        }
    }

    @Test func `five failures lock the name for ten minutes, the right password too`() async throws
    {
        let site = try await SiteKit()
        try await site.visit { doors in
            for _ in 1...4 { try await doors.browser().signIn("clerk", password: "wrong") }
            #expect(try await doors.browser().signIn("clerk").path == "/inbox")
            for _ in 1...5 { try await doors.browser().signIn("clerk", password: "wrong") }
            #expect(try await doors.browser().signIn("clerk").path == "/sign-in")
            site.world.move(to: site.world.now.adding(seconds: 599))
            #expect(try await doors.browser().signIn("clerk").path == "/sign-in")
            site.world.move(to: site.world.now.adding(seconds: 2))
            #expect(try await doors.browser().signIn("clerk").path == "/inbox")
        }
    }

    @Test func `a session ends after half an hour without a request`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            site.world.move(to: site.world.now.adding(seconds: 1_800))
            #expect(try await browser.get("/help").path == "/help")
            site.world.move(to: site.world.now.adding(seconds: 1_801))
            #expect(try await browser.get("/help").path.hasPrefix("/sign-in"))
        }
    }

    @Test func `a session ends after twelve hours however busy it was`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            for _ in 1...24 {
                site.world.move(to: site.world.now.adding(seconds: 1_795))
                #expect(try await browser.get("/help").path == "/help")
            }
            site.world.move(to: site.world.now.adding(seconds: 200))
            #expect(try await browser.get("/help").path.hasPrefix("/sign-in"))
        }
    }

    @Test func `signing out ends the session and clears what the browser kept`() async throws {
        try await SiteKit().visit { doors in
            let browser = try await doors.signedIn("clerk")
            try await browser.post("/sign-out", [])
            #expect(try await browser.get("/inbox").path.hasPrefix("/sign-in"))
        }
    }

    @Test func `a disabled account is out at once`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            let account = try #require(await site.store.account(named: "clerk"))
            try await site.store.save(
                Account(
                    id: account.id, login: account.login, name: account.name, unit: account.unit,
                    roles: account.roles, passwordHash: account.passwordHash, isEnabled: false))
            #expect(try await browser.get("/inbox").path.hasPrefix("/sign-in"))
        }
    }

    @Test func `nobody is sent to another site after signing in`() {
        for bad in ["//evil.example", "https://evil.example", "/\\evil", "javascript:x", "/a\nb"] {
            #expect(SignInPage.local(bad) == nil, "\(bad)")
        }
        #expect(SignInPage.local("/cases?q=1") == "/cases?q=1")
    }

    @Test func `a form without its token, or from another site, changes nothing`() async throws {
        try await SiteKit().visit { doors in
            let browser = try await doors.signedIn("clerk")
            #expect(try await browser.post("/look", [("csrf", "guess")]).status == .forbidden)
            try await browser.get("/account")
            let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
            let foreign = try await browser.post(
                "/look", [("theme", "dark")], headers: [site: "cross-site"])
            #expect(foreign.status == .forbidden)
            try await browser.get("/account")
            let own = try await browser.post("/look", [("theme", "dark")])
            #expect(own.text.contains("data-theme=\"dark\""))
        }
    }
}
