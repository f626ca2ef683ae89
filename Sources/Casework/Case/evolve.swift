import Quantities
import RulePacks

extension Case {
    /// Rebuilds a case from its events, oldest first; `nil` when they do not begin a case.
    public static func replay(_ events: [RecordedEvent]) -> Case? {
        guard let first = events.first, case .begun(let begun) = first.event else { return nil }
        var file = Case(begun, id: first.caseID, at: first.at)
        file.version = first.version
        file.events = [first]
        for event in events.dropFirst() { file.evolve(event) }
        return file
    }

    /// A case in which nothing has happened yet.
    init(_ begun: CaseEvent.Begun, id: String, at moment: Instant) {
        self.init(
            id: id, begun: begun, begunAt: moment,
            pin: Pin(
                regulation: begun.regulation, hash: begun.packHash, version: begun.packVersion))
        for (term, value) in begun.facts {
            given[TermKey(term: term, occurrence: nil)] = [
                Given(value: value, step: nil, on: moment.day, version: 1)
            ]
        }
    }

    /// Takes in the next event.
    ///
    /// Needs no rules: consequences are stored in the event.
    public mutating func evolve(_ recorded: RecordedEvent) {
        version = recorded.version
        events.append(recorded)
        switch recorded.event {
        case .begun: break
        case .acted(let act): take(act, recorded)
        case .corrected(let correction):
            let key = TermKey(term: correction.term, occurrence: correction.occurrence)
            given[key, default: []].append(
                Given(
                    value: correction.new, step: nil, on: recorded.at.day,
                    version: recorded.version
                )
            )
        case .bodyAnswered(let answer):
            let key = StepKey(answer.step, in: answer.occurrence)
            onCurrentTurn(key) {
                $0.answers.removeAll { $0.answer.body == answer.body }
                $0.answers.append(
                    Turn.BodyAnswer(answer: answer, actor: recorded.actor, at: recorded.at)
                )
            }
        case .panelFrozen(let event):
            let key = StepKey(event.step, in: event.occurrence)
            panels[key] = Panel(frozen: event, at: recorded.at)
        case .entropyGiven(let event):
            panels[StepKey(event.step, in: event.occurrence)]?.words[event.role] = event.words
        case .panelDrawn(let event):
            panels[StepKey(event.step, in: event.occurrence)]?.take(event)
        case .memberReplaced(let event):
            panels[StepKey(event.step, in: event.occurrence)]?.take(event)
        case .opinionGiven(let event):
            panels[StepKey(event.step, in: event.occurrence)]?.opinions[event.expert] = event
        case .lapsed(let event):
            lapses.insert(
                ClockStart(
                    clock: event.clock, occurrence: event.occurrence, start: event.start
                )
            )
        case .moved(let event):
            pin = Pin(
                regulation: begun.regulation, hash: event.packHash, version: event.packVersion)
        }
    }

    private mutating func take(_ act: CaseEvent.Acted, _ recorded: RecordedEvent) {
        let key = StepKey(act.step, in: act.occurrence)
        if act.occurrence != nil { hasOccurrences = true }
        if turn(key)?.act != nil { addTurn(to: key) }
        onCurrentTurn(key) {
            $0.act = act
            $0.actor = recorded.actor
            $0.at = recorded.at
            $0.version = recorded.version
        }
        triggered.remove(key)
        for (term, value) in act.facts {
            let place = TermKey(term: term, occurrence: act.occurrence)
            given[place, default: []].append(
                Given(
                    value: value, step: act.step, on: act.happenedOn, version: recorded.version
                )
            )
        }
        for effect in act.effects { take(effect, of: key) }
    }

    private mutating func take(_ effect: CaseEvent.Effect, of key: StepKey) {
        switch effect {
        case .reopened(let target, let waitsFor): reopen(target, waitsFor: waitsFor, by: key)
        case .blanked(let target): target == key ? anew(target) : blank(target)
        case .restarted(let target):
            for place in turns[target]?.indices ?? 0..<0 {
                turns[target]?[place].isBeforeReroute = true
            }
        case .triggered(let target):
            if turn(target)?.act != nil { addTurn(to: target) }
            triggered.insert(target)
        case .ended(let name):
            ending = name
        case .endedOccurrence: endedOccurrences.insert(key)
        case .fixed(let name, let value):
            fixed[TermKey(term: name, occurrence: key.occurrence)] = value
        case .validUntil: break
        }
    }

    /// A blank turn for a returned step; what was done in the former turn stays in history.
    private mutating func reopen(_ target: StepKey, waitsFor: String?, by key: StepKey) {
        if target == key { anew(target) } else { blank(target) }
        onCurrentTurn(target) {
            $0.isReturned = true
            $0.waitsFor = waitsFor
        }
        panels[target] = nil
    }

    /// A blank turn for the step whose own act asks for it: that act stands.
    private mutating func anew(_ target: StepKey) {
        addTurn(to: target)
        panels[target] = nil
    }

    private mutating func blank(_ target: StepKey) {
        guard let last = turns[target]?.indices.last, turns[target]?[last].act != nil else {
            return
        }
        turns[target]?[last].blankedIn = version
        for case .fixed(let name, _) in turns[target]?[last].act?.effects ?? [] {
            fixed[TermKey(term: name, occurrence: target.occurrence)] = nil
        }
        addTurn(to: target)
        panels[target] = nil
    }

    private mutating func addTurn(to key: StepKey) {
        let blank = Turn(number: (turns[key]?.count ?? 0) + 1)
        turns[key, default: []].append(blank)
    }

    private mutating func onCurrentTurn(_ key: StepKey, _ change: (inout Turn) -> Void) {
        var list = turns[key] ?? [Turn(number: 1)]
        guard let last = list.indices.last else { return }
        change(&list[last])
        turns[key] = list
    }
}
