import Feel

/// Collects what is wrong while a pack is read, so that one pass shows everything.
final class Findings {
    private(set) var problems: [Problem] = []
    /// The article being read, for problems found inside it.
    var article: String?

    var hasErrors: Bool { problems.contains { $0.severity == .error } }

    func report(_ fault: Fault, at place: Place, severity: Problem.Severity = .error) {
        let entry = fault.entry
        let digits = String(entry.number)
        let code = "GJ-PACK-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        problems.append(
            Problem(
                code: code, severity: severity, place: place, article: article,
                message: entry.says, remedy: entry.remedy
            ))
    }

    /// What the rule language found in a condition, under its own code.
    func report(_ diagnostic: Diagnostic, at place: Place) {
        problems.append(
            Problem(
                code: diagnostic.code, severity: diagnostic.severity == .error ? .error : .warning,
                place: place, article: article, message: diagnostic.message,
                remedy: diagnostic.hint ?? Messages.feelRemedy
            ))
    }

    /// What a written fact was refused for.
    func report(_ error: FactTextError, at place: Place) {
        problems.append(
            Problem(
                code: error.code, severity: .error, place: place, article: article,
                message: error.message, remedy: Messages.factRemedy))
    }

    /// Everything found, in the order of files and lines.
    var sorted: [Problem] {
        problems.enumerated()
            .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element)
    }
}
