import Quantities
public import RulePacks

/// What stands behind a finding in another case: what that case shows, and the events it shows it by.
public struct Evidence: Sendable, Hashable {
    /// A name the other case shows, and what it comes to today.
    public struct Shown: Sendable, Hashable {
        /// Name in the kind's `portfolio:`.
        public let name: String
        /// What it comes to today; may be unknown.
        public let value: FactValue
        /// Events it rests on, oldest first.
        public let events: [Reference]
    }
    /// Where to look an event up.
    public struct Reference: Sendable, Hashable {
        /// Version of the event within its case.
        public let version: Int
        /// Id of the step that was done, or of the clock that lapsed.
        public let step: String
        /// Occurrence of the repeated stage; `nil` outside repeated stages.
        public let occurrence: String?
        /// Moment of recording.
        public let at: Instant
        /// Name of whoever acted; the calendar's for a lapse.
        public let by: String
        /// Hash of the event in its case's chain.
        public let hash: String
    }
    /// Case number.
    public let caseID: String
    /// What the case is called.
    public let title: String
    /// Unit the case belongs to.
    public let unit: Unit
    /// What it shows under the names the gate reads, in the order of the kind.
    public let shown: [Shown]
}

extension Office {
    /// The cases a gate's finding lists, with the events that put them on the list.
    ///
    /// Worked out from the log as it stands now; a case the account may not see is left out.
    /// - Parameter regulation: the version of the pack that found it.
    public func evidence(
        for finding: Finding, regulation: Regulation, for account: Account
    ) async throws(OfficeError) -> [Evidence] {
        try demand(.readCase, account)
        guard let gate = regulation.gate(finding.id) else { return [] }
        let label = gate.lists ?? gate.id
        var found: [Evidence] = []
        for case .text(let id) in finding.facts.filter({ $0.name == label }).map(\.value) {
            do throws(OfficeError) {
                let standing = try await open(id, for: account)
                found.append(standing.evidence(of: gate.membersRead))
            } catch .noSuchCase {
                continue
            }
        }
        return found
    }
}

extension Standing {
    /// What the case shows under these names, and by which events.
    func evidence(of names: [String]) -> Evidence {
        let inquiry = inquiry()
        let shown = kind.portfolio.filter { names.contains($0.name) }.map { shown in
            Evidence.Shown(
                name: shown.name, value: inquiry.value(of: shown.formula),
                events: events(behind: shown.formula.names)
            )
        }
        return Evidence(caseID: file.id, title: title, unit: file.begun.unit, shown: shown)
    }

    /// The acts standing for the steps that names read, and the lapses of clocks among them.
    private func events(behind names: [String]) -> [Evidence.Reference] {
        let reach = Reach(of: names, in: kind, regulation)
        return file.events.compactMap { recorded in
            switch recorded.event {
            case .acted(let act)
            where reach.steps.contains(act.step) && isStanding(act, recorded.version):
                reference(recorded, act.step, act.occurrence)
            case .lapsed(let lapse) where reach.clocks.contains(lapse.clock):
                reference(recorded, lapse.clock, lapse.occurrence)
            default: nil
            }
        }
    }

    private func isStanding(_ act: CaseEvent.Acted, _ version: Int) -> Bool {
        let turns = file.turns[StepKey(act.step, in: act.occurrence)] ?? []
        return turns.contains { $0.version == version && $0.blankedIn == nil }
    }

    private func reference(
        _ recorded: RecordedEvent, _ step: String, _ occurrence: String?
    ) -> Evidence.Reference {
        Evidence.Reference(
            version: recorded.version, step: step, occurrence: occurrence, at: recorded.at,
            by: recorded.actor.name, hash: recorded.hash
        )
    }
}
