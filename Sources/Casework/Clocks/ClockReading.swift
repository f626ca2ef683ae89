import Quantities
import RulePacks

/// Works out the occurrences of one clock from what happened (PACKS §5).
///
/// Nothing about clocks is stored: the same events, rules and calendar give the same dates.
struct ClockReading {
    let standing: Standing
    let clock: Clock
    let occurrence: String?
    private let inquiry: Inquiry

    init(_ standing: Standing, _ clock: Clock, in occurrence: String?) {
        self.standing = standing
        self.clock = clock
        self.occurrence = occurrence
        inquiry = standing.inquiry(in: occurrence)
    }

    /// A moment that starts or meets the clock.
    private struct Moment {
        let day: Day
        let version: Int
        /// Version that took it back; `nil` while it stands.
        var blankedIn: Int?
    }

    func states() -> [ClockState] {
        if let when = clock.when {
            let answer = inquiry.answer(when)
            if answer.verdict == .undecided { return unruled(answer.missing) }
            if answer.verdict == .fails { return [] }
        }
        if case .every(let rhythm) = clock.length { return recurring(rhythm) }
        let met = moments(clock.metBy)
        return starts().map { state($0, first(of: met, for: $0), limit(from: $0.day)) }
    }

    /// A duty that may be owed, were it not for rulings nobody has made: shown without a last day.
    private func unruled(_ missing: [String]) -> [ClockState] {
        guard !missing.isEmpty, missing.allSatisfy({ $0.hasPrefix(PackWord.rulingPrefix) })
        else { return [] }
        let met = moments(clock.metBy)
        return starts().filter { first(of: met, for: $0) == nil && $0.blankedIn == nil }.map {
            made($0, due: nil, met: nil, .unquantified, note: Messages.unruled(missing))
        }
    }

    /// What meets a clock comes later in event order, whatever day it is dated (PACKS §3), but
    /// neither before the law allows nor after its start was taken back.
    private func first(of met: [Moment], for start: Moment) -> Moment? {
        let opens = earliest(from: start.day)
        return met.first { moment in
            moment.version > start.version && moment.version <= start.blankedIn ?? Int.max
                && opens.map { moment.day >= $0 } ?? true
        }
    }

    /// What starts the clock; a limit set in the case runs from the case's beginning.
    private func starts() -> [Moment] {
        guard clock.from.isEmpty else { return moments(clock.from) }
        if case .ahead = clock.length, !isAwaited { return [] }
        return [Moment(day: standing.file.begunAt.day, version: 1)]
    }

    /// An optional step is owed ahead of a day only once it has begun (PACKS §5).
    private var isAwaited: Bool {
        let steps = clock.metBy.compactMap(\.step).compactMap { standing.kind.step($0) }
        guard !steps.isEmpty, steps.allSatisfy(\.isOptional) else { return true }
        return steps.contains { standing.hasBegun(standing.key($0.id, from: occurrence)) }
    }

    /// First day that is in time, where the law says not before; `nil` for any day.
    private func earliest(from start: Day) -> Day? {
        guard case .between(let name, _) = clock.length else { return nil }
        return counted(name, from: start).day
    }

    // MARK: Moments

    private func moments(_ events: [Clock.Event]) -> [Moment] {
        events.flatMap { event in
            switch event {
            case .done(let step): moments(step) { _ in true }
            case .outcome(let step, let outcome): moments(step) { $0.outcome == outcome }
            case .term(let name): moments(ofTerm: name)
            }
        }
        .sorted { $0.version < $1.version }
    }

    private func moments(
        _ step: String, _ fits: (CaseEvent.Acted) -> Bool
    ) -> [Moment] {
        turns(of: step).compactMap { turn in
            guard let act = turn.act, fits(act) else { return nil }
            return Moment(
                day: act.happenedOn, version: turn.version, blankedIn: turn.blankedIn
            )
        }
    }

    /// A clock of the whole case is started and met in any occurrence of a repeated stage.
    private func turns(of step: String) -> [Turn] {
        guard occurrence == nil, let stage = standing.kind.stage(of: step), stage.repeats else {
            return standing.file.turns[standing.key(step, from: occurrence)] ?? []
        }
        return standing.file.occurrences(of: stage).flatMap {
            standing.file.turns[StepKey(step, in: $0)] ?? []
        }
    }

    /// A condition that has become true counts from the act that made it so.
    private func moments(ofTerm name: String) -> [Moment] {
        guard inquiry.value(of: name) == .bool(true) else { return [] }
        if let given = standing.latest(name, in: occurrence) {
            return [Moment(day: given.on, version: given.version)]
        }
        let steps = Reach(of: [name], in: standing.kind, standing.regulation).steps
        let acts = steps.flatMap { turns(of: $0) }.compactMap { turn in
            turn.act.map { Moment(day: $0.happenedOn, version: turn.version) }
        }
        .sorted { $0.version < $1.version }
        let first = acts.first { holds(name, by: $0.version) }
        return [first ?? acts.last ?? Moment(day: standing.file.begunAt.day, version: 1)]
    }

    /// Whether a condition held once that version of the case was on record.
    private func holds(_ name: String, by version: Int) -> Bool {
        let then = Case.replay(standing.file.events.filter { $0.version <= version })
        return then.map {
            standing.laying($0).inquiry(in: occurrence).value(of: name) == .bool(true)
        } ?? false
    }

    // MARK: States

    private func state(_ start: Moment, _ met: Moment?, _ limit: Limit) -> ClockState {
        switch limit {
        case .due(let date): state(start, met, due: date.day, date)
        case .day(let day): state(start, met, due: day, nil)
        // Its year has no notice yet: in time for certain up to the earliest possible day, and only
        // after it not to be told.
        case .notBefore(let date, let note)
        where (met?.day ?? standing.today) <= date.day || start.blankedIn != nil:
            state(start, met, due: date.day, date, note)
        case .notBefore(_, let note), .open(let note):
            made(start, due: nil, met: met, met == nil ? .unquantified : .met, note: note)
        }
    }

    private func state(
        _ start: Moment, _ met: Moment?, due: Day, _ explanation: DueDate?, _ note: String = ""
    ) -> ClockState {
        if case .lasts = clock.length {
            return made(
                start, due: due, met: nil, standing.today > due ? .expired : .lasting,
                explanation, note: note)
        }
        let status: ClockState.Status
        if let met {
            status = met.day > due ? .metLate : .met
        } else if start.blankedIn != nil {
            status = .cancelled
        } else if standing.file.ending != nil, !outlivesEnd {
            status = .closed
        } else if exempt?.verdict == .holds {
            status = .cancelled
        } else {
            status = standing.today > due ? .overdue : .running
        }
        let missing = met == nil ? exempt?.missing ?? [] : []
        return made(
            start, due: due, met: met, status, explanation,
            note: missing.isEmpty ? note : Messages.exemptionUnknown(missing)
        )
    }

    /// Whether an exemption holds; one that is not known counts as no and says so (PACKS §5).
    private var exempt: Answer? { clock.unless.map { inquiry.answer($0) } }

    /// What is owed after the end is met by a step that opens on the end.
    private var outlivesEnd: Bool {
        clock.metBy.compactMap(\.step).compactMap { standing.kind.step($0) }
            .contains { standing.readsEnding($0) }
    }

    private func made(
        _ start: Moment, due: Day?, met: Moment?, _ status: ClockState.Status,
        _ explanation: DueDate? = nil, note: String = ""
    ) -> ClockState {
        ClockState(
            clock: clock, occurrence: occurrence, start: start.day, due: due, metOn: met?.day,
            metIn: met?.version, status: status, explanation: explanation, note: note
        )
    }

    // MARK: Limits

    private enum Limit {
        case due(DueDate)
        case day(Day)
        /// At the earliest, with the sentence that says why it is not known better.
        case notBefore(DueDate, String)
        case open(String)

        var day: Day? {
            switch self {
            case .due(let date), .notBefore(let date, _): date.day
            case .day(let day): day
            case .open: nil
            }
        }
    }

    private func limit(from start: Day) -> Limit {
        switch clock.length {
        case .within(let name), .between(_, let name), .lasts(let name):
            counted(name, from: start)
        case .due(let term):
            if case .day(let day) = inquiry.value(of: term) {
                .day(day)
            } else {
                .open(Messages.factMissing(term))
            }
        case .ahead(let name, let term):
            if case .day(let day) = inquiry.value(of: term) {
                counted(name, from: day, backwards: true)
            } else {
                .open(Messages.factMissing(term))
            }
        case .every: .open("")
        }
    }

    private func counted(_ name: String, from start: Day, backwards: Bool = false) -> Limit {
        // A period counts as it was in force on the day it starts, whatever became of it since.
        let value = standing.regulation.value(name, on: start)?.value ?? inquiry.lawValue(name)
        guard case .period(let period) = value else { return .open(Messages.unquantified) }
        let length = backwards ? Period(count: -period.count, unit: period.unit) : period
        return counted(length, from: start, suspended: pauses(from: start))
    }

    private func counted(
        _ length: Period, from start: Day, suspended: [DayRange]
    ) -> Limit {
        let library = standing.library
        do throws(CalendarError) {
            return .due(
                try dueDate(
                    from: start, length, calendar: library.calendar,
                    convention: standing.convention, suspended: suspended))
        } catch {
            let earliest = try? earliestDueDate(
                from: start, length, calendar: library.calendar,
                convention: standing.convention, suspended: suspended)
            guard let earliest else { return .open(Messages.calendar(error)) }
            return .notBefore(earliest, Messages.notBefore(earliest.day, error))
        }
    }

    /// Days on which the clock stood still: from the day after what paused it to the day it went on.
    private func pauses(from start: Day) -> [DayRange] {
        var pauses: [DayRange] = []
        if let condition = clock.pausedWhile {
            pauses = standing.stretches(of: condition, in: occurrence, from: start)
        }
        if let pause = standing.kind.pause, !pause.except.contains(clock.id) {
            pauses += standing.stretches(of: pause.condition, in: nil, from: start)
        }
        return pauses
    }

    // MARK: Recurring duties

    /// Due days of a rhythm, each met by the first that was done since the one before; what comes
    /// late meets the turns it is late for and the one it falls in.
    ///
    /// Ends with the turn that is owed next. Counted, rolled and suspended as any other period, each
    /// from the same start: a due day that was rolled shifts none of the later ones.
    private func recurring(_ written: String) -> [ClockState] {
        guard let start = moments(clock.from).last ?? beginning else { return [] }
        guard let rhythm = Rhythm(written) ?? ruledRhythm(written) else {
            guard isOwed(on: standing.today) else { return [] }
            return [
                made(start, due: nil, met: nil, .unquantified, note: Messages.unquantified)
            ]
        }
        let met = moments(clock.metBy)
        let pauses = pauses(from: start.day)
        var states: [ClockState] = []
        var from = start
        for turn in 1...Self.mostTurns {
            guard let limit = limit(turn, of: rhythm, after: start.day, suspended: pauses) else {
                break
            }
            let due = limit.day ?? standing.today
            let done = met.first { $0.version > from.version && $0.day > from.day }
            let onTime = done.flatMap { $0.day <= due ? $0 : nil }
            if onTime != nil || isOwed(on: due) { states.append(state(from, done, limit)) }
            // What was not done by a day that is not settled cannot be called late.
            if due >= standing.today && onTime == nil || states.last?.status == .unquantified {
                break
            }
            from = Moment(day: due, version: onTime?.version ?? from.version)
        }
        return states
    }

    /// More turns than a case lives.
    private static let mostTurns = 400

    private func limit(
        _ turn: Int, of rhythm: Rhythm, after start: Day, suspended: [DayRange]
    ) -> Limit? {
        if let day = rhythm.setDay(turn, after: start) { return .day(day) }
        return rhythm.length(turn).map { counted($0, from: start, suspended: suspended) }
    }

    /// Owed if `while` holds on the due day (PACKS §5); for a day to come, as things stand.
    private func isOwed(on due: Day) -> Bool {
        guard let condition = clock.runsWhile else { return true }
        let asked = due < standing.today ? standing.past(on: due).inquiry(in: occurrence) : inquiry
        return asked.answer(condition).verdict == .holds
    }

    private var beginning: Moment? {
        clock.from.isEmpty ? Moment(day: standing.file.begunAt.day, version: 1) : nil
    }

    private func ruledRhythm(_ name: String) -> Rhythm? {
        switch inquiry.lawValue(name) {
        case .period(let period): Rhythm(period)
        case .text(let word): Rhythm(word)
        default: nil
        }
    }
}
