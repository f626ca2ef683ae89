public import Quantities
public import RulePacks

/// Something that happened to a case.
///
/// Past tense; never edited, never deleted.
public enum CaseEvent: Sendable, Hashable {
    case begun(Begun)
    case acted(Acted)
    case corrected(Corrected)
    case bodyAnswered(BodyAnswered)
    case panelFrozen(PanelFrozen)
    case entropyGiven(EntropyGiven)
    case panelDrawn(PanelDrawn)
    case memberReplaced(MemberReplaced)
    case opinionGiven(OpinionGiven)
    case lapsed(Lapsed)

    /// A case came into being, pinned to a version of its regulation.
    public struct Begun: Sendable, Hashable, Codable {
        public let kind: String
        public let regulation: String
        /// Hash of the rule pack in force for this case, and why it was chosen.
        public let packHash: String
        public let packVersion: String
        public let unit: Unit
        /// Facts the case begins with: the key of a case the calendar begins.
        public let facts: [String: FactValue]

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
        public let step: String
        /// Occurrence of a repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        public let outcome: String?
        /// Day of fact: not later than the day of recording.
        public let happenedOn: Day
        public let facts: [String: FactValue]
        public let materials: [HandedIn]
        public let pointed: [Pointed]
        public let marks: [AspectMark]
        public let reason: String?
        public let overrides: [Override]
        public let acknowledged: [String]
        /// What the rules said at that moment, kept for the receipt.
        public let findings: [Finding]
        public let effects: [Effect]
        /// Calendar the dates were counted with.
        public let calendarVersion: String?
    }

    /// A wrong fact was put right; gates already passed become findings, nothing is undone.
    public struct Corrected: Sendable, Hashable, Codable {
        public let term: String
        public let occurrence: String?
        public let old: FactValue
        public let new: FactValue
        public let reason: String
    }

    /// A body of a joint review gave its opinion.
    public struct BodyAnswered: Sendable, Hashable, Codable {
        public let step: String
        public let occurrence: String?
        public let body: String
        public let agrees: Bool
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
        case triggered(StepKey)
        case ended(String)
        case endedOccurrence
        case fixed(name: String, FactValue)
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
    public let material: String
    public let fileName: String
    /// Lower-case hex SM3 of the bytes; the file store's key.
    ///
    /// Empty when only declared (journeys).
    public let digest: String
    public let byteCount: Int

    public init(material: String, fileName: String, digest: String, byteCount: Int) {
        self.material = material
        self.fileName = fileName
        self.digest = digest
        self.byteCount = byteCount
    }
}

/// A deficient item named by a return: a material, a fact or an aspect, and what is wrong with it.
public struct Pointed: Sendable, Hashable, Codable {
    public let item: String
    public let remark: String

    public init(item: String, remark: String) {
        self.item = item
        self.remark = remark
    }
}

/// A reviewer's mark on one aspect.
public struct AspectMark: Sendable, Hashable, Codable {
    public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
        case acceptable, deficient, notApplicable
    }
    public let aspect: String
    public let verdict: Verdict
    public let note: String

    public init(aspect: String, verdict: Verdict, note: String) {
        self.aspect = aspect
        self.verdict = verdict
        self.note = note
    }
}

/// A 原则上 gate passed with a reason: bound to that gate and that act.
public struct Override: Sendable, Hashable, Codable {
    public let gate: String
    public let reason: String
    public let approver: String
    public let until: Day

    public init(gate: String, reason: String, approver: String, until: Day) {
        self.gate = gate
        self.reason = reason
        self.approver = approver
        self.until = until
    }
}
