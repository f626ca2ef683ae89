/// The installation's secrets by id, kept outside the database.
///
/// Old keys stay in the ring so that what they sealed can be opened; new work takes `current`.
public struct KeyRing: Sendable {
    /// Id of the key new work is done with; `nil` when the ring is empty.
    public let current: String?
    private let secrets: [String: [UInt8]]

    /// A ring without keys: hashing and passwords work, sealing does not.
    public static let empty = KeyRing()

    private init() {
        current = nil
        secrets = [:]
    }

    /// - Parameters:
    ///   - current: id of one of `secrets`.
    ///   - secrets: 32...1024 unforeseeable bytes by id; an id is 1...32 of `a-z 0-9 -`.
    /// - Throws: `unknownKey` when `current` is not among them, `malformed`, `outOfRange`.
    public init(current: String, secrets: [String: [UInt8]]) throws(GuomiError) {
        for (id, secret) in secrets {
            guard Self.isID(id) else { throw .malformed(id) }
            guard (32...1024).contains(secret.count) else { throw .outOfRange(id) }
        }
        guard secrets[current] != nil else { throw .unknownKey(current) }
        self.current = current
        self.secrets = secrets
    }

    static func isID(_ id: String) -> Bool {
        (1...32).contains(id.utf8.count)
            && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    func secret(_ id: String?) throws(GuomiError) -> (id: String, bytes: [UInt8]) {
        guard let id = id ?? current, let bytes = secrets[id] else { throw .unknownKey(id ?? "") }
        return (id, bytes)
    }
}
