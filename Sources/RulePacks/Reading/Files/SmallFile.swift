import Quantities

/// Why a calendar, installation, project or journey file could not be read.
public struct ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Everything wrong with the file, by line; never empty.
    public let problems: [Problem]

    /// One line for each problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

/// Reads one small YAML (or JSON) file; nothing is returned unless all of it is right.
struct SmallFile {
    let file: String
    let findings = Findings()

    func read<Result>(
        _ text: String, _ body: (Written) -> Result?
    ) throws(ReadingError) -> Result {
        let root = YamlText(file: file, findings: findings).read(text)
        if let root, let result = body(root), !findings.hasErrors { return result }
        if !findings.hasErrors {
            findings.report(.emptyFile, at: Place(file: file, line: 1, column: 1))
        }
        throw ReadingError(problems: findings.sorted)
    }

    /// A day written in ISO form; a problem when it is something else.
    func day(_ fields: Fields, _ key: String) -> Day? {
        fields[key].flatMap(day)
    }

    func day(_ written: Written) -> Day? {
        guard let text = written.text, let day = Day(iso: text) else {
            findings.report(.notADay(written.text ?? ""), at: written.place)
            return nil
        }
        return day
    }

    func days(_ fields: Fields, _ key: String) -> [Day] {
        (fields.items(key) ?? []).compactMap(day)
    }

    /// Reports what a person's text for a fact was refused for.
    func report(_ error: FactTextError, at place: Place) {
        findings.report(error, at: place)
    }

    func facts(_ fields: Fields, _ key: String) -> [WrittenEntry] {
        fields.free(key).map {
            WrittenEntry(name: $0.key, value: $0.value.fact, place: $0.value.place)
        }
    }
}

/// A named fact as a file gives it, with its place.
public struct WrittenEntry: Sendable, Hashable {
    /// The name.
    public let name: String
    /// What stands behind it.
    public let value: WrittenFact
    /// Where the value stands.
    public let place: Place
}

extension WrittenFact {
    /// Reads a YAML or JSON text into written facts, within the limits of pack files.
    ///
    /// - Throws: `ReadingError` when it is malformed, too large or too deep.
    public static func read(
        yaml text: String, file: String = ""
    ) throws(ReadingError) -> WrittenFact {
        try SmallFile(file: file).read(text) { $0.fact }
    }
}
