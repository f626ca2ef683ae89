import Casework
import Guomi
import Hummingbird

/// Sessions by cookie: the token lives in the browser, only its digest at the desk.
struct SessionKeeper: Sendable {
    let site: Site

    /// With https the name's prefix binds the cookie to this host and to secure transport.
    var cookieName: String { site.configuration.isSecure ? "__Host-guiju" : "guiju_session" }

    /// The session of a request if it is alive; ends it when idle or too old.
    func session(of request: Request) async throws -> (session: Session, account: Account)? {
        guard let token = token(of: request) else { return nil }
        let digest = site.digest(token)
        guard let session = try await site.desk.session(tokenDigest: digest) else { return nil }
        let now = site.office.world.now
        let idle = (now.milliseconds - session.lastSeen.milliseconds) / 1_000
        let age = (now.milliseconds - session.begun.milliseconds) / 1_000
        guard idle <= site.configuration.idleSeconds, age <= site.configuration.sessionSeconds,
            let account = try await site.desk.account(id: session.account), account.isEnabled
        else {
            try await site.desk.deleteSession(tokenDigest: digest)
            return nil
        }
        // One write a minute is enough to tell who is still there.
        if idle >= 60 {
            try await site.desk.touch(
                Session(
                    tokenDigest: digest, account: session.account, csrf: session.csrf,
                    begun: session.begun, lastSeen: now
                )
            )
        }
        return (session, account)
    }

    /// Begins a session; its cookie goes to the browser.
    func begin(for account: Account) async throws -> (session: Session, cookie: Cookie) {
        let token = site.token()
        let now = site.office.world.now
        let session = Session(
            tokenDigest: site.digest(token), account: account.id, csrf: site.token(),
            begun: now, lastSeen: now
        )
        try await site.desk.save(session)
        return (session, cookie(token, seconds: nil))
    }

    /// Ends the session of a request; the cookie that comes back takes the old one away.
    func end(_ request: Request) async throws -> Cookie {
        if let token = token(of: request) {
            try await site.desk.deleteSession(tokenDigest: site.digest(token))
        }
        return cookie("", seconds: 0)
    }

    func cookie(_ value: String, seconds: Int?) -> Cookie {
        Cookie(
            name: cookieName, value: value, maxAge: seconds, path: "/",
            secure: site.configuration.isSecure, httpOnly: true, sameSite: .lax
        )
    }

    private func token(of request: Request) -> String? {
        guard let token = request.cookies[cookieName]?.value, token.utf8.count == 64 else {
            return nil
        }
        return token
    }

    /// A token for forms shown before sign-in: bound to a cookie of its own.
    private var guestName: String {
        site.configuration.isSecure ? "__Host-guiju_guest" : "guiju_guest"
    }

    func guestToken(of request: Request) -> String? {
        request.cookies[guestName]?.value.nonEmpty
    }

    func guestCookie(_ value: String) -> Cookie {
        Cookie(
            name: guestName, value: value, path: "/",
            secure: site.configuration.isSecure, httpOnly: true, sameSite: .strict
        )
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
