import Casework
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import RulePacks
import TestKit
import Testing

@testable import Web

struct PageTests {
    @Test func `every page carries the strict headers`() async throws {
        try await SiteKit { $0.isSecure = true }.visit { doors in
            let browser = doors.browser()
            for path in ["/sign-in", "/nowhere", "/healthz", "/api/v1/nowhere"] {
                let page = try await browser.get(path)
                let policy = page.headers[.policy] ?? ""
                #expect(policy.contains("default-src 'none'"), "\(path)")
                #expect(!policy.contains("unsafe"), "\(path)")
                #expect(page.headers[.sniffing] == "nosniff", "\(path)")
                #expect(page.headers[.strictTransportSecurity] != nil, "\(path)")
                #expect(page.headers[.cacheControl] == "no-store", "\(path)")
            }
        }
    }

    @Test func `with https the cookie is bound to the host`() async throws {
        try await SiteKit { $0.isSecure = true }.visit { doors in
            try await doors.client.execute(uri: "/sign-in", method: .get) { response in
                #expect(response.headers[.setCookie]?.contains("Secure") == true)
            }
        }
        let keeper = SessionKeeper(site: try await plainSite { $0.isSecure = true })
        #expect(keeper.cookieName == "__Host-guiju")
        let cookie = keeper.cookie("x", seconds: nil).description
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        #expect(cookie.contains("Secure") && cookie.contains("Path=/"))
    }

    private func plainSite(_ change: (inout WebConfiguration) -> Void) async throws -> Site {
        let kit = try await SiteKit(change)
        return Site(
            office: kit.office, desk: kit.store, log: kit.store, passwords: EqualPasswords(),
            configuration: kit.configuration, templates: try Templates(),
            assets: Assets(digest: kit.world.digest), logger: .init(label: "test"))
    }

    @Test func `assets are kept for ever under names that change with them`() async throws {
        try await SiteKit().visit { doors in
            let page = try await doors.browser().get("/sign-in")
            let path = try #require(
                page.text.firstMatch(of: /href="(\/assets\/[^"]*css)"/)?.output.1)
            let sheet = try await doors.browser().get(String(path))
            #expect(sheet.headers[.cacheControl]?.contains("immutable") == true)
            #expect(sheet.text.contains("--paper"))
        }
    }

    @Test func `the assessment moves with the amount across the line`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            func route(_ amount: String) async throws -> String {
                try await clerk.get("/new")
                let page = try await clerk.post(
                    "/new/assess",
                    [
                        ("regulation", "baiyun-2024"), ("kind", "项目"),
                        ("f.项目类型", "建设开发类"), ("f.申报金额", amount),
                    ])
                return page.text
            }
            let below = try await route("499999.99元")
            let at = try await route("50万元")
            #expect(below.contains("<strong>小微</strong>"))
            #expect(at.contains("<strong>普通</strong>"))
            #expect(!at.contains("<strong>小微</strong>"))
            #expect(below.contains("先按“申报金额”估"), "an assumption is stated")
        }
    }

    @Test func `what moved since the last answer is marked`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let fields = [
                ("regulation", "baiyun-2024"), ("kind", "项目"), ("f.项目类型", "建设开发类"),
            ]
            try await clerk.get("/new")
            let token = await clerk.page.value("csrf")
            let first = try await clerk.post(
                "/new/assess", fields + [("f.申报金额", "48万")], token: token)
            let was = first.value("was") ?? ""
            let same = try await clerk.post(
                "/new/assess", fields + [("f.申报金额", "48万"), ("was", was)], token: token)
            #expect(!same.text.contains("class=\"row moved\""))
            let other = try await clerk.post(
                "/new/assess", fields + [("f.申报金额", "50万"), ("was", was)], token: token)
            #expect(other.text.contains("class=\"row moved\""))
        }
    }

    @Test func `answers of the assessment go into the first form`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            try await clerk.get("/new")
            try await clerk.post(
                "/new",
                [
                    ("regulation", "baiyun-2024"), ("kind", "项目"), ("go", "begin"),
                    ("f.申报金额", "48万"),
                ])
            #expect(
                try await clerk.get(Story.newProject + "/part/2").text.contains("value=\"48万\""))
        }
    }

    @Test func `two-character words and traditional ones find a project`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.file(Story.newProject, Story.filing)
            for word in ["数字", "資源", "平台", "数字资源平台"] {
                let page = try await clerk.get("/cases?q=\(URLText.encode(word))")
                #expect(page.text.contains("数字资源平台</a>"), "\(word)")
            }
            let none = try await clerk.get("/cases?q=\(URLText.encode("不存在"))")
            #expect(none.text.contains("没有符合条件的项目"))
        }
    }

    @Test func `every article has its page with what hangs on it`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let regulation = try #require(doors.site.office.library.regulations.first)
            for article in regulation.articles {
                let page = try await clerk.get(article.path(in: regulation))
                #expect(page.status == .ok, "\(article.id)")
                #expect(page.text.contains(article.gist.prefix(6)), "\(article.id)")
            }
        }
    }

    @Test func `autosave answers which questions apply now`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            try await clerk.get(Story.newProject + "/part/1")
            let said = try await clerk.post(
                Story.newProject + "/draft", [("f.项目类型", "运行维护类"), ("part", "1")])
            let id = Field.id(Field.name("与往期完全一致"))
            #expect(said.text.contains("\"\(id)\":true"))
            #expect(said.text.contains("\"saved\""))
            try await clerk.get(Story.newProject + "/part/1")
            let other = try await clerk.post(
                Story.newProject + "/draft", [("f.项目类型", "服务类"), ("part", "1")])
            #expect(other.text.contains("\"\(id)\":false"))
        }
    }
}
