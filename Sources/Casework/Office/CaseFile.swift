public import Quantities
public import RulePacks

/// Where one step of one case stands today.
public struct StepState: Sendable {
    /// Whether it is done, can be done, or why not.
    public enum Status: Sendable, Hashable {
        /// Done in its current turn.
        case done
        /// Its turn has come; windows and roles are asked when somebody does it.
        case open
        /// Steps that have to be done before it.
        case waiting(for: [String])
        /// Its condition is not known yet: names that would settle it.
        case undecided(missing: [String])
        /// Its condition, or that of its stage, is false.
        case notApplicable
        /// Its time is over, or the case has ended.
        case closed
    }
    /// The step as the pack has it.
    public let step: Step
    /// Name of the stage it stands in.
    public let stage: String
    /// Occurrence of the repeated stage; `nil` outside of one, and for one that may begin.
    public let occurrence: String?
    /// Whether it is done, can be done, or why not.
    public let status: Status
    /// 1 for the first turn.
    public let round: Int
    /// Last recorded act of the step, also of an earlier turn.
    public let last: Turn?
    /// While open, the earliest last day of running or late clocks it meets; `nil` without one.
    public let due: Day?
    /// Why it does not apply, or which route decided it; empty when plain.
    public let note: String
}

/// One running, met or late duty.
public struct ClockState: Sendable {
    /// Whether the duty runs, was met, or has fallen away.
    public enum Status: String, Sendable, Hashable {
        /// Not due yet; met in time or late; late and unmet; fallen away; ended with the case.
        case running, met, metLate, overdue, cancelled, closed
        /// The law gives no number and no ruling does: 法规未定量.
        case unquantified
        /// A guarantee that still holds, or no longer does.
        case lasting, expired
    }
    /// The clock as the pack has it.
    public let clock: Clock
    /// Occurrence of the repeated stage the clock starts in; `nil` when there is none.
    public let occurrence: String?
    /// Day it started; for a recurring duty, the due day before.
    public let start: Day
    /// Last day in time; `nil` when it cannot be told, and `note` then says why.
    public let due: Day?
    /// Day of fact of what met it; `nil` while nothing has.
    public let metOn: Day?
    /// Version of the event that met it; `nil` while nothing has.
    public let metIn: Int?
    /// Whether the duty runs, was met, or has fallen away.
    public let status: Status
    /// Day-by-day explanation; `nil` when not due on a day.
    public let explanation: DueDate?
    /// Why there is no due day, in Chinese; empty otherwise.
    public let note: String

    /// Whether somebody still owes it, in time or late.
    public var isOwed: Bool { status == .running || status == .overdue }
}

/// A fact as the case knows it, and where it came from.
public struct KnownFact: Sendable {
    /// The term as the pack has it.
    public let term: Term
    /// What is known of it today; never unknown.
    public let value: FactValue
    /// Occurrence of the repeated stage it was given in; `nil` when it belongs to the whole case.
    public let occurrence: String?
    /// Step it was given in; `nil` when computed, corrected or there from the beginning.
    public let step: String?
    /// Day of fact; for a correction or the beginning that of recording; `nil` for computed ones.
    public let on: Day?
    /// Whether the account that looks may put it right.
    public let mayCorrect: Bool
}

/// Everything a page shows of a case on a day.
public struct CaseFile: Sendable {
    /// What lists show of it.
    public let view: CaseView
    /// The pack the rules are asked of.
    public let regulation: Regulation
    /// Its kind in the pack.
    public let kind: Kind
    /// The day everything is worked out for.
    public let today: Day
    /// Where every step stands, in the order of the lifecycle.
    public let steps: [StepState]
    /// Every start of every clock, in the order of the text.
    public let clocks: [ClockState]
    /// What is known: of the whole case in the order of the pack, then by occurrence.
    public let facts: [KnownFact]
    /// Decisions that rest on something given, with what the rules say and what was frozen.
    public let decisions: [(decision: Decision, ruled: Ruled, fixed: FactValue?)]
    /// All events up to that day, oldest first.
    public let events: [RecordedEvent]
    /// Panels frozen and not taken back, by step.
    public let panels: [Panel]
    /// Steps this person may do now.
    public let mine: [StepState]
    /// Day from which the case stands still, its clocks with it; `nil` while it goes on.
    public let standsStillSince: Day?
}

/// A field of a step's form.
public struct FormField: Sendable {
    /// The term as the pack has it.
    public let term: Term
    /// Whether it may not be left blank where it applies.
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
    /// The material as the pack has it.
    public let material: Material
    /// Whether it is needed, from the facts of the form.
    public let needed: Answer
    /// Handed in in an earlier round and not pointed at: kept.
    public let kept: HandedIn?
}

/// A remark of the last return that concerns this form.
public struct FormRemark: Sendable {
    /// The item and what is wrong with it.
    public let pointed: Pointed
    /// Id of the step that returned.
    public let step: String
    /// Who returned it.
    public let by: Actor
    /// Day the return was recorded.
    public let on: Day
}

/// What a person needs to do a step: fields, papers, checks and what was remarked.
public struct StepForm: Sendable {
    /// Where the step stands.
    public let state: StepState
    /// Fields of every outcome, then those of single outcomes; required ones first.
    public let fields: [FormField]
    /// Papers handed in with the step, whether or not they are needed this time.
    public let materials: [FormMaterial]
    /// Ways it may end, in the order of the pack; empty when it is simply done.
    public let outcomes: [Outcome]
    /// What a reviewer must look at, in the order of the pack.
    public let aspects: [Aspect]
    /// What the latest return to this step said; empty when there was none.
    public let remarks: [FormRemark]
    /// Gates as they stand with the facts of the form; per outcome where they guard one.
    public let findings: [Finding]
    /// Clocks the step meets and that nothing has met yet, in every occurrence.
    public let clocks: [ClockState]
    /// Facts given at this step in earlier turns, newest last, for showing differences.
    public let earlier: [Turn]
}

/// A described project laid against a regulation without a case (DESIGN §7).
public struct Assessment: Sendable {
    /// A step of the kind, as far as the description carries.
    public struct StepLine: Sendable, Hashable {
        /// On the way, off it, or hanging on facts nobody has told.
        public enum State: String, Sendable, Hashable { case ahead, notNeeded, undecided }
        /// Id of the step in the pack.
        public let id: String
        /// Name of the stage it stands in.
        public let stage: String
        /// What is done there.
        public let kind: Step.Kind
        /// Roles that act; empty while they are not known.
        public let actors: [String]
        /// Articles it rests on, as written.
        public let cites: [String]
        /// On the way, off it, or hanging on facts nobody has told.
        public let state: State
        /// Facts that would settle it; empty unless undecided.
        public let missing: [String]
        /// What the law gives for it, by clock, as `role：period`; empty when none.
        public let limits: [String]
    }
    /// A paper that a step on the way asks for.
    public struct MaterialLine: Sendable, Hashable {
        /// Id of the material in the pack.
        public let id: String
        /// Id of the step it is handed in with.
        public let step: String
        /// Whether it is needed.
        public let verdict: Answer.Verdict
        /// Facts that would settle it; empty when it is decided.
        public let missing: [String]
        /// Articles that ask for it, as written.
        public let cites: [String]
    }
    /// A duty that a step on the way starts.
    public struct Duty: Sendable, Hashable {
        /// Id of the clock in the pack.
        public let id: String
        /// What is owed.
        public let what: String
        /// Role that owes.
        public let owes: String
        /// Role it is owed to; empty when the text names none.
        public let to: String
        /// Period as written.
        public let period: String
        /// Last day, every limit before it taken in full; `nil` when it cannot be told.
        public let due: Day?
        /// Articles that state the duty, as written.
        public let cites: [String]
        /// How the last day was counted, line by line; empty when it was not counted.
        public let explanation: [String]
    }
    /// Id of the regulation.
    public let regulation: String
    /// Lower-case hex SHA-256 of the pack's files.
    public let packHash: String
    /// Why this version of the pack was asked, in Chinese.
    public let versionReason: String
    /// Decision outcomes by id, undecided ones absent.
    public let route: [(decision: String, outcome: String, cites: String, explanation: String)]
    /// Steps in the order of the lifecycle: the main line, and what may begin a repeated stage.
    public let steps: [StepLine]
    /// Papers of the steps on the way, in the order of the steps.
    public let materials: [MaterialLine]
    /// What the gates on the way find, in the order of the text.
    public let findings: [Finding]
    /// Duties that the steps on the way start, in the order of starting.
    public let duties: [Duty]
    /// Ids of clocks whose last day cannot be told, for want of a number, a fact or a notice.
    public let unquantified: [String]
    /// Facts that would settle what is undecided, most useful first.
    public let missing: [String]
    /// Earliest day the normal route can be approved, counting every limit in full; `nil` if unknown.
    public let earliestApproval: Day?
}
