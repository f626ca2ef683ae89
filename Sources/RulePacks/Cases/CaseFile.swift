import Quantities

/// Reads files of worked cases (`cases/<chapter file>.yaml`).
public enum CaseFile {
    /// What came of reading: the cases that could be read, and everything wrong with the files.
    public struct Reading: Sendable {
        /// Cases that could be read, in order of path and file.
        public let cases: [WorkedCase]
        /// What is wrong with the files, in order of place.
        public let problems: [Problem]
    }

    /// Reads every file below `cases/` of a pack's files, in path order.
    public static func read(_ files: [PackFile], for regulation: Regulation) -> Reading {
        var cases: [WorkedCase] = []
        var problems: [Problem] = []
        for file in files.sorted(by: { $0.path < $1.path })
        where file.path.hasPrefix("cases/") && file.path.hasSuffix(".yaml") {
            let reader = CaseReader(regulation: regulation)
            cases += reader.read(file)
            problems += reader.problems
        }
        return Reading(cases: cases, problems: problems.sorted { $0.place < $1.place })
    }
}

/// Reads one file of worked cases and collects what is wrong with it.
final class CaseReader {
    private let regulation: Regulation
    private let findings = Findings()
    private var found: [Problem] = []
    private var article: String?

    var problems: [Problem] { findings.sorted + found }

    init(regulation: Regulation) {
        self.regulation = regulation
    }

    func read(_ file: PackFile) -> [WorkedCase] {
        guard let root = YamlText(file: file.path, findings: findings).read(file.text) else {
            return []
        }
        guard let items = root.items else {
            report(.notAList, root.place)
            return []
        }
        return items.compactMap(workedCase)
    }

    private func report(_ fault: CaseFault, _ place: Place) {
        found.append(fault.problem(at: place, article: article))
    }

    private func workedCase(_ written: Written) -> WorkedCase? {
        guard let fields = Fields(written, .workedCase, findings) else { return nil }
        article = fields.texts("because").first
        defer { article = nil }
        guard let day = Day(iso: fields.need("on")) else {
            report(.noDay, written.place)
            return nil
        }
        let kind =
            regulation.kind(fields.text("kind") ?? CaseWord.project)
            ?? regulation.kinds.first
        let facts = FactReading(regulation: regulation, kind: kind, report: report)
        var roots = read(fields.free("world"), facts.root)
        var given = read(fields.free("given"), facts.given)
        for (name, value) in roots where !Words.reservedRoots.contains(name) {
            given[name] = value
            roots[name] = nil
        }
        let act = read(fields.free("act"), facts.act)
        roots[Words.thisAct] = .record(
            act.merging([Words.Member.doneOn: .day(day)]) { stated, _ in stated })
        let worked = WorkedCase(
            title: fields.need("case"), day: day, kind: kind?.name,
            rulings: read(fields.free("rulings"), facts.ruling), given: given,
            recorded: read(fields.free("steps"), facts.recorded), roots: roots,
            lines: lines(fields), because: fields.words("because").compactMap(citation),
            place: written.place)
        if fields.free("expect").isEmpty { report(.expectsNothing(worked.title), written.place) }
        return worked
    }

    private func read(
        _ entries: [Written.Entry], _ value: (Written.Entry) -> FactValue?
    ) -> [String: FactValue] {
        var values: [String: FactValue] = [:]
        for entry in entries { values[entry.key] = value(entry) }
        return values
    }

    private func citation(_ written: Written) -> Citation? {
        guard let text = written.text else { return nil }
        if let citation = regulation.citation(text) { return citation }
        report(.unknownCitation(text), written.place)
        return nil
    }

    // MARK: Expectations

    private func lines(_ fields: Fields) -> [WorkedCase.Line] {
        fields.free("expect").flatMap { entry -> [WorkedCase.Line] in
            switch entry.key {
            case "gates": (entry.value.entries ?? []).compactMap(gate)
            case "materials": (entry.value.entries ?? []).compactMap(material)
            case "missing":
                [
                    WorkedCase.Line(
                        expectation: .missing(entry.value.oneOrMore.compactMap(\.text)),
                        place: entry.place)
                ]
            default: [outcome(entry)].compactMap(\.self)
            }
        }
    }

    private func gate(_ entry: Written.Entry) -> WorkedCase.Line? {
        guard regulation.gate(entry.key) != nil else {
            report(.unknownGate(entry.key), entry.place)
            return nil
        }
        guard let passing = CaseWord.passing[entry.value.text ?? ""] else {
            report(.notOneOf(entry.value.text ?? "", CaseWord.passing.keys.sorted()), entry.place)
            return nil
        }
        return WorkedCase.Line(expectation: .gate(id: entry.key, passing), place: entry.place)
    }

    private func material(_ entry: Written.Entry) -> WorkedCase.Line? {
        guard regulation.material(entry.key) != nil else {
            report(.unknownMaterial(entry.key), entry.place)
            return nil
        }
        guard let need = CaseWord.need[entry.value.text ?? ""] else {
            report(.notOneOf(entry.value.text ?? "", CaseWord.need.keys.sorted()), entry.place)
            return nil
        }
        return WorkedCase.Line(expectation: .material(id: entry.key, need), place: entry.place)
    }

    private func outcome(_ entry: Written.Entry) -> WorkedCase.Line? {
        let expected: WorkedCase.Expected
        switch entry.value.text {
        case CaseWord.undecided: expected = .undecided
        case CaseWord.notApplicable: expected = .notApplicable
        default:
            guard let value = result(entry) else { return nil }
            expected = .value(value)
        }
        return WorkedCase.Line(
            expectation: .outcome(name: entry.key, expected), place: entry.place)
    }

    /// A result by the type of the decision or computed term it is expected of.
    private func result(_ entry: Written.Entry) -> FactValue? {
        let type: TermType? =
            regulation.term(entry.key)?.type ?? regulation.decision(ofOutput: entry.key)?.type
        guard let type else {
            report(.unknownOutcomeName(entry.key), entry.place)
            return nil
        }
        do {
            return try FactText.read(entry.value.fact, as: type)
        } catch {
            report(.unreadable(error.message), entry.value.place)
            return nil
        }
    }
}

extension Regulation {
    /// The decision that yields an output of this name.
    func decision(ofOutput name: String) -> Decision? {
        decision(name) ?? decisions.first { $0.outputs.contains(name) }
    }
}
