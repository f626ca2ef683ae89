import Casework
import HTTPTypes
import TestKit
import Testing

@testable import Web

/// What was typed when a session had ended: nothing of it is lost, nothing is done unasked.
struct HeldFormTests {
    @Test func `what was typed waits through the sign-in and is sent by a button`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            let path = Story.newProject + "/part/1"
            try await browser.get(path)
            site.timeOut()
            let asked = try await browser.post(
                path, [("f.项目名称", "没有丢的名字"), ("part", "1"), ("go", "draft")])
            #expect(asked.status == .unauthorized)
            #expect(asked.text.contains("没有丢的名字") == false, "only encoded, in one field")
            let held = try await browser.signIn(after: asked, "clerk")
            #expect(held.text.contains("action=\"\(path)\""))
            #expect(try await browser.get(path).text.contains("没有丢的名字") == false)
            try await browser.send(held)
            #expect(try await browser.get(path).text.contains("没有丢的名字"))
        }
    }

    @Test func `the text of a form with files waits as a draft, and the files are named as lost`()
        async throws
    {
        let site = try await SiteKit()
        try await site.visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            try await reviewer.openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            let plan = Story.step(id, "计划审核")
            try await reviewer.get(plan)
            site.timeOut()
            let asked = try await reviewer.post(
                plan + "/decide", [("reason", "写好的\r\n理由"), ("go", "submit")],
                files: [("file.x", "意见.pdf", Story.pdf)])
            let held = try await reviewer.signIn(after: asked, "reviewer")
            #expect(held.text.contains("选好文件"))
            #expect(try await reviewer.send(held).text.contains("写好的\r\n理由"))
            #expect(try await reviewer.get("/api/v1/cases/\(id)").text.contains("\"version\":2}]"))
        }
    }

    @Test func `the occurrence in the address and every ticked box are kept`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            try await browser.get("/help")
            site.timeOut()
            let asked = try await browser.post(
                "/cases/x/do/y/decide?in=a%26b", [("f.多选", "甲"), ("f.多选", "乙 <b>")])
            let held = try await browser.signIn(after: asked, "clerk")
            #expect(held.action == "/cases/x/do/y/decide?in=a%26b")
            #expect(held.fields.map(\.0) == ["f.多选", "f.多选"])
            #expect(held.fields.map(\.1) == ["甲", "乙 <b>"])
        }
    }

    @Test func `any form waits, and is done once under the new session`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("security")
            let path = "/law/baiyun-2024/rulings"
            try await browser.get(path)
            site.timeOut()
            let asked = try await browser.post(
                path, [("name", "立项专家人数"), ("value", "7"), ("document", "会议纪要一号")])
            let page = try await browser.send(try await browser.signIn(after: asked, "security"))
            #expect(page.status == .ok)
            #expect(page.text.contains("会议纪要一号"))
        }
    }

    @Test func `a wrong password at the door loses nothing`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            try await browser.get("/help")
            site.timeOut()
            let asked = try await browser.post("/cases/x/correct/y", [("reason", "笔误")])
            let again = try await browser.signIn(after: asked, "clerk", password: "wrong")
            let held = try await browser.signIn(after: again, "clerk")
            #expect(held.fields.map(\.1) == ["笔误"])
        }
    }

    @Test func `passwords wait nowhere`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let browser = try await doors.signedIn("clerk")
            try await browser.get("/password")
            site.timeOut()
            let asked = try await browser.post(
                "/password", [("old", SiteKit.password), ("new", "secret-number-one")])
            #expect(asked.status == .unauthorized)
            #expect(asked.text.contains("secret-number-one") == false)
            #expect(asked.value("held") == nil)
            #expect(try await browser.signIn(after: asked, "clerk").path == "/inbox")
        }
    }

    @Test(arguments: [
        ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://evil.example"), ("Origin", "null"),
    ])
    func `another site cannot put words into the form that waits`(
        header: (String, String)
    ) async throws {
        try await SiteKit().visit { doors in
            let name = try #require(HTTPField.Name(header.0))
            let page = try await doors.browser().post(
                Story.newProject + "/part/1", [("f.项目名称", "外人写的")],
                headers: [name: header.1])
            #expect(page.status == .forbidden)
            #expect(page.value("held") == nil)
        }
    }
}

extension SiteKit {
    /// Longer than any session may idle.
    func timeOut() { world.move(to: world.now.adding(seconds: 4_000)) }
}

extension Browser {
    /// Signs in on a page that holds a form.
    @discardableResult
    func signIn(
        after page: Page, _ login: String, password: String = SiteKit.password
    ) async throws -> Page {
        try await post(
            "/sign-in",
            [("login", login), ("password", password)]
                + ["next", "held"].compactMap { name in page.value(name).map { (name, $0) } })
    }

    /// Presses the button of a held form.
    @discardableResult
    func send(_ page: Page) async throws -> Page { try await post(page.action, page.fields) }
}

extension Browser.Page {
    private var held: Substring {
        guard let start = text.firstRange(of: "<div class=\"head\">") else { return "" }
        return text[start.upperBound...]
    }

    /// Where the form of a page with one form goes.
    var action: String {
        held.firstMatch(of: /<form method="post" action="([^"]*)"/)
            .map { Self.decoded($0.output.1) } ?? ""
    }

    /// Its hidden fields but the token.
    var fields: [(String, String)] {
        held.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/)
            .map { (Self.decoded($0.output.1), Self.decoded($0.output.2)) }
            .filter { $0.0 != "csrf" }
    }
}
