import Casework
import HTTPTypes
import Hummingbird

/// Pages that depend on nothing but the person's taste, and what browsers fetch besides.
enum StaticPages {
    static let routes: [Route] = [
        .get("/", .setLook) { visit in .seeOther(visit.navigation.first?.path ?? "/sign-in") },
        .get("/healthz", .healthCheck, health),
        .get("/assets/{name}", .readAsset, asset),
        .get("/help", .readHelp, help),
        .get("/account", .readHelp, account),
        .post("/look", .setLook, setLook),
    ]

    private static func health(_ visit: Visit) async throws -> Response {
        do {
            _ = try await visit.site.log.events(after: Int64.max - 1, limit: 1)
            return .bytes("ok\n".utf8, type: "text/plain; charset=utf-8")
        } catch {
            return .bytes(
                "unavailable\n".utf8, type: "text/plain; charset=utf-8", status: .serviceUnavailable
            )
        }
    }

    private static func asset(_ visit: Visit) async throws -> Response {
        guard let file = visit.site.assets.file(visit.part("name")) else {
            throw Problem.notFound()
        }
        var response = Response.bytes(file.bytes, type: file.type)
        response.headers[.cacheControl] = "public, max-age=31536000, immutable"
        return response
    }

    private static func help(_ visit: Visit) async throws -> Response {
        try await visit.page(
            "help", title: Messages.helpTitle,
            [
                "uploadLimit": Messages.size(visit.site.configuration.uploadLimit),
                "types": FileCheck.endings.joined(separator: " "),
            ]
        )
    }

    private static func account(_ visit: Visit) async throws -> Response {
        let look = visit.look
        let fields = [
            Field.radios(
                "theme", Messages.theme, [("", Messages.bySystem)] + Messages.themes,
                on: look.theme ?? ""),
            Field.radios(
                "size", Messages.textSize, [("", Messages.normalSize)] + Messages.sizes,
                on: look.size ?? ""),
            Field.radios(
                "density", Messages.density, [("", Messages.roomy)] + Messages.densities,
                on: look.density ?? ""),
            Field.radios(
                "keys", Messages.keys, Messages.keyChoices, on: look.keysOff ? "keysoff" : ""),
        ]
        return try await visit.page("account", title: Messages.accountTitle, ["fields": fields])
    }

    private static func setLook(_ visit: Visit) async throws -> Response {
        let words = ["theme", "size", "density", "keys"].map { visit.form.text($0) }
        let look = Look(text: words.joined(separator: "."))
        var response = Response.seeOther("/account?done=look")
        response.setCookie(
            Cookie(
                name: Look.cookie, value: look.text, maxAge: 31_536_000, path: "/",
                secure: visit.site.configuration.isSecure, httpOnly: true, sameSite: .lax
            )
        )
        return response
    }
}
