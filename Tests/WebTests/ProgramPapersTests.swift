import Casework
import HTTPTypes
import Store
import Testing

@testable import Web

/// A program hands in what was uploaded, never what it only says is there.
struct ProgramPapersTests {
    private static func act(_ papers: String) -> String {
        let facts = Story.filing.map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",")
        return """
            {"regulation":"baiyun-2024","kind":"项目","step":"计划申报",
             "facts":{\(facts)},"materials":[\(papers)]}
            """
    }

    private static func paper(_ material: String, _ digest: String) -> String {
        """
        {"material":"\(material)","digest":"\(digest)","fileName":"x.pdf","byteCount":0}
        """
    }

    @Test func `a file that was not uploaded by the account is refused with how to upload`()
        async throws
    {
        let site = try await SiteKit()
        let foreign = await site.store.saveFile(Story.pdf)
        try await site.visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            for digest in ["", String(repeating: "0", count: 64), foreign] {
                let page = try await clerk.json(
                    "/api/v1/cases", Self.act(Self.paper("项目申报表", digest)))
                #expect(page.status == .unprocessableContent)
                #expect(page.text.contains("GJ-WEB-424"), "\(page.text)")
                #expect(page.text.contains("file.材料名"))
            }
        }
    }

    @Test func `what the account uploaded is taken with its true name and size, once`() async throws
    {
        let site = try await SiteKit()
        try await site.visit { doors in
            try await doors.signedIn("reviewer").openYear()
            let clerk = try await doors.signedIn("clerk")
            try await clerk.fileCatalogues()
            for part in 1...9 {
                let place = "\(Story.newProject)/part/\(part)"
                let page = try await clerk.get(place)
                guard page.status == .ok else { break }
                let asked = Story.filing.filter { page.text.contains("name=\"f.\($0.0)\"") }
                let papers = page.text.matches(of: /type="file" id="[^"]*" name="([^"]*)"/)
                try await clerk.post(
                    place, asked.map { ("f.\($0.0)", $0.1) } + [("part", "\(part)")],
                    files: papers.map { (String($0.output.1), "材料.pdf", Story.pdf) })
            }
            let files = await site.store.drafts(of: "clerk").flatMap(\.files)
            #expect(!files.isEmpty)
            let act = Self.act(
                files.map { Self.paper($0.material, $0.digest) }.joined(separator: ","))
            let key = try #require(HTTPField.Name("Idempotency-Key"))
            let page = try await clerk.json("/api/v1/cases", act, headers: [key: "once"])
            #expect(page.status == .created, "\(page.text)")
            let id = try #require(page.text.firstMatch(of: /"caseID":"([^"]+)"/)?.output.1)
            let shown = try await clerk.get("/api/v1/cases/\(id)").text
            #expect(shown.contains("\"byteCount\":\(Story.pdf.count)"))
            #expect(shown.contains("材料.pdf") && !shown.contains("x.pdf"))
            let again = try await clerk.json("/api/v1/cases", act, headers: [key: "once"])
            #expect(again.text == page.text, "the same receipt")
        }
    }

    @Test func `a day that cannot be read is never taken for today`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let assessed = try await clerk.json(
                "/api/v1/assess", "{\"regulation\":\"baiyun-2024\",\"day\":\"2025-13-01\"}")
            #expect(assessed.status == .badRequest)
            #expect(assessed.text.contains("day"))
            for query in ["on=yesterday", "on=%FF"] {
                let shown = try await clerk.get("/api/v1/cases/x?\(query)")
                #expect(shown.status == .badRequest, "\(query)")
            }
        }
    }
}
