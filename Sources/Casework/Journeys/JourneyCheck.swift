import Quantities
import RulePacks

/// Holds a case against what a journey expects of it at one point.
struct JourneyCheck {
    private let standing: Standing

    init(_ standing: Standing) { self.standing = standing }

    func faults(_ expectation: JourneyFile.Expectation) -> [JourneyFault] {
        switch expectation {
        case .clock(let id, let occurrence, let due, let cites, let place):
            clock(id, occurrence, due, cites, place)
        case .decision(let id, let occurrence, let outcome, let cites, let place):
            decision(id, occurrence, outcome, cites, place)
        case .open(let steps, let occurrence, let place):
            steps.flatMap { openness(of: $0, occurrence, isOpen: true, place) }
        case .notOpen(let steps, let occurrence, let place):
            steps.flatMap { openness(of: $0, occurrence, isOpen: false, place) }
        case .ending(let ending, let place):
            differ(
                place, PackWord.ending, ending, standing.file.ending ?? PackWord.stillAlive
            )
        case .fact(let path, let occurrence, let value, let place):
            fact(path, occurrence, value, place)
        case .gate(let id, let outcome, let place): gate(id, outcome, place)
        }
    }

    private func differ(
        _ place: Place, _ what: String, _ expected: String, _ found: String,
        _ article: String? = nil
    ) -> [JourneyFault] {
        expected == found
            ? []
            : [
                JourneyFault(
                    place: place, article: article, expected: "\(what) = \(expected)",
                    found: "\(what) = \(found)"
                )
            ]
    }

    private func unknown(_ name: String, _ place: Place) -> [JourneyFault] {
        [
            JourneyFault(
                place: place, article: nil, expected: name, found: Messages.noSuchTerm(name)
            )
        ]
    }

    /// The occurrence meant: the one named, else the newest of the stage that owns the name.
    private func place(of name: String, _ occurrence: String?) -> String? {
        if occurrence != nil { return occurrence }
        guard let owner = standing.kind.owner(of: name),
            let stage = standing.kind.stages.first(where: { $0.name == owner })
        else { return nil }
        return standing.file.occurrences(of: stage).last
    }

    // MARK: Clocks

    private func clock(
        _ id: String, _ occurrence: String?, _ due: Day?, _ cites: String?, _ place: Place
    ) -> [JourneyFault] {
        guard let clock = standing.regulation.clock(id) else { return unknown(id, place) }
        let states = standing.states(of: clock, in: self.place(of: id, occurrence))
        var faults: [JourneyFault] = []
        if let due {
            let latest = states.last { $0.status != .cancelled }
            let found = latest.map { $0.due.map(\.description) ?? $0.note }
            faults += differ(
                place, id, due.description, found ?? Messages.journeyNotRunning, cites
            )
        } else if let running = states.last(where: { $0.isOwed }) {
            faults += differ(
                place, id, Messages.journeyNotRunning,
                running.due.map(\.description) ?? running.note, cites
            )
        }
        return faults + citing(cites, clock.cites.map(\.text), id, place)
    }

    private func citing(
        _ wanted: String?, _ found: [String], _ what: String, _ place: Place
    ) -> [JourneyFault] {
        guard let wanted, !found.contains(where: { $0.isWithin(wanted) }) else { return [] }
        return differ(
            place, what, wanted, found.joined(separator: Messages.journeyJoint), wanted
        )
    }

    // MARK: Decisions and facts

    private func decision(
        _ id: String, _ occurrence: String?, _ outcome: String, _ cites: String?, _ place: Place
    ) -> [JourneyFault] {
        guard let decision = standing.regulation.decision(id) else { return unknown(id, place) }
        let inquiry = standing.inquiry(in: self.place(of: id, occurrence))
        let found = inquiry.value(of: id)
        let wanted =
            Messages.journeyStates[outcome]
            ?? (try? FactText.read(outcome, as: decision.type)) ?? .text(outcome)
        let ruled = inquiry.decide(decision)
        var shown = FactText.brief(found, decision.type)
        if found == .unknown { shown = Messages.gateUndecided(ruled.missing) }
        let faults = found == wanted ? [] : differ(place, id, outcome, shown, cites)
        return faults + citing(cites, [ruled.cites.text], id, place)
    }

    private func fact(
        _ path: String, _ occurrence: String?, _ written: WrittenFact, _ place: Place
    ) -> [JourneyFault] {
        let names = path.split(separator: ".").map(String.init)
        guard let root = names.first, let last = names.last else { return unknown(path, place) }
        let inquiry = standing.inquiry(in: self.place(of: root, occurrence))
        let found = names.dropFirst().reduce(inquiry.value(of: root)) { value, member in
            if case .record(let record) = value { record[member] ?? .unknown } else { .unknown }
        }
        let type = standing.regulation.term(last)?.type
        if case .text(let text) = written, let state = Messages.journeyStates[text] {
            return found == state
                ? [] : differ(place, path, text, FactText.brief(found, type))
        }
        let wanted = type.flatMap { try? FactText.read(written, as: $0) } ?? FactText.guess(written)
        guard found != wanted else { return [] }
        // Options, periods and lists may be stored in another form that reads the same.
        return differ(place, path, FactText.brief(wanted, type), FactText.brief(found, type))
    }

    // MARK: Steps

    private func openness(
        of id: String, _ occurrence: String?, isOpen: Bool, _ place: Place
    ) -> [JourneyFault] {
        guard let step = standing.kind.step(id) else { return unknown(id, place) }
        let states = places(of: step, occurrence).map { standing.state(of: step, in: $0) }
        guard states.contains(where: { $0.status == .open }) != isOpen else { return [] }
        return differ(
            place, id, isOpen ? Messages.journeyOpen : Messages.journeyNotOpen,
            states.last.map { Messages.journeyStatus($0.status) } ?? "",
            step.cites.first?.text
        )
    }

    /// Where a step could stand: one place, or any occurrence and a new one of its stage.
    private func places(of step: Step, _ occurrence: String?) -> [String?] {
        guard occurrence == nil, let stage = standing.kind.stage(of: step.id), stage.repeats else {
            return [occurrence]
        }
        let known = standing.file.occurrences(of: stage).map(Optional.some)
        return standing.begins(step, in: stage) || known.isEmpty ? known + [nil] : known
    }

    // MARK: Gates

    private func gate(_ id: String, _ outcome: String, _ place: Place) -> [JourneyFault] {
        guard let gate = standing.regulation.gate(id), let (step, ending) = guarded(by: gate) else {
            return unknown(id, place)
        }
        let act = Act(step: step.id, occurrence: self.place(of: step.id, nil), outcome: ending)
        let actor = Actor(person: "", name: "", role: "", unit: "")
        let findings = GateCheck(Decider(standing, act, by: actor), step).findings()
            .filter { $0.id == id }
        return differ(
            place, id, outcome, Messages.journeyGate(findings.map(\.result)), gate.cites.text
        )
    }

    /// A step and outcome before which the gate stands.
    private func guarded(by gate: Gate) -> (Step, String?)? {
        for guarded in gate.guards {
            switch guarded {
            case .outcome(let id, let name):
                if let step = standing.kind.step(id) { return (step, name) }
            case .step(let id):
                if let step = standing.kind.step(id) { return (step, step.favourable) }
            case .stage(let name):
                let stage = standing.kind.stages.first { $0.name == name }
                if let step = stage?.steps.first { return (step, step.favourable) }
            case .payment:
                if let step = standing.kind.steps.first(where: { $0.pays != nil }) {
                    return (step, step.favourable)
                }
            }
        }
        return nil
    }
}

extension Step {
    /// Its first favourable outcome; `nil` for a step without outcomes.
    var favourable: String? { outcomes.first(where: \.isFavourable)?.name }
}

extension Finding {
    /// The finding in one line, as a refusal shows it.
    var sentence: String {
        Messages.journeyFinding(cites, message, isUndecided: result == .undecided)
    }
}

extension JourneyFile.Refused {
    var sentence: String {
        Messages.journeyFinding(
            cites.map { [$0] } ?? [], contains ?? "", isUndecided: isUndecided
        )
    }

    /// Whether a finding is the one the file expects.
    func fits(_ finding: Finding) -> Bool {
        if let cites, !finding.cites.contains(where: { $0.isWithin(cites) }) { return false }
        if let contains, !finding.message.contains(contains), finding.id != contains {
            return false
        }
        return isUndecided == (finding.result == .undecided)
    }
}

extension String {
    /// The same citation, or an item of the article cited as a whole.
    fileprivate func isWithin(_ citation: String) -> Bool {
        self == citation || hasPrefix(citation + "(")
    }
}
