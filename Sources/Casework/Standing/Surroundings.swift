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
