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

    /// The record a link to a case of a kind points at: by case number, else by the title people typed.
    func linked(_ text: String, _ kind: String?) -> FactValue? {
        let cases = kind.flatMap { unitCases[$0] } ?? []
        for name in [PackWord.caseNumber, PackWord.name] {
            let found = cases.first {
                if case .record(let shown) = $0 { shown[name] == .text(text) } else { false }
            }
            if let found { return found }
        }
        return nil
    }
}
