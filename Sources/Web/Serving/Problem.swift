import Casework
import HTTPTypes
import Hummingbird

/// Something that did not work, said so that a person can go on: what, where, why, what next.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    /// Stable: `GJ-WEB-nnn`, or the code of the room it came from.
    let code: String
    let title: String
    let what: String
    var why = ""
    let next: String
    var findings: [Finding] = []
    /// The connection is closed after the answer: the rest of the body is not wanted.
    var closes = false

    static func tooLarge(limit: Int) -> Problem {
        Problem(
            status: .contentTooLarge, code: "GJ-WEB-413", title: Messages.tooLargeTitle,
            what: Messages.tooLarge(Messages.size(limit)), next: Messages.tooLargeNext, closes: true
        )
    }
    static let unreadableForm = Problem(
        status: .badRequest, code: "GJ-WEB-400", title: Messages.unreadableTitle,
        what: Messages.unreadable, next: Messages.reload
    )
    static let staleForm = Problem(
        status: .forbidden, code: "GJ-WEB-403", title: Messages.staleTitle, what: Messages.stale,
        next: Messages.staleNext
    )
    static func notFound(_ what: String = Messages.noSuchPage) -> Problem {
        Problem(
            status: .notFound, code: "GJ-WEB-404", title: Messages.notFoundTitle, what: what,
            next: Messages.notFoundNext
        )
    }
    static let forbidden = Problem(
        status: .forbidden, code: "GJ-WEB-405", title: Messages.forbiddenTitle,
        what: Messages.forbidden, next: Messages.forbiddenNext
    )
    static let broken = Problem(
        status: .internalServerError, code: "GJ-WEB-500", title: Messages.brokenTitle,
        what: Messages.broken, next: Messages.brokenNext
    )

    init(
        status: HTTPResponse.Status, code: String, title: String, what: String, why: String = "",
        next: String, findings: [Finding] = [], closes: Bool = false
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.what = what
        self.why = why
        self.next = next
        self.findings = findings
        self.closes = closes
    }

    /// An office's answer as a page says it.
    init(_ error: OfficeError) {
        self =
            switch error {
            case .refused(let refusal):
                Problem(
                    status: .unprocessableContent, code: refusal.code, title: Messages.refusedTitle,
                    what: refusal.message, next: Messages.refusedNext, findings: refusal.findings
                )
            case .noSuchCase(let what): .notFound(what)
            case .forbidden(let what):
                Problem(
                    status: .forbidden, code: "GJ-WEB-405", title: Messages.forbiddenTitle,
                    what: what,
                    next: Messages.forbiddenNext
                )
            case .conflict:
                Problem(
                    status: .conflict, code: "GJ-WEB-409", title: Messages.conflictTitle,
                    what: Messages.conflict, next: Messages.conflictNext
                )
            case .keyReused:
                Problem(
                    status: .conflict, code: "GJ-WEB-410", title: Messages.reusedTitle,
                    what: Messages.reused, next: Messages.reload
                )
            case .unavailable(let reason):
                Problem(
                    status: .serviceUnavailable, code: "GJ-WEB-503",
                    title: Messages.unavailableTitle,
                    what: Messages.unavailable, why: reason, next: Messages.unavailableNext
                )
            }
    }

    init(_ error: LogError) { self.init(OfficeError(error)) }
}
