/// One file of a rule pack as it lies in the pack's folder.
public struct PackFile: Sendable, Hashable, Codable {
    /// Path inside the pack, with `/`: `lifecycle/project.yaml`.
    public let path: String
    /// The whole file.
    public let text: String

    /// Makes a file.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// A place in a pack file.
public struct Place: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// Path inside the pack.
    public let file: String
    /// 1-based line.
    public let line: Int
    /// 1-based column, in Unicode scalars.
    public let column: Int

    /// Makes a place.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as editors open it.
    public var description: String { "\(file):\(line):\(column)" }

    /// By file, line and column.
    public static func < (one: Place, other: Place) -> Bool {
        (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }
}

/// Something wrong with a pack, with its place and what to do about it.
public struct Problem: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How much it matters: an error keeps the pack from being used.
    public enum Severity: String, Sendable, Hashable, Codable {
        case error, warning
    }
    /// Stable code: `GJ-PACK-021`.
    public let code: String
    /// Whether it keeps the pack from being used.
    public let severity: Severity
    /// Where it is.
    public let place: Place
    /// Article it stands in, when it stands in one.
    public let article: String?
    /// One Chinese sentence: what is wrong.
    public let message: String
    /// One Chinese sentence: what to do next.
    public let remedy: String

    /// Makes a problem.
    public init(
        code: String, severity: Severity, place: Place, article: String? = nil, message: String,
        remedy: String
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.article = article
        self.message = message
        self.remedy = remedy
    }

    /// One line for a terminal.
    public var description: String { "\(place): \(code) \(message) \(remedy)" }
}

/// What came of reading a pack: the regulation, and everything found wrong in one pass.
public struct Reading: Sendable {
    /// The pack ready to be asked; `nil` when any problem is an error.
    public let regulation: Regulation?
    /// All problems, by file and line.
    public let problems: [Problem]
}
