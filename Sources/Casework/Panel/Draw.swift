/// The published drawing algorithm: the same four inputs give the same order everywhere.
///
/// list digest = SM3 over the candidates, one line `id TAB name TAB unit TAB field TAB pool LF`,
/// sorted by id; commitment = SM3(secret); seed = SM3(list digest ‖ secret ‖ SM3(words) of each
/// witness in order of role); rank of a candidate = SM3(seed ‖ id); lowest rank sits first.
///
/// - Note: outside the text: the regulations say "at random" and no more.
public enum Draw {
    /// Digest provider, 32 bytes out.
    public typealias Digest = ([UInt8]) -> [UInt8]

    /// SM3 of the list of candidates, 32 bytes: the same in whatever order they come.
    public static func listDigest(_ candidates: [Candidate], _ digest: Digest) -> [UInt8] {
        let lines = candidates.sorted { $0.id < $1.id }.map { one in
            [one.id, one.name, one.unit, one.field, one.pool].joined(separator: "\t") + "\n"
        }
        return digest(Array(lines.joined().utf8))
    }

    /// Seed of a draw, 32 bytes.
    ///
    /// - Parameter words: words by role.
    public static func seed(
        listDigest: [UInt8], secret: [UInt8], words: [String: String], _ digest: Digest
    ) -> [UInt8] {
        let mixed = words.sorted { $0.key < $1.key }.flatMap { digest(Array($0.value.utf8)) }
        return digest(listDigest + secret + mixed)
    }

    /// Candidate ids, first to sit first.
    public static func sequence(
        _ candidates: [Candidate], seed: [UInt8], _ digest: Digest
    ) -> [String] {
        candidates.map { (rank: digest(seed + Array($0.id.utf8)), id: $0.id) }
            .sorted { one, other in
                one.rank == other.rank
                    ? one.id < other.id : one.rank.lexicographicallyPrecedes(other.rank)
            }
            .map(\.id)
    }
}

/// Everything a stranger needs to re-run a draw, in one file.
public struct DrawRecord: Sendable, Hashable, Codable {
    /// `guiju-draw-1`; anything else is a fault.
    public let format: String
    /// Case number.
    public let caseID: String
    /// Id of the step in the pack.
    public let step: String
    /// Occurrence of the repeated stage; `nil` outside repeated stages.
    public let occurrence: String?
    /// Who could be drawn, sorted by id; the account is not part of what is hashed.
    public let candidates: [Candidate]
    /// Who was kept out and why; not part of what is hashed.
    public let excluded: [Excluded]
    /// How many sit.
    public let seats: Int
    /// Hex SM3 over the candidate list.
    public let listDigest: String
    /// Hex SM3 of the secret, published before the witnesses' words.
    public let commitment: String
    /// The secret in hex.
    public let secret: String
    /// What each witness wrote, by role.
    public let words: [String: String]
    /// Hex seed.
    public let seed: String
    /// Ids of all candidates, in drawn order.
    public let sequence: [String]
    /// Ids of those who sit now, after every replacement.
    public let members: [String]
    /// Who could not come and who took the seat, in the order it happened.
    public let replacements: [CaseEvent.MemberReplaced]

    /// The only format this version writes and accepts.
    public static let formatName = "guiju-draw-1"

    /// Re-runs the draw; the faults found, empty when it proves itself.
    public func faults(_ digest: Draw.Digest) -> [DrawFault] {
        var faults: [DrawFault] = []
        let list = Draw.listDigest(candidates, digest)
        if format != Self.formatName { faults.append(.format) }
        if hex(list) != listDigest { faults.append(.candidates) }
        guard let secretBytes = bytes(fromHex: secret) else { return faults + [.commitment] }
        if hex(digest(secretBytes)) != commitment { faults.append(.commitment) }
        let again = Draw.seed(listDigest: list, secret: secretBytes, words: words, digest)
        if hex(again) != seed { faults.append(.seed) }
        let order = Draw.sequence(candidates, seed: again, digest)
        if order != sequence { faults.append(.sequence) }
        if members != seated(order) { faults.append(.members) }
        return faults
    }

    /// Members after replaying the replacements over the drawn order.
    private func seated(_ order: [String]) -> [String]? {
        guard seats >= 0 else { return nil }
        var sitting = Array(order.prefix(seats))
        var next = seats
        for change in replacements {
            guard let place = sitting.firstIndex(of: change.out), next < order.count,
                change.in == order[next]
            else { return nil }
            sitting[place] = order[next]
            next += 1
        }
        return sitting
    }
}

/// A part of a draw that does not prove itself.
public enum DrawFault: String, Sendable, Hashable, Codable {
    case format, candidates, commitment, seed, sequence, members
}

/// Lower-case hex.
public func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

/// Bytes of lower- or upper-case hex; `nil` when it is not hex.
public func bytes(fromHex text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var result: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
        guard let high = digits[place], let low = digits[place + 1] else { return nil }
        result.append(UInt8(high << 4 | low))
    }
    return result
}
