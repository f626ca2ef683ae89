/// Somebody does something (PACKS §1).
public struct Step: Sendable {
    /// What is done: handed in, reviewed, concurred, judged by experts, decided, filed, recorded.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// 提交 审核 会审 专家 审定 备案 记录
        case submit, review, concur, panel, decide, file, record
    }
    /// When it may be done.
    public enum Opening: Sendable {
        /// Opens when `after` is done and `opens` holds.
        case normally(Condition?)
        /// 仅退回: only by a return.
        case onlyByReturn
        /// 仅触发: only by an effect of another act or clock.
        case onlyByTrigger
    }
    /// Its name, unique in the pack.
    public let id: String
    /// What is done.
    public let kind: Kind
    /// Roles that may act (any of them, or all when `jointly`).
    public let by: [ActorRule]
    /// Every role of `by` must act.
    public let jointly: Bool
    /// The role that records the act of an outside body.
    public let enteredBy: String?
    /// Roles it goes to.
    public let to: [String]
    /// Roles that get a copy.
    public let copies: [String]
    /// The role that leads a joint review.
    public let lead: String?
    /// Who takes part in a joint review.
    public let bodies: [Body]
    /// How a joint review comes to one result, as written.
    public let concludes: String?
    /// Steps that must have ended favourably, as far as they apply.
    public let after: [String]
    /// When it may be done, beside `after`.
    public let opening: Opening
    /// Whether it applies; `nil` means always.
    public let when: Condition?
    /// Closes it undone once it holds.
    public let until: Condition?
    /// 可: never required for the end.
    public let isOptional: Bool
    /// The days it may be done on; `nil` means any.
    public let window: Window?
    /// Terms given here that may not be left blank where they apply.
    public let gives: [String]
    /// Terms that may be given here and may be left blank.
    public let mayGive: [String]
    /// Terms of `gives` and `mayGive` that the acting office found itself.
    public let found: [String]
    /// Empty when it has only the silent favourable result.
    public let outcomes: [Outcome]
    /// How often some outcomes may happen.
    public let rounds: Rounds?
    /// Who sits on its panel; `nil` when it has none.
    public let panel: PanelRule?
    /// What a reviewer must look at.
    public let aspects: [Aspect]
    /// The class of payment it makes, or the choice term that holds it.
    public let pays: String?
    /// Articles it rests on, those that added to it last.
    public let cites: [Citation]
    /// Why a step no article orders is there (`cites: 推定`).
    public let reason: String?
    /// Where it begins.
    public let place: Place

    /// Whether the person may state an earlier day on which it happened: 记录 and 审定 only (PACKS §3).
    ///
    /// Every other kind happens as it is done, and refuses an earlier day.
    public var mayHaveHappenedEarlier: Bool { kind == .record || kind == .decide }

    /// The outcome of that name.
    public func outcome(_ name: String) -> Outcome? { outcomes.first { $0.name == name } }
}

/// A role by name, or by a decision that yields one.
public enum ActorRule: Sendable, Hashable {
    case role(String)
    case decision(String)
}

/// A body taking part in a joint review.
public struct Body: Sendable {
    /// The role taking part.
    public let role: String
    /// Whether it takes part; `nil` means always.
    public let when: Condition?
    /// Articles it rests on.
    public let cites: [Citation]
}

/// One way a step may end.
public struct Outcome: Sendable {
    /// What else is done again after a return.
    public enum Redo: Sendable, Hashable {
        case steps([String])
        /// 其后全部
        case everythingAfter
    }
    /// Its name, unique among the step's outcomes.
    public let name: String
    /// Terms given with it that may not be left blank where they apply.
    public let gives: [String]
    /// Terms that may be given with it.
    public let mayGive: [String]
    /// The step that gets a blank occurrence.
    public let backTo: String?
    /// What else is done again.
    public let redo: Redo?
    /// The ending it brings; `nil` when the case goes on.
    public let ends: String?
    /// 本次: it ends this occurrence of a repeated stage only.
    public let endsOccurrence: Bool
    /// Declared unfavourable although it neither returns nor ends.
    public let isUnfavourable: Bool
    /// Name of the value, or `口径.X`, that limits how long the outcome holds.
    public let validFor: String?
    /// A step it opens that opens only by trigger.
    public let triggers: String?
    /// Articles it rests on; may be empty.
    public let cites: [Citation]
    /// Where it is named.
    public let place: Place
    /// Favourable: no return, no ending, not declared otherwise (PACKS §4).
    public var isFavourable: Bool {
        backTo == nil && ends == nil && !endsOccurrence && !isUnfavourable
    }
}

/// How often some outcomes may happen, and what then.
public struct Rounds: Sendable, Hashable {
    /// The outcomes that are counted.
    public let of: [String]
    /// Name of the value, or `口径.X`, that is the cap.
    public let atMost: String
    /// An ending or a step.
    public let then: String
    /// Articles it rests on.
    public let cites: [Citation]
}

/// What a reviewer must look at.
public struct Aspect: Sendable, Hashable {
    /// What to look at.
    public let name: String
    /// The article that says so.
    public let cites: Citation
}
