/// All cryptography of the product, behind one door.
///
/// A certified cipher machine (GM/T 0018) or library takes the place of `SoftwareProvider` by
/// conforming to this. Callers handle key ids only, never key bytes.
public protocol CryptoProvider: Sendable {
    /// Which implementation it is, for the diagnosis page.
    var name: String { get }

    /// SM3 (GB/T 32905) of the bytes: 32 bytes.
    func digest(_ bytes: [UInt8]) -> [UInt8]

    /// Bytes nobody can foresee.
    ///
    /// `count` is clamped to `0...1_048_576`.
    func randomBytes(_ count: Int) -> [UInt8]

    /// HMAC-SM3 of the bytes under a key of the ring: 32 bytes.
    ///
    /// `key` is a key id, `nil` for the current key. Throws `unknownKey`.
    func authenticate(_ bytes: [UInt8], key: String?) throws(GuomiError) -> [UInt8]

    /// Encrypts and authenticates with SM4-GCM (GB/T 32907, RFC 8998) under the current key.
    ///
    /// - Parameters:
    ///   - plain: at most 16 MiB.
    ///   - context: what the secret is for; opening it for anything else fails.
    /// - Returns: ASCII text carrying algorithm, key id, nonce, ciphertext and tag.
    /// - Throws: `unknownKey` when the ring is empty, `outOfRange`, `library`.
    func seal(_ plain: [UInt8], context: String) throws(GuomiError) -> String

    /// Gives back what `seal` was given.
    ///
    /// - Throws: `malformed`, `unknownKey`, or `damaged` when anything differs from the sealing.
    func open(_ sealed: String, context: String) throws(GuomiError) -> [UInt8]

    /// Argon2id of a password, ready to store; 19 MiB of memory and some 20 ms of one core.
    ///
    /// The password has 1...1024 UTF-8 bytes. Throws `outOfRange`, `library`.
    func hashPassword(_ password: String) throws(GuomiError) -> String

    /// Whether the password is the one hashed, compared in constant time.
    ///
    /// - Throws: `malformed` for a stored text that is none of ours, `unknownKey`, `library`.
    func verifyPassword(_ password: String, against stored: String) throws(GuomiError) -> Bool

    /// SM2 signature (GB/T 32918, DER) of the bytes under the installation's signing key.
    ///
    /// - Throws: `unknownKey` when there is no signing key, `library`.
    func sign(_ bytes: [UInt8]) throws(GuomiError) -> [UInt8]

    /// Public half of the signing key, 65 bytes `04 ‖ X ‖ Y`; `nil` when there is none.
    var verifyingKey: [UInt8]? { get }
}
