import Casework
import Hummingbird

/// A person's own new password.
enum PasswordPage {
    static let routes: [Route] = [
        .get("/password", .changePassword) { visit in try await page(visit, nil) },
        .post("/password", .changePassword, change),
    ]

    private static func page(_ visit: Visit, _ fault: String?) async throws -> Response {
        var model: Model = [
            "fields": [
                Field.password("old", Messages.oldPassword, use: "current-password"),
                Field.password(
                    "new", Messages.newPassword, use: "new-password", hint: Messages.passwordHint),
                Field.password("again", Messages.newAgain, use: "new-password"),
            ]
        ]
        if let fault {
            let href = "#" + Field.id("old")
            model["errors"] = ErrorLine.summary([["text": fault, "href": href]])
        }
        return try await visit.page(
            "password", title: Messages.newPassword, model,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func change(_ visit: Visit) async throws -> Response {
        let old = visit.form.value("old") ?? ""
        let new = visit.form.value("new") ?? ""
        let passwords = visit.site.passwords
        guard old.utf8.count <= 512 else { return try await page(visit, Messages.oldWrong) }
        let login = visit.account.login
        switch try await PasswordProof.of(
            old, login: login, encoded: visit.account.passwordHash, visit.site)
        {
        case .right: try await visit.site.desk.clearFailures(of: login)
        case .wrong: return try await page(visit, Messages.oldWrong)
        case .locked: return try await page(visit, visit.site.lockedMessage)
        }
        guard new.count >= 10, new.utf8.count <= 512, new != old,
            !new.lowercased().contains(visit.account.login)
        else { return try await page(visit, Messages.passwordWeak) }
        guard new == visit.form.value("again") else {
            return try await page(visit, Messages.passwordsDiffer)
        }
        guard let hash = await passwords.encode(new) else {
            return try await page(visit, Messages.noPassword)
        }
        do throws(OfficeError) {
            try await visit.office.changePassword(of: visit.account, hash: hash)
        } catch { throw Problem(error) }
        // Every session has ended, this one too: one signs in with the new password.
        return .seeOther("/sign-in")
    }
}
