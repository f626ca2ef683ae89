/// SM3 written out from GB/T 32905-2016: cannot fail, and checks the library in the tests.
enum PlainSM3 {
    private static let start: [UInt32] = [
        0x7380_166f, 0x4914_b2b9, 0x1724_42d7, 0xda8a_0600,
        0xa96f_30bc, 0x1631_38aa, 0xe38d_ee4d, 0xb0fb_0e4e,
    ]

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var state = start
        for block in stride(from: 0, to: bytes.count - bytes.count % 64, by: 64) {
            compress(&state, bytes[block..<block + 64])
        }
        let tail = padded(bytes.suffix(bytes.count % 64), total: bytes.count)
        for block in stride(from: 0, to: tail.count, by: 64) {
            compress(&state, tail[block..<block + 64])
        }
        return state.flatMap { word in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
    }

    /// Last bytes, a one bit, zeros, and the length in bits as 64 bits (clause 5.2).
    private static func padded(_ last: ArraySlice<UInt8>, total: Int) -> [UInt8] {
        var tail = Array(last)
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(total) &* 8
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        return tail
    }

    /// Clause 5.3: expansion of one block and 64 rounds.
    private static func compress(_ state: inout [UInt32], _ block: ArraySlice<UInt8>) {
        let words = expanded(block)
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let early = round < 16
            let constant: UInt32 = early ? 0x79cc_4519 : 0x7a87_9d8a
            let turned = rotated(a, 12)
            let mixed = rotated(turned &+ e &+ rotated(constant, UInt32(round % 32)), 7)
            let first = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
            let second = early ? e ^ f ^ g : (e & f) | (~e & g)
            let left = first &+ d &+ (mixed ^ turned) &+ (words[round] ^ words[round + 4])
            let right = second &+ h &+ mixed &+ words[round]
            (d, c, b, a) = (c, rotated(b, 9), a, left)
            (h, g, f) = (g, rotated(f, 19), e)
            e = right ^ rotated(right, 9) ^ rotated(right, 17)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] ^= word }
    }

    private static func expanded(_ block: ArraySlice<UInt8>) -> [UInt32] {
        var words: [UInt32] = []
        words.reserveCapacity(68)
        for index in stride(from: block.startIndex, to: block.endIndex, by: 4) {
            words.append(block[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) })
        }
        for index in 16..<68 {
            let mixed = words[index - 16] ^ words[index - 9] ^ rotated(words[index - 3], 15)
            let spread = mixed ^ rotated(mixed, 15) ^ rotated(mixed, 23)
            words.append(spread ^ rotated(words[index - 13], 7) ^ words[index - 6])
        }
        return words
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        count == 0 ? word : word << count | word >> (32 - count)
    }
}
