public import Quantities
public import RulePacks

/// What a person asks to be recorded: one step done, with its facts and papers.
public struct Act: Sendable, Hashable, Codable {
    /// Id of the step in the pack; empty for what is no step.
    public var step: String
    /// Occurrence of a repeated stage; a new name begins a new occurrence.
    public var occurrence: String?
    /// Name of the outcome; `nil` for a step that is simply done, or while none is chosen.
    public var outcome: String?
    /// Typed facts by term name; terms left blank are absent.
    public var facts: [String: FactValue]
    /// Papers handed in now; those kept from earlier rounds need not be named again.
    public var materials: [HandedIn]
    /// Deficient items; a review that returns names at least one.
    public var pointed: [Pointed]
    /// The reviewer's marks on the step's aspects.
    public var marks: [AspectMark]
    /// Why, in the person's own words; an unfavourable judgement needs it.
    public var reason: String?
    /// Day of fact for 记录 and 审定; `nil` means today.
    public var happenedOn: Day?
    /// Reasons for 原则上 gates that do not pass.
    public var overrides: [Override]
    /// 依据 gates the person has read.
    public var acknowledged: [String]

    /// An act that says nothing but its step, unless told more.
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
    /// Case number.
    public let caseID: String
    /// Version of the recorded event within the case.
    public let version: Int
    /// Id of the step in the pack; empty when the event is no act of a step.
    public let step: String
    /// Name of the outcome; `nil` when there is none.
    public let outcome: String?
    /// Moment of recording.
    public let at: Instant
    /// Who acted, as signed in then.
    public let actor: Actor
    /// Id of the regulation.
    public let regulation: String
    /// Lower-case hex SHA-256 of the pack the case began under.
    public let packHash: String
    /// Version of the pack the case began under.
    public let packVersion: String
    /// Notices days were counted with, as `2025@2024-11-12`; `nil` when it is no act of a step.
    public let calendarVersion: String?
    /// What the rules said then; for a correction, the gates it takes the ground from.
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
    /// The act was not recorded; everything that stood against it.
    case refused(Refusal)
    /// No such case, regulation, term or account, or none this person may see; a sentence.
    case noSuchCase(String)
    /// The person may not; never says more than the access table.
    case forbidden(String)
    /// Somebody was first: the case is now at `found`.
    case conflict(found: Int)
    /// The idempotency key was used before for another request.
    case keyReused
    /// Nothing was done for another reason, the store, a key or the log; may be empty.
    case unavailable(String)
}
