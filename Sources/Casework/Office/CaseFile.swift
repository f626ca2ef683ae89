public import Quantities
public import RulePacks

/// Where one step of one case stands today.
public struct StepState: Sendable {
    public enum Status: Sendable, Hashable {
        case done
        case open
        /// Steps that have to be done before it.
        case waiting(for: [String])
        /// Its condition is not known yet: names that would settle it.
        case undecided(missing: [String])
        case notApplicable
        /// Its time is over, or the case has ended.
        case closed
    }
    public let step: Step
    public let stage: String
    public let occurrence: String?
    public let status: Status
    /// 1 for the first turn.
    public let round: Int
    /// Last recorded act of the step, also of an earlier turn.
    public let last: Turn?
    public let due: Day?
    /// Why it does not apply, or which route decided it; empty when plain.
    public let note: String
}

/// One running, met or late duty.
public struct ClockState: Sendable {
    public enum Status: String, Sendable, Hashable {
        case running, met, metLate, overdue, cancelled, closed
        /// The law gives no number and no ruling does: 法规未定量.
        case unquantified
        case lasting, expired
    }
    public let clock: Clock
    public let occurrence: String?
    public let start: Day
    public let due: Day?
    public let metOn: Day?
    public let status: Status
    /// Day-by-day explanation; `nil` when not due on a day.
    public let explanation: DueDate?
    /// Why there is no due day, in Chinese; empty otherwise.
    public let note: String
}

/// A fact as the case knows it, and where it came from.
public struct KnownFact: Sendable {
    public let term: Term
    public let value: FactValue
    public let occurrence: String?
    /// Step it was given in; `nil` for computed ones.
    public let step: String?
    public let on: Day?
}

/// Everything a page shows of a case on a day.
public struct CaseFile: Sendable {
    public let view: CaseView
    public let regulation: Regulation
    public let kind: Kind
    public let today: Day
    public let steps: [StepState]
    public let clocks: [ClockState]
    public let facts: [KnownFact]
    public let decisions: [(decision: Decision, ruled: Ruled, fixed: FactValue?)]
    public let events: [RecordedEvent]
    public let panels: [Panel]
    /// Steps this person may do now.
    public let mine: [StepState]
    /// Day from which the case stands still, its clocks with it; `nil` while it goes on.
    public let standsStillSince: Day?
}

/// A field of a step's form.
public struct FormField: Sendable {
    public let term: Term
    public let isRequired: Bool
    /// Applies now, does not, or depends on facts not yet given.
    public let applies: Answer
    /// Value to show: from the draft's facts, or the last given one.
    public let value: FactValue
    /// Step a pre-filled value came from.
    public let source: String?
    /// Outcome that asks for it; `nil` for every outcome.
    public let outcome: String?
}

/// A material of a step's form.
public struct FormMaterial: Sendable {
    public let material: Material
    public let needed: Answer
    /// Handed in in an earlier round and not pointed at: kept.
    public let kept: HandedIn?
}

/// A remark of the last return that concerns this form.
public struct FormRemark: Sendable {
    public let pointed: Pointed
    public let step: String
    public let by: Actor
    public let on: Day
}

/// What a person needs to do a step: fields, papers, checks and what was remarked.
public struct StepForm: Sendable {
    public let state: StepState
    public let fields: [FormField]
    public let materials: [FormMaterial]
    public let outcomes: [Outcome]
    public let aspects: [Aspect]
    public let remarks: [FormRemark]
    /// Gates as they stand with the facts of the form; per outcome where they guard one.
    public let findings: [Finding]
    public let clocks: [ClockState]
    /// Facts given at this step in earlier turns, newest last, for showing differences.
    public let earlier: [Turn]
}

/// A described project laid against a regulation without a case (DESIGN §7).
public struct Assessment: Sendable {
    public struct StepLine: Sendable, Hashable {
        public enum State: String, Sendable, Hashable { case ahead, notNeeded, undecided }
        public let id: String
        public let stage: String
        public let kind: Step.Kind
        public let actors: [String]
        public let cites: [String]
        public let state: State
        public let missing: [String]
        /// Working days the law gives for it, by clock, as written; empty when none.
        public let limits: [String]
    }
    public struct MaterialLine: Sendable, Hashable {
        public let id: String
        public let step: String
        public let verdict: Answer.Verdict
        public let missing: [String]
        public let cites: [String]
    }
    public struct Duty: Sendable, Hashable {
        public let id: String
        public let what: String
        public let owes: String
        public let to: String
        /// Period as written.
        public let period: String
        public let due: Day?
        public let cites: [String]
        public let explanation: [String]
    }
    public let regulation: String
    public let packHash: String
    public let versionReason: String
    /// Decision outcomes by id, undecided ones absent.
    public let route: [(decision: String, outcome: String, cites: String, explanation: String)]
    public let steps: [StepLine]
    public let materials: [MaterialLine]
    public let findings: [Finding]
    public let duties: [Duty]
    public let unquantified: [String]
    /// Facts that would settle what is undecided, most useful first.
    public let missing: [String]
    /// Earliest day the normal route can be approved, counting every limit in full; `nil` if unknown.
    public let earliestApproval: Day?
}
