public import Quantities
public import RulePacks

/// Something that happened to a case.
///
/// Past tense; never edited, never deleted.
public enum CaseEvent: Sendable, Hashable {
    /// A case came into being.
    case begun(Begun)
    /// Somebody did a step.
    case acted(Acted)
    /// A wrong fact was put right.
    case corrected(Corrected)
    /// A body of a joint review answered.
    case bodyAnswered(BodyAnswered)
    /// The list of candidates was closed.
    case panelFrozen(PanelFrozen)
    /// A witness gave words for the draw.
    case entropyGiven(EntropyGiven)
    /// The panel was drawn.
    case panelDrawn(PanelDrawn)
    /// A member was replaced by the next in the drawn order.
    case memberReplaced(MemberReplaced)
    /// An expert gave an opinion.
    case opinionGiven(OpinionGiven)
    /// A last day passed without its duty being met.
    case lapsed(Lapsed)
    /// The case was moved to another version of its pack.
    case moved(Moved)

    /// A case came into being, pinned to a version of its regulation.
    public struct Begun: Sendable, Hashable, Codable {
        /// Name of the kind of case in the pack.
        public let kind: String
        /// Id of the regulation: the pack's folder name.
        public let regulation: String
        /// Hash of the rule pack the case is pinned to.
        public let packHash: String
        /// Version of the pack, as it states it: `1.0.0`.
        public let packVersion: String
        /// Unit the case belongs to, as it was then.
        public let unit: Unit
        /// Facts the case begins with: the key of a case the calendar begins.
        public let facts: [String: FactValue]

        /// As the office begins a case; without facts when a person begins it.
        public init(
            kind: String, regulation: String, packHash: String, packVersion: String, unit: Unit,
            facts: [String: FactValue] = [:]
        ) {
            self.kind = kind
            self.regulation = regulation
            self.packHash = packHash
            self.packVersion = packVersion
            self.unit = unit
            self.facts = facts
        }
    }

    /// Somebody did a step.
    public struct Acted: Sendable, Hashable, Codable {
        /// Id of the step in the pack.
        public let step: String
        /// Occurrence of a repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Name of the outcome; `nil` for a step that is simply done.
        public let outcome: String?
        /// Day of fact: not later than the day of recording.
        public let happenedOn: Day
        /// Facts by term: those the step asks for and that apply; blank ones are left out.
        public let facts: [String: FactValue]
        /// Papers handed in with this act; those kept from earlier rounds are not repeated.
        public let materials: [HandedIn]
        /// Deficient items; a review that returns names at least one.
        public let pointed: [Pointed]
        /// The reviewer's marks on the step's aspects; may be empty.
        public let marks: [AspectMark]
        /// Why, in the person's own words; `nil` when nothing was said.
        public let reason: String?
        /// Reasons for 原则上 gates that did not pass; only those that were needed.
        public let overrides: [Override]
        /// Ids of the 依据 gates the person says to have read.
        public let acknowledged: [String]
        /// What the rules said at that moment, kept for the receipt.
        public let findings: [Finding]
        /// What follows from it, in the order replay takes it in.
        public let effects: [Effect]
        /// Calendar the dates were counted with.
        public let calendarVersion: String?
    }

    /// A wrong fact was put right; gates already passed become findings, nothing is undone.
    public struct Corrected: Sendable, Hashable, Codable {
        /// Name of the term.
        public let term: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// The value that stood until then.
        public let old: FactValue
        /// The value that stands from then on; never equal to the old one.
        public let new: FactValue
        /// Why, in the person's own words; never blank.
        public let reason: String
    }

    /// From here on the case is judged by another version of its pack; nothing is undone.
    public struct Moved: Sendable, Hashable, Codable {
        /// Hash of the version moved to.
        public let packHash: String
        /// That version, as the pack states it.
        public let packVersion: String
        /// The document or reason it rests on; never blank.
        public let reason: String
    }

    /// A body of a joint review gave its opinion.
    public struct BodyAnswered: Sendable, Hashable, Codable {
        /// Id of the joint-review step.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Role of the body that answers.
        public let body: String
        /// Whether the body agrees.
        public let agrees: Bool
        /// The opinion itself; never blank.
        public let opinion: String
    }

    /// A stored consequence of an act, so that replay needs no rules.
    public enum Effect: Sendable, Hashable {
        /// A blank turn for the step, and whose return caused it.
        case reopened(StepKey, waitsFor: String?)
        /// A blank turn that opens in its own order.
        case blanked(StepKey)
        /// The step's rounds count anew from here.
        case restarted(StepKey)
        /// A step the act opens: its outcome names it, or the rounds are used up.
        case triggered(StepKey)
        /// The case came to the ending of that name.
        case ended(String)
        /// The occurrence of the act's repeated stage is over.
        case endedOccurrence
        /// A decision's or term's value, frozen from here on.
        case fixed(name: String, FactValue)
        /// Last day on which the outcome holds.
        case validUntil(Day)

        /// The step it befalls; `nil` for what befalls the case, the occurrence or the act itself.
        var target: StepKey? {
            switch self {
            case .reopened(let key, _), .blanked(let key), .restarted(let key), .triggered(let key):
                key
            case .ended, .endedOccurrence, .fixed, .validUntil: nil
            }
        }
    }
}

/// A document handed in with an act.
public struct HandedIn: Sendable, Hashable, Codable {
    /// Id of the material in the pack.
    public let material: String
    /// Name the file had when it was uploaded; empty when only declared.
    public let fileName: String
    /// Lower-case hex SM3 of the bytes; the file store's key.
    ///
    /// Empty when only declared (journeys).
    public let digest: String
    /// Size of the file in bytes; 0 when only declared.
    public let byteCount: Int

    /// As an upload makes it.
    public init(material: String, fileName: String, digest: String, byteCount: Int) {
        self.material = material
        self.fileName = fileName
        self.digest = digest
        self.byteCount = byteCount
    }
}

/// A deficient item named by a return: a material, a fact or an aspect, and what is wrong with it.
public struct Pointed: Sendable, Hashable, Codable {
    /// Id of the material, or name of the term or aspect.
    public let item: String
    /// What is wrong with it.
    public let remark: String

    /// As a return names it.
    public init(item: String, remark: String) {
        self.item = item
        self.remark = remark
    }
}

/// A reviewer's mark on one aspect.
public struct AspectMark: Sendable, Hashable, Codable {
    /// What the reviewer found.
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case acceptable, deficient, notApplicable
    }
    /// Name of the aspect in the step.
    public let aspect: String
    /// What the reviewer found.
    public let verdict: Verdict
    /// The reviewer's remark; may be empty.
    public let note: String

    /// As the form of a review reads it.
    public init(aspect: String, verdict: Verdict, note: String) {
        self.aspect = aspect
        self.verdict = verdict
        self.note = note
    }
}

/// A 原则上 gate passed with a reason: bound to that gate and that act.
public struct Override: Sendable, Hashable, Codable {
    /// Id of the gate.
    public let gate: String
    /// Why it is passed all the same; a blank one does not count.
    public let reason: String
    /// Who approved it, by name as typed; a blank one does not count.
    public let approver: String
    /// Last day on which it counts.
    public let until: Day

    /// As the acting person states it.
    public init(gate: String, reason: String, approver: String, until: Day) {
        self.gate = gate
        self.reason = reason
        self.approver = approver
        self.until = until
    }
}
