import Casework
import HTTPTypes
import Testing

@testable import Web

/// Default-deny: what has no row does not exist for anybody.
struct AccessTests {
    @Test func `every route is guarded by a row of the access table`() {
        for route in Routes.all {
            let subjects = AccessTable.rows[route.operation] ?? []
            #expect(!subjects.isEmpty, "\(route.method) \(route.path)")
        }
    }

    @Test func `what changes something is never a get`() {
        let changes: Set<Web.Operation> = [
            .signOut, .witnessPanel, .runPanel, .setRuling, .manageAccounts, .grantRoles,
            .manageCalendar,
        ]
        for route in Routes.all where route.method == .get {
            #expect(!changes.contains(route.operation), "\(route.path)")
        }
    }

    @Test func `every row that has a page is served`() {
        let served = Set(Routes.all.map(\.operation))
        #expect(Set(AccessTable.rows.keys) == served)
    }

    @Test func `without signing in a page asks for it and a program is refused`() async throws {
        try await SiteKit().visit { doors in
            for route in Routes.all where !AccessTable.allows(route.operation, nil) {
                let path = route.path.replacing(/\{[a-z]+\}/, with: "x")
                let browser = doors.browser()
                let page =
                    route.method == .get
                    ? try await browser.get(path) : try await browser.post(path, [])
                if route.isProgram {
                    #expect(page.status == .unauthorized, "\(path)")
                } else {
                    #expect(page.text.contains("name=\"password\""), "\(path)")
                }
            }
        }
    }

    @Test func `somebody without a role sees no case, list, clock or exception`() async throws {
        try await SiteKit().visit { doors in
            let browser = try await doors.signedIn("nobody")
            for path in ["/cases", "/clocks", "/overrides", "/api/v1/cases"] {
                #expect(try await browser.get(path).status == .forbidden, "\(path)")
            }
        }
    }

    @Test func `another unit's case is not found, neither page, file nor program`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            let id = try await clerk.file(Story.newProject, Story.filing).caseID()
            let other = try await doors.signedIn("other")
            for path in [
                "/cases/\(id)", "/cases/\(id)/receipts/2", "/cases/\(id)/files/2/0",
                "/api/v1/cases/\(id)", Story.step(id, "计划审核"),
            ] {
                #expect(try await other.get(path).status == .notFound, "\(path)")
            }
            #expect(try await other.get("/cases").text.contains(id) == false)
            #expect(try await clerk.get("/cases/\(id)/files/2/0").status == .ok)
        }
    }

    @Test func `only the security administrator settles what the text leaves open`() async throws {
        try await SiteKit().visit { doors in
            let fields = [("name", "立项专家人数"), ("value", "7"), ("document", "会议纪要一号")]
            let path = "/law/baiyun-2024/rulings"
            let clerk = try await doors.signedIn("clerk")
            try await clerk.get(path)
            #expect(try await clerk.post(path, fields).status == .forbidden)
            let security = try await doors.signedIn("security")
            try await security.get(path)
            let page = try await security.post(path, fields)
            #expect(page.status == .ok)
            #expect(page.text.contains("会议纪要一号"))
            #expect(
                try await security.post(
                    path,
                    [
                        ("name", "立项专家人数"), ("value", "七个半"),
                        ("document", "x"),
                    ]
                ).status == .unprocessableContent)
        }
    }
}
