public import Quantities
import RulePacks

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

        /// Year of its last day; where that is not known, of its start.
        public var year: Int { (due ?? start).year }
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
    /// The case's duties that the yearly assessment gathers: clocks whose lateness its article answers
    /// for; none where the regulation gathers nothing.
    public func filings() -> [FilingRecord.Line] {
        let clocks = Set(regulation.gatheredClocks.map(\.id))
        return clockStates().filter { clocks.contains($0.clock.id) }.compactMap(line)
    }

    private func line(_ state: ClockState) -> FilingRecord.Line? {
        let result: FilingRecord.Line.Result
        switch state.status {
        case .met: result = .inTime
        case .metLate: result = .late
        case .overdue: result = .unmet
        case .running, .unquantified: result = .open
        // Neither the end of a case nor a re-routing undoes what was late before it.
        case .cancelled, .closed:
            guard file.lapses.contains(state.asStart) else { return nil }
            result = .unmet
        case .lasting, .expired: return nil
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

    /// Acts that sent back what met the clock; what was handed in again meets another clock.
    private func returns(of state: ClockState) -> [CaseEvent.Acted] {
        let keys = state.clock.metBy.compactMap(\.step).map { key($0, from: state.occurrence) }
        let met = keys.lazy.compactMap { self.file.turns[$0] }.joined()
            .first { $0.version == state.metIn }
        return file.events.compactMap { recorded in
            guard let back = met?.blankedIn, recorded.version == back,
                case .acted(let act) = recorded.event
            else { return nil }
            return act
        }
    }
}

extension Regulation {
    /// Clocks whose lateness the gathering article answers for.
    var gatheredClocks: [Clock] {
        guard let article = gatheringArticle else { return [] }
        return clocks.filter { $0.late.contains(.article(article)) }
    }
}
