public import Casework
public import Hummingbird
public import Logging
public import NIOCore

/// The site as an application: the operations behind it are given, never chosen here.
///
/// - Throws: when a built-in template cannot be read; nothing is served then.
public func buildApplication(
    office: Office, desk: any Desk, log: any EventLog, passwords: any PasswordKeeper,
    configuration: WebConfiguration, logger: Logger = Logger(label: "guiju.web"),
    onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let site = Site(
        office: office, desk: desk, log: log, passwords: passwords, configuration: configuration,
        templates: try Templates(), assets: Assets(digest: office.world.digest), logger: logger
    )
    return Application(
        responder: Front(router: router(of: site).buildResponder(), site: site),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port), serverName: nil
        ),
        onServerRunning: onServerRunning, logger: logger
    )
}

/// What answers when no route does.
struct Front<Inner: HTTPResponder>: HTTPResponder where Inner.Context == WebContext {
    /// What the router writes down when it finds no route.
    private static var noRoute: String { "NotFound" }

    let router: Inner
    let site: Site

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let response = try await router.respond(to: request, context: context)
        guard context.endpointPath == Self.noRoute else { return response }
        var answer =
            request.uri.path.hasPrefix("/api/")
            ? Program.problem(.notFound())
            : ProblemPage.show(.notFound(), site: site, look: Look(request))
        answer.secure(isSecure: site.configuration.isSecure)
        return answer
    }
}
