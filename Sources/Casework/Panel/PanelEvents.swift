import Quantities

/// An expert as the pool showed him when candidates were frozen.
public struct Candidate: Sendable, Hashable, Codable {
    /// Id in the pool.
    public let id: String
    /// Name at that moment.
    public let name: String
    /// Where the expert worked at that moment, as a name.
    public let unit: String
    /// Field of expertise, as the pool names it.
    public let field: String
    /// Name of the pool.
    public let pool: String
    /// Account the expert signs in with; not part of what is hashed.
    public let account: String?

    /// As freezing copies it from the pool.
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
    /// Who it is.
    public let candidate: Candidate
    /// Why: an avoidance in the pack's words, or that the expert is disabled in the pool.
    public let reason: String
    /// Articles the avoidance rests on, as written; empty where no rule is behind it.
    public let cites: [String]

    /// As freezing finds it.
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
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Sorted by id; what is hashed.
        public let candidates: [Candidate]
        /// Who was kept out, sorted by id.
        public let excluded: [Excluded]
        /// How many sit: the law's number, or a ruling's.
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
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Role the witness speaks for; each role once.
        public let role: String
        /// 1...200 characters, not all of them blank.
        public let words: String
    }

    /// The panel was drawn; anyone can re-run it from this event and the two before.
    public struct PanelDrawn: Sendable, Hashable, Codable {
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// The secret that was committed to, 32 bytes in hex.
        public let secret: String
        /// Hex seed.
        public let seed: String
        /// Candidate ids in drawn order, all of them; the first `seats` sit.
        public let sequence: [String]
        /// Candidate ids of those who sit, in drawn order.
        public let members: [String]
    }

    /// A member could not come; the next in the same sequence takes the seat.
    public struct MemberReplaced: Sendable, Hashable, Codable {
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Candidate id of the member who cannot come.
        public let out: String
        /// Candidate id of the one who takes the seat.
        public let `in`: String
        /// Why; never blank.
        public let reason: String
    }

    /// One expert's own opinion.
    public struct OpinionGiven: Sendable, Hashable, Codable {
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Candidate id of the member.
        public let expert: String
        /// Whether the expert agrees.
        public let agrees: Bool
        /// The opinion itself; never blank.
        public let opinion: String
        /// Marks on the step's aspects; may be empty.
        public let marks: [AspectMark]
    }
}
