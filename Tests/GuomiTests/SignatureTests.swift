import Testing

@testable import Guomi

/// SM2 signatures against the standard's example (GB/T 32918.5 annex A).
struct SignatureTests {
    static let publicHex =
        "04"
        + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
    static let privateHex = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
    static let signatureHex =
        "30460221"
        + "00f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        + "0221" + "00b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
    static let message = Array("message digest".utf8)

    @Test func `the signature of the standard verifies, for its id and message only`() throws {
        let key = try SM2Key(publicKey: #require(Hex.bytes(Self.publicHex)))
        let signature = try #require(Hex.bytes(Self.signatureHex))
        #expect(try key.verify(signature, over: Self.message))
        #expect(try !key.verify(signature, over: Self.message + [0]))
        #expect(try !key.verify(signature, over: Self.message, id: Array("another".utf8)))
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(try !key.verify(changed, over: Self.message), "byte \(index)")
        }
        #expect(try !key.verify([], over: Self.message))
    }

    @Test func `the key of the standard signs what its public half verifies`() throws {
        let publicKey = try #require(Hex.bytes(Self.publicHex))
        let signer = try SM2Key(publicKey: publicKey, privateKey: Hex.bytes(Self.privateHex))
        let provider = try SoftwareProvider(signer: signer)
        let signature = try provider.sign(Self.message)
        #expect(try SM2Key(publicKey: publicKey).verify(signature, over: Self.message))
    }

    @Test func `a generated key survives being written down`() throws {
        let key = try SM2Key.generate()
        #expect(key.publicKey.count == 65)
        let again = try SM2Key(publicKey: key.publicKey, privateKey: key.privateKey)
        let signature = try again.sign([1, 2, 3])
        #expect(try key.verify(signature, over: [1, 2, 3]))
        let other = try SM2Key.generate()
        #expect(try !other.verify(signature, over: [1, 2, 3]))
    }

    @Test func `a verifying key does not sign, and no key is an error`() throws {
        let verifying = try SM2Key(publicKey: SM2Key.generate().publicKey)
        #expect(verifying.privateKey == nil)
        #expect(throws: GuomiError.self) { try verifying.sign([1]) }
        let provider = try SoftwareProvider()
        #expect(throws: GuomiError.unknownKey("SM2")) { try provider.sign([1]) }
    }

    @Test func `a point off the curve and odd lengths are refused`() throws {
        var point = try #require(Hex.bytes(Self.publicHex))
        point[64] ^= 1
        let off = point
        #expect(throws: GuomiError.self) { try SM2Key(publicKey: off) }
        #expect(throws: GuomiError.outOfRange("SM2 key")) { try SM2Key(publicKey: [4]) }
        #expect(throws: GuomiError.outOfRange("SM2 key")) {
            try SM2Key(publicKey: off, privateKey: [1])
        }
    }
}
