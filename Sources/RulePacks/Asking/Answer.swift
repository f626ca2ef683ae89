import Feel

/// What a condition came to.
public struct Answer: Sendable, Hashable {
    /// True, false, or not to be told from what is known.
    public enum Verdict: String, Sendable, Hashable, Codable {
        case holds, fails, undecided
    }
    /// True, false or undecided.
    public let verdict: Verdict
    /// Facts whose absence keeps it undecided, each once; empty when it is decided.
    public let missing: [String]
    /// Facts it read, with their values, in order of reading.
    public let used: [UsedFact]
    /// Items that made an `every` fail, or a `some` hold (gate `lists:`).
    public let offending: [FactValue]

    /// Makes an answer.
    public init(
        verdict: Verdict, missing: [String], used: [UsedFact], offending: [FactValue]
    ) {
        self.verdict = verdict
        self.missing = missing
        self.used = used
        self.offending = offending
    }
}

extension Answer.Verdict {
    /// Not applicable decides against; anything that is not a truth value is undecided.
    init(_ value: Value) {
        switch value.asCondition {
        case true?: self = .holds
        case false?: self = .fails
        case nil: self = .undecided
        }
    }
}

/// A fact as read while answering.
public struct UsedFact: Sendable, Hashable, Codable {
    /// Term, value, decision, step or clock.
    public let name: String
    /// What it was.
    public let value: FactValue

    /// Makes a used fact.
    public init(name: String, value: FactValue) {
        self.name = name
        self.value = value
    }
}

/// What a decision table came to.
public struct Ruled: Sendable, Hashable {
    /// Results by output name; empty when undecided or not applicable.
    public let results: [String: FactValue]
    /// Holds when decided; fails when it does not apply or no row matches.
    public let verdict: Answer.Verdict
    /// The row that decided, 0-based; `nil` for the default, a fixed result or none.
    public let row: Int?
    /// The article or item of the row that decided, else of the decision.
    public let cites: Citation
    /// Facts that would settle it; empty when it is decided.
    public let missing: [String]
    /// Facts it read, with their values.
    public let used: [UsedFact]
    /// Results still possible while it is undecided, as written, in the order of the rows.
    public let candidates: [[String]]
    /// One line for the screen: which cells decided, with values.
    public let explanation: String
}
