/// One check over a whole pack that the reader has accepted.
///
/// A lint looks at meaning across files: what the reader refuses on the spot (unknown keys, names,
/// types; `Linter.atReading`) never comes this far. One lint is one file; `docs/formats/lints.md`
/// has a line for each, and each has a good and a bad example in the tests.
public protocol Lint: Sendable {
    /// Stable code, `L01` to `L99`.
    var id: String { get }
    /// Everything it finds, in the order of the pack.
    func problems(in pack: LintedPack) -> [Problem]
}

/// Runs the lints.
public enum Linter {
    /// Every lint, by id.
    public static let all: [any Lint] = [
        ArticlesInOrder(), ArticlesAreWhole(), ValuesAreWhole(), TablesAreComplete(),
        TermsAreUsed(), ThresholdsHaveCases(), DecisionsHaveCases(), CasesNameTheirArticle(),
        StrengthIsKept(), ClocksAreWhole(), NotEncodedIsWhole(), ChangesAreRecorded(),
        FilesAreShort(), TextIsIdentified(), DutiesHaveClocks(), FactsAreAskedOnce(),
        ArticlesHaveHomes(), RulesHaveArticles(), StepsAreReachable(), StepsDoNotWaitInCircles(),
        OutcomesLead(), RoundsHaveNumbers(), RoutesAreFixed(), LateGatesReadTheirClock(),
        EveryNeedsCount(), ClocksDiffer(), RulingsAreUsed(), MaterialsDateInTime(),
        GatheringFinds(),
    ]

    /// Lints the reader applies on the spot: a pack that fails one is not read at all.
    ///
    /// Each with the codes of its problems.
    public static let atReading: [String: [String]] = [
        // Citations name an article and item of the pack.
        "L04": ["GJ-PACK-050"],
        // A filter over other cases says whose fact it reads.
        "L26": ["GJ-FEEL-011"],
        // An option, outcome or ending is not also a name.
        "L27": ["GJ-PACK-042"],
        // Every name resolves: steps, outcomes, terms, values, roles, endings.
        "L30": [
            "GJ-PACK-051", "GJ-PACK-052", "GJ-PACK-053", "GJ-PACK-054", "GJ-PACK-055",
            "GJ-PACK-056", "GJ-PACK-057", "GJ-PACK-058", "GJ-PACK-060", "GJ-PACK-061",
            "GJ-PACK-063", "GJ-FEEL-010",
        ],
        // Names are plain words without full-width signs.
        "L32": ["GJ-PACK-041"],
    ]

    /// Everything wrong with a pack, by file and line.
    ///
    /// Errors keep a pack from being put in force; warnings are for the reviewer.
    public static func check(_ pack: LintedPack) -> [Problem] {
        all.flatMap { $0.problems(in: pack) }.enumerated()
            .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element)
    }
}
