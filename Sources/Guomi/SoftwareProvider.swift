import COpenSSL

/// The provider that needs no device: OpenSSL's SM2, SM3, SM4 and libargon2.
///
/// It holds no commercial-cipher certificate (GB/T 37092): where one is asked for, a device behind
/// `CryptoProvider` takes its place.
public final class SoftwareProvider: CryptoProvider {
    private let sm3: SM3
    private let keys: KeyRing
    private let signer: SM2Key?

    /// Looks the algorithms up and checks each against its published vector before serving.
    /// - Parameters:
    ///   - keys: secrets for sealing and for the key over password hashes.
    ///   - signer: signing key of the installation.
    /// - Throws: `library` when an algorithm is absent or gives a wrong answer.
    public init(keys: KeyRing = .empty, signer: SM2Key? = nil) throws(GuomiError) {
        sm3 = try SM3()
        self.keys = keys
        self.signer = signer
        try SelfTest.run(sm3)
    }

    /// `software`.
    public var name: String { "software" }

    /// SM3 by OpenSSL, checked against its published vector when this provider was made.
    public func digest(_ bytes: [UInt8]) -> [UInt8] { sm3.digest(bytes) }

    /// From OpenSSL, or from the kernel where that fails; `count` is clamped to 0...1 048 576.
    public func randomBytes(_ count: Int) -> [UInt8] {
        let length = min(max(count, 0), 1_048_576)
        var bytes = [UInt8](repeating: 0, count: length)
        if RAND_bytes(&bytes, Int32(length)) == 1 { return bytes }
        ERR_clear_error()
        // The kernel's generator through the standard library: it waits rather than failing.
        var generator = SystemRandomNumberGenerator()
        for index in bytes.indices { bytes[index] = generator.next() }
        return bytes
    }

    /// HMAC-SM3 under a key derived for this use alone; throws `unknownKey`.
    public func authenticate(_ bytes: [UInt8], key: String?) throws(GuomiError) -> [UInt8] {
        let (_, derived) = try derivedKey(key, for: "authenticate")
        return try sm3.authenticate(bytes, key: derived)
    }

    /// SM4-GCM under a fresh 12-byte nonce; throws `outOfRange` beyond 16 MiB.
    public func seal(_ plain: [UInt8], context: String) throws(GuomiError) -> String {
        guard plain.count <= SealedText.maximumPlain else { throw .outOfRange("sealed") }
        let (id, derived) = try derivedKey(nil, for: "seal")
        let nonce = randomBytes(SM4GCM.nonceLength)
        let (bytes, tag) = try SM4GCM(
            key: Array(derived.prefix(SM4GCM.keyLength)), nonce: nonce,
            context: SealedText.header(key: id, context: context)
        ).seal(plain)
        return SealedText(key: id, nonce: nonce, bytes: bytes, tag: tag).text
    }

    /// Takes the key that the text names, which need not be the current one.
    public func open(_ sealed: String, context: String) throws(GuomiError) -> [UInt8] {
        let box = try SealedText(sealed)
        let (id, derived) = try derivedKey(box.key, for: "seal")
        return try SM4GCM(
            key: Array(derived.prefix(SM4GCM.keyLength)), nonce: box.nonce,
            context: SealedText.header(key: id, context: context)
        ).open(box.bytes, tag: box.tag)
    }

    /// Fresh salt at standard cost; with a key in the ring, HMAC-SM3 goes over the hash.
    public func hashPassword(_ password: String) throws(GuomiError) -> String {
        let salt = randomBytes(Argon2id.saltLength)
        let key = keys.current
        let hash = try passwordHash(
            password, salt: salt, cost: .standard, length: Argon2id.hashLength, key: key
        )
        return StoredPassword(cost: .standard, key: key, salt: salt, hash: hash).text
    }

    /// At the cost and under the key that the stored text names; compared in constant time.
    public func verifyPassword(
        _ password: String, against stored: String
    ) throws(GuomiError) -> Bool {
        let known = try StoredPassword(stored)
        guard Self.isAcceptable(password) else { return false }
        let hash = try passwordHash(
            password, salt: known.salt, cost: known.cost, length: known.hash.count, key: known.key
        )
        return ConstantTime.equal(hash, known.hash)
    }

    /// SM2 under the signer; throws `unknownKey` without one.
    public func sign(_ bytes: [UInt8]) throws(GuomiError) -> [UInt8] {
        guard let signer else { throw .unknownKey("SM2") }
        return try signer.sign(bytes)
    }

    /// The signer's public half, 65 bytes `04 ‖ X ‖ Y`; `nil` without a signer.
    public var verifyingKey: [UInt8]? { signer?.publicKey }

    private static func isAcceptable(_ password: String) -> Bool {
        (1...1024).contains(password.utf8.count)
    }

    private func passwordHash(
        _ password: String, salt: [UInt8], cost: Argon2id, length: Int, key: String?
    ) throws(GuomiError) -> [UInt8] {
        guard Self.isAcceptable(password) else { throw .outOfRange("password") }
        guard let key else {
            return try cost.hash(Array(password.utf8), salt: salt, length: length)
        }
        let hash = try cost.hash(Array(password.utf8), salt: salt)
        return try sm3.authenticate(hash, key: derivedKey(key, for: "password").bytes)
    }

    /// One secret, a different key for each use: HMAC-SM3(secret, use).
    private func derivedKey(
        _ id: String?, for use: String
    ) throws(GuomiError) -> (id: String, bytes: [UInt8]) {
        let (id, secret) = try keys.secret(id)
        return (id, try sm3.authenticate(Array("guiju/\(use)".utf8), key: secret))
    }
}
