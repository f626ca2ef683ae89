import Casework

/// What trying a password came to; every try counts as failed until it proves right.
enum PasswordProof {
    case right, wrong
    /// Too many tries failed; this one was not looked at.
    case locked

    /// - Parameter encoded: `nil` for a login that is nobody's, which takes as long.
    static func of(
        _ password: String, login: String, encoded: String?, _ site: Site
    ) async throws -> PasswordProof {
        let now = site.office.world.now
        let isTried = try await site.desk.recordFailure(
            of: login, at: now, unless: site.configuration.failureLimit,
            since: now.adding(seconds: -site.configuration.lockSeconds))
        guard isTried else { return .locked }
        let fits = await site.passwords.matches(
            password, encoded: encoded ?? site.passwords.decoy)
        return fits && encoded != nil ? .right : .wrong
    }
}

extension Site {
    var lockedMessage: String {
        Messages.locked(minutes: Int(configuration.lockSeconds / 60))
    }
}
