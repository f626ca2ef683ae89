extension Answer {
    /// The answer where no condition is attached: it always holds.
    public static let always = Answer(verdict: .holds, missing: [], used: [], offending: [])
}

extension UsedFact {
    /// A fact named as evidence by somebody else than the rule language.
    public init(_ name: String, _ value: FactValue) {
        self.init(name: name, value: value)
    }
}
