import Testing

@testable import Guomi

/// SM4-GCM, sealed texts and the key ring.
struct SealingTests {
    static let old = [UInt8](repeating: 7, count: 32)
    static let new = [UInt8](repeating: 9, count: 32)

    func provider(
        current: String = "k1", _ secrets: [String: [UInt8]] = ["k1": old]
    ) throws
        -> SoftwareProvider
    {
        try SoftwareProvider(keys: KeyRing(current: current, secrets: secrets))
    }

    @Test func `SM4-GCM gives the example of RFC 8998`() throws {
        let key = try #require(Hex.bytes(SelfTest.gcmKey))
        let nonce = try #require(Hex.bytes(SelfTest.gcmNonce))
        let context = try #require(Hex.bytes(SelfTest.gcmContext))
        let plain = try #require(Hex.bytes(SelfTest.gcmPlain))
        let sealed = try SM4GCM(key: key, nonce: nonce, context: context).seal(plain)
        #expect(
            Hex.text(sealed.bytes)
                == "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        )
        #expect(Hex.text(sealed.tag) == "83de3541e4c2b58177e065a9bf7b62ec")
        let opened = try SM4GCM(key: key, nonce: nonce, context: context)
            .open(sealed.bytes, tag: sealed.tag)
        #expect(opened == plain)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 64, 1_000, 100_000])
    func `what was sealed opens to the same bytes`(length: Int) throws {
        let provider = try provider()
        let plain = provider.randomBytes(length)
        let sealed = try provider.seal(plain, context: "draw")
        #expect(try provider.open(sealed, context: "draw") == plain)
    }

    @Test func `the same secret never seals to the same text`() throws {
        let provider = try provider()
        #expect(try provider.seal([1], context: "a") != provider.seal([1], context: "a"))
    }

    @Test func `another use, another key or one changed character does not open`() throws {
        let provider = try provider()
        let sealed = try provider.seal([1, 2, 3], context: "draw")
        #expect(throws: GuomiError.damaged) { try provider.open(sealed, context: "totp") }
        let stranger = try self.provider(["k1": Self.new])
        #expect(throws: GuomiError.damaged) { try stranger.open(sealed, context: "draw") }
        for index in sealed.indices where sealed.distance(from: sealed.startIndex, to: index) > 10 {
            let changed = sealed[index] == "0" ? "1" : "0"
            let text = sealed.replacingCharacter(at: index, with: changed)
            #expect(throws: GuomiError.self) { try provider.open(text, context: "draw") }
        }
    }

    @Test func `a secret sealed with an old key opens while the key is in the ring`() throws {
        let sealed = try provider().seal([5], context: "x")
        let renewed = try provider(current: "k2", ["k1": Self.old, "k2": Self.new])
        #expect(try renewed.open(sealed, context: "x") == [5])
        #expect(try renewed.seal([5], context: "x").hasPrefix("sm4-gcm$k2$"))
        let dropped = try provider(current: "k2", ["k2": Self.new])
        #expect(throws: GuomiError.unknownKey("k1")) { try dropped.open(sealed, context: "x") }
    }

    @Test(arguments: [
        "", "$", "sm4-gcm$k1$00$00$00",
        "aes$k1$000000000000000000000000$$" + String(repeating: "0", count: 32),
        "sm4-gcm$K1$000000000000000000000000$$" + String(repeating: "0", count: 32),
        "sm4-gcm$k1$000000000000000000000000$0$" + String(repeating: "0", count: 32),
    ])
    func `a text of another form is refused`(text: String) throws {
        let provider = try provider()
        #expect(throws: GuomiError.malformed("sealed")) { try provider.open(text, context: "") }
    }

    @Test func `sealing without a key and with too much is refused`() throws {
        let keyless = try SoftwareProvider()
        #expect(throws: GuomiError.unknownKey("")) { try keyless.seal([1], context: "") }
        let provider = try provider()
        let tooMuch = [UInt8](repeating: 0, count: 16 << 20 + 1)
        #expect(throws: GuomiError.outOfRange("sealed")) {
            try provider.seal(tooMuch, context: "")
        }
    }

    @Test func `a ring refuses short secrets, bad ids and a current key it has not`() {
        #expect(throws: GuomiError.outOfRange("k")) {
            try KeyRing(current: "k", secrets: ["k": [UInt8](repeating: 1, count: 31)])
        }
        #expect(throws: GuomiError.malformed("a$b")) {
            try KeyRing(current: "a$b", secrets: ["a$b": Self.old])
        }
        #expect(throws: GuomiError.unknownKey("x")) {
            try KeyRing(current: "x", secrets: ["k": Self.old])
        }
    }

    @Test func `authentication differs by key, bytes and from the sealing key`() throws {
        let provider = try provider(current: "k2", ["k1": Self.old, "k2": Self.new])
        let code = try provider.authenticate([1], key: nil)
        #expect(code == (try provider.authenticate([1], key: "k2")))
        #expect(code != (try provider.authenticate([1], key: "k1")))
        #expect(code != (try provider.authenticate([2], key: nil)))
        #expect(throws: GuomiError.unknownKey("k3")) {
            try provider.authenticate([1], key: "k3")
        }
    }

    @Test func `an error carries its code and a sentence`() {
        #expect(GuomiError.damaged.description.hasPrefix("GJ-GUOMI-003 "))
        #expect(GuomiError.unknownKey("k9").description.contains("k9"))
    }
}

extension String {
    func replacingCharacter(at index: Index, with other: String) -> String {
        self[..<index] + other + self[self.index(after: index)...]
    }
}
