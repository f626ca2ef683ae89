public import Quantities
import RulePacks

/// How often 原则上 was kept, passed by way of law, or passed by exception; from events alone.
public struct ExceptionStatistics: Sendable, Hashable, Codable {
    /// One gate's figures.
    public struct Line: Sendable, Hashable, Codable {
        /// Id of the gate in the pack.
        public let gate: String
        /// Articles of the gate's first finding that was counted, as written.
        public let cites: [String]
        /// Acts that passed it as it stands.
        public internal(set) var kept = 0
        /// Acts that passed by the way the law itself provides.
        public internal(set) var byWay = 0
        /// Acts that passed by a recorded exception (破例).
        public internal(set) var overridden = 0
        /// Units the exceptions were for, by id, with how many.
        public internal(set) var units: [String: Int] = [:]
        /// Who approved, with how many.
        public internal(set) var approvers: [String: Int] = [:]
        /// Exceptions whose validity has not ended on the day asked about.
        public internal(set) var stillValid = 0

        /// Share of exceptions among all acts the gate stood before; 0 when there were none.
        public var share: Decimal {
            let all = Decimal(kept + byWay + overridden)
            return Decimal(overridden).divided(by: all) ?? .zero
        }
    }

    /// In order of gate.
    public let lines: [Line]
    /// Exceptions of all gates together.
    public var overridden: Int { lines.reduce(0) { $0 + $1.overridden } }

    /// Folds events; `units` gives each case's unit.
    ///
    /// - Parameters:
    ///   - today: day on which exceptions are asked to be still valid.
    public init(
        _ events: some Sequence<RecordedEvent>, units: [String: String], on today: Day
    ) {
        var lines: [String: Line] = [:]
        for recorded in events {
            guard case .acted(let act) = recorded.event else { continue }
            for finding in act.findings
            where finding.kind == .gate && finding.strength == .inPrinciple {
                var line = lines[finding.id] ?? Line(gate: finding.id, cites: finding.cites)
                switch finding.result {
                case .pass: line.kept += 1
                case .byWay: line.byWay += 1
                case .overridden:
                    line.overridden += 1
                    line.units[units[recorded.caseID] ?? "", default: 0] += 1
                    if let said = act.overrides.first(where: { $0.gate == finding.id }) {
                        line.approvers[said.approver, default: 0] += 1
                        line.stillValid += said.until >= today ? 1 : 0
                    }
                case .fail, .undecided: continue
                }
                lines[finding.id] = line
            }
        }
        self.lines = lines.values.sorted { $0.gate < $1.gate }
    }
}
