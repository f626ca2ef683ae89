import Casework
import HTTPTypes
import Testing

@testable import Web

/// The same operations for programs.
struct ProgramTests {
    @Test func `an unknown key is refused, not ignored`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let page = try await clerk.json(
                "/api/v1/assess", "{\"regulation\":\"baiyun-2024\",\"role\":\"x\"}")
            #expect(page.status == .badRequest)
            #expect(page.headers[.contentType]?.hasPrefix("application/problem+json") == true)
            #expect(page.text.contains("role"))
        }
    }

    @Test func `an assessment answers with route, articles and what is missing`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let page = try await clerk.json(
                "/api/v1/assess",
                """
                {"regulation":"baiyun-2024","kind":"项目",
                 "facts":{"项目类型":"建设开发类","申报金额":480000.00,"计划确定金额":"48万元"}}
                """)
            #expect(page.status == .ok)
            #expect(page.text.contains("\"立项路径\":\"小微\""))
            // The same shape as the command line's, key by key.
            for key in ["version_hash", "actor", "required", "obligations", "unquantified"] {
                #expect(page.text.contains("\"\(key)\":"), "\(key)")
            }
            #expect(page.text.contains("\"required\":\"yes\""))
        }
    }

    @Test func `a refused act is a problem with its articles`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let page = try await clerk.json(
                "/api/v1/cases",
                "{\"regulation\":\"baiyun-2024\",\"kind\":\"项目\",\"step\":\"计划申报\",\"facts\":{}}")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("\"articles\":["))
            #expect(page.text.contains("\"findings\":["))
        }
    }

    @Test func `a program without the form token changes nothing`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let page = try await clerk.post(
                "/api/v1/assess", [("csrf", "guess")], headers: [.contentType: "application/json"])
            #expect(page.status == .forbidden)
        }
    }

    @Test func `numbers that are not text or decimals are refused with the field's name`()
        async throws
    {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let page = try await clerk.json(
                "/api/v1/assess",
                "{\"regulation\":\"baiyun-2024\",\"kind\":\"项目\",\"facts\":{\"申报金额\":\"很多\"}}")
            #expect(page.status == .badRequest)
            #expect(page.text.contains("申报金额"))
        }
    }
}
