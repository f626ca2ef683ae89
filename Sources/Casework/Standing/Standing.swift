public import Quantities
public import RulePacks

/// A case laid against its regulation on one day: the place where facts meet rules.
///
/// Made for one question and thrown away; everything it works out is remembered while it lives.
public final class Standing {
    /// The case, without the act at hand.
    public let file: Case
    /// The pack that rules it.
    public let regulation: Regulation
    /// Its kind in the pack.
    public let kind: Kind
    /// The law the installation works under: rulings and calendar.
    public let library: Library
    /// What other cases show.
    public let surroundings: Surroundings
    /// The day the rules are asked on.
    public let today: Day
    /// The act at hand, laid over the case but not recorded.
    let atHand: Act?

    /// What has been worked out of each occurrence; kept without the inquiry, which keeps us.
    private var notes: [String?: Inquiry.Notes] = [:]
    var statusMemo: [StepKey: (StepState.Status, String)] = [:]
    private var pastMemo: [Day: Standing] = [:]
    private var reachMemo: [String: Reach] = [:]
    private var clockMemo: [ClockPlace: [ClockState]] = [:]
    private var clocksInProgress: Set<ClockPlace> = []
    private lazy var rulings = library.rulings[regulation.identity.id] ?? [:]
    lazy var convention = library.convention(under: regulation)

    struct ClockPlace: Hashable {
        let clock: String
        let occurrence: String?
    }

    /// Asks nothing yet; with an act at hand, its facts and papers lie over the case.
    public init(
        _ file: Case, under regulation: Regulation, kind: Kind, in library: Library,
        among surroundings: Surroundings, on today: Day, atHand: Act? = nil
    ) {
        self.file = file
        self.regulation = regulation
        self.kind = kind
        self.library = library
        self.surroundings = surroundings
        self.today = today
        self.atHand = atHand
    }

    /// The same case with an act laid over it.
    func laying(_ act: Act) -> Standing {
        Standing(
            file, under: regulation, kind: kind, in: library, among: surroundings, on: today,
            atHand: act
        )
    }

    /// Another state of the case on the same ground.
    func laying(_ file: Case, on day: Day? = nil) -> Standing {
        Standing(
            file, under: regulation, kind: kind, in: library, among: surroundings,
            on: day ?? today
        )
    }

    /// The case as it stood at the end of an earlier day.
    func past(on day: Day) -> Standing {
        if let known = pastMemo[day] { return known }
        let then = Case.replay(file.events.filter { $0.at.day <= day })
        let made = Standing(
            then ?? file, under: regulation, kind: kind, in: library, among: surroundings, on: day
        )
        pastMemo[day] = made
        return made
    }

    /// What a condition rests on.
    func reach(of condition: Condition) -> Reach {
        if let known = reachMemo[condition.text] { return known }
        let made = Reach(of: condition.names, in: kind, regulation)
        reachMemo[condition.text] = made
        return made
    }

    /// Asks the rules with the names of one occurrence (`nil`: the main line).
    public func inquiry(in occurrence: String? = nil) -> Inquiry {
        let known = notes[occurrence]
        let taken = known ?? self.notes(fixed: fixed(in: occurrence, refixing: []))
        if known == nil { notes[occurrence] = taken }
        return Inquiry(taken, source: CaseFacts(self, occurrence: occurrence))
    }

    /// Asks the rules about one expert.
    func inquiry(about expert: FactValue, in occurrence: String?) -> Inquiry {
        let facts = CaseFacts(self, occurrence: occurrence, expert: expert)
        return Inquiry(notes(fixed: [:]), source: facts)
    }

    /// An inquiry that works out anew what a step is about to fix.
    func freshInquiry(in occurrence: String?, refixing names: Set<String>) -> Inquiry {
        let fixed = fixed(in: occurrence, refixing: names)
        return Inquiry(notes(fixed: fixed), source: CaseFacts(self, occurrence: occurrence))
    }

    private func notes(fixed: [String: FactValue]) -> Inquiry.Notes {
        Inquiry.Notes(
            regulation: regulation, kind: kind, today: today, calendar: library.calendar,
            rulings: rulings, fixed: fixed
        )
    }

    private func fixed(
        in occurrence: String?, refixing names: Set<String>
    ) -> [String: FactValue] {
        var fixed: [String: FactValue] = [:]
        for (key, value) in file.fixed
        where (key.occurrence == nil || key.occurrence == occurrence) && !names.contains(key.term) {
            fixed[key.term] = value
        }
        return fixed
    }

    /// The repeated stage a clock starts in: then each occurrence of the stage has its own.
    func stage(of clock: Clock) -> Stage? {
        clock.from.lazy.compactMap(\.step).compactMap { self.kind.stage(of: $0) }
            .first { $0.repeats }
    }

    /// Clock occurrences of one clock in one place, oldest first.
    func states(of clock: Clock, in occurrence: String?) -> [ClockState] {
        let occurrence = stage(of: clock) == nil ? nil : occurrence
        let place = ClockPlace(clock: clock.id, occurrence: occurrence)
        if let known = clockMemo[place] { return known }
        // A clock that reads itself has not started.
        guard clocksInProgress.insert(place).inserted else { return [] }
        defer { clocksInProgress.remove(place) }
        let made = ClockReading(self, clock, in: occurrence).states()
        clockMemo[place] = made
        return made
    }

    /// The value standing for a term: of one occurrence, or of the whole case where it belongs
    /// there, wherever it was given.
    func latest(_ term: String, in occurrence: String?) -> Case.Given? {
        kind.owner(of: term) == nil ? file.latest(term) : file.latest(term, in: occurrence)
    }

    /// The key under which a step is found from inside an occurrence.
    func key(_ step: String, from occurrence: String?) -> StepKey {
        let repeats = kind.stage(of: step)?.repeats ?? false
        return StepKey(step, in: repeats ? occurrence : nil)
    }

    /// Repeated stage that an occurrence's step belongs to.
    func stage(of key: StepKey) -> Stage? { kind.stage(of: key.step) }

    func hasEnded(_ stage: Stage, _ occurrence: String?) -> Bool {
        file.endedOccurrences.contains { ended in
            ended.occurrence == occurrence && stage.steps.contains { $0.id == ended.step }
        }
    }
}
