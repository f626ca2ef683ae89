import CArgon2

/// Argon2id (RFC 9106) with bounded costs.
struct Argon2id: Hashable {
    /// OWASP's minimum: 19 MiB, two passes, one lane.
    static let standard = Argon2id(memoryKiB: 19_456, passes: 2, lanes: 1)
    static let hashLength = 32
    static let saltLength = 16
    static let version = 19

    let memoryKiB: UInt32
    let passes: UInt32
    let lanes: UInt32

    /// Costs a stored text may ask for; more would let one row stop the server.
    var isAcceptable: Bool {
        (8...1_048_576).contains(memoryKiB) && (1...16).contains(passes)
            && (1...16).contains(lanes) && memoryKiB >= 8 * lanes
    }

    func hash(
        _ password: [UInt8], salt: [UInt8], length: Int = hashLength
    ) throws(GuomiError) -> [UInt8] {
        guard isAcceptable, (8...64).contains(salt.count), (4...64).contains(length) else {
            throw .outOfRange("Argon2id")
        }
        var hash = [UInt8](repeating: 0, count: length)
        let status = argon2id_hash_raw(
            passes, memoryKiB, lanes, password, password.count, salt, salt.count, &hash, length
        )
        guard status == ARGON2_OK.rawValue else { throw .library("Argon2id \(status)") }
        return hash
    }
}
