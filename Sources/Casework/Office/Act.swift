public import Quantities
public import RulePacks

/// What a person asks to be recorded: one step done, with its facts and papers.
public struct Act: Sendable, Hashable, Codable {
    public var step: String
    /// Occurrence of a repeated stage; a new name begins a new occurrence.
    public var occurrence: String?
    public var outcome: String?
    /// Typed facts by term name; terms left blank are absent.
    public var facts: [String: FactValue]
    public var materials: [HandedIn]
    public var pointed: [Pointed]
    public var marks: [AspectMark]
    public var reason: String?
    /// Day of fact for 记录 and 审定; `nil` means today.
    public var happenedOn: Day?
    public var overrides: [Override]
    /// 依据 gates the person has read.
    public var acknowledged: [String]

    public init(
        step: String, occurrence: String? = nil, outcome: String? = nil,
        facts: [String: FactValue] = [:], materials: [HandedIn] = [], pointed: [Pointed] = [],
        marks: [AspectMark] = [], reason: String? = nil, happenedOn: Day? = nil,
        overrides: [Override] = [], acknowledged: [String] = []
    ) {
        self.step = step
        self.occurrence = occurrence
        self.outcome = outcome
        self.facts = facts
        self.materials = materials
        self.pointed = pointed
        self.marks = marks
        self.reason = reason
        self.happenedOn = happenedOn
        self.overrides = overrides
        self.acknowledged = acknowledged
    }
}

/// What the person gets for a recorded act.
public struct Receipt: Sendable, Hashable, Codable {
    public let caseID: String
    public let version: Int
    public let step: String
    public let outcome: String?
    public let at: Instant
    public let actor: Actor
    public let regulation: String
    public let packHash: String
    public let packVersion: String
    public let calendarVersion: String?
    public let findings: [Finding]
    /// Hash of the event in the case's chain.
    public let hash: String
    /// What is open now, with who and by when.
    public let next: [TaskView]
    /// The ending, if this act brought one.
    public let ending: String?
}

/// Why an operation did not happen.
public enum OfficeError: Error, Sendable, Hashable {
    case refused(Refusal)
    case noSuchCase(String)
    /// The person may not; never says more than the access table.
    case forbidden(String)
    /// Somebody was first: the case is now at `found`.
    case conflict(found: Int)
    case keyReused
    case unavailable(String)
}
