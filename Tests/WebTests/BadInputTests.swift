import Casework
import HTTPTypes
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Web

/// What cannot be taken is refused where it was typed, and what was typed comes back.
struct BadInputTests {
    /// A small project whose plan waits for its reviewer.
    private func planned(
        _ doors: Doors, _ changes: [(String, String)] = []
    ) async throws -> (id: String, clerk: Browser, reviewer: Browser) {
        let reviewer = try await doors.signedIn("reviewer")
        try await reviewer.openYear()
        let clerk = try await doors.signedIn("clerk")
        try await clerk.fileCatalogues()
        let id = try await clerk.file(Story.newProject, Story.with(Story.filing, changes)).caseID()
        return (id, clerk, reviewer)
    }

    /// The same project at its contracts, which are several and have names.
    private func contracting(_ doors: Doors) async throws -> (id: String, clerk: Browser) {
        let (id, clerk, reviewer) = try await planned(doors)
        try await reviewer.decide(Story.step(id, "计划审核"), Story.found, "通过", "同意").caseID()
        for step in ["小微备案", "采购需求调查", "采购启动"] {
            try await clerk.file(Story.step(id, step), []).caseID()
        }
        return (id, clerk)
    }

    private static let contract = [
        ("合同名称", "主合同"), ("合同金额", "40万元"), ("参建.0.角色", "承建"),
        ("参建.0.供应商", "甲公司"), ("合同含软件", "否"), ("合同含硬件", "否"),
        ("涉及知识产权", "否"), ("写明数据资源管理", "是"), ("遵循元数据与数据安全规范", "是"),
        ("保密协议签订日", "2025-03-10"),
    ]

    // MARK: Numbers

    @Test(arguments: ["9223372036854775807", "-5", "-9223372036854775808", "200"])
    func `a row no page shows is no row`(row: String) async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            try await clerk.get("/new")
            let page = try await clerk.post(
                "/new/assess",
                [
                    ("regulation", "baiyun-2024"), ("kind", "项目"),
                    ("f.参建.\(row).角色", "承建"),
                ])
            #expect(page.status == .ok)
        }
        let name = Field.name("参建")
        #expect(RowNames.count(name, ["\(name).\(row).角色": "承建"]) == 0)
        #expect(RowNames.count(name, ["\(name).199.角色": "承建"]) == 200)
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "0", "99"])
    func `a part no form has holds no answers`(part: String) async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let path = Story.newProject + "/part/1"
            try await clerk.get(path)
            let page = try await clerk.post(
                path, [("f.项目名称", "丢不了"), ("part", part), ("go", "draft")])
            #expect(page.status == .ok)
        }
    }

    @Test(arguments: [
        ("clerk", "/inbox"), ("clerk", "/inbox?tab=all"), ("clerk", "/cases"),
        ("clerk", "/clocks"), ("auditor", "/overrides"), ("audits", "/audit"),
    ])
    func `a list turned beyond its end is an empty page`(login: String, path: String) async throws {
        try await SiteKit().visit { doors in
            let browser = try await doors.signedIn(login)
            for from in ["9223372036854775807", "-9223372036854775808", "x"] {
                let page = try await browser.get(
                    path + (path.contains("?") ? "&" : "?") + "from=" + from)
                #expect(page.status == .ok, "\(from)")
            }
        }
    }

    @Test func `a list nobody counted claims no total`() {
        let some = Pager.model("/audit", [], total: 101, offset: 0, size: 100, isCounted: false)
        #expect(some["isCounted"] as? Bool == false)
        #expect(some["range"] as? String == "1–100")
        #expect(some["next"] as? String == "/audit?from=100")
    }

    // MARK: Days

    @Test func `a day that cannot be read is refused and stays as typed`() async throws {
        try await SiteKit().visit { doors in
            let reviewer = try await doors.signedIn("reviewer")
            let page = try await reviewer.file(
                "/new/baiyun-2024/\(URLText.encode("年度申报"))/form",
                [("对应年度", "2026"), ("另定截止", "否")], extra: [("on", "十一月三号")])
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains("事情发生在哪天"))
            #expect(page.text.contains("href=\"#\(Field.id("on"))\""))
            #expect(page.text.contains("value=\"十一月三号\""))
            #expect(try await reviewer.get("/cases?kind=all").text.contains("共 0 个"))
        }
    }

    @Test func `an exception until an unreadable day is refused at that day`() async throws {
        try await SiteKit().visit { doors in
            let (id, _, reviewer) = try await planned(doors, [("系统净增数", "1")])
            let plan = Story.step(id, "计划审核")
            let gate = "over.系统总量不增."
            let typed = [
                (gate + "reason", "宣传任务"), (gate + "approver", "张三"),
                (gate + "until", "明年年底"),
            ]
            // The gate stands in the way of this outcome only: its fields come with it.
            try await reviewer.decide(plan, Story.found, "通过", "同意")
            let page = try await reviewer.decide(plan, Story.found, "通过", "同意", extra: typed)
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains("有效到哪天"))
            #expect(page.text.contains("href=\"#\(Field.id("系统总量不增"))-c\""))
            #expect(page.text.contains("value=\"明年年底\""))
            let passed = try await reviewer.decide(
                plan, Story.found, "通过", "同意",
                extra: typed.dropLast() + [(gate + "until", "2026-12-31")])
            #expect(try passed.caseID() == id)
        }
    }

    // MARK: Decisions

    @Test func `an answer asked for another outcome stands in nobody's way`() async throws {
        try await SiteKit().visit { doors in
            let (id, _, reviewer) = try await planned(doors)
            let plan = Story.step(id, "计划审核")
            let wrong = Story.with(Story.found, [("计划确定金额", "四十七万")])
            let refused = try await reviewer.decide(plan, wrong, "通过", "同意")
            #expect(refused.status == .unprocessableContent)
            #expect(refused.summary.contains("计划"))
            let field = Field.id(Field.name("计划确定金额"))
            #expect(refused.text.contains("href=\"#\(field)\""))
            let returned = try await reviewer.decide(
                plan, wrong, "不通过", "缺页", extra: [("point.立项计划申报表", "第三页")])
            #expect(try returned.caseID() == id)
        }
    }

    @Test func `what a conclusion lacks leads to its own place`() async throws {
        try await SiteKit().visit { doors in
            let (id, _, reviewer) = try await planned(doors)
            let plan = Story.step(id, "计划审核")
            let none = try await reviewer.decide(plan, Story.found, "", "")
            #expect(none.text.contains("href=\"#\(Field.id("outcome.通过"))\""))
            #expect(!none.text.contains("href=\"#reason\""))
            let bare = try await reviewer.decide(plan, Story.found, "不通过", "缺页")
            #expect(!bare.text.contains("href=\"#reason\""))
            let links = bare.text.matches(of: /<li><a href="#([^"]*)"/).map { String($0.1) }
            #expect(!links.isEmpty)
            for link in links { #expect(bare.text.contains("id=\"\(link)\""), "\(link)") }
            let both = try await reviewer.decide(plan, Story.found, "不通过", "")
            #expect(both.text.contains("href=\"#reason\""))
        }
    }

    // MARK: Names and tables

    @Test func `a name too long to keep is refused before anything is recorded`() async throws {
        try await SiteKit().visit { doors in
            let (id, clerk) = try await contracting(doors)
            let path = Story.step(id, "合同签订")
            let long = String(repeating: "长", count: 61)
            let page = try await clerk.file(path, Self.contract, extra: [("occurrence", long)])
            #expect(page.status == .unprocessableContent)
            #expect(page.summary.contains("最多 60 个字"))
            #expect(page.text.contains("value=\"\(long)\""))
            #expect(page.text.contains("maxlength=\"60\""))
            let name = String(long.dropLast())
            let done = try await clerk.file(path, Self.contract, extra: [("occurrence", name)])
            #expect(try done.caseID() == id)
            let next = StepPlace.path(caseID: id, step: "合同备案", in: name)
            #expect(try await clerk.get(next).status == .ok)
        }
    }

    @Test func `one more row on a correction corrects nothing yet`() async throws {
        try await SiteKit().visit { doors in
            let (id, clerk) = try await contracting(doors)
            try await clerk.file(
                Story.step(id, "合同签订"), Self.contract, extra: [("occurrence", "主合同")]
            ).caseID()
            let path = CorrectPage.path(id, term: "参建", in: "主合同")
            let shown = try await clerk.get(path)
            #expect(shown.text.contains("id=\"\(Field.id(Field.name("参建")))\""))
            let page = try await clerk.post(
                path,
                [
                    ("f.参建.0.角色", "承建"), ("f.参建.0.供应商", "甲公司"),
                    ("f.参建.2.角色", "监理"), ("f.参建.2.供应商", "乙公司"),
                    ("reason", "漏了监理"), ("add", "f.参建"), ("key", shown.value("key") ?? ""),
                ])
            #expect(page.status == .ok)
            #expect(page.path == path)
            #expect(page.text.contains("value=\"乙公司\""))
            #expect(page.text.contains("漏了监理"))
            #expect(page.text.contains("f.参建.3.供应商"))
            #expect(try await clerk.get("/cases/\(id)").text.contains("更正“参建”：") == false)
        }
    }

    // MARK: What is shown

    @Test func `a duty nobody met is a plain line, not a decision`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let (id, _, _) = try await planned(doors)
            site.world.move(to: site.world.now.adding(seconds: 30 * 86_400))
            let recorded = try await site.office.recordLapses()
            #expect(recorded > 0)
            let file = try await site.office.caseFile(
                id,
                for: Account(
                    id: "reviewer", login: "reviewer", name: "", unit: "office",
                    roles: ["主管部门"], passwordHash: "", isEnabled: true))
            let lapse = try #require(
                file.events.first { if case .lapsed = $0.event { true } else { false } })
            #expect(EventLine(lapse, in: file).outcome == nil)
            var margin = LawMargin(site.office.library)
            let line = try #require(
                Timeline.lines(file, &margin).first {
                    ($0["receipt"] as? String)?.hasSuffix("/\(lapse.version)") ?? false
                })
            #expect(line["decision"] == nil)
        }
    }

    @Test func `a case linked to stays on the list however many came after it`() async throws {
        try await SiteKit().visit { doors in
            let (id, clerk, _) = try await planned(doors)
            let base = Story.newProject
            try await clerk.get("\(base)/part/1")
            try await clerk.post(
                "\(base)/draft", [("f.涉及升级改造", "是"), ("f.升级对象", "GJ-NONE-1")])
            var found = false
            for part in 1...4 {
                let page = try await clerk.get("\(base)/part/\(part)")
                guard page.text.contains("name=\"f.升级对象\"") else { continue }
                found = true
                #expect(page.text.contains("<option value=\"\(id)\">"))
                #expect(page.text.contains("<option value=\"GJ-NONE-1\" selected>"))
                #expect(!page.text.contains("信息化资产目录（"), "only cases of the linked kind")
            }
            #expect(found)
        }
    }

    @Test func `a paper kept from the round before can be opened`() async throws {
        try await SiteKit().visit { doors in
            let (id, clerk, reviewer) = try await planned(doors)
            try await reviewer.decide(
                Story.step(id, "计划审核"), Story.found, "不通过", "缺页",
                extra: [("point.项目名称", "写全称")])
            let base = Story.step(id, "计划申报")
            var links: [String] = []
            for part in 1...9 {
                let page = try await clerk.get("\(base)/part/\(part)")
                guard page.status == .ok else { break }
                #expect(!page.text.contains("href=\"#\""))
                links += page.text.matches(of: /沿用上一轮的<\/span><a href="([^"]*)"/)
                    .map { String($0.1) }
            }
            #expect(!links.isEmpty)
            for link in links { #expect(try await clerk.get(link).status == .ok, "\(link)") }
        }
    }

    @Test func `a paper uploaded with a decision can be taken away again`() async throws {
        try await SiteKit().visit { doors in
            let (id, _, reviewer) = try await planned(doors)
            let base = Story.step(id, "计划专家评审")
            let page = try await reviewer.get(base + "?conclude=1")
            #expect(page.text.contains("一次上传合计不超过"))
            let kept = try await reviewer.post(
                base + "/decide", [("go", "draft")],
                files: [("file.计划专家评审意见", "意见.pdf", Story.pdf)])
            #expect(kept.text.contains("意见.pdf"))
            #expect(kept.text.contains("name=\"remove\" value=\"计划专家评审意见\""))
            let gone = try await reviewer.post(
                base + "/decide", [("remove", "计划专家评审意见"), ("reason", "换一份")], files: [])
            #expect(gone.status == .ok)
            #expect(!gone.text.contains("意见.pdf"))
            #expect(gone.text.contains("换一份"))
        }
    }

    @Test func `a form of one page says that its draft is kept`() async throws {
        try await SiteKit().visit { doors in
            let (id, clerk, reviewer) = try await planned(doors)
            try await reviewer.decide(Story.step(id, "计划审核"), Story.found, "通过", "同意")
            let base = Story.step(id, "小微备案")
            let first = try await clerk.get(base)
            #expect(first.path == base + "/part/1")
            let page = try await clerk.post(base + "/part/1", [("part", "1"), ("go", "draft")])
            #expect(page.text.contains("草稿已保存"))
        }
    }

    @Test func `a store's trouble is told in words`() {
        for error: LogError in [
            .conflict(found: 3), .keyReused, .corrupt(caseID: "项目-1", version: 2),
            .unavailable("磁盘满了"),
        ] {
            let problem = Problem(error)
            #expect(!(problem.what + problem.why).contains("("), "\(error)")
        }
    }
}
