import Quantities
import RulePacks

/// A panel of experts as its events have made it.
public struct Panel: Sendable, Hashable {
    /// The closed list, with what was committed to.
    public let frozen: CaseEvent.PanelFrozen
    /// Moment the list was closed.
    public let frozenAt: Instant
    /// Witness words by role.
    public internal(set) var words: [String: String] = [:]
    /// The draw; `nil` until it is held.
    public internal(set) var drawn: CaseEvent.PanelDrawn?
    /// Candidate ids sitting now.
    public internal(set) var members: [String] = []
    /// Members who could not come and who took their seats, in order.
    public internal(set) var replacements: [CaseEvent.MemberReplaced] = []
    /// Opinions by candidate id.
    public internal(set) var opinions: [String: CaseEvent.OpinionGiven] = [:]

    init(frozen: CaseEvent.PanelFrozen, at: Instant) {
        self.frozen = frozen
        frozenAt = at
    }

    mutating func take(_ event: CaseEvent.PanelDrawn) {
        drawn = event
        members = event.members
    }

    mutating func take(_ event: CaseEvent.MemberReplaced) {
        replacements.append(event)
        if let place = members.firstIndex(of: event.out) { members[place] = event.in }
        opinions[event.out] = nil
    }

    /// The candidate of that id; `nil` when it is not on the list.
    public func candidate(_ id: String) -> Candidate? {
        frozen.candidates.first { $0.id == id }
    }

    /// Next in the drawn sequence who has not sat yet; `nil` when the list is used up.
    public var nextInSequence: String? {
        let used = Set(members).union(replacements.map(\.out))
        return drawn?.sequence.first { !used.contains($0) }
    }
}
