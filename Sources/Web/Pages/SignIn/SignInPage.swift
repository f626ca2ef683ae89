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
    ///
    /// - Parameter form: `nil` when it must not wait anywhere, as a password must not.
    static func holding(
        _ form: SubmittedForm?, for path: String?, _ request: Request, _ site: Site
    ) -> Response {
        let held = path == nil ? nil : form.flatMap(HeldForm.text)
        return page(
            site, Look(request), request, next: held == nil ? nil : path, held: held,
            notice: held == nil ? Messages.timedOutEmpty : Messages.timedOut,
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
        // A form without fields, only a button, waits too.
        if let held { model["body"] = held }
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
        let account = try await site.desk.account(named: login)
        let proof = try await PasswordProof.of(
            password, login: login, encoded: account?.passwordHash, site)
        guard proof != .locked else {
            await audit(visit, login, "locked")
            return again(site.lockedMessage)
        }
        // Read again: proving took a while, and the account may have been closed meanwhile.
        guard proof == .right, let account, account.isEnabled,
            try await site.desk.account(id: account.id) == account
        else {
            await audit(visit, login, "refused")
            return again(Messages.signInWrong)
        }
        try await site.desk.clearFailures(of: login)
        await audit(visit, account.id, "allowed")
        let keeper = SessionKeeper(site: site)
        _ = try await keeper.end(visit.request)
        let begun = try await keeper.begin(for: account)
        var response = Response.seeOther(next ?? "/")
        if let next, let held = visit.form.value("held").flatMap(HeldForm.init) {
            let signedIn = Visit(
                site: site, request: visit.request, parameters: [:], session: begun.session,
                account: account, form: SubmittedForm(), look: visit.look)
            response = try await held.page(for: next, signedIn)
        }
        response.setCookie(begun.cookie)
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
        guard let path, path.utf8.count <= 4_000, path.hasPrefix("/"), !path.hasPrefix("//"),
            !path.contains("\\"), !path.hasPrefix("/sign-"), path != "/",
            path.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { return nil }
        return path
    }
}
