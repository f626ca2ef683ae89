/// Text form of a sealed secret: `sm4-gcm$<key id>$<nonce>$<ciphertext>$<tag>`, the last three hex.
struct SealedText {
    static let algorithm = "sm4-gcm"
    static let maximumPlain = 16 << 20

    let key: String
    let nonce: [UInt8]
    let bytes: [UInt8]
    let tag: [UInt8]

    init(key: String, nonce: [UInt8], bytes: [UInt8], tag: [UInt8]) {
        self.key = key
        self.nonce = nonce
        self.bytes = bytes
        self.tag = tag
    }

    init(_ text: String) throws(GuomiError) {
        guard text.utf8.count <= 2 * Self.maximumPlain + 256 else { throw .outOfRange("sealed") }
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == Self.algorithm, KeyRing.isID(String(parts[1])),
            let nonce = Hex.bytes(parts[2]), nonce.count == SM4GCM.nonceLength,
            let bytes = Hex.bytes(parts[3]),
            let tag = Hex.bytes(parts[4]), tag.count == SM4GCM.tagLength
        else { throw .malformed("sealed") }
        self.init(key: String(parts[1]), nonce: nonce, bytes: bytes, tag: tag)
    }

    var text: String {
        [Self.algorithm, key, Hex.text(nonce), Hex.text(bytes), Hex.text(tag)]
            .joined(separator: "$")
    }

    /// What is authenticated besides the ciphertext: form, key and use.
    static func header(key: String, context: String) -> [UInt8] {
        Array("\(algorithm)$\(key)$\(context)".utf8)
    }
}
