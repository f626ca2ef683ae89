import HTTPTypes
import Testing

@testable import Web

/// What is due, what handing in leads to, and how units keep their duties.
struct DutyTests {
    private func filed(_ doors: Doors) async throws -> (id: String, clerk: Browser) {
        try await doors.signedIn("reviewer").openYear()
        let clerk = try await doors.signedIn("clerk")
        try await clerk.fileCatalogues()
        return (try await clerk.file(Story.newProject, Story.filing).caseID(), clerk)
    }

    @Test func `the check page tells the route, the next step and its last day`() async throws {
        try await SiteKit().visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            try await clerk.get("\(Story.newProject)/part/1")
            try await clerk.post(
                "\(Story.newProject)/draft", Story.filing.map { ("f.\($0.0)", $0.1) })
            let foreseen = try await clerk.get("\(Story.newProject)/check").text
            #expect(foreseen.contains("接下来的环节"))
            #expect(foreseen.contains("<strong>计划审核</strong>"))
            #expect(foreseen.contains("开始走的期限"))
            #expect(foreseen.contains("<strong>归本办法管</strong>"))
            #expect(foreseen.contains("要重办：计划申报、计划审核"))
        }
    }

    @Test func `duties are told to those who owe them and to those who see every unit`()
        async throws
    {
        try await SiteKit().visit { doors in
            let (id, clerk) = try await filed(doors)
            let reviewer = try await doors.signedIn("reviewer")
            #expect(try await reviewer.get("/clocks?mine=1").text.contains("/cases/\(id)"))
            #expect(try await clerk.get("/clocks?mine=1").text.contains("/cases/\(id)") == false)
            #expect(try await clerk.get("/clocks").text.contains("/cases/\(id)"))
            let other = try await doors.signedIn("other")
            #expect(
                try await other.get("/clocks?unit=unit-a").text.contains("/cases/\(id)") == false)
            #expect(try await reviewer.get("/clocks?unit=unit-a").text.contains("/cases/\(id)"))
        }
    }

    @Test func `the same duties are a calendar of whole days in short lines`() async throws {
        try await SiteKit().visit { doors in
            let (id, _) = try await filed(doors)
            let feed = try await doors.signedIn("reviewer").get("/clocks.ics")
            #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
            let lines = feed.text.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(lines.first == "BEGIN:VCALENDAR")
            #expect(lines.allSatisfy { $0.utf8.count <= 75 })
            #expect(feed.text.replacing("\r\n ", with: "").contains("/cases/\(id)#clocks"))
            #expect(feed.text.contains("DTSTART;VALUE=DATE:20251117"))
        }
    }

    @Test func `a duty met late is on the unit's record and nobody else's`() async throws {
        let site = try await SiteKit()
        try await site.visit { doors in
            let (id, clerk) = try await filed(doors)
            let other = try await doors.signedIn("other")
            let page = try await clerk.get("/filings?year=2025")
            #expect(page.status == .ok)
            #expect(page.text.contains("单位 unit-a"))
            let foreign = try await other.get("/filings?year=2025&unit=unit-a")
            #expect(foreign.text.contains("单位 unit-b"))
            #expect(!foreign.text.contains(id))
        }
    }
}
