public import Quantities

/// A worked case as it ran: what came out of each expectation, and on which articles it stands.
public struct CaseRun: Sendable {
    /// What came of one expectation.
    public struct Result: Sendable, Hashable {
        /// What was expected, and where the file says so.
        public let line: WorkedCase.Line
        /// Whether it came out as the case says.
        public let holds: Bool
        /// The expected and the found result as a reader would write them.
        public let expected: String
        /// What came out, as a reader would write it.
        public let found: String
        /// What the answer stands on: the row, gate or material first, then values and decisions.
        public let cites: [Citation]
        /// Facts that would settle it; empty when it is decided.
        public let missing: [String]
    }

    /// The case that was run.
    public let worked: WorkedCase
    /// One for each line of the case, in the order of the file.
    public let results: [Result]
    private let calendar: WorkCalendar?

    /// Runs a case: asks every expectation of the rules on the case's day.
    ///
    /// - Parameter calendar: for rules that count working days; without one they are undecided.
    public init(_ worked: WorkedCase, on regulation: Regulation, calendar: WorkCalendar? = nil) {
        self.worked = worked
        self.calendar = calendar
        let asking = CaseAsking(Self.inquiry(worked, regulation, calendar))
        let answered = worked.lines.map { asking.result(of: $0) }
        let missing = answered.flatMap(\.missing).distinct
        results = zip(worked.lines, answered).map { line, result in
            if case .missing(let names) = line.expectation {
                return CaseAsking.result(of: line, wanted: names, missing: missing)
            }
            return result
        }
    }

    /// Articles the answers stand on, in the order of the text.
    public var cites: [Citation] { Array(Set(results.flatMap(\.cites))).sorted() }

    /// Articles the case gives as its reason and no answer stands on.
    public var unsupported: [Citation] {
        let found = cites
        return worked.because.filter { reason in
            !found.contains { cites in
                cites.article == reason.article
                    && (reason.item == nil || cites.item == reason.item || isOpen(reason.article))
            }
        }
    }

    /// Everything that did not come out as the case says, with file, line and article.
    public var problems: [Problem] {
        let article = worked.because.first?.text
        var found = results.filter { !$0.holds }.map { result in
            CaseFault.failed(
                case: worked.title, what: result.line.expectation.subject,
                expected: result.expected, found: result.found
            )
            .problem(at: result.line.place, article: article)
        }
        if let wrong = unsupported.first {
            let fault = CaseFault.otherArticle(
                case: worked.title, because: wrong.text, found: CaseWord.citations(cites))
            found.append(fault.problem(at: worked.place, article: article))
        }
        return found
    }

    /// While an answer is undecided no row or ground has spoken, so only the article is known.
    private func isOpen(_ article: String) -> Bool {
        results.contains { result in
            !result.missing.isEmpty && result.cites.contains { $0.article == article }
        }
    }

    /// Whether the case expects something of a rule: a decision, gate, material or computed term.
    func exercises(_ owner: String, of regulation: Regulation) -> Bool {
        if regulation.term(owner) != nil { return true }
        return worked.lines.contains { line in
            switch line.expectation {
            case .outcome(let name, _):
                name == owner || regulation.decision(owner)?.outputs.contains(name) ?? false
            case .gate(let id, _), .material(let id, _): id == owner
            case .missing: false
            }
        }
    }

    /// Looks names and paths up in the case's facts.
    func lookup(in regulation: Regulation) -> (String) -> FactValue {
        let inquiry = Self.inquiry(worked, regulation, calendar)
        let worked = worked
        return { path in
            if path.hasPrefix(Words.count + "(") { return worked.count(path) }
            let parts = path.split(separator: ".").map(String.init)
            guard let root = parts.first else { return .unknown }
            if root == Words.today { return .day(inquiry.today) }
            return parts.dropFirst().reduce(inquiry.value(of: root)) { value, member in
                value.asRecord?[member] ?? .unknown
            }
        }
    }

    private static func inquiry(
        _ worked: WorkedCase, _ regulation: Regulation, _ calendar: WorkCalendar?
    ) -> Inquiry {
        Inquiry(
            regulation: regulation, kind: worked.kind.flatMap { regulation.kind($0) },
            today: worked.day, calendar: calendar, source: CaseFacts(worked: worked),
            rulings: worked.rulings)
    }
}

/// The facts of a worked case; whatever it does not state is unknown or has not happened.
struct CaseFacts: FactSource {
    let worked: WorkedCase

    func fact(_ name: String) -> FactValue? {
        worked.given[name] ?? worked.recorded[name] ?? worked.roots[name]
    }
}

extension WorkedCase {
    /// `次数(step,outcome)`: how many recorded rounds of the step ended so.
    fileprivate func count(_ call: String) -> FactValue {
        let parts = call.dropFirst(Words.count.count + 1).dropLast().split(separator: ",")
        guard parts.count == 2 else { return .unknown }
        let record = recorded[String(parts[0])]?.asRecord ?? [:]
        let rounds = record[Words.Member.rounds]?.asList ?? []
        let matches = rounds.count {
            $0.asRecord?[Words.Member.result] == .text(String(parts[1]))
        }
        return .number(Decimal(matches))
    }
}

extension WorkedCase.Expectation {
    /// The name of what is asked.
    var subject: String {
        switch self {
        case .outcome(let name, _): name
        case .gate(let id, _), .material(let id, _): id
        case .missing: "missing"
        }
    }
}
