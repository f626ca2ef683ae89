/// A password hash as stored, in the PHC text form.
///
/// Plain: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, which any Argon2 library reads.
/// With a key of the ring over it:
/// `$argon2id-hmac-sm3$v=19$m=…,t=…,p=…,k=<key id>$<salt>$<mac>`,
/// so that a stolen table cannot even be guessed at.
struct StoredPassword: Hashable {
    static let plainName = "argon2id"
    static let keyedName = "argon2id-hmac-sm3"

    let cost: Argon2id
    /// Key id of the HMAC over the hash; `nil` when there is none.
    let key: String?
    let salt: [UInt8]
    let hash: [UInt8]

    init(cost: Argon2id, key: String?, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.key = key
        self.salt = salt
        self.hash = hash
    }

    init(_ text: String) throws(GuomiError) {
        guard text.utf8.count <= 512 else { throw .malformed("password hash") }
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[2] == "v=\(Argon2id.version)",
            let salt = Base64.bytes(parts[4]), (8...64).contains(salt.count),
            let hash = Base64.bytes(parts[5]), (16...64).contains(hash.count)
        else { throw .malformed("password hash") }
        let settings = parts[3].split(separator: ",", omittingEmptySubsequences: false)
        let isKeyed = parts[1] == Self.keyedName
        guard isKeyed || parts[1] == Self.plainName, settings.count == (isKeyed ? 4 : 3),
            let memory = Self.number(settings[0], "m="),
            let passes = Self.number(settings[1], "t="),
            let lanes = Self.number(settings[2], "p=")
        else { throw .malformed("password hash") }
        let cost = Argon2id(memoryKiB: memory, passes: passes, lanes: lanes)
        guard cost.isAcceptable else { throw .outOfRange("password hash") }
        var key: String?
        if isKeyed {
            guard settings[3].hasPrefix("k="), case let id = String(settings[3].dropFirst(2)),
                KeyRing.isID(id)
            else { throw .malformed("password hash") }
            key = id
        }
        self.init(cost: cost, key: key, salt: salt, hash: hash)
    }

    private static func number(_ text: Substring, _ prefix: String) -> UInt32? {
        guard text.hasPrefix(prefix) else { return nil }
        let digits = text.dropFirst(prefix.count)
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return UInt32(digits)
    }

    var text: String {
        let name = key == nil ? Self.plainName : Self.keyedName
        let keyed = key.map { ",k=\($0)" } ?? ""
        return "$\(name)$v=\(Argon2id.version)$m=\(cost.memoryKiB),t=\(cost.passes),p=\(cost.lanes)"
            + "\(keyed)$\(Base64.text(salt))$\(Base64.text(hash))"
    }
}

/// Base64 (RFC 4648 §4) without padding, as PHC texts use it.
enum Base64 {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var (pending, count) = (UInt32(0), 0)
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            count += 8
            while count >= 6 {
                count -= 6
                text.append(digits[Int(pending >> UInt32(count) & 63)])
            }
            pending &= 1 << UInt32(count) - 1
        }
        if count > 0 { text.append(digits[Int(pending << UInt32(6 - count) & 63)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// `nil` for another character, an impossible length or bits left over.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (pending, count) = (UInt32(0), 0)
        for character in text.utf8 {
            guard let value = digits.firstIndex(of: character) else { return nil }
            pending = pending << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count)))
            }
            pending &= 1 << UInt32(count) - 1
        }
        return count < 6 && pending == 0 ? bytes : nil
    }
}
