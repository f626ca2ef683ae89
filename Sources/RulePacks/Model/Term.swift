public import Quantities

/// A named, typed fact the text speaks of.
public struct Term: Sendable {
    /// Its name, unique in the pack.
    public let name: String
    /// What a value looks like.
    public let type: TermType
    /// How a form asks for it; `nil` for computed terms.
    public let ask: String?
    /// A line of help under the question.
    public let hint: String?
    /// What the amount or ratio is measured on.
    public let base: String?
    /// Whether it applies at all; `nil` means always.
    public let when: Condition?
    /// How it follows from other facts; `nil` for given terms.
    public let computed: Formula?
    /// Two or more ways to compute it that the text leaves open (PACKS §2.7); where they agree the
    /// answer stands, where they differ `ruling` names the reading.
    public let readings: [NamedReading]
    /// The ruling that names one of `readings`.
    public let ruling: String?
    /// The step whose event freezes the computed value (PACKS §4, routes are fixed when taken).
    public let fixedBy: String?
    /// The article that defines it; `nil` when none does.
    public let definedBy: Citation?
    /// A counter a number may carry on input: 个.
    public let unit: String?
    /// The kind of case a `case` term links to.
    public let linkedKind: String?
    /// Longest text accepted, in characters.
    public let maxLength: Int
    /// Smallest input accepted; money in 元.
    public let atLeast: Decimal?
    /// Largest input accepted; money in 元.
    public let atMost: Decimal?
    /// Where it is named.
    public let place: Place

    /// One way to read what the text leaves open.
    public struct NamedReading: Sendable {
        /// The ruling's option that chooses it.
        public let name: String
        /// How the value follows under it.
        public let formula: Formula
    }

    /// Computed from other facts, never asked.
    public var isComputed: Bool { computed != nil || !readings.isEmpty }
}

/// The closed list of term types (PACKS §7).
public indirect enum TermType: Sendable, Hashable {
    case bool, text, number, money, ratio, date, year, period, `case`, party
    /// One of the options, in the order of the pack.
    case choice([String])
    /// Rows of one type, or of named columns.
    case list(TermType)
    case record([Column])

    /// A column of a list of records.
    public struct Column: Sendable, Hashable {
        /// The column's name.
        public let name: String
        /// What a value looks like.
        public let type: TermType

        /// Makes a column.
        public init(name: String, type: TermType) {
            self.name = name
            self.type = type
        }
    }
}

/// A number or period the law fixes, as written.
public struct LawValue: Sendable, Hashable {
    /// On which side the very point lies.
    public enum Bound: String, Sendable, Hashable, Codable {
        /// 含, 不含, 未明 (claimed by neither side), 两属 (claimed by both).
        case included, excluded, unclear, both
    }
    /// Its name; dated versions share it.
    public let name: String
    /// As written in the pack: `50万元`, `5个工作日`.
    public let written: String
    /// Money in 元, a share as a fraction, a period, a number, or a month and day as text.
    public let value: FactValue
    /// How `value` is meant: money, ratio, number, period, or text for a month and day.
    public let type: TermType
    /// What it is measured on.
    public let base: String?
    /// On which side the very point lies; `nil` when that is not said.
    public let bound: Bound?
    /// First day the value holds; `nil` from the regulation's beginning.
    public let from: Day?
    /// How the text itself puts it, when it gives no figure.
    public let asWritten: String?
    /// Its own force; `nil` means that of its article.
    public let strength: Strength?
    /// The ruling that settles an unclear bound or reading.
    public let ruling: String?
    /// The article or item it stands in.
    public let cites: Citation
    /// Where it is named.
    public let place: Place

    /// Whether the text leaves open on which side the very point lies.
    public var isBoundOpen: Bool { bound == .unclear || bound == .both }
}

/// A condition that is true, false or undecided; compiled once.
public struct Condition: Sendable {
    /// As written.
    public let text: String
    /// Root names it reads, each once, in order of appearance.
    public let names: [String]
    /// Where its first character stands.
    public let place: Place
    let expression: CompiledExpression
}

/// A formula that yields a fact; compiled once.
public struct Formula: Sendable {
    /// As written.
    public let text: String
    /// Root names it reads, each once, in order of appearance.
    public let names: [String]
    /// Where its first character stands.
    public let place: Place
    let expression: CompiledExpression
}
