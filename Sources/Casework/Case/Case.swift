public import Quantities
public import RulePacks

/// A step in a place: repeated stages hold the same step once per occurrence.
public struct StepKey: Sendable, Hashable, Codable {
    /// Id of the step in the pack.
    public let step: String
    /// Occurrence of the repeated stage; `nil` outside repeated stages.
    public let occurrence: String?

    /// Outside repeated stages without an occurrence.
    public init(_ step: String, in occurrence: String? = nil) {
        self.step = step
        self.occurrence = occurrence
    }
}

/// One go at a step: blank until somebody acts, never overwritten by the next.
public struct Turn: Sendable, Hashable {
    /// 1 for the first.
    public let number: Int
    /// Opened by a return: then neither `opens` nor a window holds it back.
    public internal(set) var isReturned = false
    /// Step that has to be done again before this one.
    public internal(set) var waitsFor: String?
    /// What was done in this turn; `nil` while it is blank.
    public internal(set) var act: CaseEvent.Acted?
    /// Who did it; `nil` while it is blank.
    public internal(set) var actor: Actor?
    /// Moment of recording, not the day of fact; `nil` while it is blank.
    public internal(set) var at: Instant?
    /// Version of the case that recorded the act; 0 while blank.
    public internal(set) var version = 0
    /// Answers of joint-review bodies in this turn.
    public internal(set) var answers: [BodyAnswer] = []
    /// Version of the return or re-routing that took the act back; `nil` while it stands.
    public internal(set) var blankedIn: Int?
    /// A re-routing since then made the rounds count anew (PACKS §4).
    public internal(set) var isBeforeReroute = false

    /// What one body said.
    public struct BodyAnswer: Sendable, Hashable {
        /// The answer; a later one of the same body in the same turn takes its place.
        public let answer: CaseEvent.BodyAnswered
        /// Who entered it.
        public let actor: Actor
        /// Moment of recording.
        public let at: Instant
    }

    var validUntil: Day? {
        for case .validUntil(let day) in act?.effects ?? [] { return day }
        return nil
    }
}

/// A case as its events have made it.
///
/// - Invariant: only `evolve` changes it; equal events give an equal case.
public struct Case: Sendable, Equatable {
    /// Case number: the year and seven characters, `2025-7KQ3M9T`.
    public let id: String
    /// How it began: kind, pack and unit, which no later event changes.
    public let begun: CaseEvent.Begun
    /// Moment the first event was recorded.
    public let begunAt: Instant
    /// The version of its pack it is judged by: that of its beginning, until it is moved.
    public internal(set) var pin: Pin
    /// Version of the last event; 1 for a case just begun.
    public internal(set) var version = 1
    /// Every turn of every step that something happened to, oldest first; the last is current.
    public internal(set) var turns: [StepKey: [Turn]] = [:]
    /// Steps opened by an act's effect and not done since.
    public internal(set) var triggered: Set<StepKey> = []
    /// Every value given for a fact, oldest first; the last stands.
    public internal(set) var given: [TermKey: [Given]] = [:]
    /// Values frozen when a route was taken, by decision or term; a return takes them away.
    public internal(set) var fixed: [TermKey: FactValue] = [:]
    /// Name of the ending in the pack; `nil` while the case goes on.
    public internal(set) var ending: String?
    /// Steps whose act ended their occurrence.
    public internal(set) var endedOccurrences: Set<StepKey> = []
    /// The panel of each step that froze one; a return takes it away.
    public internal(set) var panels: [StepKey: Panel] = [:]
    /// Starts of clocks whose lapse is on record.
    public internal(set) var lapses: Set<ClockStart> = []
    /// Whether anything ever happened in a repeated stage.
    var hasOccurrences = false
    /// All events, oldest first, the beginning among them.
    public internal(set) var events: [RecordedEvent] = []

    /// A version of a pack.
    public struct Pin: Sendable, Hashable {
        /// Id of the regulation.
        public let regulation: String
        /// Hash of the pack.
        public let hash: String
        /// Version, as the pack states it.
        public let version: String
    }

    /// A fact in a place.
    public struct TermKey: Sendable, Hashable {
        /// Name of the term; of a frozen value, also that of a decision.
        public let term: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
    }

    /// A fact as given once; the newest stands.
    public struct Given: Sendable, Hashable {
        /// The value as it was given.
        public let value: FactValue
        /// Step it was given at; `nil` for a correction.
        public let step: String?
        /// Day of fact; for a correction or the beginning, the day of recording.
        public let on: Day
        /// Version of the event that gave it.
        public let version: Int
    }

    /// The current turn of a step, `nil` when nothing ever happened to it.
    public func turn(_ key: StepKey) -> Turn? { turns[key]?.last }

    /// The act standing for a step today.
    public func act(_ key: StepKey) -> CaseEvent.Acted? { turns[key]?.last?.act }

    /// Latest value given for a term in one place.
    public func latest(_ term: String, in occurrence: String?) -> Given? {
        given[TermKey(term: term, occurrence: occurrence)]?.last
    }

    /// Latest value given for a term in any place: of a term that belongs to the whole case.
    public func latest(_ term: String) -> Given? {
        guard hasOccurrences else { return latest(term, in: nil) }
        return given.filter { $0.key.term == term }.compactMap(\.value.last)
            .max { $0.version < $1.version }
    }

    /// Occurrences that the steps of a repeated stage have, in order of their first act.
    public func occurrences(of stage: Stage) -> [String] {
        let ids = Set(stage.steps.map(\.id))
        var seen: [(name: String, version: Int)] = []
        for (key, list) in turns where ids.contains(key.step) {
            guard let name = key.occurrence,
                let first = list.lazy.map(\.version).filter({ $0 > 0 }).min()
            else { continue }
            if let place = seen.firstIndex(where: { $0.name == name }) {
                seen[place].version = min(seen[place].version, first)
            } else {
                seen.append((name, first))
            }
        }
        return seen.sorted { ($0.version, $0.name) < ($1.version, $1.name) }.map(\.name)
    }
}
