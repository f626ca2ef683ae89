import Testing

@testable import Guomi

/// Argon2id, its stored form, and the key over it.
struct PasswordTests {
    /// From the reference implementation's own tests (version 19, 64 MiB, two passes).
    static let reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
        + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"

    func keyed(_ byte: UInt8 = 3) throws -> SoftwareProvider {
        let secret = [UInt8](repeating: byte, count: 32)
        return try SoftwareProvider(keys: KeyRing(current: "p1", secrets: ["p1": secret]))
    }

    @Test func `the reference hash is recognised`() throws {
        let provider = try SoftwareProvider()
        #expect(try provider.verifyPassword("password", against: Self.reference))
        #expect(try !provider.verifyPassword("differentpassword", against: Self.reference))
        #expect(try StoredPassword(Self.reference).text == Self.reference)
    }

    @Test func `a password is recognised and no other`() throws {
        let provider = try SoftwareProvider()
        let stored = try provider.hashPassword("correct horse 电池 staple")
        #expect(stored.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try provider.verifyPassword("correct horse 电池 staple", against: stored))
        #expect(try !provider.verifyPassword("correct horse 电池 stapl", against: stored))
        #expect(try !provider.verifyPassword("", against: stored))
        #expect(try provider.hashPassword("correct horse 电池 staple") != stored)
    }

    @Test func `with a key over it the hash is worth nothing without the key`() throws {
        let stored = try keyed().hashPassword("secret-1")
        #expect(stored.hasPrefix("$argon2id-hmac-sm3$v=19$m=19456,t=2,p=1,k=p1$"))
        #expect(try keyed().verifyPassword("secret-1", against: stored))
        #expect(try !keyed(4).verifyPassword("secret-1", against: stored))
        let keyless = try SoftwareProvider()
        #expect(throws: GuomiError.unknownKey("p1")) {
            try keyless.verifyPassword("secret-1", against: stored)
        }
    }

    @Test func `a hash made before there was a key still works`() throws {
        let stored = try SoftwareProvider().hashPassword("secret-1")
        #expect(try keyed().verifyPassword("secret-1", against: stored))
    }

    @Test(arguments: [
        "", "secret", "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=+9456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=1$c2$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAA",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAA!",
        "$argon2id-hmac-sm3$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=99999999999,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `a stored text of another form is refused`(text: String) throws {
        let provider = try SoftwareProvider()
        #expect(throws: GuomiError.malformed("password hash")) {
            try provider.verifyPassword("x", against: text)
        }
    }

    @Test(arguments: ["m=1048577,t=2,p=1", "m=19456,t=17,p=1", "m=19456,t=2,p=17", "m=7,t=1,p=1"])
    func `a stored text cannot ask for more than the server gives`(costs: String) throws {
        let provider = try SoftwareProvider()
        #expect(throws: GuomiError.outOfRange("password hash")) {
            try provider.verifyPassword(
                "x", against: "$argon2id$v=19$\(costs)$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"
            )
        }
    }

    @Test func `an empty and an endless password are refused`() throws {
        let provider = try SoftwareProvider()
        for password in ["", String(repeating: "x", count: 1_025)] {
            #expect(throws: GuomiError.outOfRange("password")) {
                try provider.hashPassword(password)
            }
        }
        let longest = String(repeating: "x", count: 1_024)
        let stored = try provider.hashPassword(longest)
        #expect(try provider.verifyPassword(longest, against: stored))
        #expect(try !provider.verifyPassword(longest + "x", against: stored))
    }

    @Test func `base64 without padding goes both ways at every length`() {
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 91 &+ 3) }
            #expect(Base64.bytes(Base64.text(bytes)) == bytes)
        }
        #expect(Base64.text(Array("somesalt".utf8)) == "c29tZXNhbHQ")
        for bad in ["A", "AB=", "AB", "a b", "----"] {
            #expect(Base64.bytes(bad) == nil, "\(bad)")
        }
    }
}
