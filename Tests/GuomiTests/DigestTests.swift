import Testing

@testable import Guomi

/// SM3 and HMAC-SM3 against published answers and against each other.
struct DigestTests {
    let provider: SoftwareProvider
    let sm3: SM3

    init() throws {
        provider = try SoftwareProvider()
        sm3 = try SM3()
    }

    @Test(arguments: [
        ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (
            String(repeating: "abcd", count: 16),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        ),
        ("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
    ])
    func `the examples of the standard come out (GB-T 32905 annex A)`(text: String, hex: String) {
        #expect(Hex.text(provider.digest(Array(text.utf8))) == hex)
        #expect(Hex.text(PlainSM3.digest(Array(text.utf8))) == hex)
    }

    @Test func `the library and the plain computation agree at every length to 300`() {
        var bytes: [UInt8] = []
        for length in 0...300 {
            #expect(provider.digest(bytes) == PlainSM3.digest(bytes), "\(length)")
            bytes.append(UInt8(truncatingIfNeeded: length &* 151 &+ 7))
        }
    }

    @Test func `the library and the plain computation agree on random texts`() {
        for _ in 0..<2_000 {
            let bytes = provider.randomBytes(Int.random(in: 0...2_000))
            #expect(provider.digest(bytes) == PlainSM3.digest(bytes))
        }
    }

    @Test func `HMAC-SM3 is the construction of RFC 2104 over SM3`() throws {
        for keyLength in [0, 1, 32, 63, 64, 65, 200] {
            let key = provider.randomBytes(keyLength)
            let message = provider.randomBytes(keyLength * 3)
            var block = key.count > 64 ? PlainSM3.digest(key) : key
            block += [UInt8](repeating: 0, count: 64 - block.count)
            let inner = PlainSM3.digest(block.map { $0 ^ 0x36 } + message)
            let outer = PlainSM3.digest(block.map { $0 ^ 0x5c } + inner)
            #expect(try sm3.authenticate(message, key: key) == outer)
        }
    }

    @Test func `HMAC-SM3 gives the example of the standard (GB-T 15852.2)`() throws {
        let key = (1...32).map { UInt8($0) }
        let half = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        let code = try sm3.authenticate(Array((half + half).utf8), key: key)
        #expect(
            Hex.text(code) == "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
        )
    }

    @Test func `a chain follows from what it covers and in which order`() {
        var one = HashChain(provider: provider)
        one.append([1])
        let head = one.append([2])
        #expect(
            head == provider.digest(provider.digest(HashChain.beginning + [1]) + [2])
        )
        var swapped = HashChain(provider: provider)
        swapped.append([2])
        #expect(swapped.append([1]) != head)
        var continued = HashChain(
            after: provider.digest(HashChain.beginning + [1]), provider: provider)
        #expect(continued.append([2]) == head)
    }

    @Test func `random bytes have the asked length and do not repeat`() {
        #expect(provider.randomBytes(0).isEmpty)
        #expect(provider.randomBytes(-5).isEmpty)
        #expect(provider.randomBytes(4096).count == 4096)
        #expect(provider.randomBytes(Int.max).count == 1_048_576)
        let many = Set((0..<500).map { _ in provider.randomBytes(16) })
        #expect(many.count == 500)
    }

    @Test func `hex goes both ways and refuses what is not hex`() {
        #expect(Hex.text([0, 0x0f, 0xff]) == "000fff")
        #expect(Hex.bytes("000FfF") == [0, 0x0f, 0xff])
        for bad in ["0", "0g", "0x00", " 00", "é0", "００"] { #expect(Hex.bytes(bad) == nil) }
    }

    @Test func `constant-time comparison tells equal from different`() {
        #expect(ConstantTime.equal([], []))
        #expect(ConstantTime.equal([1, 2], [1, 2]))
        for other: [UInt8] in [[1, 3], [0, 2], [1], [1, 2, 0], []] {
            #expect(!ConstantTime.equal([1, 2], other))
        }
    }
}
