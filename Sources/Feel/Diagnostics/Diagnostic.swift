/// What was wrong, where, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// The text cannot be used, or a value became unknown because of a mistake.
        case error
        /// Usable, but probably not what was meant.
        case warning
    }

    /// The stable code, `GJ-FEEL-nnn`.
    public let code: String
    /// How bad it is.
    public let severity: Severity
    /// Where it stands in the text, in Unicode scalars.
    public let range: SourceRange
    /// Which part of a table the range counts in; `nil` for a plain expression.
    public let place: Place?
    /// One Chinese sentence that says what is wrong.
    public let message: String
    /// What to write instead, when that is known.
    public let hint: String?

    /// A part of a decision table or model, rules and columns counted from 1.
    public enum Place: Sendable, Hashable {
        /// The expression of an input column.
        case input(Int)
        /// The allowed values of an input column.
        case allowedInput(Int)
        /// The cell of a rule in an input column.
        case cell(rule: Int, input: Int)
        /// The cell of a rule in an output column.
        case output(rule: Int, output: Int)
        /// The allowed values or the default of an output column.
        case outputColumn(Int)
        /// A rule as a whole.
        case rule(Int)
        /// A named part of a model, such as a decision.
        case element(String)
    }

    init(
        _ problem: Problem, at range: SourceRange, severity: Severity? = nil, place: Place? = nil
    ) {
        let words = problem.words
        self.place = place
        code = problem.code
        self.severity = severity ?? .error
        self.range = range
        message = words.message
        hint = words.hint
    }

    private init(_ other: Diagnostic, place: Place) {
        code = other.code
        severity = other.severity
        range = other.range
        message = other.message
        hint = other.hint
        self.place = place
    }

    /// Whether it points at a part of a text, table or model.
    public var isLocated: Bool { place != nil || range.end > 0 }

    /// Where it points to, such as `cell(rule: 2, input: 1) 0-5`.
    public var position: String {
        let place = place.map { "\($0) " } ?? ""
        return "\(place)\(range.start)-\(range.end)"
    }

    /// The same diagnostic, placed in a table or model unless it has a place already.
    func placed(_ place: Place) -> Diagnostic {
        self.place == nil ? Diagnostic(self, place: place) : self
    }
}

/// A compiled thing, if the text was usable, and everything there is to say about the text.
public struct Compilation<Result: Sendable>: Sendable {
    /// The result; `nil` when an error makes it unusable.
    public let value: Result?
    /// Errors and warnings in the order of the text.
    public let diagnostics: [Diagnostic]

    /// Makes a compilation.
    public init(value: Result?, diagnostics: [Diagnostic]) {
        self.value = value
        self.diagnostics = diagnostics
    }
}
