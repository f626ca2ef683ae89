public import Quantities
public import RulePacks

/// How a unit met the duties that one article gathers over a year, from events alone.
///
/// Timeliness: each duty in time, late, or not met. Quality: how often what was handed in came back,
/// and how many points were raised against it.
public struct FilingRecord: Sendable, Hashable, Codable {
    /// One duty of one case.
    public struct Line: Sendable, Hashable, Codable {
        /// What became of the duty.
        public enum Result: String, Sendable, Hashable, Codable {
            /// Met in time; met late; past its last day and not met.
            case inTime, late, unmet
            /// Not due yet, or the last day is not known.
            case open
        }
        /// Case number.
        public let caseID: String
        /// What the case is called.
        public let title: String
        /// Id of the clock in the pack.
        public let clock: String
        /// What is owed.
        public let what: String
        /// Occurrence of the repeated stage the clock starts in; `nil` when there is none.
        public let occurrence: String?
        /// Day the clock started; for a recurring duty, the due day before.
        public let start: Day
        /// Last day in time; `nil` when it cannot be told.
        public let due: Day?
        /// Day of fact of what met it; `nil` while nothing has.
        public let metOn: Day?
        /// What became of the duty.
        public let result: Result
        /// Calendar days past the last day, up to the day it was met or asked about; 0 when not late.
        public let daysLate: Int
        /// How often what met it had been sent back since the clock started.
        public let returned: Int
        /// Points raised in those returns.
        public let pointed: Int
        /// Articles that state the duty, as written.
        public let cites: [String]
    }

    /// Unit id.
    public let unit: String
    /// Year the last days lie in; where a last day is not known, the start.
    public let year: Int
    /// The article that gathers them.
    public let article: String
    /// By last day, then by case and clock.
    public let lines: [Line]

    /// Puts the lines in order; those without a last day come last.
    public init(unit: String, year: Int, article: String, lines: [Line]) {
        self.unit = unit
        self.year = year
        self.article = article
        self.lines = lines.sorted {
            ($0.due?.daysSinceEpoch ?? Int.max, $0.caseID, $0.clock, $0.occurrence ?? "")
                < ($1.due?.daysSinceEpoch ?? Int.max, $1.caseID, $1.clock, $1.occurrence ?? "")
        }
    }

    /// How many duties came to that result.
    public func count(_ result: Line.Result) -> Int { lines.filter { $0.result == result }.count }
    /// Duties that have come to a result.
    public var settled: Int { lines.count - count(.open) }
    /// How often something handed in came back, over all duties.
    public var returned: Int { lines.reduce(0) { $0 + $1.returned } }
    /// Points raised in those returns, over all duties.
    public var pointed: Int { lines.reduce(0) { $0 + $1.pointed } }
}

extension Standing {
    /// The case's part of a year's record: clocks whose lateness the article answers for, with their
    /// last day (or, unknown, their start) in that year.
    public func filings(gatheredBy article: Citation, in year: Int) -> [FilingRecord.Line] {
        let clocks = Set(
            regulation.clocks.filter { $0.late.contains(.article(article)) }.map(\.id)
        )
        guard !clocks.isEmpty else { return [] }
        return clockStates().filter { state in
            clocks.contains(state.clock.id) && (state.due ?? state.start).year == year
        }
        .compactMap(line)
    }

    private func line(_ state: ClockState) -> FilingRecord.Line? {
        let result: FilingRecord.Line.Result
        switch state.status {
        case .met: result = .inTime
        case .metLate: result = .late
        case .overdue: result = .unmet
        case .running, .unquantified: result = .open
        case .cancelled, .closed, .lasting, .expired: return nil
        }
        let end = state.metOn ?? today
        let late = state.due.map { max(0, $0.days(until: end)) } ?? 0
        let returns = returns(of: state)
        return FilingRecord.Line(
            caseID: file.id, title: title, clock: state.clock.id, what: state.clock.what,
            occurrence: state.occurrence, start: state.start, due: state.due,
            metOn: state.metOn, result: result,
            daysLate: result == .late || result == .unmet ? late : 0,
            returned: returns.count, pointed: returns.reduce(0) { $0 + $1.pointed.count },
            cites: state.clock.cites.map(\.text)
        )
    }

    /// Acts that sent back what meets the clock, since it started.
    private func returns(of state: ClockState) -> [CaseEvent.Acted] {
        let keys = Set(
            state.clock.metBy.compactMap(\.step).map { key($0, from: state.occurrence) }
        )
        return file.events.compactMap { recorded in
            guard recorded.at.day >= state.start, case .acted(let act) = recorded.event else {
                return nil
            }
            let isReturn = act.effects.contains {
                if case .reopened(let key, _) = $0 { keys.contains(key) } else { false }
            }
            return isReturn && !keys.contains(StepKey(act.step, in: act.occurrence)) ? act : nil
        }
    }
}
