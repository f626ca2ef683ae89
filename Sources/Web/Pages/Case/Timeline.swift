import Casework
import Quantities
import RulePacks

/// 经过: the case's events, newest first; decisions as cards, the rest as lines.
enum Timeline {
    static func lines(_ file: CaseFile, _ margin: inout LawMargin) -> [Model] {
        var lines: [Model] = []
        for recorded in file.events.reversed() {
            lines.append(line(recorded, file, &margin))
        }
        return lines
    }

    private static func line(
        _ recorded: RecordedEvent, _ file: CaseFile, _ margin: inout LawMargin
    ) -> Model {
        let told = EventLine(recorded, in: file)
        var line: Model = [
            "day": Messages.shortDate(recorded.at.day), "time": Messages.time(recorded.at),
            "act": told.what, "who": Messages.actorShort(recorded.actor),
            "receipt": "/cases/\(URLText.encode(file.view.caseID))/receipts/\(recorded.version)",
        ]
        if case .begun = recorded.event { line["receipt"] = nil }
        line.set("reason", told.reason)
        if let outcome = told.outcome {
            let found = file.kind.step(told.step)?.outcome(outcome)
            line["decision"] = DecisionCard.model(
                recorded.actor, when: told.happenedOn ?? recorded.at.day, step: told.what,
                round: round(recorded, file), reason: told.reason, stamp: outcome,
                seal: seal(found, recorded.event))
        }
        if let step = file.kind.step(told.step) {
            line.beside(margin.notes(step.cites, isBrief: true))
        }
        if case .acted(let act) = recorded.event { add(act, to: &line, file, &margin) }
        return line
    }

    private static func seal(_ outcome: Outcome?, _ event: CaseEvent) -> DecisionCard.Seal {
        switch event {
        case .bodyAnswered(let answer): answer.agrees ? .pass : .back
        case .opinionGiven(let opinion): opinion.agrees ? .pass : .back
        default: DecisionCard.seal(of: outcome)
        }
    }

    private static func round(_ recorded: RecordedEvent, _ file: CaseFile) -> Int? {
        guard case .acted(let act) = recorded.event else { return nil }
        return file.acts(of: act.step, in: act.occurrence)
            .firstIndex { $0.version == recorded.version }.map { $0 + 1 }
    }

    private static func add(
        _ act: CaseEvent.Acted, to line: inout Model, _ file: CaseFile, _ margin: inout LawMargin
    ) {
        line.list("pointed", act.pointed.map { ["item": $0.item, "remark": $0.remark] })
        line["hasOverrides"] = !act.overrides.isEmpty
        line["overrides"] = act.overrides.map {
            Messages.overrideLine($0.gate, $0.reason, $0.approver, Messages.date($0.until))
        }
        let facts = act.facts.sorted { $0.key < $1.key }.map { name, value -> Model in
            ["what": name, "value": FactText.lines(value, as: file.regulation.term(name)?.type)]
        }
        var seen = LawMargin(margin.library, pinned: margin.pinned)
        let findings = act.findings.filter { $0.kind == .gate }
            .map { FindingLine.model($0, margin: &seen, in: file.regulation) }
        line["facts"] =
            facts
            + act.marks.map { mark -> Model in
                ["what": mark.aspect, "value": Messages.markLine(mark)]
            }
        line["findings"] = findings
        if !facts.isEmpty || !findings.isEmpty || !act.marks.isEmpty {
            line["hasMore"] = true
            line["moreLabel"] = Messages.moreLabel(
                facts: facts.count, papers: act.materials.count, findings: findings.count)
        }
    }
}

/// 期限 of a case: in words first, then why it is that day.
enum ClockLines {
    static func lines(
        _ file: CaseFile, _ visit: Visit, _ margin: inout LawMargin
    ) -> (running: [Model], past: [Model]) {
        var running: [Model] = []
        var past: [Model] = []
        for state in ordered(file.clocks) {
            let line = line(state, on: file.today, visit, &margin)
            if state.rank <= 3 { running.append(line) } else { past.append(line) }
        }
        return (running, past)
    }

    static func line(
        _ state: ClockState, on today: Day, _ visit: Visit, _ margin: inout LawMargin
    ) -> Model {
        var line: Model = [
            "what": state.occurrence.map { Messages.inOccurrence(state.clock.what, $0) }
                ?? state.clock.what,
            "who": Messages.owes(state.clock.owes, state.clock.to),
        ]
        switch state.status {
        case .running, .overdue:
            if let due = state.due {
                let days = DaysLeft(calendar: visit.site.calendar, today: today)
                line["left"] = days.model(due: due, from: state.start)
            }
            line.set("note", state.note)
        default:
            line["note"] = Messages.clock(state)
        }
        if let explanation = state.explanation { line["grid"] = DayGrid.model(explanation) }
        line.beside(margin.notes(state.clock.cites, force: state.clock.strength))
        return line
    }
}

extension ClockLines {
    /// Late ones first, then by due day; those a return took back are left out.
    private static func ordered(_ clocks: [ClockState]) -> [ClockState] {
        clocks.filter { $0.status != .cancelled }.sorted { one, other in
            let (first, second) = (one.due ?? Day.last, other.due ?? Day.last)
            return one.rank == other.rank ? first < second : one.rank < other.rank
        }
    }
}

extension ClockState {
    /// Late first, then running, then the rest.
    fileprivate var rank: Int {
        switch status {
        case .overdue: 0
        case .running: 1
        case .unquantified: 2
        case .lasting: 3
        default: 4
        }
    }
}
