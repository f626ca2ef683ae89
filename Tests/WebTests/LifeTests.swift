import Casework
import HTTPTypes
import TestKit
import Testing

@testable import Web

/// Projects carried through by several people in browsers without JavaScript.
struct LifeTests {
    @Test func `a small project goes from filing over a return to its filing of record`()
        async throws
    {
        try await SiteKit().visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            try await reviewer.openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            #expect(try await reviewer.get("/inbox").text.contains(id))

            let plan = Story.step(id, "计划审核")
            let returned = try await reviewer.decide(
                plan, Story.found, "不通过", "数据清单没有盖章",
                extra: [("point.立项计划申报表", "第三页缺预算")])
            #expect(returned.text.contains("不通过"))

            let again = try await clerk.get(Story.step(id, "计划申报"))
            #expect(again.text.contains("第三页缺预算"))
            try await clerk.file(
                Story.step(id, "计划申报"), Story.with(Story.filing, [("申报金额", "47万元")]))
            let second = try await reviewer.get(plan)
            #expect(second.text.contains("<del>480,000.00元</del>"))
            #expect(second.text.contains("上轮指出：第三页缺预算"))
            try await reviewer.decide(
                plan, Story.with(Story.found, [("计划确定金额", "47万元")]), "通过", "同意")

            try await clerk.file(Story.step(id, "小微备案"), [])
            let page = try await clerk.get("/cases/\(id)")
            #expect(page.text.contains("小微"))
            #expect(page.text.contains("数据清单没有盖章"))
            #expect(page.text.contains("本项目不需要"))
        }
    }

    @Test func `the law refuses an approval and says which item and what to do`() async throws {
        try await SiteKit().visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            try await reviewer.openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            let facts = Story.with(Story.found, [("属重复建设", "是")])
            let plan = Story.step(id, "计划审核")

            let refused = try await reviewer.decide(plan, facts, "通过", "写好的理由")
            #expect(refused.status == .unprocessableContent)
            #expect(refused.summary.contains("第二十二条第（三）项"))
            #expect(refused.text.contains("写好的理由"), "nothing typed is lost")
            #expect(try await reviewer.get("/api/v1/cases/\(id)").text.contains("\"version\":2}]"))

            let ended = try await reviewer.decide(plan, facts, "不予立项", "与已建系统重复")
            #expect(ended.text.contains("案卷已经结束：不予立项"))
            #expect(try await clerk.get(Story.step(id, "计划申报")).status == .conflict)
        }
    }

    @Test func `a return must point at something and give a reason`() async throws {
        try await SiteKit().visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            try await reviewer.openYear()
            let id = try await doors.signedIn("clerk").file(Story.newProject, Story.filing).caseID()
            let page = try await reviewer.decide(Story.step(id, "计划审核"), Story.found, "不通过", "")
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains("理由"))
            #expect(page.summary.contains("指出"))
        }
    }

    @Test func `two reviewers decide at once and only the first counts`() async throws {
        try await SiteKit().visit { doors in
            let one = try await doors.signedIn("reviewer")
            try await one.openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            let plan = Story.step(id, "计划审核")
            let two = try await doors.signedIn("reviewer2")
            let seen = try await two.get(plan)
            try await one.decide(plan, Story.found, "通过", "同意")
            let late = try await two.post(
                "\(plan)/decide",
                [
                    ("outcome", "不予立项"), ("reason", "不同意"), ("go", "submit"),
                    ("key", seen.value("key") ?? ""), ("version", seen.value("version") ?? ""),
                ], files: [])
            #expect(late.status == .conflict)
            let page = try await one.get("/cases/\(id)")
            #expect(!page.text.contains("不予立项</span>"))
        }
    }

    @Test func `pressing submit twice is one act`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            let first = try await clerk.file(Story.newProject, Story.filing)
            #expect(try first.caseID().isEmpty == false)
            #expect(try await clerk.get("/cases").text.contains("共 1 个"))
        }
    }

    @Test func `a forged step, part, paper or receipt is not found`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            for path in [
                Story.step(id, "没有的环节"), "/cases/\(id)/receipts/99", "/cases/\(id)/receipts/x",
                "/cases/\(id)/files/2/9", "/cases/no-such", "/law/nowhere", "/law/baiyun-2024/999",
                "/assets/../Package.swift", "/cases/%FF",
            ] {
                let page = try await clerk.get(path)
                #expect(page.status == .notFound, "\(path)")
                #expect(page.text.contains("GJ-WEB-404"), "\(path)")
            }
        }
    }

    @Test func `errors bring everything back and lead to the field`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let path = Story.newProject + "/part/2"
            try await clerk.get(path)
            let page = try await clerk.post(
                path, [("f.申报金额", "四十八万"), ("part", "2"), ("go", "next")])
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("value=\"四十八万\""))
            let id = Field.id(Field.name("申报金额"))
            #expect(page.text.contains("href=\"#\(id)\""))
            #expect(page.text.contains("id=\"\(id)\""))
        }
    }

    @Test func `a draft and its files survive signing out`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let base = Story.newProject
            try await clerk.get("\(base)/part/1")
            try await clerk.post(
                "\(base)/part/1", [("f.项目名称", "存下来的名字"), ("part", "1"), ("go", "draft")])
            try await clerk.get("\(base)/part/4")
            try await clerk.post(
                "\(base)/part/4", [("part", "4"), ("go", "draft")],
                files: [("file.立项计划申报表", "申报表.pdf", Story.pdf)])
            try await clerk.post("/sign-out", [])
            try await clerk.signIn("clerk")
            #expect(try await clerk.get("\(base)/part/1").text.contains("存下来的名字"))
            #expect(try await clerk.get("\(base)/part/4").text.contains("申报表.pdf"))
            let file = try await clerk.get("\(base)/file/0")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(file.headers[.policy]?.contains("sandbox") == true)
        }
    }

    @Test func `a disguised upload is refused in words and nothing of it is kept`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let path = Story.newProject + "/part/4"
            try await clerk.get(path)
            let bomb = FileCheckTests.zip([("a", [1])], unpacked: 4_000_000_000)
            let page = try await clerk.post(
                path, [("part", "4"), ("go", "next")],
                files: [("file.立项计划申报表", "申报表.pdf", bomb)])
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains("不是真正的 pdf 文件"))
            #expect(try await clerk.get(path).text.contains("已上传") == false)
        }
    }

    @Test func `too large a body is refused before it is read`() async throws {
        try await SiteKit {
            $0.formLimit = 10_000
            $0.uploadLimit = 20_000
        }.visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let path = Story.newProject + "/part/4"
            try await clerk.get(path)
            let page = try await clerk.post(
                path, [("part", "4")],
                files: [("file.立项计划申报表", "大.pdf", [UInt8](repeating: 65, count: 40_000))])
            #expect(page.status == .contentTooLarge)
            #expect(page.text.contains("什么都没有保存"))
            try await clerk.get("/account")
            let form = try await clerk.post(
                "/look", [("theme", String(repeating: "x", count: 10_001))])
            #expect(form.status == .contentTooLarge)
        }
    }

    @Test func `what people type is shown as text, never as markup`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            let name = "<script>alert(1)</script>\"'&{{csrf}}"
            let id = try await clerk.file(
                Story.newProject, Story.with(Story.filing, [("项目名称", name)])
            ).caseID()
            for path in ["/cases/\(id)", "/cases", "/cases?q=%3Cscript%3E", "/inbox?tab=all"] {
                let page = try await clerk.get(path)
                #expect(!page.text.contains("<script>alert"), "\(path)")
            }
            let page = try await clerk.get("/cases/\(id)")
            #expect(
                page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{csrf}}"))
        }
    }

    @Test func `a past day shows the case as it was then`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            try await reviewer.openYear()
            let clerk = try await doors.signedIn("clerk")
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            site.world.move(to: site.world.now.adding(seconds: 2 * 86_400))
            try await reviewer.signIn("reviewer")
            try await reviewer.decide(
                Story.step(id, "计划审核"), Story.found, "不通过", "缺页",
                extra: [("point.立项计划申报表", "缺页")])
            #expect(try await reviewer.get("/cases/\(id)").text.contains("缺页"))
            let past = try await reviewer.get("/cases/\(id)?on=2025-11-11")
            #expect(!past.text.contains("缺页"))
            #expect(past.text.contains("当时看到的样子"))
        }
    }
}

/// A project that comes when nobody has called for filings.
struct OutsideWindowTests {
    @Test func `without a notice a project begins with the consent that leads around it`()
        async throws
    {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let refused = try await clerk.file(Story.newProject, Story.filing)
            #expect(refused.status == .unprocessableContent)
            let link = try #require(
                refused.text.firstMatch(of: /href="(\/new\/[^"]*step=[^"]*)"/)?.output.1)
            let id = try await clerk.file(String(link), []).caseID()
            let filed = try await clerk.file(Story.step(id, "计划申报"), Story.filing)
            #expect(try filed.caseID() == id)
        }
    }

    @Test func `no case begins in the middle`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let middle = Story.newProject + "?step=\(URLText.encode("付款"))"
            #expect(try await clerk.get(middle).status == .notFound)
        }
    }
}
