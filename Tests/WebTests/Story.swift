import Foundation
import HTTPTypes

@testable import Web

/// What people type in these stories, by term.
enum Story {
    static let pdf = Array("%PDF-1.4\n%%EOF\n".utf8)

    static let filing: [(String, String)] = [
        ("项目名称", "数字资源平台"), ("申报年度", "2026"), ("资金来源", "区镇财政资金"),
        ("涉及国家秘密", "否"), ("国家另有规定", "否"), ("不可抗力紧急项目", "否"),
        ("项目类型", "建设开发类"), ("行业", "一般项目"), ("申报金额", "48万元"),
        ("新建系统", "否"), ("含政务新媒体", "否"), ("涉及升级改造", "否"), ("系统净增数", "0"),
        ("自建受理审批系统", "否"), ("有往期重要系统", "否"), ("涉及地理空间数据", "否"),
        ("涉及城中村通信", "否"), ("涉及公共视频", "否"),
    ]

    static let found: [(String, String)] = [
        ("计划确定金额", "48万元"), ("属不纳入范畴", "否"), ("符合整体规划", "是"),
        ("属重复建设", "否"), ("属建设工程配套", "否"), ("属政务信息系统", "是"),
        ("采用安全可靠产品", "是"), ("说明技术路线", "是"), ("走信创路线", "是"),
        ("已按计划意见修改", "是"),
    ]

    static func with(
        _ facts: [(String, String)], _ changes: [(String, String)]
    ) -> [(String, String)] {
        facts.filter { fact in !changes.contains { $0.0 == fact.0 } } + changes
    }

    static let assets: [(String, String)] = [
        ("目录种类", "信息化资产目录"), ("资产条目.0.名称", "综合办公系统"),
        ("资产条目.0.类别", "信息系统"), ("资产条目.0.数量", "1"),
    ]

    static let resources: [(String, String)] = [
        ("目录种类", "数据资源目录"), ("数据资源条目.0.名称", "办事指南"),
        ("数据资源条目.0.提供方", "区某局"), ("数据资源条目.0.摘要", "各事项的办理要求"),
        ("数据资源条目.0.共享类型", "无条件共享"),
    ]

    static let newProject = "/new/baiyun-2024/\(URLText.encode("项目"))/form"

    static func step(_ caseID: String, _ step: String) -> String {
        "/cases/\(caseID)/do/\(URLText.encode(step))"
    }
}

extension Browser {
    /// Goes through every page of a form, hands in a paper for each ask, and submits.
    @discardableResult
    func file(
        _ base: String, _ facts: [(String, String)], extra: [(String, String)] = []
    ) async throws -> Page {
        let query = base.firstIndex(of: "?").map { String(base[$0...]) } ?? ""
        let form = String(base.dropLast(query.count))
        for part in 1...9 {
            let page = try await get("\(form)/part/\(part)\(query)")
            guard page.status == .ok else { break }
            try await post(
                "\(form)/part/\(part)\(query)",
                answers(on: page, facts) + [("go", "next"), ("part", "\(part)")],
                files: papers(on: page))
        }
        let check = try await get("\(form)/check\(query)")
        return try await post(
            "\(form)/submit\(query)",
            [("key", check.value("key") ?? ""), ("version", check.value("version") ?? "")] + extra)
    }

    /// Fills in a decision page and sends it.
    @discardableResult
    func decide(
        _ base: String, _ facts: [(String, String)], _ outcome: String, _ reason: String,
        extra: [(String, String)] = []
    ) async throws -> Page {
        let page = try await get(base)
        return try await post(
            "\(base)/decide",
            answers(on: page, facts) + extra + [
                ("outcome", outcome), ("reason", reason), ("go", "submit"),
                ("key", page.value("key") ?? ""), ("version", page.value("version") ?? ""),
            ], files: [])
    }

    private func answers(on page: Page, _ facts: [(String, String)]) -> [(String, String)] {
        facts.filter { page.text.contains("name=\"f.\($0.0)\"") }.map { ("f.\($0.0)", $0.1) }
    }

    private func papers(on page: Page) -> [(field: String, name: String, bytes: [UInt8])] {
        page.text.matches(of: /type="file" id="[^"]*" name="([^"]*)"/).map {
            (String($0.output.1), "材料.pdf", Story.pdf)
        }
    }

    /// Begins the year's declarations, without which no plan can be filed.
    func openYear() async throws {
        try await file(
            "/new/baiyun-2024/\(URLText.encode("年度申报"))/form",
            [("对应年度", "2026"), ("另定截止", "否")], extra: [("on", "2025-11-03")])
    }

    /// Hands in both catalogues of the unit.
    func fileCatalogues() async throws {
        for facts in [Story.assets, Story.resources] {
            try await file("/new/baiyun-2024/\(URLText.encode("目录"))/form", facts)
        }
    }
}

extension Browser.Page {
    /// The case a receipt speaks of; there is one only where the act was done.
    @discardableResult
    func caseID() throws -> String {
        guard let id = path.firstMatch(of: /\/cases\/([^\/]+)\/receipts/)?.output.1 else {
            throw Missing("no receipt but \(status.code) \(path): \(summary)")
        }
        return String(id)
    }
}
