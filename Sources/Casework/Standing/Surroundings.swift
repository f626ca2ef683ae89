public import Quantities
public import RulePacks

/// What a decision needs to know beyond its own case, as a snapshot.
public struct Surroundings: Sendable {
    /// What the unit's other cases show, by kind of case.
    public var unitCases: [String: [FactValue]]
    /// What all cases of a kind in the jurisdiction show, for kinds of its own.
    public var jurisdictionCases: [String: [FactValue]]
    /// Whether anybody has looked: what nobody looked at is unknown, not empty.
    public var isKnown: Bool

    /// Nobody else's cases, and known to be so, unless told.
    public init(
        unitCases: [String: [FactValue]] = [:], jurisdictionCases: [String: [FactValue]] = [:],
        isKnown: Bool = true
    ) {
        self.unitCases = unitCases
        self.jurisdictionCases = jurisdictionCases
        self.isKnown = isKnown
    }

    /// The surroundings of a project that is only described.
    public static let unknown = Surroundings(isKnown: false)

    /// The record a case link points at: by case number, or by the title people typed.
    func linked(_ text: String) -> FactValue? {
        for case .record(let record) in unitCases.values.joined() {
            if record[PackWord.caseNumber] == .text(text) || record[PackWord.name] == .text(text) {
                return .record(record)
            }
        }
        return nil
    }
}

/// The law an installation works under: packs, rulings, calendar.
public struct Library: Sendable {
    /// Packs in force, in the order the installation names them.
    public let regulations: [Regulation]
    /// Notices of working days known so far.
    public let calendar: WorkCalendar
    /// Rulings set by this installation, by regulation id.
    public let rulings: [String: [String: FactValue]]

    /// As an installation's files give it.
    public init(
        regulations: [Regulation], calendar: WorkCalendar,
        rulings: [String: [String: FactValue]] = [:]
    ) {
        self.regulations = regulations
        self.calendar = calendar
        self.rulings = rulings
    }

    /// The pack of that id; `nil` when it is not in force here.
    public func regulation(_ id: String) -> Regulation? {
        regulations.first { $0.identity.id == id }
    }

    /// How periods are counted under a regulation: a declared ruling, never a hidden default.
    ///
    /// The pack says which rulings settle it; unset, a period ends on the corresponding day and is
    /// not rolled (civil code 202; 203 only by ruling).
    public func convention(for id: String) -> Convention {
        let counting = regulation(id)?.counting
        let said = rulings[id] ?? [:]
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
