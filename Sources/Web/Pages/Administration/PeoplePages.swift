import Casework
import Hummingbird

/// 账号: the system administrator opens and closes them, the security administrator grants roles.
enum PeoplePages {
    static let routes: [Route] = [
        .get("/people", .readAccounts) { visit in try await list(visit, nil) },
        .post("/people", .manageAccounts, open),
        .post("/units", .manageAccounts, saveUnit),
        .get("/people/{id}", .readAccounts) { visit in try await one(visit, nil) },
        .post("/people/{id}/state", .manageAccounts, setState),
        .post("/people/{id}/password", .manageAccounts, resetPassword),
        .post("/people/{id}/roles", .grantRoles, grant),
    ]

    // MARK: All

    private static func list(_ visit: Visit, _ fault: String?) async throws -> Response {
        let accounts = try await visit.office.accounts(for: visit.account)
        let units = try await visit.office.units(for: visit.account)
        let names = Dictionary(units.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
        let sorted = units.sorted { $0.name < $1.name }.map { ($0.id, $0.name) }
        var model: Model = [
            "people": accounts.map { person -> Model in
                [
                    "href": path(person.id), "login": person.login, "name": person.name,
                    "unit": names[person.unit] ?? person.unit, "roles": roles(of: person),
                    "state": person.isEnabled ? Messages.enabled : Messages.disabled,
                ]
            },
            "mayManage": visit.may(.manageAccounts),
            "accountFields": [
                Field.line(
                    "login", Messages.loginAsk, value: visit.form.text("login"),
                    hint: Messages.loginHint, style: "short"),
                Field.line(
                    "name", Messages.nameAsk, value: visit.form.text("name"), style: "short"),
                Field.select("unit", Messages.unitAsk, sorted, on: visit.form.text("unit")),
            ],
            "unitFields": [
                Field.line(
                    "unit-id", Messages.unitIDAsk, value: visit.form.text("unit-id"),
                    hint: Messages.loginHint, style: "short"),
                Field.line(
                    "unit-name", Messages.unitNameAsk, value: visit.form.text("unit-name")),
                Field.radios(
                    "unit-projects", Messages.unitProjectsAsk,
                    [Messages.yes, Messages.no].map { ($0, $0) },
                    on: visit.form.text("unit-projects"), hint: Messages.unitProjectsHint),
            ],
        ]
        if let fault { model["errors"] = ErrorLine.summary([["text": fault, "href": "#forms"]]) }
        return try await visit.page(
            "people", title: Messages.people, model,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func open(_ visit: Visit) async throws -> Response {
        let login = visit.form.text("login")
        let password = freshPassword(visit.site)
        guard let hash = await visit.site.passwords.encode(password) else { throw Problem.broken }
        return try await refusable({ try await list(visit, $0) }) {
            () async throws(OfficeError) in
            try await visit.office.openAccount(
                login: login, name: visit.form.text("name"), unit: visit.form.text("unit"),
                passwordHash: hash, by: visit.account)
        } done: {
            try await shown(password, of: login, Messages.opened, visit)
        }
    }

    private static func saveUnit(_ visit: Visit) async throws -> Response {
        let hasProjects = visit.form.text("unit-projects")
        guard [Messages.yes, Messages.no].contains(hasProjects) else {
            return try await list(visit, Messages.unitProjectsMissing)
        }
        return try await refusable({ try await list(visit, $0) }) { () async throws(OfficeError) in
            try await visit.office.saveUnit(
                id: visit.form.text("unit-id"), name: visit.form.text("unit-name"),
                isProjectUnit: hasProjects == Messages.yes, by: visit.account)
        } done: {
            .seeOther("/people?done=unit")
        }
    }

    // MARK: One

    private static func one(_ visit: Visit, _ fault: String?) async throws -> Response {
        let id = visit.part("id")
        let accounts = try await visit.office.accounts(for: visit.account)
        guard let person = accounts.first(where: { $0.id == id }) else { throw Problem.notFound() }
        let path = path(id)
        var roles = Field.radios(
            "roles", Messages.rolesAsk,
            visit.office.grantableRoles.map { ($0, Messages.role($0)) }, on: "", type: "checkbox",
            hint: Messages.rolesHint)
        if let options = roles["options"] as? [Model] {
            roles["options"] = options.map { option in
                var option = option
                option["on"] = (option["value"] as? String).map(person.roles.contains) ?? false
                return option
            }
        }
        var model: Model = [
            "name": person.name, "login": person.login,
            "unit": try await visit.site.unitName(person.unit),
            "roles": PeoplePages.roles(of: person),
            "state": person.isEnabled ? Messages.enabled : Messages.disabled,
            "mayManage": visit.may(.manageAccounts), "mayGrant": visit.may(.grantRoles),
            "stateAction": path + "/state", "passwordAction": path + "/password",
            "rolesAction": path + "/roles", "to": person.isEnabled ? "off" : "on",
            "stateLabel": person.isEnabled ? Messages.disable : Messages.enable,
            "rolesField": roles,
        ]
        if let fault { model["errors"] = ErrorLine.summary([["text": fault, "href": "#forms"]]) }
        return try await visit.page(
            "person", title: person.name, model,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func setState(_ visit: Visit) async throws -> Response {
        try await change(visit) { () async throws(OfficeError) in
            try await visit.office.setEnabled(
                visit.form.text("to") == "on", visit.part("id"), by: visit.account)
        }
    }

    private static func grant(_ visit: Visit) async throws -> Response {
        try await change(visit) { () async throws(OfficeError) in
            try await visit.office.grant(
                visit.form.values("roles"), to: visit.part("id"), by: visit.account)
        }
    }

    private static func resetPassword(_ visit: Visit) async throws -> Response {
        let password = freshPassword(visit.site)
        guard let hash = await visit.site.passwords.encode(password) else { throw Problem.broken }
        return try await refusable({ try await one(visit, $0) }) { () async throws(OfficeError) in
            try await visit.office.resetPassword(
                of: visit.part("id"), hash: hash, by: visit.account)
        } done: {
            try await shown(password, of: visit.part("id"), Messages.passwordMade, visit)
        }
    }

    // MARK: Parts

    private static func change(
        _ visit: Visit, _ body: () async throws(OfficeError) -> Void
    ) async throws -> Response {
        try await refusable({ try await one(visit, $0) }, body) {
            .seeOther(path(visit.part("id")) + "?done=people")
        }
    }

    /// The password once, for handing over; it is kept nowhere.
    private static func shown(
        _ password: String, of login: String, _ title: String, _ visit: Visit
    ) async throws -> Response {
        try await visit.page(
            "password-made", title: title,
            ["heading": title, "login": login, "password": password])
    }

    private static func freshPassword(_ site: Site) -> String { String(site.token().prefix(16)) }
    private static func path(_ id: String) -> String { "/people/\(URLText.encode(id))" }
    private static func roles(of person: Account) -> String {
        person.roles.isEmpty
            ? Messages.noRoles
            : person.roles.map(Messages.role).joined(separator: Messages.listJoint)
    }
}

/// Does something the office may refuse; a refusal brings the page back with what was typed.
func refusable(
    _ again: (String) async throws -> Response, _ body: () async throws(OfficeError) -> Void,
    done: () async throws -> Response
) async throws -> Response {
    do throws(OfficeError) { try await body() } catch {
        guard case .refused(let refusal) = error else { throw Problem(error) }
        return try await again(refusal.message)
    }
    return try await done()
}
