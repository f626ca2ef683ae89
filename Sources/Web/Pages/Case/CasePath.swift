import Casework
import Quantities
import RulePacks

/// The path of this project: done, now, ahead and not required, with the reason.
struct CasePath {
    private let file: CaseFile

    init(_ file: CaseFile) { self.file = file }

    /// Steps of the main line, one state each; repeated stages count as one.
    private var lines: [(stage: Stage, states: [StepState])] {
        file.kind.stages.compactMap { stage in
            let states = file.steps.filter { $0.stage == stage.name }
            return states.isEmpty ? nil : (stage, states)
        }
    }

    private func isOnPath(_ state: StepState) -> Bool {
        if state.status == .done || state.last != nil { return true }
        if state.step.isOptional { return false }
        switch state.step.opening {
        case .onlyByReturn, .onlyByTrigger: return state.status == .open
        case .normally: break
        }
        return state.status != .notApplicable && state.status != .closed
    }

    /// The stage at hand step by step, the others as one mark each.
    var bar: [Model] {
        let current = file.view.stage
        return lines.flatMap { stage, states -> [Model] in
            let path = states.filter(isOnPath)
            if path.isEmpty { return [] }
            if stage.name == current || lines.count == 1
                || current.isEmpty && stage.name == lines.first?.stage.name
            {
                return path.map(step)
            }
            let done = path.filter { $0.status == .done }.count
            let isDone = done == path.count
            return [
                [
                    "state": isDone ? "done" : done > 0 ? "done" : "ahead", "name": stage.name,
                    "sub": Messages.stepCount(path.count, done: done),
                ]
            ]
        }
    }

    private func step(_ state: StepState) -> Model {
        var model: Model = ["name": state.step.id, "sub": sub(state), "state": word(state)]
        if state.status == .open { model["now"] = true }
        return model
    }

    private func word(_ state: StepState) -> String {
        switch state.status {
        case .done: "done"
        case .open: state.due.map { $0 < file.today } ?? false ? "now late" : "now"
        case .waiting: "ahead"
        case .undecided: "maybe"
        case .notApplicable, .closed: "skipped"
        }
    }

    private func sub(_ state: StepState) -> String {
        switch state.status {
        case .done:
            Messages.doneSub(
                state.last?.act?.outcome, round: state.round,
                on: state.last?.act?.happenedOn ?? file.today)
        case .open: Messages.openSub(round: state.round, due: state.due)
        default: ""
        }
    }

    /// Every step with why it is not on the path.
    func whole(_ margin: inout LawMargin) -> [Model] {
        var rows: [Model] = []
        for (_, states) in lines {
            for state in states where !isReserve(state) {
                var row: Model = [
                    "name": state.occurrence.map { Messages.inOccurrence(state.step.id, $0) }
                        ?? state.step.id,
                    "who": Messages.whoDoes(state.step), "state": word(state),
                ]
                row.set("why", why(state))
                row.beside(margin.notes(state.step.cites, isBrief: true))
                rows.append(row)
            }
        }
        return rows
    }

    /// Steps only a return or an effect opens: not part of anybody's path until then.
    private func isReserve(_ state: StepState) -> Bool {
        switch state.step.opening {
        case .onlyByReturn, .onlyByTrigger: state.status == .closed && state.last == nil
        case .normally: false
        }
    }

    private func why(_ state: StepState) -> String {
        switch state.status {
        case .notApplicable: Messages.notRequired(state.note)
        case .undecided(let missing): Messages.dependsOn(missing)
        case .waiting(let names): Messages.waitingFor(names)
        case .closed: state.note
        case .done, .open: state.step.isOptional ? Messages.optionalStep : ""
        }
    }

    var summary: String {
        let skipped = lines.flatMap(\.states).filter { $0.status == .notApplicable }.count
        return Messages.pathSummary(skipped: skipped)
    }
}

/// 现在要做的: what the person looking may do, or who holds it and until when.
enum NowPart {
    /// Left undone at will: by the pack's word, or as the inbox counts it.
    private static func isOptional(_ state: StepState, _ file: CaseFile) -> Bool {
        let task = file.view.tasks.first {
            $0.step == state.step.id && $0.occurrence == state.occurrence
        }
        return task?.isOptional ?? state.step.isOptional
    }

    static func add(
        to model: inout Model, _ file: CaseFile, _ visit: Visit, _ margin: inout LawMargin,
        isPast: Bool
    ) {
        let days = DaysLeft(calendar: visit.site.calendar, today: file.today)
        guard !isPast, file.view.ending == nil || !file.mine.isEmpty else {
            if let ending = file.view.ending {
                model["held"] = ["title": Messages.endedAs(ending), "lines": [Model]()] as Model
            }
            return
        }
        let mine = file.mine.filter { !isOptional($0, file) }
        var todo: [Model] = []
        for state in mine {
            var card: Model = [
                "title": Messages.stepHeading(
                    state.occurrence.map { Messages.inOccurrence(state.step.id, $0) }
                        ?? state.step.id,
                    round: state.round),
                "links": [
                    [
                        "href": StepPlace.path(
                            caseID: file.view.caseID, step: state.step.id, in: state.occurrence),
                        "label": Messages.goDo(state.step.id),
                    ] as Model
                ],
            ]
            if let due = state.due {
                let start = file.view.tasks.first { $0.step == state.step.id }?.openedOn
                card["left"] = days.model(due: due, from: start)
            } else {
                card["told"] = Messages.noLimit
            }
            card.beside(margin.notes(state.step.cites))
            todo.append(card)
        }
        model["todo"] = todo
        let others = file.view.tasks.filter { task in
            !task.isOptional
                && !mine.contains { $0.step.id == task.step && $0.occurrence == task.occurrence }
        }
        if !others.isEmpty {
            var held: Model = [
                "title": mine.isEmpty ? Messages.heldByOthers : Messages.alsoHeld,
                "lines": others.prefix(6).map { task -> Model in
                    var line: Model = [
                        "text": Messages.waitsFor(
                            task.roles.map(Messages.role).joined(separator: Messages.listJoint),
                            task.step)
                    ]
                    if let due = task.due {
                        line["left"] = days.model(due: due, from: task.openedOn)
                    }
                    return line
                },
            ]
            held.beside(margin.notes(others.first?.cites ?? []))
            model["held"] = held
        } else if mine.isEmpty, let ending = file.view.ending {
            model["held"] = ["title": Messages.endedAs(ending), "lines": [Model]()] as Model
        }
        let optional = file.mine.filter { isOptional($0, file) }
        if !optional.isEmpty {
            model["optional"] =
                [
                    "links": optional.map { state -> Model in
                        [
                            "href": StepPlace.path(
                                caseID: file.view.caseID, step: state.step.id, in: state.occurrence),
                            "label": state.step.id,
                        ]
                    }
                ] as Model
        }
    }
}
