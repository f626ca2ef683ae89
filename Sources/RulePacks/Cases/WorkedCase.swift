public import Quantities

/// A worked case of a pack: facts on a day, what must come out, and the article that says so.
public struct WorkedCase: Sendable {
    /// What is asked of the rules, and the answer that must come.
    public enum Expectation: Sendable, Hashable {
        /// A decision's output or a computed term, by name.
        case outcome(name: String, Expected)
        /// What a gate says, by its id.
        case gate(id: String, Passing)
        /// Whether a material is asked for, by its id.
        case material(id: String, Need)
        /// Facts whose absence must be named by what is undecided.
        case missing([String])
    }
    /// A result that must come out.
    public enum Expected: Sendable, Hashable {
        case value(FactValue)
        case undecided
        case notApplicable
    }
    /// What a gate must say.
    public enum Passing: String, Sendable, Hashable {
        case passes, fails, undecided, notApplicable
    }
    /// Whether a material must be asked for.
    public enum Need: String, Sendable, Hashable {
        case needed, notNeeded, undecided
    }
    /// One expectation at its place in the file.
    public struct Line: Sendable, Hashable {
        /// What is asked, and the answer that must come.
        public let expectation: Expectation
        /// Where the file says so.
        public let place: Place
    }

    /// What is special about it, one Chinese phrase.
    public let title: String
    /// The day on which the rules are asked.
    public let day: Day
    /// Kind of case it is about; `nil` when the pack has none.
    public let kind: String?
    /// Answers the case gives to what the text leaves open, by name of the ruling.
    public let rulings: [String: FactValue]
    /// Terms given, and occurrences of repeated stages by the stage's name.
    public let given: [String: FactValue]
    /// Steps and clocks as the engine would have recorded them.
    public let recorded: [String: FactValue]
    /// The fixed roots: the unit, the jurisdiction, this case, the ending, the act at hand.
    public let roots: [String: FactValue]
    /// What is expected, in the order of the file.
    public let lines: [Line]
    /// Articles that must appear among those the answers stand on; empty when none is stated.
    public let because: [Citation]
    /// Where the case begins.
    public let place: Place
}
