/// Known answers every provider start checks, so that a broken library never signs anything.
enum SelfTest {
    /// GB/T 32905-2016 A.1 and RFC 8998 A.1.
    static let abcDigest = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    static let gcmTag = "83de3541e4c2b58177e065a9bf7b62ec"
    static let gcmKey = "0123456789abcdeffedcba9876543210"
    static let gcmNonce = "00001234567800000000abcd"
    static let gcmContext = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
    static let gcmPlain =
        "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"

    static func run(_ sm3: SM3) throws(GuomiError) {
        guard Hex.text(sm3.digest(Array("abc".utf8))) == abcDigest else { throw .library("SM3") }
        guard let key = Hex.bytes(gcmKey), let nonce = Hex.bytes(gcmNonce),
            let context = Hex.bytes(gcmContext), let plain = Hex.bytes(gcmPlain)
        else { throw .library("SM4-GCM") }
        let sealed = try SM4GCM(key: key, nonce: nonce, context: context).seal(plain)
        guard Hex.text(sealed.tag) == gcmTag else { throw .library("SM4-GCM") }
    }
}
