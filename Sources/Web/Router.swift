import Casework
import HTTPTypes
import Hummingbird

/// One address, what it does, and which row of the access table guards it.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// Parts in braces are parameters.
    let path: String
    let operation: Operation
    /// Answers scripts and programs: problems come as JSON (RFC 9457).
    var isProgram = false
    let serve: @Sendable (Visit) async throws -> Response

    static func get(
        _ path: String, _ operation: Operation,
        _ serve: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .get, path: path, operation: operation, serve: serve)
    }

    static func post(
        _ path: String, _ operation: Operation,
        _ serve: @escaping @Sendable (Visit) async throws -> Response
    ) -> Route {
        Route(method: .post, path: path, operation: operation, serve: serve)
    }
}

/// Every address of the site.
///
/// What is not here does not exist; what has no row is denied.
enum Routes {
    static let all: [Route] =
        SignInPage.routes + StaticPages.routes + InboxPage.routes + CasesPage.routes
        + NewPage.routes + StepPages.routes + CasePage.routes + ReceiptPage.routes
        + CorrectPage.routes + AnswerPage.routes + PanelPages.routes + LawPages.routes
        + RulingsPage.routes + ClocksPage.routes + OverridesPage.routes + FilingsPage.routes
        + PeoplePages.routes
        + PasswordPage.routes + CalendarPage.routes + AuditPage.routes + Program.routes
}

/// Builds the router: each route behind the same guard.
func router(of site: Site) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    let guarding = Guard(site: site)
    for route in Routes.all {
        router.on(RouterPath(route.path), method: route.method) { request, context in
            await guarding.answer(route, request, context)
        }
    }
    return router
}
