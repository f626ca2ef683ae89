public import Quantities
import RulePacks

extension CaseEvent {
    /// The last day of a duty passed without it being met; what the rules say follows is on record.
    ///
    /// Recorded by the calendar, never by a person, once for each start of a clock. It changes
    /// nothing: gates and steps read the clock itself.
    public struct Lapsed: Sendable, Hashable, Codable {
        /// Id of the clock in the pack.
        public let clock: String
        /// Occurrence of the repeated stage the clock starts in; `nil` when there is none.
        public let occurrence: String?
        /// Role that owed it.
        public let owes: String
        /// Day the clock started.
        public let start: Day
        /// Last day it would have been in time.
        public let due: Day
        /// What is said against the one who owed, with the articles of the duty and of what follows.
        public let finding: Finding
        /// Gates that read the clock and now stand in the way.
        public let gates: [String]
        /// Steps that are open while it is late.
        public let opens: [String]
        /// Calendar the last day was counted with.
        public let calendarVersion: String
    }
}

/// One start of a clock: what lapses at most once.
public struct ClockStart: Sendable, Hashable {
    /// Id of the clock in the pack.
    public let clock: String
    /// Occurrence of the repeated stage the clock starts in; `nil` when there is none.
    public let occurrence: String?
    /// Day the clock started.
    public let start: Day
}

extension ClockState {
    /// The start it stands for.
    var asStart: ClockStart {
        ClockStart(clock: clock.id, occurrence: occurrence, start: start)
    }
}

extension Standing {
    /// Duties that are late today and not on record yet, in the order of the text.
    func lapses() -> [CaseEvent.Lapsed] {
        clockStates().compactMap { state in
            guard state.status == .overdue, let due = state.due,
                !file.lapses.contains(state.asStart)
            else {
                return nil
            }
            return lapsed(state, due)
        }
    }

    private func lapsed(_ state: ClockState, _ due: Day) -> CaseEvent.Lapsed {
        let clock = state.clock
        var (gates, opens): ([String], [String]) = ([], [])
        var cites = clock.cites
        for consequence in clock.late {
            switch consequence {
            case .unwritten: break
            case .article(let article): cites.append(article)
            case .gates(let names): gates += names
            case .triggers(let step): opens.append(step)
            }
        }
        cites += gates.compactMap { regulation.gate($0)?.cites }
        let finding = Finding(
            id: clock.id, kind: .clock, strength: clock.strength, result: .fail,
            message: Messages.lapsed(clock.owes, clock.what, due),
            remedy: Messages.lapsedRemedy(gates: gates, opens: opens),
            cites: cites.reduce(into: []) { all, one in
                if !all.contains(one.text) { all.append(one.text) }
            },
            facts: [
                UsedFact(name: PackWord.startedOn, value: .day(state.start)),
                UsedFact(name: PackWord.due, value: .day(due)),
            ],
            order: clock.cites.first?.order ?? Int.max
        )
        return CaseEvent.Lapsed(
            clock: clock.id, occurrence: state.occurrence, owes: clock.owes, start: state.start,
            due: due, finding: finding, gates: gates, opens: opens,
            calendarVersion: library.calendar.version
        )
    }
}
