import Feel
public import Quantities

/// Facts an inquiry starts from: everything people told and the engine recorded.
///
/// The engine answers for given terms, steps, clocks, repeated stages and the fixed roots (unit,
/// jurisdiction, this act, this case, ending); `nil` means "not mine": the inquiry then tries
/// values, rulings, decisions, computed terms and constants itself. Records of steps and clocks may
/// leave out members that have their usual value: nothing done, not overdue.
public protocol FactSource {
    func fact(_ name: String) -> FactValue?
}

/// Asks one regulation about one case on one day.
///
/// Lazy and memoised: a name is looked up at most once, so an inquiry is made for one state of the
/// case and thrown away; copies share what has been worked out. Not for use from several threads
/// at once.
public struct Inquiry {
    let notes: Notes
    let source: any FactSource

    /// - Parameters:
    ///   - kind: the kind of case asked about; `nil` when only decisions are asked.
    ///   - today: the day conditions see as 今天, and values are in force on.
    ///   - calendar: for 工作日后 and 工作日数; without one they are undecided.
    ///   - source: what is known of the case.
    ///   - rulings: rulings the installation or journey has set, by name.
    ///   - fixed: values fixed by a step's event; they stand before everything else.
    public init(
        regulation: Regulation, kind: Kind?, today: Day, calendar: WorkCalendar?,
        source: any FactSource, rulings: [String: FactValue] = [:],
        fixed: [String: FactValue] = [:]
    ) {
        let notes = Notes(
            regulation: regulation, kind: kind, today: today, calendar: calendar,
            rulings: rulings, fixed: fixed
        )
        self.init(notes, source: source)
    }

    /// Goes on from notes taken over the same facts.
    public init(_ notes: Notes, source: any FactSource) {
        self.notes = notes
        self.source = source
    }

    /// The regulation asked.
    public var regulation: Regulation { notes.regulation }
    /// The kind of case asked about.
    public var kind: Kind? { notes.kind }
    /// The day it is asked on.
    public var today: Day { notes.today }
    var calendar: WorkCalendar? { notes.calendar }
    var rulings: [String: FactValue] { notes.rulings }
    /// What went wrong while answering (a cycle, an operation on the wrong kind of value); empty
    /// for a pack that passed its checks.
    public var diagnostics: [String] { notes.diagnostics }

    /// What is asked of, on which day, and what has been worked out so far.
    ///
    /// Holds no source of facts, so whoever is a source may keep the notes of its own inquiries
    /// without keeping itself alive.
    public final class Notes {
        let regulation: Regulation
        let kind: Kind?
        let today: Day
        let calendar: WorkCalendar?
        let rulings: [String: FactValue]
        let fixed: [String: FactValue]
        /// How many repeated stages deep the inquiry looks; see `occurrences`.
        let depth: Int
        fileprivate var cells: [Known?]
        /// Stands for a name while it is being looked up: asking it again is a cycle, and undecided.
        fileprivate let asking = Known(.unknown)
        var decided: [Int: Ruled] = [:]
        var diagnostics: [String] = []

        /// Nothing worked out yet; the parameters are those of an inquiry.
        public convenience init(
            regulation: Regulation, kind: Kind?, today: Day, calendar: WorkCalendar?,
            rulings: [String: FactValue], fixed: [String: FactValue]
        ) {
            self.init(
                regulation: regulation, kind: kind, today: today, calendar: calendar,
                rulings: rulings, fixed: fixed, depth: 0)
        }

        init(
            regulation: Regulation, kind: Kind?, today: Day, calendar: WorkCalendar?,
            rulings: [String: FactValue], fixed: [String: FactValue], depth: Int
        ) {
            self.regulation = regulation
            self.kind = kind
            self.today = today
            self.calendar = calendar
            self.rulings = rulings
            self.fixed = fixed
            self.depth = depth
            cells = Array(repeating: nil, count: regulation.index.names.count)
        }
    }

    // MARK: Asking

    /// What a condition comes to.
    public func answer(_ condition: Condition) -> Answer {
        let run = run(condition.expression, wantsVerdict: true)
        let verdict = Answer.Verdict(run.value)
        return Answer(
            verdict: verdict, missing: verdict == .undecided ? run.missing : [],
            used: used(condition.expression), offending: offending(condition))
    }

    /// The value of a term, law value, decision, step or any other name; unknown for no name.
    public func value(of name: String) -> FactValue {
        guard let number = regulation.index.names.number(name) else { return .unknown }
        return known(number).fact
    }

    /// The value behind a path: a name, or a member of a record such as `计划审核.轮次`.
    public func value(path: String) -> FactValue {
        var parts = path.split(separator: ".").map(String.init)
        guard !parts.isEmpty, let number = regulation.index.names.number(parts.removeFirst())
        else { return .unknown }
        var value = known(number).value
        for part in parts { value = value.asContext?[part] ?? .null }
        return FactValue(value)
    }

    /// What a formula comes to.
    public func value(of formula: Formula) -> FactValue {
        FactValue(run(formula.expression, wantsVerdict: false).value)
    }

    /// Whether a term applies: what its `when` comes to; it holds when there is none.
    public func applies(_ term: Term) -> Answer {
        guard let when = term.when else {
            return Answer(verdict: .holds, missing: [], used: [], offending: [])
        }
        return answer(when)
    }

    /// A value the law fixes, in force today, or the ruling behind `口径.X`.
    ///
    /// A decision or term of that name answers too. Unknown when the ruling is unset or nothing
    /// has that name.
    public func lawValue(_ name: String) -> FactValue {
        let prefix = Words.rulings + "."
        if name.hasPrefix(prefix) {
            return rulings[String(name.dropFirst(prefix.count))] ?? .unknown
        }
        return value(of: name)
    }

    /// The office behind a role in this case: the first choice that holds, else the default.
    public func office(_ role: Regulation.Role) -> String {
        role.choices.first { answer($0.when).verdict == .holds }?.office ?? role.office
    }

    // MARK: Names

    /// A name's value with what it would take to know it.
    final class Known {
        let value: Value
        /// The leaf facts that keep it unknown; empty when the name itself is such a leaf.
        let missing: [String]
        /// The value as a fact, made when somebody wants it.
        private(set) lazy var fact = FactValue(value)

        init(_ fact: FactValue) {
            value = Value(fact)
            missing = []
            self.fact = fact
        }

        init(_ value: Value, missing: [String] = []) {
            self.value = value
            self.missing = missing
        }

        init(_ value: Value, fact: FactValue) {
            self.value = value
            missing = []
            self.fact = fact
        }
    }

    func known(_ number: Int) -> Known {
        if let known = notes.cells[number] {
            if known === notes.asking {
                let name = notes.regulation.index.names.names[number]
                notes.diagnostics.append(Messages.cycle(name))
            }
            return known
        }
        notes.cells[number] = notes.asking
        let known = look(up: number)
        notes.cells[number] = known
        return known
    }

    private func look(up number: Int) -> Known {
        let regulation = notes.regulation
        let name = regulation.index.names.names[number]
        let definition = regulation.index.names.definitions[number]
        if !notes.fixed.isEmpty, let fixed = notes.fixed[name] { return Known(fixed) }
        switch definition {
        case .term(let at): return look(up: regulation.terms[at])
        case .value(let versions):
            let inForce = versions.last { regulation.values[$0].from.map { $0 <= today } ?? true }
            return Known(inForce.map { regulation.values[$0].value } ?? .unknown)
        case .decision(let at):
            if let fact = source.fact(name) { return Known(fact) }
            return known(decision: regulation.decisions[at])
        case .output(let at, let output):
            let ruled = decide(regulation.decisions[at])
            return Known(Value(ruled.results[output] ?? .unknown), missing: ruled.missing)
        case .step(let shape):
            return record(name) { shape.complete($0) }
        case .clock(let shape):
            return record(name) { shape.complete($0) }
        case .stage(let shape): return occurrences(shape)
        case .rulings: return Known(.record(rulings))
        case .today: return Known(.day(today))
        case .given:
            if let fact = source.fact(name) { return Known(fact) }
            return Known(name == Words.ending ? .text(Words.notEnded) : .unknown)
        }
    }

    private func record(_ name: String, _ complete: ([String: FactValue]) -> Context) -> Known {
        let fact = source.fact(name)
        return Known(.context(complete(fact?.asRecord ?? [:])), fact: fact ?? .record([:]))
    }

    private func look(up term: Term) -> Known {
        var missing: [String] = []
        if let when = term.when {
            let applies = run(when.expression, wantsVerdict: true)
            switch Answer.Verdict(applies.value) {
            case .fails: return Known(.notApplicable)
            case .undecided: missing = applies.missing
            case .holds: break
            }
        }
        if let fact = source.fact(term.name) {
            if fact != .unknown { return Known(fact) }
        } else if let computed = term.computed {
            return known(of: computed, term, missing)
        } else if !term.readings.isEmpty {
            return read(term, missing)
        }
        // Whether it applies comes first; then the fact itself.
        return Known(.null, missing: missing.isEmpty ? [] : missing + [term.name])
    }
}

extension [String] {
    /// Each word once, in order.
    ///
    /// Lists are short, so looking beats hashing.
    var distinct: [String] {
        guard count > 1 else { return self }
        var result: [String] = []
        for word in self where !result.contains(where: { $0.isSame(as: word) }) {
            result.append(word)
        }
        return result
    }
}

extension String {
    /// Byte by byte, without normalisation: names of a pack are written in one way.
    func isSame(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
