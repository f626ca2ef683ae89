import Quantities

/// An expert as the pool showed him when candidates were frozen.
public struct Candidate: Sendable, Hashable, Codable {
    public let id: String
    public let name: String
    public let unit: String
    public let field: String
    public let pool: String
    /// Account the expert signs in with; not part of what is hashed.
    public let account: String?

    public init(
        id: String, name: String, unit: String, field: String, pool: String, account: String? = nil
    ) {
        self.account = account
        self.id = id
        self.name = name
        self.unit = unit
        self.field = field
        self.pool = pool
    }
}

/// Somebody kept out of the draw, and why.
public struct Excluded: Sendable, Hashable, Codable {
    public let candidate: Candidate
    public let reason: String
    public let cites: [String]

    public init(candidate: Candidate, reason: String, cites: [String]) {
        self.candidate = candidate
        self.reason = reason
        self.cites = cites
    }
}

extension CaseEvent {
    /// The list of candidates was closed and a secret was committed to, before any seed existed.
    ///
    /// The secret itself waits outside the log until the draw reveals it.
    public struct PanelFrozen: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        /// Sorted by id; what is hashed.
        public let candidates: [Candidate]
        public let excluded: [Excluded]
        public let seats: Int
        /// Hex SM3 over the candidate list.
        public let listDigest: String
        /// Hex SM3 of the secret; the secret is revealed with the draw.
        public let commitment: String
        /// Roles whose words must be mixed in before the draw.
        public let witnesses: [String]
    }

    /// A witness added words nobody else could choose.
    public struct EntropyGiven: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        public let role: String
        public let words: String
    }

    /// The panel was drawn; anyone can re-run it from this event and the two before.
    public struct PanelDrawn: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        public let secret: String
        /// Hex seed.
        public let seed: String
        /// Candidate ids in drawn order, all of them; the first `seats` sit.
        public let sequence: [String]
        public let members: [String]
    }

    /// A member could not come; the next in the same sequence takes the seat.
    public struct MemberReplaced: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        public let out: String
        public let `in`: String
        public let reason: String
    }

    /// One expert's own opinion.
    public struct OpinionGiven: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        public let expert: String
        public let agrees: Bool
        public let opinion: String
        public let marks: [AspectMark]
    }
}
