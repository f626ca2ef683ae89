public import Quantities

/// A kind of case and its skeleton (`lifecycle/<kind>.yaml`).
public struct Kind: Sendable {
    public enum Subject: String, Sendable, Hashable, Codable {
        case unit, jurisdiction, system, expert, `case`
    }
    public enum Beginning: Sendable, Hashable {
        /// The step whose first act begins a case.
        case step(String)
        /// Every year on that month and day, one for each unit.
        case yearly(month: Int, day: Int, eachUnit: Bool)
    }
    public let name: String
    public let subject: Subject
    /// Terms that identify the case.
    public let key: [String]
    /// The term that titles a case on screen.
    public let title: String?
    public let begins: Beginning
    /// First the normal end, then the others.
    public let endings: [String]
    /// What a case shows to other cases, name by name.
    public let portfolio: [Shown]
    public let stages: [Stage]
    /// All steps in the order of the file.
    public let steps: [Step]
    public let place: Place
    /// The repeated stage that owns a name (term, step, clock or decision).
    private let owners: [String: String]
    /// Step id to its position in `steps` and that of its stage in `stages`.
    private let positions: [String: (step: Int, stage: Int)]

    /// One name a case shows to others, with how it follows from the case.
    public struct Shown: Sendable {
        public let name: String
        public let formula: Formula
        /// What the formula yields, for reading imported facts.
        public let type: TermType
    }

    init(
        name: String, subject: Subject, key: [String], title: String?, begins: Beginning,
        endings: [String], portfolio: [Shown], stages: [Stage], place: Place,
        owners: [String: String]
    ) {
        self.name = name
        self.subject = subject
        self.key = key
        self.title = title
        self.begins = begins
        self.endings = endings
        self.portfolio = portfolio
        self.stages = stages
        self.place = place
        self.owners = owners
        var steps: [Step] = []
        var positions: [String: (step: Int, stage: Int)] = [:]
        for (number, stage) in stages.enumerated() {
            for step in stage.steps {
                positions[step.id] = (steps.count, number)
                steps.append(step)
            }
        }
        self.steps = steps
        self.positions = positions
    }

    public func step(_ id: String) -> Step? { positions[id].map { steps[$0.step] } }

    public func stage(of step: String) -> Stage? { positions[step].map { stages[$0.stage] } }

    /// The repeated stage that owns a term, step, clock, computed term or decision: each occurrence
    /// of the stage has its own. `nil` when it belongs to the whole case.
    public func owner(of name: String) -> String? { owners[name] }
}

/// A stretch of steps; repeated stages have occurrences of their own.
public struct Stage: Sendable {
    public let name: String
    public let repeats: Bool
    public let when: Condition?
    public let steps: [Step]
    public let cites: [Citation]
    public let place: Place
}

/// Somebody does something (PACKS §1).
public struct Step: Sendable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// 提交 审核 会审 专家 审定 备案 记录
        case submit, review, concur, panel, decide, file, record
    }
    public enum Opening: Sendable {
        /// Opens when `after` is done and `opens` holds.
        case normally(Condition?)
        /// 仅退回: only by a return.
        case onlyByReturn
        /// 仅触发: only by an effect of another act or clock.
        case onlyByTrigger
    }
    public let id: String
    public let kind: Kind
    /// Roles that may act (any of them, or all when `jointly`).
    public let by: [ActorRule]
    public let jointly: Bool
    public let enteredBy: String?
    public let to: [String]
    public let copies: [String]
    public let lead: String?
    public let bodies: [Body]
    public let concludes: String?
    public let after: [String]
    public let opening: Opening
    public let when: Condition?
    public let until: Condition?
    /// 可: never required for the end.
    public let isOptional: Bool
    public let window: Window?
    /// Terms given here that may not be left blank where they apply.
    public let gives: [String]
    /// Terms that may be given here and may be left blank.
    public let mayGive: [String]
    /// Terms of `gives` and `mayGive` that the acting office found itself.
    public let found: [String]
    public let outcomes: [Outcome]
    public let rounds: Rounds?
    public let panel: PanelRule?
    public let aspects: [Aspect]
    public let pays: String?
    public let cites: [Citation]
    /// Why a step no article orders is there (`cites: 推定`).
    public let reason: String?
    public let place: Place

    public func outcome(_ name: String) -> Outcome? { outcomes.first { $0.name == name } }
}

/// A role by name, or by a decision that yields one.
public enum ActorRule: Sendable, Hashable {
    case role(String)
    case decision(String)
}

/// A body taking part in a joint review.
public struct Body: Sendable {
    public let role: String
    public let when: Condition?
    public let cites: [Citation]
}

/// One way a step may end.
public struct Outcome: Sendable {
    public enum Redo: Sendable, Hashable {
        case steps([String])
        /// 其后全部
        case everythingAfter
    }
    public let name: String
    public let gives: [String]
    public let mayGive: [String]
    public let backTo: String?
    public let redo: Redo?
    /// The ending it brings; `nil` when the case goes on.
    public let ends: String?
    /// 本次: it ends this occurrence of a repeated stage only.
    public let endsOccurrence: Bool
    public let isUnfavourable: Bool
    /// Name of the value, or `口径.X`, that limits how long the outcome holds.
    public let validFor: String?
    /// A step it opens that opens only by trigger.
    public let triggers: String?
    public let cites: [Citation]
    public let place: Place
    /// Favourable: no return, no ending, not declared otherwise (PACKS §4).
    public var isFavourable: Bool {
        backTo == nil && ends == nil && !endsOccurrence && !isUnfavourable
    }
}

/// How often some outcomes may happen, and what then.
public struct Rounds: Sendable, Hashable {
    public let of: [String]
    /// Name of the value, or `口径.X`, that is the cap.
    public let atMost: String
    /// An ending or a step.
    public let then: String
    public let cites: [Citation]
}

/// When a step may be done.
public struct Window: Sendable {
    public enum Span: Sendable {
        case yearly(fromMonth: Int, fromDay: Int, toMonth: Int, toDay: Int)
        case yearlyUntil(month: Int, day: Int)
        /// From a day (formula), for a period (value or ruling name), unless `end` gives the end.
        case from(Formula, length: String, end: Formula?)
    }
    public let span: Span
    /// Step that opens the way outside the window.
    public let outsideStep: String?
    /// Roles whose consent lets it happen outside the window.
    public let consent: [String]
    public let strength: Strength
    public let cites: [Citation]
}

/// What a reviewer must look at.
public struct Aspect: Sendable, Hashable {
    public let name: String
    public let cites: Citation
}

/// Who sits on a panel and how they are chosen.
public struct PanelRule: Sendable {
    public enum Size: Sendable {
        case exactly(Int)
        /// A ruling, value or decision by name.
        case named(String)
        case between(atLeast: Int, atMost: Int, odd: Bool)
    }
    public struct Seat: Sendable {
        public enum Filling: String, Sendable, Hashable { case drawn, appointed }
        /// Pools or roles the seat is filled from.
        public let pools: [String]
        /// How many; `nil` when `atLeast`, `share` or `moreThan` says it, or all that remain.
        public let count: Int?
        public let atLeast: Int?
        /// At least this part of the panel, 0...1.
        public let share: Decimal?
        /// More than this part of the panel, 0...1.
        public let moreThan: Decimal?
        public let filling: Filling
        /// 评审 列席 主持, as written.
        public let role: String
        public let when: Condition?
    }
    public struct Avoidance: Sendable {
        /// True of an expert who must stay away; reads `专家.…` and the case.
        public let when: Condition
        public let says: String
        public let cites: [Citation]
    }
    public let size: Size
    public let seats: [Seat]
    public let avoid: [Avoidance]
    /// Whose opinions are kept, as written (各自: each expert's own).
    public let opinions: String?
    /// How an expert who drops out is replaced, as written (顺延).
    public let replaces: String?
    public let cites: [Citation]
}
