import Casework

/// What a store takes in and gives out at once.
enum Bounds {
    /// One event or one view as JSON.
    static let textBytes = 16 << 20
    static let eventsOfWriting = 1_000
    static let keyBytes = 256
    static let tokensOfQuery = 64
    static let rolesOfQuery = 64

    static func offset(_ offset: Int) -> Int { max(0, offset) }
    static func limit(_ limit: Int, atMost most: Int) -> Int { min(max(1, limit), most) }

    /// Text for a column of its own: of bounded length, and without NUL, which databases cut at.
    static func check(
        _ text: String, _ name: String, mayBeEmpty: Bool = false, atMost most: Int = keyBytes
    ) throws(LogError) {
        guard mayBeEmpty || !text.isEmpty, text.utf8.count <= most, !text.utf8.contains(0) else {
            throw .unusable(name)
        }
    }
}

extension LogError {
    /// Handed in what cannot be stored; nothing was written.
    static func unusable(_ what: String) -> LogError { .unavailable(Messages.unusable(what)) }
}

/// How long what is no record of business is kept.
enum Retention {
    /// A session not seen for this long is gone: 30 days.
    static let sessionSeconds: Int64 = 30 * 86_400
    /// Failed sign-ins count for at most this long: 30 days.
    static let failureSeconds: Int64 = 30 * 86_400
}
