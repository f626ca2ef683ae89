/// What an installation chooses about its web face.
public struct WebConfiguration: Sendable {
    /// Host to listen on; loopback unless told.
    public var host: String
    /// 0 lets the system choose a port.
    public var port: Int
    /// Whether people reach the site by https: cookies are then `Secure` and `__Host-`.
    public var isSecure: Bool
    /// Name of the place shown beside the brand; empty for none.
    public var place: String
    /// Largest upload of one request, in bytes.
    public var uploadLimit: Int
    /// Largest form without files, in bytes.
    public var formLimit: Int
    /// Seconds without a request after which a session ends.
    public var idleSeconds: Int64
    /// Seconds after sign-in at which a session ends in any case.
    public var sessionSeconds: Int64
    /// Failed sign-ins of one login within `lockSeconds` that lock it.
    public var failureLimit: Int
    /// Seconds in which failures count together, and so how long a login stays locked.
    public var lockSeconds: Int64
    /// Demo accounts shown on the sign-in page; empty in a real installation.
    public var demo: [DemoAccount]
    /// Password of every demo account, shown beside them; empty in a real installation.
    public var demoPassword: String

    /// A demo account as the sign-in page lists it.
    public struct DemoAccount: Sendable {
        /// What to sign in as.
        public let login: String
        /// Name of the person played.
        public let name: String
        /// Role as the page shows it.
        public let role: String

        /// As the demo's report lists it.
        public init(login: String, name: String, role: String) {
            self.login = login
            self.name = name
            self.role = role
        }
    }

    /// Whether nobody but this machine reaches the host, so that pages may go without https.
    public var isLocal: Bool { ["localhost", "::1"].contains(host) || host.hasPrefix("127.") }

    /// Without arguments: loopback, 50 MiB of uploads, half an hour idle, twelve hours in all.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, isSecure: Bool = false, place: String = "",
        uploadLimit: Int = 50 << 20, formLimit: Int = 1 << 20, idleSeconds: Int64 = 1_800,
        sessionSeconds: Int64 = 43_200, failureLimit: Int = 5, lockSeconds: Int64 = 600,
        demo: [DemoAccount] = [], demoPassword: String = ""
    ) {
        self.host = host
        self.port = port
        self.isSecure = isSecure
        self.place = place
        self.uploadLimit = uploadLimit
        self.formLimit = formLimit
        self.idleSeconds = idleSeconds
        self.sessionSeconds = sessionSeconds
        self.failureLimit = failureLimit
        self.lockSeconds = lockSeconds
        self.demo = demo
        self.demoPassword = demoPassword
    }
}

/// Turns passwords into their stored form and checks them against it.
public protocol PasswordKeeper: Sendable {
    /// The encoded hash of a password; `nil` when it cannot be made.
    func encode(_ password: String) async -> String?
    /// Whether the password is the one behind the encoded hash.
    func matches(_ password: String, encoded: String) async -> Bool
    /// A well-formed hash of no password: checked for unknown logins, so that they take as long.
    var decoy: String { get }
}
