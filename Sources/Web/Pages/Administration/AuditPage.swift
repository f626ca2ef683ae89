import Casework
import Hummingbird

/// 审计: sign-ins, refusals and administration, newest first; nobody can change a line.
enum AuditPage {
    static let routes: [Route] = [.get("/audit", .readAudit, show)]
    private static let size = 100

    private static func show(_ visit: Visit) async throws -> Response {
        let offset = Pager.offset(visit)
        let lines = try await visit.office.audit(
            for: visit.account, offset: offset, limit: size + 1)
        var model: Model = [
            "rows": lines.prefix(size).map { line -> Model in
                [
                    "when": Messages.dateAndTime(line.at), "who": line.who,
                    "what": Messages.auditWord(line.what), "object": line.object,
                    "result": Messages.auditWord(line.result), "source": line.source,
                ]
            }
        ]
        model["hasRows"] = !lines.isEmpty
        if lines.isEmpty {
            model["empty"] = ["title": Messages.noAudit, "text": Messages.noAuditNext] as Model
        } else {
            model["pager"] = Pager.model(
                "/audit", [], total: offset + lines.count, offset: offset, size: size,
                isCounted: lines.count <= size)
        }
        return try await visit.page("audit", title: Messages.audit, model)
    }
}
