public import RulePacks

/// What the rules say about one point of an act: never a person's decision.
public struct Finding: Sendable, Hashable, Codable {
    /// Which of the checks found it.
    public enum Kind: String, Sendable, Hashable, Codable {
        case gate, material, fact, access, order, window, outcome, scope, clock
    }
    /// What the check came to.
    public enum Result: String, Sendable, Hashable, Codable {
        case pass, fail, undecided
        /// Passed by a recorded override of a 原则上 gate.
        case overridden
        /// Passed by the way the law itself provides.
        case byWay
    }
    /// Gate, material, term, clock, decision or step it is about.
    public let id: String
    /// Which of the checks found it.
    public let kind: Kind
    /// The force of what was checked; 须 for everything but gates and clocks.
    public let strength: Strength
    /// What the check came to.
    public let result: Result
    /// What is wrong, in Chinese.
    public let message: String
    /// What to do next, in Chinese; empty when there is nothing to do.
    public let remedy: String
    /// Articles, as written.
    public let cites: [String]
    /// Facts whose absence keeps it undecided.
    public let missing: [String]
    /// Facts the rule read.
    public let facts: [UsedFact]
    /// Place in the order of the text, for sorting.
    public let order: Int

    /// Sorted last unless its place in the text is told.
    public init(
        id: String, kind: Kind, strength: Strength, result: Result, message: String,
        remedy: String = "", cites: [String] = [], missing: [String] = [],
        facts: [UsedFact] = [], order: Int = Int.max
    ) {
        self.id = id
        self.kind = kind
        self.strength = strength
        self.result = result
        self.message = message
        self.remedy = remedy
        self.cites = cites
        self.missing = missing
        self.facts = facts
        self.order = order
    }

    /// Whether it stops the act: 须 not true, or 原则上 not true and not overridden.
    public var blocks: Bool {
        switch (strength, result) {
        case (.must, .fail), (.must, .undecided): true
        case (.inPrinciple, .fail), (.inPrinciple, .undecided): true
        default: false
        }
    }
}

/// An act that was not recorded, with everything that stood against it, in article order.
public struct Refusal: Error, Sendable, Hashable {
    /// `GJ-CASE-nnn`.
    public let code: String
    /// One line: what is wrong.
    public let message: String
    /// What stood against it, in the order of the text; empty where no case was asked about.
    public let findings: [Finding]

    /// Without findings where no case was asked about: rulings, calendars, accounts.
    public init(code: String, message: String, findings: [Finding] = []) {
        self.code = code
        self.message = message
        self.findings = findings
    }
}
