import Casework
import Guomi
import HTTPTypes
import Hummingbird
import Logging

/// Signing in and out.
///
/// The same answer and the same time for an unknown name and a wrong password.
enum SignInPage {
    static let routes: [Route] = [
        .get("/sign-in", .signIn, show),
        .post("/sign-in", .signIn, signIn),
        .post("/sign-out", .signOut, signOut),
    ]

    private static func show(_ visit: Visit) async throws -> Response {
        if visit.isSignedIn { return .seeOther("/") }
        return page(visit.site, visit.look, visit.request, next: visit.query("next"))
    }

    /// A form came without a session: what was typed waits in the page until somebody signs in.
    static func holding(_ request: Request, _ site: Site) async throws -> Response {
        let type = request.headers[.contentType] ?? ""
        var held: String?
        if type.hasPrefix("application/x-www-form-urlencoded") {
            let form = try await SubmittedForm.read(request, limits: site.configuration)
            let kept = form.fields.filter { !["csrf", "key", "password"].contains($0.name) }
            held = kept.map { "\(URLText.encode($0.name))=\(URLText.encode($0.value))" }
                .joined(separator: "&")
        }
        return page(
            site, Look(request), request, next: request.uri.path,
            held: (held?.utf8.count ?? 0) <= 200_000 ? held : nil, notice: Messages.timedOut,
            status: .unauthorized
        )
    }

    private static func page(
        _ site: Site, _ look: Look, _ request: Request, next: String?, held: String? = nil,
        notice: String? = nil, problem: String? = nil, login: String = "",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let keeper = SessionKeeper(site: site)
        let token = keeper.guestToken(of: request) ?? site.token()
        var frame: Model = [
            "style": site.assets.style, "icon": site.assets.icon, "csrf": token,
        ]
        frame.set("theme", look.theme)
        frame.set("size", look.size)
        var model: Model = ["frame": frame, "login": login]
        model.set("next", local(next))
        model.set("body", held)
        model.set("held", notice)
        model.set("problem", problem)
        model.set("demoPassword", site.configuration.demoPassword)
        model.list(
            "demo",
            site.configuration.demo.map { ["login": $0.login, "name": $0.name, "role": $0.role] }
        )
        var response = Response.html(site.templates.render("sign-in", model), status: status)
        response.setCookie(keeper.guestCookie(token))
        return response
    }

    private static func signIn(_ visit: Visit) async throws -> Response {
        let site = visit.site
        let login = visit.form.text("login").lowercased()
        let password = visit.form.value("password") ?? ""
        let next = local(visit.form.value("next"))
        func again(_ problem: String) -> Response {
            page(
                site, visit.look, visit.request, next: next, held: visit.form.value("held"),
                problem: problem, login: login, status: .unprocessableContent
            )
        }
        guard (1...64).contains(login.utf8.count), (1...512).contains(password.utf8.count) else {
            return again(Messages.signInEmpty)
        }
        let now = site.office.world.now
        let since = now.adding(seconds: -site.configuration.lockSeconds)
        let failures = try await site.desk.failures(of: login, since: since)
        guard failures < site.configuration.failureLimit else {
            await audit(visit, login, "locked")
            return again(Messages.locked(minutes: Int(site.configuration.lockSeconds / 60)))
        }
        let account = try await site.desk.account(named: login)
        let encoded = account?.passwordHash ?? site.passwords.decoy
        let fits = await site.passwords.matches(password, encoded: encoded)
        guard let account, fits, account.isEnabled else {
            try await site.desk.recordFailure(of: login, at: now)
            await audit(visit, login, "refused")
            return again(Messages.signInWrong)
        }
        try await site.desk.clearFailures(of: login)
        await audit(visit, account.id, "allowed")
        var target = next ?? "/"
        if let held = visit.form.value("held"), let next,
            let kept = try await StepPages.keep(held, at: next, for: account, visit)
        {
            target = kept
        }
        var response = Response.seeOther(target)
        let keeper = SessionKeeper(site: site)
        _ = try await keeper.end(visit.request)
        response.setCookie(try await keeper.begin(for: account))
        return response
    }

    private static func signOut(_ visit: Visit) async throws -> Response {
        var response = Response.seeOther("/sign-in")
        response.setCookie(try await SessionKeeper(site: visit.site).end(visit.request))
        response.headers[.clearSiteData] = "\"cache\", \"storage\""
        return response
    }

    private static func audit(_ visit: Visit, _ who: String, _ result: String) async {
        let line = AuditLine(
            at: visit.office.world.now, who: who, what: Operation.signIn.rawValue, object: "",
            result: result, source: "web"
        )
        do { try await visit.site.desk.record(line) } catch {
            visit.site.logger.error("audit: \(error)")
        }
    }

    /// An address inside this site; anything else is dropped, so nobody is sent elsewhere.
    static func local(_ path: String?) -> String? {
        guard let path, path.utf8.count <= 1_000, path.hasPrefix("/"), !path.hasPrefix("//"),
            !path.contains("\\"), !path.hasPrefix("/sign-"), path != "/",
            path.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { return nil }
        return path
    }
}
