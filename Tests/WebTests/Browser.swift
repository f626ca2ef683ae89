import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import Web

/// A browser without JavaScript: cookies, links, forms and redirects.
actor Browser {
    private let client: any TestClientProtocol
    private var cookies: [String: String] = [:]
    private(set) var page = Page(status: .ok, headers: [:], text: "", path: "")

    /// What came back last.
    struct Page: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
        /// Path and query after redirects.
        let path: String

        /// Value of the first field with a name, entities decoded.
        func value(_ name: String) -> String? {
            guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
            return Page.decoded(text[start.upperBound...].prefix { $0 != "\"" })
        }

        static func decoded(_ text: Substring) -> String {
            String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&amp;", with: "&")
        }

        /// The error summary without marks; empty when there is none.
        var summary: String {
            guard let start = text.firstRange(of: "id=\"summary\""),
                let end = text[start.upperBound...].firstRange(of: "</ul>")
            else { return "" }
            return String(text[start.upperBound..<end.lowerBound])
                .replacing(/<[^>]*>/, with: "")
        }
    }

    init(client: any TestClientProtocol) { self.client = client }

    @discardableResult
    func get(_ path: String) async throws -> Page {
        try await send(path, .get, [:], nil)
    }

    /// Posts a form as browsers do, with the page's own token unless another is given.
    @discardableResult
    func post(
        _ path: String, _ fields: [(String, String)], token: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Page {
        var fields = fields
        if !fields.contains(where: { $0.0 == "csrf" }) {
            fields.append(("csrf", token ?? page.value("csrf") ?? ""))
        }
        let body = fields.map { "\(URLText.encode($0.0))=\(URLText.encode($0.1))" }
            .joined(separator: "&")
        var headers = headers
        if headers[.contentType] == nil {
            headers[.contentType] = "application/x-www-form-urlencoded"
        }
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    /// Posts a form with files.
    @discardableResult
    func post(
        _ path: String, _ fields: [(String, String)],
        files: [(field: String, name: String, bytes: [UInt8])]
    ) async throws -> Page {
        var body = ByteBuffer()
        let token = [("csrf", page.value("csrf") ?? "")]
        for (name, value) in fields + token {
            body.writeString(
                "--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            body.writeString(
                "--edge\r\nContent-Disposition: form-data; name=\"\(file.field)\"; "
                    + "filename=\"\(file.name)\"\r\nContent-Type: application/pdf\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--edge--\r\n")
        return try await send(
            path, .post, [.contentType: "multipart/form-data; boundary=edge"], body)
    }

    @discardableResult
    func json(_ path: String, _ body: String, headers: HTTPFields = [:]) async throws -> Page {
        var headers = headers
        headers[.contentType] = "application/json"
        headers[.csrf] = try await get("/help").value("csrf")
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    @discardableResult
    func signIn(_ login: String, password: String = SiteKit.password) async throws -> Page {
        try await get("/sign-in")
        return try await post("/sign-in", [("login", login), ("password", password)])
    }

    func forgetCookies() { cookies = [:] }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Page {
        var headers = headers
        headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let response = try await client.execute(
            uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            guard let name = pair.first else { continue }
            cookies[String(name)] = pair.count > 1 ? String(pair[1]) : ""
        }
        if response.status == .seeOther, let target = response.headers[.location] {
            return try await send(
                String(target.prefix { $0 != "#" }), .get, [:], nil)
        }
        page = Page(
            status: response.status, headers: response.headers,
            text: String(buffer: response.body), path: path)
        return page
    }
}
