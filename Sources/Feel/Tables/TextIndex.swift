/// Finds a text among a few by its bytes, faster than hashing and exact to the scalar.
struct TextIndex: Sendable {
    private struct Option: Sendable {
        let count: Int
        let head: UInt64
        let bytes: [UInt8]
    }

    private let options: [Option]

    init(_ texts: [String]) {
        options = texts.map { text in
            let bytes = Array(text.utf8)
            let head = bytes.withUnsafeBufferPointer { TextIndex.head(of: $0) }
            return Option(count: bytes.count, head: head, bytes: bytes)
        }
    }

    /// The place of a text among the options, or -1.
    @inline(__always)
    func place(of text: String) -> Int {
        text.utf8.withContiguousStorageIfAvailable { place(of: $0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { place(of: $0) }
    }

    @inline(__always)
    private func place(of buffer: UnsafeBufferPointer<UInt8>) -> Int {
        let head = TextIndex.head(of: buffer)
        for index in options.indices
        where options[index].count == buffer.count && options[index].head == head {
            if buffer.count <= 8 || options[index].bytes.elementsEqual(buffer) { return index }
        }
        return -1
    }

    /// The last eight bytes, or all of a shorter text: names tend to share their beginning.
    @inline(__always)
    private static func head(of buffer: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if buffer.count >= 8 {
            return UnsafeRawBufferPointer(buffer)
                .loadUnaligned(fromByteOffset: buffer.count - 8, as: UInt64.self)
        }
        var head: UInt64 = 0
        for byte in buffer { head = head << 8 | UInt64(byte) }
        return head
    }
}
