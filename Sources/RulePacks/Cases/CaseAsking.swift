/// Asks the expectations of one worked case.
struct CaseAsking {
    private let inquiry: Inquiry
    private var regulation: Regulation { inquiry.regulation }

    init(_ inquiry: Inquiry) {
        self.inquiry = inquiry
    }

    func result(of line: WorkedCase.Line) -> CaseRun.Result {
        switch line.expectation {
        case .outcome(let name, let expected): outcome(line, name, expected)
        case .gate(let id, let passing): gate(line, id, passing)
        case .material(let id, let need): material(line, id, need)
        case .missing(let names): Self.result(of: line, wanted: names, missing: [])
        }
    }

    /// Every wanted name must be among those found missing, or be the fact a path ends in
    /// (`合同[1].合同金额` is the 合同金额 of the first contract).
    static func result(
        of line: WorkedCase.Line, wanted: [String], missing: [String]
    ) -> CaseRun.Result {
        CaseRun.Result(
            line: line,
            holds: wanted.allSatisfy { name in
                missing.contains { $0 == name || $0.hasSuffix("." + name) }
            },
            expected: CaseWord.missing(wanted), found: CaseWord.missing(missing), cites: [],
            missing: [])
    }

    // MARK: Decisions and computed terms

    private func outcome(
        _ line: WorkedCase.Line, _ name: String, _ expected: WorkedCase.Expected
    ) -> CaseRun.Result {
        let decision = regulation.decision(ofOutput: name)
        let type = regulation.term(name)?.type ?? decision?.type
        let ruled = decision.map(inquiry.decide)
        var found = inquiry.value(of: name)
        if let ruled, ruled.verdict == .fails, ruled.results.isEmpty { found = .notApplicable }
        var missing = ruled?.missing ?? []
        if decision == nil, found == .unknown { missing = leaves(of: name) }
        let used = ruled?.used ?? []
        return CaseRun.Result(
            line: line, holds: Self.matches(found, expected),
            expected: Self.word(expected, type),
            found: found == .unknown
                ? CaseWord.undecided(missing: missing) : FactText.brief(found, type),
            cites: [ruled?.cites ?? regulation.term(name)?.definedBy].compactMap(\.self)
                + cites(of: used.map(\.name) + (decision?.ruleNames ?? [])),
            missing: missing)
    }

    /// The facts that would settle an unknown name: those behind it, else itself.
    private func leaves(of name: String) -> [String] {
        let behind = regulation.index.names.number(name).map { inquiry.known($0).missing } ?? []
        return behind.isEmpty ? [name] : behind
    }

    private static func matches(_ found: FactValue, _ expected: WorkedCase.Expected) -> Bool {
        switch expected {
        case .value(let value): found == value
        case .undecided: found == .unknown
        case .notApplicable: found == .notApplicable
        }
    }

    private static func word(_ expected: WorkedCase.Expected, _ type: TermType?) -> String {
        switch expected {
        case .value(let value): FactText.brief(value, type)
        case .undecided: CaseWord.undecided
        case .notApplicable: CaseWord.notApplicable
        }
    }

    // MARK: Gates

    private func gate(
        _ line: WorkedCase.Line, _ id: String, _ expected: WorkedCase.Passing
    ) -> CaseRun.Result {
        guard let gate = regulation.gate(id) else {
            return Self.result(of: line, wanted: [id], missing: [])
        }
        let applies = gate.when.map(inquiry.answer) ?? .always
        var passing = WorkedCase.Passing.notApplicable
        var answers = [applies]
        var cites = [gate.cites]
        if applies.verdict != .fails {
            switch gate.test {
            case .passesWhen(let test):
                answers.append(inquiry.answer(test))
                passing = Self.passing(answers[1].verdict)
            case .showsWhen(let test):
                answers.append(inquiry.answer(test))
                passing = Self.passing(grounds: [answers[1].verdict])
            case .failsWhen(let grounds):
                let asked = grounds.map { (ground: $0, answer: inquiry.answer($0.when)) }
                answers += asked.map(\.answer)
                passing = Self.passing(grounds: asked.map(\.answer.verdict))
                // A gate that passes has looked at every ground; one that does not, at some.
                cites += asked.filter { passing == .passes || $0.answer.verdict != .fails }
                    .map(\.ground.cites)
            case .shows: passing = .passes
            }
            if applies.verdict == .undecided, passing != .passes { passing = .undecided }
        }
        let missing = passing == .undecided ? answers.flatMap(\.missing).distinct : []
        return CaseRun.Result(
            line: line, holds: passing == expected, expected: CaseWord.word(expected),
            found: passing == .undecided
                ? CaseWord.undecided(missing: missing) : CaseWord.word(passing),
            cites: cites + self.cites(of: answers.flatMap(\.used).map(\.name)), missing: missing)
    }

    private static func passing(_ verdict: Answer.Verdict) -> WorkedCase.Passing {
        switch verdict {
        case .holds: .passes
        case .fails: .fails
        case .undecided: .undecided
        }
    }

    private static func passing(grounds: [Answer.Verdict]) -> WorkedCase.Passing {
        if grounds.contains(.holds) { return .fails }
        return grounds.contains(.undecided) ? .undecided : .passes
    }

    // MARK: Materials

    private func material(
        _ line: WorkedCase.Line, _ id: String, _ expected: WorkedCase.Need
    ) -> CaseRun.Result {
        let all = regulation.materials.filter { $0.id == id }
        let answers = all.map { $0.when.map(inquiry.answer) ?? .always }
        let verdicts = answers.map(\.verdict)
        let need: WorkedCase.Need =
            if verdicts.contains(.holds) { .needed } else {
                verdicts.contains(.undecided) ? .undecided : .notNeeded
            }
        let missing = need == .undecided ? answers.flatMap(\.missing).distinct : []
        return CaseRun.Result(
            line: line, holds: need == expected, expected: CaseWord.word(expected),
            found: need == .undecided
                ? CaseWord.undecided(missing: missing) : CaseWord.word(need),
            cites: all.map(\.cites) + cites(of: answers.flatMap(\.used).map(\.name)),
            missing: missing)
    }

    // MARK: What answers stand on

    /// Articles behind the values, computed terms and decisions an answer has read.
    private func cites(of names: [String]) -> [Citation] {
        var found: [Citation] = []
        var seen: Set<String> = []
        var open = names
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            found += regulation.values(name).map(\.cites)
            if let term = regulation.term(name), term.isComputed {
                found += [term.definedBy].compactMap(\.self)
                open += ([term.computed].compactMap(\.self) + term.readings.map(\.formula))
                    .flatMap(\.names)
            }
            if let decision = regulation.decision(ofOutput: name) {
                found.append(inquiry.decide(decision).cites)
                open += decision.ruleNames
            }
        }
        return found
    }
}

extension Decision {
    /// Root names its inputs and cells read.
    var ruleNames: [String] {
        let cells = rows.flatMap(\.cells)
        return (inputs + cells).flatMap { RuleTokens.paths(in: $0).map(\.root) }.distinct
    }
}
