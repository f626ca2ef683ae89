import COpenSSL

/// SM4 in Galois/counter mode (GB/T 32907, RFC 8998) with 12-byte nonces and 16-byte tags.
///
/// OpenSSL 3.0 has SM4 and GHASH but no SM4-GCM: its public `CRYPTO_gcm128_*` is driven by an
/// SM4-ECB context, one block at a time. Secrets are short; 64 bytes take about a microsecond.
struct SM4GCM: ~Copyable {
    static let keyLength = 16
    static let nonceLength = 12
    static let tagLength = 16

    private let cipher: OpaquePointer
    private let mode: OpaquePointer

    /// One message; `nonce` must never be used twice with the same key.
    init(key: [UInt8], nonce: [UInt8], context: [UInt8]) throws(GuomiError) {
        guard key.count == Self.keyLength else { throw .outOfRange("SM4 key") }
        guard nonce.count == Self.nonceLength else { throw .outOfRange("SM4-GCM nonce") }
        guard let cipher = EVP_CIPHER_CTX_new() else { throw .lastOfLibrary("SM4") }
        guard EVP_EncryptInit_ex(cipher, EVP_sm4_ecb(), nil, key, nil) == 1,
            EVP_CIPHER_CTX_set_padding(cipher, 0) == 1,
            let mode = CRYPTO_gcm128_new(UnsafeMutableRawPointer(cipher), Self.encryptBlock)
        else {
            EVP_CIPHER_CTX_free(cipher)
            throw .lastOfLibrary("SM4-GCM")
        }
        self.cipher = cipher
        self.mode = mode
        CRYPTO_gcm128_setiv(mode, nonce, nonce.count)
        // The library refuses only lengths beyond 2^61 here.
        if !context.isEmpty { _ = CRYPTO_gcm128_aad(mode, context, context.count) }
    }

    deinit {
        CRYPTO_gcm128_release(mode)
        EVP_CIPHER_CTX_free(cipher)
    }

    private static let encryptBlock: block128_f = { input, output, context in
        guard let context else { return }
        var count: Int32 = 0
        _ = EVP_EncryptUpdate(OpaquePointer(context), output, &count, input, 16)
    }

    consuming func seal(_ plain: [UInt8]) throws(GuomiError) -> (bytes: [UInt8], tag: [UInt8]) {
        var bytes = [UInt8](repeating: 0, count: plain.count)
        guard CRYPTO_gcm128_encrypt(mode, plain, &bytes, plain.count) == 0 else {
            throw .lastOfLibrary("SM4-GCM")
        }
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        CRYPTO_gcm128_tag(mode, &tag, tag.count)
        return (bytes, tag)
    }

    consuming func open(_ bytes: [UInt8], tag: [UInt8]) throws(GuomiError) -> [UInt8] {
        guard tag.count == Self.tagLength else { throw .damaged }
        var plain = [UInt8](repeating: 0, count: bytes.count)
        guard CRYPTO_gcm128_decrypt(mode, bytes, &plain, bytes.count) == 0 else {
            throw .lastOfLibrary("SM4-GCM")
        }
        guard CRYPTO_gcm128_finish(mode, tag, tag.count) == 0 else { throw .damaged }
        return plain
    }
}
