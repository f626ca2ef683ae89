import COpenSSL

/// SM3 (GB/T 32905) and HMAC-SM3 from OpenSSL, with the algorithm looked up once.
final class SM3: @unchecked Sendable {
    static let byteCount = 32

    /// Immutable after `init`; OpenSSL lets several threads read one EVP_MD.
    private let algorithm: OpaquePointer

    init() throws(GuomiError) {
        guard let algorithm = EVP_MD_fetch(nil, "SM3", nil) else { throw .lastOfLibrary("SM3") }
        self.algorithm = algorithm
    }

    deinit { EVP_MD_free(algorithm) }

    /// Never fails: without memory for OpenSSL's context the plain computation steps in.
    func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: Self.byteCount)
        var count: UInt32 = 0
        guard EVP_Digest(bytes, bytes.count, &digest, &count, algorithm, nil) == 1,
            count == Self.byteCount
        else {
            ERR_clear_error()
            return PlainSM3.digest(bytes)
        }
        return digest
    }

    func authenticate(_ bytes: [UInt8], key: [UInt8]) throws(GuomiError) -> [UInt8] {
        guard let keyLength = Int32(exactly: key.count) else { throw .outOfRange("HMAC-SM3") }
        var code = [UInt8](repeating: 0, count: Self.byteCount)
        var count: UInt32 = 0
        let result = HMAC(algorithm, key, keyLength, bytes, bytes.count, &code, &count)
        guard result != nil, count == Self.byteCount else { throw .lastOfLibrary("HMAC-SM3") }
        return code
    }
}

extension GuomiError {
    /// What OpenSSL has to say, taking it off the thread's queue.
    static func lastOfLibrary(_ operation: String) -> GuomiError {
        var words = operation
        while case let error = ERR_get_error(), error != 0 {
            var buffer = [CChar](repeating: 0, count: 256)
            ERR_error_string_n(error, &buffer, buffer.count)
            let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            words += ": " + String(decoding: text, as: UTF8.self)
        }
        return .library(words)
    }
}
