import COpenSSL

/// An SM2 key (GB/T 32918): verifies, and signs when it has its private half.
public final class SM2Key: @unchecked Sendable {
    /// The signer id the standard gives where none was agreed.
    public static let defaultID = Array("1234567812345678".utf8)

    /// Reference-counted and never changed after `init`, so threads may share it.
    private let key: OpaquePointer

    private init(_ key: OpaquePointer) { self.key = key }

    deinit { EVP_PKEY_free(key) }

    /// A new key pair.
    /// - Throws: `library`.
    public static func generate() throws(GuomiError) -> SM2Key {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "SM2", nil) else {
            throw .lastOfLibrary("SM2")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_generate(context, &key) == 1, let key
        else { throw .lastOfLibrary("SM2 keygen") }
        return SM2Key(key)
    }

    /// A key from its numbers.
    /// - Parameters:
    ///   - publicKey: 65 bytes `04 ‖ X ‖ Y`, a point of the curve.
    ///   - privateKey: 32 bytes, big-endian; `nil` for verifying only.
    /// - Throws: `outOfRange` for other lengths, `library` for a point off the curve.
    public init(publicKey: [UInt8], privateKey: [UInt8]? = nil) throws(GuomiError) {
        guard publicKey.count == 65, (privateKey ?? Self.defaultID + Self.defaultID).count == 32
        else { throw .outOfRange("SM2 key") }
        // The builder keeps pointers to names and bytes until the key is made.
        let point = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: publicKey.count)
        defer { point.deallocate() }
        _ = point.initialize(from: publicKey)
        let number = privateKey.flatMap { BN_bin2bn($0, 32, nil) }
        defer { BN_clear_free(number) }
        guard let builder = OSSL_PARAM_BLD_new() else { throw .lastOfLibrary("SM2") }
        defer { OSSL_PARAM_BLD_free(builder) }
        OSSL_PARAM_BLD_push_utf8_string(builder, Self.lasting("group"), Self.lasting("SM2"), 0)
        OSSL_PARAM_BLD_push_octet_string(
            builder, Self.lasting("pub"), point.baseAddress, point.count
        )
        if privateKey != nil { OSSL_PARAM_BLD_push_BN(builder, Self.lasting("priv"), number) }
        guard let parameters = OSSL_PARAM_BLD_to_param(builder) else { throw .lastOfLibrary("SM2") }
        defer { OSSL_PARAM_free(parameters) }
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "SM2", nil) else {
            throw .lastOfLibrary("SM2")
        }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        let selection = privateKey == nil ? Self.publicSelection : Self.pairSelection
        guard EVP_PKEY_fromdata_init(context) == 1,
            EVP_PKEY_fromdata(context, &key, selection, parameters) == 1, let key
        else { throw .lastOfLibrary("SM2 key") }
        self.key = key
    }

    /// Parameters and public key: an OR-expression Swift does not import.
    private static let publicSelection: Int32 = 0x04 | 0x80 | 0x02
    private static let pairSelection: Int32 = publicSelection | 0x01

    private static func lasting(_ text: StaticString) -> UnsafePointer<CChar> {
        UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    /// 65 bytes `04 ‖ X ‖ Y`; empty when the library cannot tell.
    public var publicKey: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 65)
        var count = 0
        let status = EVP_PKEY_get_octet_string_param(key, "encoded-pub-key", &bytes, 65, &count)
        return status == 1 && count == 65 ? bytes : []
    }

    /// 32 bytes for safe keeping outside the database; `nil` for a verifying key.
    public var privateKey: [UInt8]? {
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, "priv", &number) == 1 else {
            ERR_clear_error()
            return nil
        }
        defer { BN_clear_free(number) }
        var bytes = [UInt8](repeating: 0, count: 32)
        return BN_bn2binpad(number, &bytes, 32) == 32 ? bytes : nil
    }

    /// DER signature over SM3(Z ‖ message).
    /// - Throws: `library`, also for a key without its private half.
    public func sign(_ message: [UInt8], id: [UInt8] = defaultID) throws(GuomiError) -> [UInt8] {
        let (digest, parameters) = try contexts(id: id)
        defer { Self.free(digest, parameters) }
        var count = 0
        guard EVP_DigestSignInit(digest, nil, EVP_sm3(), nil, key) == 1,
            EVP_DigestSign(digest, nil, &count, message, message.count) == 1
        else { throw .lastOfLibrary("SM2 sign") }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(digest, &signature, &count, message, message.count) == 1 else {
            throw .lastOfLibrary("SM2 sign")
        }
        return Array(signature.prefix(count))
    }

    /// Whether the signature is this key's over this message for this id.
    /// - Throws: `library` when the library cannot even begin.
    public func verify(
        _ signature: [UInt8], over message: [UInt8], id: [UInt8] = defaultID
    ) throws(GuomiError) -> Bool {
        let (digest, parameters) = try contexts(id: id)
        defer { Self.free(digest, parameters) }
        guard EVP_DigestVerifyInit(digest, nil, EVP_sm3(), nil, key) == 1 else {
            throw .lastOfLibrary("SM2 verify")
        }
        let isRight =
            EVP_DigestVerify(
                digest, signature, signature.count, message, message.count
            ) == 1
        if !isRight { ERR_clear_error() }
        return isRight
    }

    private func contexts(
        id: [UInt8]
    ) throws(GuomiError) -> (digest: OpaquePointer, parameters: OpaquePointer) {
        guard (1...8191).contains(id.count) else { throw .outOfRange("SM2 id") }
        guard let digest = EVP_MD_CTX_new() else { throw .lastOfLibrary("SM2") }
        guard let parameters = EVP_PKEY_CTX_new(key, nil) else {
            EVP_MD_CTX_free(digest)
            throw .lastOfLibrary("SM2")
        }
        EVP_MD_CTX_set_pkey_ctx(digest, parameters)
        guard EVP_PKEY_CTX_set1_id(parameters, id, Int32(id.count)) == 1 else {
            Self.free(digest, parameters)
            throw .lastOfLibrary("SM2 id")
        }
        return (digest, parameters)
    }

    private static func free(_ digest: OpaquePointer, _ parameters: OpaquePointer) {
        EVP_MD_CTX_free(digest)
        EVP_PKEY_CTX_free(parameters)
    }
}
