import Casework
import Foundation
import HTTPTypes
import Hummingbird
import Quantities
import RulePacks

/// The same operations for programs: JSON in, JSON out, problems after RFC 9457.
enum Program {
    static let routes: [Route] = [
        Route.program(.get, "/api/v1/inbox", .readInbox, inbox),
        Route.program(.get, "/api/v1/cases", .listCases, cases),
        Route.program(.get, "/api/v1/cases/{id}", .readCase, show),
        Route.program(.post, "/api/v1/cases", .beginCase, begin),
        Route.program(.post, "/api/v1/cases/{id}/acts", .actOnCase, act),
        Route.program(.post, "/api/v1/assess", .assess, assess),
    ]

    static func problem(_ problem: Problem) -> Response {
        let body = ProblemBody(
            type: "urn:guiju:\(problem.code)", title: problem.title, status: problem.status.code,
            detail: problem.what, code: problem.code, next: problem.next,
            articles: unique(problem.findings.flatMap(\.cites)), findings: problem.findings)
        var response = encoded(body, status: problem.status)
        response.headers[.contentType] = "application/problem+json; charset=utf-8"
        return response
    }

    private struct ProblemBody: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let next: String
        let articles: [String]
        let findings: [Finding]
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private static func encoded(
        _ value: some Encodable, status: HTTPResponse.Status = .ok
    ) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(value) else {
            return .json("{}", status: .internalServerError)
        }
        return .bytes(bytes, type: "application/json; charset=utf-8", status: status)
    }

    private static func page(_ visit: Visit) -> (offset: Int, limit: Int) {
        (
            max(0, visit.query("offset").flatMap { Int($0) } ?? 0),
            min(max(1, visit.query("limit").flatMap { Int($0) } ?? 50), 200)
        )
    }

    private struct Page<Row: Encodable>: Encodable {
        let total: Int
        let rows: [Row]
    }

    private static func inbox(_ visit: Visit) async throws -> Response {
        let (offset, limit) = page(visit)
        let found = try await visit.office.inbox(
            for: visit.account, optional: visit.query("optional") == "true",
            offset: offset, limit: limit)
        return encoded(Page(total: found.total, rows: found.rows))
    }

    private static func cases(_ visit: Visit) async throws -> Response {
        let (offset, limit) = page(visit)
        let query = CaseQuery(
            kind: visit.query("kind"), unit: visit.query("unit"), stage: visit.query("stage"),
            isAlive: visit.query("alive").map { $0 == "true" },
            tokens: CasesPage.tokens(visit.query("q") ?? ""), offset: offset, limit: limit)
        let found = try await visit.office.cases(query, for: visit.account)
        return encoded(Page(total: found.total, rows: found.rows))
    }

    private struct Shown: Encodable {
        let view: CaseView
        let events: [RecordedEvent]
    }

    private static func show(_ visit: Visit) async throws -> Response {
        let file = try await visit.office.caseFile(
            visit.part("id"), for: visit.account,
            on: try ProgramAct.day(visit.query("on"), "on"))
        return encoded(Shown(view: file.view, events: file.events))
    }

    // MARK: Doing

    private static func begin(_ visit: Visit) async throws -> Response {
        let asked = try ProgramAct.read(visit)
        guard let regulation = visit.office.library.regulation(asked.regulation ?? ""),
            let kind = asked.kind
        else { throw ProgramAct.wrong("regulation, kind") }
        let receipt = try await visit.office.begin(
            kind: kind, regulation: regulation.identity.id,
            try await asked.act(in: regulation, of: visit), by: visit.account,
            key: visit.idempotencyKey)
        return encoded(receipt, status: .created)
    }

    private static func act(_ visit: Visit) async throws -> Response {
        let asked = try ProgramAct.read(visit)
        let file = try await visit.office.caseFile(visit.part("id"), for: visit.account)
        let receipt = try await visit.office.act(
            on: visit.part("id"), expecting: asked.version,
            try await asked.act(in: file.regulation, of: visit), by: visit.account,
            key: visit.idempotencyKey)
        return encoded(receipt, status: .created)
    }

    private static func assess(_ visit: Visit) async throws -> Response {
        let asked = try ProgramAct.read(visit)
        guard let regulation = visit.office.library.regulation(asked.regulation ?? ""),
            let kind = asked.kind ?? regulation.mainKind?.name
        else { throw ProgramAct.wrong("regulation") }
        let facts = try await asked.act(in: regulation, of: visit).facts
        let day = try ProgramAct.day(asked.day, "day") ?? visit.site.today
        guard
            let found = try await visit.office.assess(
                regulation: regulation.identity.id, kind: kind, facts: facts, on: day,
                for: visit.account)
        else { throw ProgramAct.wrong("kind") }
        return encoded(AssessmentReport(found))
    }
}

extension Route {
    static func program(
        _ method: HTTPRequest.Method, _ path: String, _ operation: Operation,
        _ serve: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: method, path: path, operation: operation, isProgram: true, serve: serve)
    }
}

extension Visit {
    /// The client's key for an act that must happen once.
    var idempotencyKey: String {
        String((request.headers[.idempotency] ?? "").prefix(200))
    }
}

extension HTTPField.Name {
    static let idempotency = HTTPField.Name("Idempotency-Key") ?? .accept
}
