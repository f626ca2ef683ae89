import Casework
import HTTPTypes
import Quantities
import Store
import Testing

@testable import Web

/// Three administrators, none of whom can do another's part.
struct AdministrationTests {
    private static let newcomer = [("login", "zhou"), ("name", "周敏"), ("unit", "unit-a")]

    /// Opens an account and returns its password, which is shown this once.
    private func open(_ browser: Browser) async throws -> String {
        try await browser.get("/people")
        let page = try await browser.post("/people", Self.newcomer)
        guard let found = page.text.firstMatch(of: /<kbd>([0-9a-f]{16})<\/kbd>/) else {
            throw Missing("a password: \(page.summary)")
        }
        return String(found.1)
    }

    @Test func `a new account may do nothing until both administrators have acted`() async throws {
        try await SiteKit().visit { doors in
            let password = try await open(try await doors.signedIn("system"))
            let newcomer = doors.browser()
            let first = try await newcomer.signIn("zhou", password: password)
            #expect(first.path == "/law")
            #expect(first.text.contains("还没有角色"))
            #expect(try await newcomer.get("/cases").status == .forbidden)

            let security = try await doors.signedIn("security")
            try await security.get("/people/zhou")
            let page = try await security.post("/people/zhou/roles", [("roles", "项目单位")])
            #expect(page.path == "/people/zhou?done=people")
            #expect(try await newcomer.get("/cases").status == .ok)
        }
    }

    @Test(arguments: [("system", "/people"), ("security", "/people"), ("audits", "/audit")])
    func `an administrator arrives at the work and every link there opens`(
        login: String, home: String
    ) async throws {
        try await SiteKit().visit { doors in
            let browser = doors.browser()
            let page = try await browser.signIn(login)
            #expect(page.path == home)
            let links = page.text.matches(of: /<a [^>]*href="(\/[^"#]*)"/).map { String($0.1) }
            #expect(links.contains("/law"))
            for link in Set(links) { #expect(try await browser.get(link).status == .ok, "\(link)") }
        }
    }

    @Test func `nobody does the part of another administrator`() async throws {
        try await SiteKit().visit { doors in
            for (login, path) in [
                ("system", "/audit"), ("security", "/audit"), ("audits", "/people"),
                ("clerk", "/people"), ("clerk", "/audit"),
            ] {
                let browser = try await doors.signedIn(login)
                #expect(try await browser.get(path).status == .forbidden, "\(login) \(path)")
            }
            for (login, path) in [
                ("system", "/people/clerk/roles"), ("security", "/people/clerk/state"),
                ("security", "/people/clerk/password"), ("security", "/people"),
                ("security", "/calendar"), ("audits", "/units"),
            ] {
                let browser = try await doors.signedIn(login)
                try await browser.get("/help")
                #expect(
                    try await browser.post(path, Self.newcomer).status == .forbidden,
                    "\(login) \(path)")
            }
        }
    }

    @Test(arguments: [
        (["system-administrator", "audit-administrator"], "三员分立"),
        (["security-administrator", "项目单位"], "三员分立"), (["不存在的角色"], "不在现行制度包里"),
    ])
    func `offices are not mixed`(roles: [String], says: String) async throws {
        try await SiteKit().visit { doors in
            let browser = try await doors.signedIn("security")
            try await browser.get("/people/clerk")
            let page = try await browser.post("/people/clerk/roles", roles.map { ("roles", $0) })
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains(says))
            #expect(try await doors.signedIn("clerk").get("/cases").status == .ok)
        }
    }

    @Test func `an office is never left without anybody`() async throws {
        try await SiteKit().visit { doors in
            let system = try await doors.signedIn("system")
            try await system.get("/people/audits")
            let kept = try await system.post("/people/audits/state", [("to", "off")])
            #expect(kept.summary.contains("最后一人"))
            let security = try await doors.signedIn("security")
            try await security.get("/people/system")
            let taken = try await security.post("/people/system/roles", [])
            #expect(taken.summary.contains("最后一人"))
            try await security.get("/people/security")
            let own = try await security.post(
                "/people/security/roles", [("roles", SystemRole.system)])
            #expect(own.summary.contains("不能改自己的角色"))
        }
    }

    @Test func `a disabled account is out at once and comes back when enabled`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let system = try await doors.signedIn("system")
            try await system.get("/people/clerk")
            try await system.post("/people/clerk/state", [("to", "off")])
            #expect(try await clerk.get("/cases").path.hasPrefix("/sign-in"))
            #expect(try await doors.browser().signIn("clerk").status == .unprocessableContent)
            try await system.post("/people/clerk/state", [("to", "on")])
            #expect(try await doors.browser().signIn("clerk").path == "/inbox")
        }
    }

    @Test(arguments: [
        ("Zhou", "周敏", "unit-a", "登录名"), ("z", "周敏", "unit-a", "登录名"),
        ("clerk", "周敏", "unit-a", "已经有人用了"), ("zhou", "", "unit-a", "名称要填"),
        ("zhou", "周敏", "nowhere", "没有这个单位"),
    ])
    func `a faulty account is refused and what was typed comes back`(
        login: String, name: String, unit: String, says: String
    ) async throws {
        try await SiteKit().visit { doors in
            let system = try await doors.signedIn("system")
            try await system.get("/people")
            let page = try await system.post(
                "/people", [("login", login), ("name", name), ("unit", unit)])
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains(says))
            #expect(page.value("login") == login)
            #expect(page.value("name") == name)
        }
    }

    @Test func `a person changes the password and is asked for the new one`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            func change(_ old: String, _ new: String, _ again: String) async throws -> Browser.Page
            {
                try await clerk.get("/password")
                return try await clerk.post(
                    "/password", [("old", old), ("new", new), ("again", again)])
            }
            let right = SiteKit.password
            #expect(
                try await change("wrong", "a-new-long-one", "a-new-long-one").summary.contains("不对")
            )
            #expect(try await change(right, "short", "short").summary.contains("至少 10"))
            #expect(
                try await change(right, "my-clerk-word", "my-clerk-word").summary.contains("登录名"))
            #expect(
                try await change(right, "a-new-long-one", "another-one").summary.contains("不一样"))
            #expect(try await change(right, "a-new-long-one", "a-new-long-one").path == "/sign-in")
            #expect(try await doors.browser().signIn("clerk").status == .unprocessableContent)
            let anew = try await doors.browser().signIn("clerk", password: "a-new-long-one")
            #expect(anew.path == "/inbox")
        }
    }

    @Test func `a unit says whether it has projects of its own, also when it is renamed`()
        async throws
    {
        let site = try await SiteKit()
        try await site.visit { doors in
            let system = try await doors.signedIn("system")
            func save(_ projects: String?) async throws -> Browser.Page {
                try await system.get("/people")
                let fields = [("unit-id", "hall"), ("unit-name", "政务大厅")]
                return try await system.post(
                    "/units", fields + (projects.map { [("unit-projects", $0)] } ?? []))
            }
            let silent = try await save(nil)
            #expect(silent.summary.contains("自己有没有信息化项目"))
            #expect(silent.value("unit-name") == "政务大厅")
            #expect(try await save("否").path == "/people?done=unit")
            let unit = await site.store.units().first { $0.id == "hall" }
            #expect(unit?.name == "政务大厅")
            #expect(unit?.isProjectUnit == false)
        }
    }

    @Test func `what the administrators do is on record`() async throws {
        try await SiteKit().visit { doors in
            _ = try await open(try await doors.signedIn("system"))
            let page = try await doors.signedIn("audits").get("/audit")
            #expect(page.text.contains("开立账号"))
            #expect(page.text.contains("zhou"))
        }
    }
}

/// A new notice of working days, put in force on screen.
struct CalendarPageTests {
    private func notice(
        year: String = "2027", published: String = "2026年11月5日",
        holidays: String = "2027-01-01、2027-02-05至2027-02-11", workdays: String = "2027-02-13"
    ) -> [(String, String)] {
        [
            ("year", year), ("reference", "关于 2027 年放假安排的通知"), ("published", published),
            ("holidays", holidays), ("workdays", workdays),
        ]
    }

    @Test func `a notice is in force from then on`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let system = try await doors.signedIn("system")
            #expect(try await system.get("/calendar").text.contains("2026 年"))
            let page = try await system.post("/calendar", notice())
            #expect(page.path == "/calendar?done=calendar")
            #expect(page.text.contains("放假 8 天，调休上班 1 天"))
            let calendar = site.office.library.calendar
            #expect(try calendar.isWorking(try day("2027-02-13")))
            #expect(try !calendar.isWorking(try day("2027-02-08")))
        }
    }

    @Test func `a faulty notice changes nothing and comes back as typed`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let system = try await doors.signedIn("system")
            for fields in [
                notice(year: "二七"), notice(published: "去年"), notice(holidays: "元旦"),
                notice(holidays: "2027-01-01至2028-01-01"), notice(holidays: "2028-05-01"),
                notice(workdays: "2027-02-12"), notice(workdays: "2027-02-06"),
            ] {
                try await system.get("/calendar")
                let page = try await system.post("/calendar", fields)
                #expect(page.status == .unprocessableContent)
                #expect(!page.summary.isEmpty)
                #expect(page.text.contains("关于 2027 年放假安排的通知"))
                #expect(!site.office.library.calendar.years.contains(2027))
            }
        }
    }
}
