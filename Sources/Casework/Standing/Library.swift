public import Quantities
public import RulePacks

/// The law an installation works under: packs, rulings, calendar.
public struct Library: Sendable {
    /// Packs in force, one of each regulation, in the order the installation names them.
    public let regulations: [Regulation]
    /// Versions of packs no longer in force that cases are still pinned to.
    public let earlier: [Regulation]
    /// Notices of working days known so far.
    public let calendar: WorkCalendar
    /// Rulings set by this installation, by regulation id.
    public let rulings: [String: [String: FactValue]]

    /// As an installation's files give it.
    public init(
        regulations: [Regulation], earlier: [Regulation] = [], calendar: WorkCalendar,
        rulings: [String: [String: FactValue]] = [:]
    ) {
        self.regulations = regulations
        self.earlier = earlier
        self.calendar = calendar
        self.rulings = rulings
    }

    /// The same packs under another calendar or other rulings.
    func with(
        calendar: WorkCalendar? = nil, rulings: [String: [String: FactValue]]? = nil
    ) -> Library {
        Library(
            regulations: regulations, earlier: earlier, calendar: calendar ?? self.calendar,
            rulings: rulings ?? self.rulings)
    }

    /// Everything in it as one text, the same in every process.
    var text: String {
        let packs = (regulations + earlier).map { "\($0.identity.id) \($0.hash)" }.sorted()
        let said = FactValue.record(rulings.mapValues { .record($0) }).canonical
        return (packs + [calendar.version, said]).joined(separator: "\n")
    }

    /// The pack of that id; `nil` when it is not in force here.
    public func regulation(_ id: String) -> Regulation? {
        regulations.first { $0.identity.id == id }
    }

    /// The very version a case is pinned to; `nil` when this installation does not have it.
    public func regulation(_ pin: Case.Pin) -> Regulation? {
        if let current = regulation(pin.regulation), current.hash == pin.hash { return current }
        return earlier.first { $0.identity.id == pin.regulation && $0.hash == pin.hash }
    }

    /// How periods are counted under a regulation: a declared ruling, never a hidden default.
    ///
    /// The pack says which rulings settle it; unset, a period ends on the corresponding day and is
    /// not rolled (civil code 202; 203 only by ruling).
    public func convention(under regulation: Regulation) -> Convention {
        let counting = regulation.counting
        let said = rulings[regulation.identity.id] ?? [:]
        var reading = Convention.YearReading.correspondingDay
        if case .text(let option)? = counting?.year.flatMap({ said[$0] }) {
            reading = counting?.readings[option] ?? reading
        }
        return Convention(
            rollsOverRestDays: counting?.roll.flatMap { said[$0] } == .bool(true),
            yearReading: reading
        )
    }
}
