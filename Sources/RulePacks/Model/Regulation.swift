public import Quantities

/// A regulation as data: read, checked, hashed and ready to be asked.
///
/// - Invariant: every name resolves, every rule cites an article of this pack; only the reader makes one.
public struct Regulation: Sendable {
    public let identity: Identity
    /// Lower-case hex SHA-256 over the pack's files in path order.
    public let hash: String
    public let roles: [Role]
    public let rulings: [Ruling]
    public let scope: ScopeRule?
    /// Which rulings settle how periods are counted; `nil` when the pack does not say.
    public let counting: Counting?
    public let terms: [Term]
    public let values: [LawValue]
    public let kinds: [Kind]
    public let articles: [Article]
    public let decisions: [Decision]
    public let gates: [Gate]
    public let clocks: [Clock]
    public let materials: [Material]

    /// Who made the text, where and since when.
    public struct Identity: Sendable, Hashable {
        public let id: String
        public let prefix: String
        public let title: String
        public let number: String
        public let issuer: String
        public let interpreter: String
        public let level: String
        /// GB/T 2260 code.
        public let jurisdiction: String
        public let adopted: Day?
        public let issued: Day?
        public let inForceFrom: Day
        public let inForceUntil: Day?
        public let repeals: [String]
        public let basis: [String]
        public let textHash: String?
        public let encoder: String
        public let reviewer: String
        public let verifiedOn: String
        public let version: String
        public let articlesTotal: Int
        public let annexesTotal: Int
    }

    /// An office behind the steps' `by:`.
    public struct Role: Sendable {
        public let name: String
        /// The office's title in this jurisdiction.
        public let office: String
        /// Never signs in; others enter its acts.
        public let isOutside: Bool
        /// Other offices by condition; the first that holds, else `office`.
        public let choices: [Choice]
        public let cites: [Citation]
        public let place: Place

        /// One office by condition.
        public struct Choice: Sendable {
            public let when: Condition
            public let office: String
        }
    }

    /// Something the text leaves open; an installation settles it.
    public struct Ruling: Sendable {
        public let name: String
        public let type: TermType
        public let asks: String
        public let suggests: [String]
        public let cites: [Citation]
        public let place: Place
    }

    /// Whether the regulation applies to a case at all (PACKS §6).
    public struct ScopeRule: Sendable, Hashable {
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

    public func term(_ name: String) -> Term? {
        if case .term(let at) = index.definition(name) { terms[at] } else { nil }
    }
    public func kind(_ name: String) -> Kind? { kinds.first { $0.name == name } }
    public func decision(_ id: String) -> Decision? {
        if case .decision(let at) = index.definition(id) { decisions[at] } else { nil }
    }
    public func clock(_ id: String) -> Clock? { clocks.first { $0.id == id } }
    public func gate(_ id: String) -> Gate? { gates.first { $0.id == id } }
    public func article(_ id: String) -> Article? {
        index.articles[id].map { articles[$0] }
    }
    public func role(_ name: String) -> Role? { roles.first { $0.name == name } }
    public func ruling(_ name: String) -> Ruling? { rulings.first { $0.name == name } }
    public func material(_ id: String) -> Material? { materials.first { $0.id == id } }
    /// The kind of case a step belongs to.
    public func kind(ofStep id: String) -> Kind? { kinds.first { $0.step(id) != nil } }
    /// The values of one name, by the day they come into force.
    public func values(_ name: String) -> [LawValue] {
        if case .value(let at) = index.definition(name) { at.map { values[$0] } } else { [] }
    }
    /// The value in force on a day; `nil` for an unknown name or a day before the first.
    public func value(_ name: String, on day: Day) -> LawValue? {
        values(name).last { $0.from.map { $0 <= day } ?? true }
    }
    /// Reads a citation of this regulation; `nil` when no such article or item exists.
    public func citation(_ text: String) -> Citation? { index.citation(text) }

    let index: Index
}
