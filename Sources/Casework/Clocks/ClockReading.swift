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
        if let when = clock.when, inquiry.answer(when).verdict != .holds { return [] }
        if case .every(let rhythm) = clock.length { return recurring(rhythm) }
        let met = moments(clock.metBy)
        return starts().map { state(from: $0, met: first(of: met, for: $0)) }
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
        return switch counted(name, from: start, wrap: { .due($0) }) {
        case .due(let date), .notBefore(let date, _): date.day
        default: nil
        }
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

    /// A condition that has become true counts from the last fact it could follow from.
    private func moments(ofTerm name: String) -> [Moment] {
        guard inquiry.value(of: name) == .bool(true) else { return [] }
        if let given = standing.latest(name, in: occurrence) {
            return [Moment(day: given.on, version: given.version)]
        }
        let names = standing.regulation.term(name)?.computed?.names ?? []
        let dated = names.flatMap { turns(of: $0) }.compactMap { turn in
            turn.act.map { Moment(day: $0.happenedOn, version: turn.version) }
        }
        return [
            dated.max { $0.version < $1.version }
                ?? Moment(day: standing.file.begunAt.day, version: 1)
        ]
    }

    // MARK: States

    private func state(from start: Moment, met: Moment?) -> ClockState {
        switch limit(from: start.day) {
        case .due(let date): return state(start, met, due: date.day, date)
        case .day(let day): return state(start, met, due: day, nil)
        case .notBefore(let date, let note): return state(start, met, notBefore: date, note)
        case .lasting(let date):
            return made(
                start, due: date.day, metOn: nil,
                standing.today > date.day ? .expired : .lasting, date
            )
        case .open(let note):
            return made(
                start, due: nil, metOn: met?.day, met == nil ? .unquantified : .met, note: note)
        }
    }

    /// Due in a year whose notice is not out: in time for certain up to the earliest possible day,
    /// and only after it not to be told.
    private func state(
        _ start: Moment, _ met: Moment?, notBefore date: DueDate, _ note: String
    ) -> ClockState {
        if (met?.day ?? standing.today) <= date.day || start.blankedIn != nil {
            let state = state(start, met, due: date.day, date)
            return ClockState(
                clock: state.clock, occurrence: state.occurrence, start: state.start,
                due: state.due, metOn: state.metOn, status: state.status,
                explanation: state.explanation, note: note
            )
        }
        return made(
            start, due: nil, metOn: met?.day, met == nil ? .unquantified : .met, note: note)
    }

    private func state(
        _ start: Moment, _ met: Moment?, due: Day, _ explanation: DueDate?
    ) -> ClockState {
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
            start, due: due, metOn: met?.day, status, explanation,
            note: missing.isEmpty ? "" : Messages.exemptionUnknown(missing)
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
        _ start: Moment, due: Day?, metOn: Day?, _ status: ClockState.Status,
        _ explanation: DueDate? = nil, note: String = ""
    ) -> ClockState {
        ClockState(
            clock: clock, occurrence: occurrence, start: start.day, due: due, metOn: metOn,
            status: status, explanation: explanation, note: note
        )
    }

    // MARK: Limits

    private enum Limit {
        case due(DueDate)
        case day(Day)
        /// At the earliest, with the sentence that says why it is not known better.
        case notBefore(DueDate, String)
        case lasting(DueDate)
        case open(String)
    }

    private func limit(from start: Day) -> Limit {
        switch clock.length {
        case .within(let name), .between(_, let name): counted(name, from: start) { .due($0) }
        case .lasts(let name): counted(name, from: start) { .lasting($0) }
        case .due(let term):
            if case .day(let day) = inquiry.value(of: term) {
                .day(day)
            } else {
                .open(Messages.factMissing(term))
            }
        case .ahead(let name, let term):
            if case .day(let day) = inquiry.value(of: term) {
                counted(name, from: day, backwards: true) { .due($0) }
            } else {
                .open(Messages.factMissing(term))
            }
        case .every: .open("")
        }
    }

    private func counted(
        _ name: String, from start: Day, backwards: Bool = false, wrap: (DueDate) -> Limit
    ) -> Limit {
        guard case .period(let period) = inquiry.lawValue(name) else {
            return .open(Messages.unquantified)
        }
        let length = backwards ? Period(count: -period.count, unit: period.unit) : period
        let pauses = pauses(from: start)
        do throws(CalendarError) {
            return wrap(
                try dueDate(
                    from: start, length, calendar: standing.library.calendar,
                    convention: standing.convention, suspended: pauses
                )
            )
        } catch {
            let earliest = try? earliestDueDate(
                from: start, length, calendar: standing.library.calendar,
                convention: standing.convention, suspended: pauses
            )
            guard let earliest, case .due(let date) = wrap(earliest) else {
                return .open(Messages.calendar(error))
            }
            return .notBefore(date, Messages.notBefore(date.day, error))
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

    /// Due days of a yearly or shorter rhythm, each met by what was done since the one before.
    private func recurring(_ rhythm: String) -> [ClockState] {
        guard let start = moments(clock.from).last ?? beginning else { return [] }
        guard let step = Rhythm(rhythm) ?? ruledRhythm(rhythm) else {
            guard isOwed(on: standing.today) else { return [] }
            return [
                made(start, due: nil, metOn: nil, .unquantified, note: Messages.unquantified)
            ]
        }
        let met = moments(clock.metBy)
        var states: [ClockState] = []
        var from = start
        for due in step.dueDays(after: start.day).prefix(400) {
            let done = met.first { $0.version > from.version && $0.day > from.day }
            let onTime = done.flatMap { $0.day <= due ? $0 : nil }
            let state = state(from, onTime, due: due, nil)
            if onTime != nil || isOwed(on: due) { states.append(state) }
            if due >= standing.today { break }
            from = Moment(day: due, version: onTime?.version ?? from.version)
        }
        return states
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
