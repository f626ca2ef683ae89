import Casework
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Quantities

/// What stands before every page: who asks, whether the table lets them, whether the form is ours.
struct Guard: Sendable {
    let site: Site

    func answer(
        _ route: Route, _ request: Request, _ context: WebContext
    ) async -> Response {
        var response: Response
        var look = Look(request)
        do {
            response = try await admit(route, request, context, &look)
        } catch let problem as Problem {
            if problem.closes { context.closeSoon() }
            response = refusal(problem, route, look)
        } catch let error as OfficeError {
            response = refusal(Problem(error), route, look)
        } catch let error as LogError {
            site.logger.error("store: \(error)")
            response = refusal(Problem(error), route, look)
        } catch {
            site.logger.error("\(route.path): \(error)")
            response = refusal(.broken, route, look)
        }
        response.secure(isSecure: site.configuration.isSecure)
        return response
    }

    private func admit(
        _ route: Route, _ request: Request, _ context: WebContext, _ look: inout Look
    ) async throws -> Response {
        guard URLText.pairs(request.uri.query ?? "") != nil else { throw Problem.unreadableForm }
        let keeper = SessionKeeper(site: site)
        var known = try await keeper.session(of: request)
        var isAllowed = try await allows(route, known?.account, request)
        var form = SubmittedForm()
        if route.method == .post {
            guard isFromHere(request) else { throw Problem.staleForm }
            if isAllowed || !route.isProgram {
                form = try await SubmittedForm.read(request, limits: site.configuration)
            }
            // Meanwhile the session may have ended, or the account lost what it could do.
            known = try await keeper.session(of: request)
            isAllowed = try await allows(route, known?.account, request)
        }
        guard isAllowed else { return try askToSignIn(route, request, form) }
        if route.method == .post {
            let expected = known?.session.csrf ?? keeper.guestToken(of: request)
            let sent = form.value("csrf") ?? request.headers[.csrf]
            guard let expected, let sent, sent == expected else { throw Problem.staleForm }
        }
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters {
            guard let text = URLText.decode(value), text.utf8.count <= 1_024 else {
                throw Problem.notFound()
            }
            parameters[String(name)] = text
        }
        let visit = Visit(
            site: site, request: request, parameters: parameters, session: known?.session,
            account: known?.account ?? .nobody, form: form, look: look
        )
        return try await route.serve(visit)
    }

    /// Whether the table lets them; `false` only before sign-in, others are refused at once.
    private func allows(
        _ route: Route, _ account: Account?, _ request: Request
    ) async throws -> Bool {
        if AccessTable.allows(route.operation, account) { return true }
        guard let account else { return false }
        await note(account.id, route, request, "refused")
        throw Problem.forbidden
    }

    /// A form from another site never counts, whatever it carries.
    private func isFromHere(_ request: Request) -> Bool {
        if let from = request.headers[.fetchSite] { return from == "same-origin" || from == "none" }
        guard let origin = request.headers[.origin] else { return true }
        let host = request.head.authority ?? ""
        return origin.hasSuffix("://" + host)
    }

    /// Not signed in: pages send to the sign-in page, and typed text waits there.
    private func askToSignIn(
        _ route: Route, _ request: Request, _ form: SubmittedForm
    ) throws -> Response {
        if route.isProgram {
            return Program.problem(
                Problem(
                    status: .unauthorized, code: "GJ-WEB-401", title: Messages.signInTitle,
                    what: Messages.signInFirst, next: Messages.signInNext
                )
            )
        }
        let back = SignInPage.local(
            request.uri.path + (request.uri.query.map { "?\($0)" } ?? ""))
        guard route.method == .post else {
            return .seeOther("/sign-in" + URLText.query([("next", back)]))
        }
        let mayHold = route.operation != .changePassword
        return SignInPage.holding(mayHold ? form : nil, for: back, request, site)
    }

    private func refusal(_ problem: Problem, _ route: Route, _ look: Look) -> Response {
        if route.isProgram { return Program.problem(problem) }
        return ProblemPage.show(problem, site: site, look: look)
    }

    private func note(
        _ who: String, _ route: Route, _ request: Request, _ result: String
    ) async {
        let path = URLText.decode(request.uri.path) ?? request.uri.path
        let line = AuditLine(
            at: site.office.world.now, who: who, what: route.operation.rawValue,
            object: String(path.prefix(200)), result: result, source: "web"
        )
        do { try await site.desk.record(line) } catch { site.logger.error("audit: \(error)") }
    }
}

extension HTTPField.Name {
    /// Scripts may send the form token as a header.
    static let csrf = HTTPField.Name("X-CSRF-Token") ?? .accept
}

extension Account {
    /// Who asks before sign-in.
    static let nobody = Account(
        id: "", login: "", name: "", unit: "", roles: [], passwordHash: "", isEnabled: false
    )
}
