public import Quantities

/// A project described by itself, for `guiju assess`: its facts, and what has happened so far.
public struct ProjectFile: Sendable, Hashable {
    /// Id of the pack it names; `nil` when it names none.
    public let regulation: String?
    /// The day it is asked on; `nil` when it names none.
    public let day: Day?
    /// Facts by the packs' Chinese names, not yet of a type.
    public let facts: [WrittenEntry]
    /// Rulings it assumes, not yet of a type.
    public let rulings: [WrittenEntry]
    /// Acts as in a journey.
    public let history: [JourneyFile.Entry]

    /// Reads a YAML or JSON description.
    ///
    /// - Throws: `ReadingError` with every place that is wrong.
    public static func read(
        _ text: String, file: String = ""
    ) throws(ReadingError) -> ProjectFile {
        let small = SmallFile(file: file)
        return try small.read(text) { root in
            guard let fields = Fields(root, .project, small.findings) else { return nil }
            return ProjectFile(
                regulation: fields.text("regulation"), day: small.day(fields, "day"),
                facts: small.facts(fields, "facts"), rulings: small.facts(fields, "rulings"),
                history: (fields.items("history") ?? []).compactMap {
                    JourneyReading(small: small).entry($0)
                })
        }
    }

    /// The facts by the types a regulation gives their names.
    ///
    /// - Throws: `ReadingError` for a name that is no term of it, or a value of another type.
    public func facts(for regulation: Regulation) throws(ReadingError) -> [String: FactValue] {
        try facts.typed { entry throws(FactTextError) in
            guard let term = regulation.term(entry.name) else { return nil }
            return try FactText.read(entry.value, for: term)
        }
    }

    /// The rulings by their types.
    ///
    /// - Throws: `ReadingError` for an unknown ruling or a value of another type.
    public func rulings(for regulation: Regulation) throws(ReadingError) -> [String: FactValue] {
        try rulings.typed { entry throws(FactTextError) in
            guard let ruling = regulation.ruling(entry.name) else { return nil }
            return try FactText.read(entry.value, as: ruling.type)
        }
    }
}

extension [WrittenEntry] {
    /// All of them read by `type`, which answers `nil` for an unknown name.
    func typed(
        _ type: (WrittenEntry) throws(FactTextError) -> FactValue?
    ) throws(ReadingError) -> [String: FactValue] {
        let findings = Findings()
        var values: [String: FactValue] = [:]
        for entry in self {
            do {
                guard let value = try type(entry) else {
                    findings.report(.unknownTerm(entry.name, similar: nil), at: entry.place)
                    continue
                }
                values[entry.name] = value
            } catch {
                findings.report(error, at: entry.place)
            }
        }
        guard findings.hasErrors else { return values }
        throw ReadingError(problems: findings.sorted)
    }
}
