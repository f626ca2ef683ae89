public import Quantities

/// A regulation as data: read, checked, hashed and ready to be asked.
///
/// - Invariant: every name resolves, every rule cites an article of this pack; only the reader
///   makes one.
public struct Regulation: Sendable {
    /// Who made the text, where and since when.
    public let identity: Identity
    /// Lower-case hex SHA-256 over the pack's files in path order.
    public let hash: String
    /// In the order of the file.
    public let roles: [Role]
    /// What the text leaves open, in the order of the file.
    public let rulings: [Ruling]
    /// Whether it applies at all; `nil` when it always does.
    public let scope: ScopeRule?
    /// Which rulings settle how periods are counted; `nil` when the pack does not say.
    public let counting: Counting?
    /// In the order of the file.
    public let terms: [Term]
    /// In the order of the text, every dated version.
    public let values: [LawValue]
    /// In the order of the files' paths; see `mainKind`.
    public let kinds: [Kind]
    /// In the order of the text, annexes last.
    public let articles: [Article]
    /// In the order of the text.
    public let decisions: [Decision]
    /// In the order of the text.
    public let gates: [Gate]
    /// In the order of the text.
    public let clocks: [Clock]
    /// In the order of the text.
    public let materials: [Material]

    /// Who made the text, where and since when.
    public struct Identity: Sendable, Hashable {
        /// Folder name of the pack: place and year.
        public let id: String
        /// What its article ids begin with.
        public let prefix: String
        /// Full title.
        public let title: String
        /// Official number.
        public let number: String
        /// Who issued it.
        public let issuer: String
        /// Who interprets it.
        public let interpreter: String
        /// Administrative level, as written.
        public let level: String
        /// GB/T 2260 code.
        public let jurisdiction: String
        /// Day it was adopted.
        public let adopted: Day?
        /// Day it was issued.
        public let issued: Day?
        /// First day in force.
        public let inForceFrom: Day
        /// Last day in force; `nil` while it is.
        public let inForceUntil: Day?
        /// Numbers of what it repeals.
        public let repeals: [String]
        /// Numbers of what it rests on.
        public let basis: [String]
        /// Hex SHA-256 of the official text.
        public let textHash: String?
        /// Who wrote the pack.
        public let encoder: String
        /// Who checked it.
        public let reviewer: String
        /// When, as written.
        public let verifiedOn: String
        /// Version of the pack: `1.0.0`.
        public let version: String
        /// Articles of the text.
        public let articlesTotal: Int
        /// Annexes of the text.
        public let annexesTotal: Int
    }

    /// An office behind the steps' `by:`.
    public struct Role: Sendable {
        /// As steps' `by:` names it.
        public let name: String
        /// The office's title in this jurisdiction.
        public let office: String
        /// Never signs in; others enter its acts.
        public let isOutside: Bool
        /// Other offices by condition; the first that holds, else `office`.
        public let choices: [Choice]
        /// Articles that create it.
        public let cites: [Citation]
        /// Where it is named.
        public let place: Place

        /// One office by condition.
        public struct Choice: Sendable {
            /// When this office it is.
            public let when: Condition
            /// The office.
            public let office: String
        }
    }

    /// Something the text leaves open; an installation settles it.
    public struct Ruling: Sendable {
        /// Read in conditions as `口径.name`.
        public let name: String
        /// What an answer looks like.
        public let type: TermType
        /// The question to the office.
        public let asks: String
        /// Answers to choose from; never a default.
        public let suggests: [String]
        /// Articles that leave it open.
        public let cites: [Citation]
        /// Where it is named.
        public let place: Place
    }

    /// Whether the regulation applies to a case at all (PACKS §6).
    public struct ScopeRule: Sendable, Hashable {
        /// The decision that tells.
        public let decision: String
        /// Outcomes under which the whole regulation applies.
        public let full: [String]
        /// Outcomes outside it, each with the sentence that says where the case belongs.
        public let notOurs: [String: String]
        /// Outcomes under which only these stages apply.
        public let inPart: [String: [String]]
    }

    /// The rulings behind the two switches of counting (民法典 202, 203).
    public struct Counting: Sendable, Hashable {
        /// A bool ruling: whether a last day of rest moves on to the next working day.
        public let roll: String?
        /// A choice ruling: where a year ends.
        public let year: String?
        /// What each option of `year` means.
        public let readings: [String: Convention.YearReading]
    }

    let index: Index
}
