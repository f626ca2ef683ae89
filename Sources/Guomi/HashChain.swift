/// A chain of SM3 hashes: each is SM3(the one before ‖ the bytes it covers).
///
/// A changed, missing, added or reordered link makes every later hash wrong.
public struct HashChain: Sendable {
    /// What the first link follows: 32 zero bytes.
    public static let beginning = [UInt8](repeating: 0, count: 32)

    /// Hash of the last link, 32 bytes.
    public private(set) var head: [UInt8]
    private let provider: any CryptoProvider

    /// Continues from a hash, or begins a chain.
    ///
    /// `head` is 32 bytes; shorter or longer ones are taken as they are.
    public init(after head: [UInt8] = beginning, provider: any CryptoProvider) {
        self.head = head
        self.provider = provider
    }

    /// Adds a link over the bytes and returns its hash.
    @discardableResult
    public mutating func append(_ bytes: [UInt8]) -> [UInt8] {
        head = provider.digest(head + bytes)
        return head
    }
}
