import RulePacks

/// A panel concludes only after it was drawn and each member has given an opinion of his own.
struct PanelCheck {
    let decider: Decider
    let step: Step

    init(_ decider: Decider, _ step: Step) {
        self.decider = decider
        self.step = step
    }

    func findings() -> [Finding] {
        let key = StepKey(step.id, in: decider.act.occurrence)
        if step.panel != nil {
            guard let panel = decider.standing.file.panels[key], panel.drawn != nil else {
                return [finding(Messages.panelNeeded, Messages.panelNeededRemedy)]
            }
            let silent = panel.members.filter { panel.opinions[$0] == nil }
                .compactMap { panel.candidate($0)?.name }
            return silent.isEmpty
                ? [] : [finding(Messages.opinionsNeeded(silent), Messages.opinionsRemedy)]
        }
        return step.kind == .concur ? concurrence(key) : []
    }

    /// How a joint review concludes: a human act, but not before the bodies it depends on.
    private func concurrence(_ key: StepKey) -> [Finding] {
        let (bodies, unsettled) = decider.standing.concurring(step, in: decider.act.occurrence)
        let answers = decider.standing.file.turn(key)?.answers.map(\.answer) ?? []
        let waiting = bodies.filter { body in !answers.contains { $0.body == body } }
        var findings: [Finding] = []
        switch conclusion() {
        case nil:
            let name = step.concludes ?? ""
            findings.append(
                finding(
                    Messages.conclusionUnknown(step.id), Messages.fillMissing, .undecided, [name]
                )
            )
        case PackWord.leadConcludes: return []
        case PackWord.oneObjectionBars where isFavourable:
            let against = answers.filter { !$0.agrees }.map(\.body)
            if !against.isEmpty {
                findings.append(
                    finding(Messages.bodiesObject(against), Messages.bodiesObjectRemedy)
                )
            }
        default: break
        }
        if !unsettled.isEmpty {
            findings.append(
                finding(
                    Messages.bodiesUndecided(step.id), Messages.fillMissing, .undecided, unsettled
                )
            )
        }
        if !waiting.isEmpty {
            findings.append(finding(Messages.bodiesWaiting(waiting), Messages.bodiesRemedy))
        }
        return findings
    }

    /// The word that says how it concludes, by ruling where the text leaves it open.
    private func conclusion() -> String? {
        guard let written = step.concludes else { return PackWord.allAnswer }
        guard written.hasPrefix(PackWord.rulingPrefix) else { return written }
        guard
            case .text(let word) = decider.laid.inquiry(in: decider.act.occurrence)
                .lawValue(written)
        else { return nil }
        return word
    }

    private var isFavourable: Bool {
        decider.act.outcome.map { step.outcome($0)?.isFavourable ?? false } ?? true
    }

    private func finding(
        _ message: String, _ remedy: String, _ result: Finding.Result = .fail,
        _ missing: [String] = []
    ) -> Finding {
        Finding(
            id: step.id, kind: .gate, strength: .must, result: result, message: message,
            remedy: remedy, cites: step.cites.map(\.text), missing: missing,
            order: step.cites.first?.order ?? Int.max
        )
    }
}

extension Standing {
    /// Roles of the bodies that take part in a joint review of this case.
    func bodies(of step: Step, in occurrence: String?) -> [String] {
        concurring(step, in: occurrence).bodies
    }

    /// Bodies that take part, and the facts on which it depends whether others do.
    func concurring(
        _ step: Step, in occurrence: String?
    ) -> (bodies: [String], unsettled: [String]) {
        var bodies: [String] = []
        var unsettled: [String] = []
        for body in step.bodies {
            let answer = body.when.map { inquiry(in: occurrence).answer($0) } ?? .always
            if answer.verdict == .holds { bodies.append(body.role) }
            for name in answer.missing where !unsettled.contains(name) { unsettled.append(name) }
        }
        return (bodies, unsettled)
    }

    /// Roles that may enter a body's answer: the body, or the review's own office where the body
    /// never signs in.
    func roles(answeringFor body: String, _ step: Step, in occurrence: String?) -> [String] {
        let isOutside = regulation.role(body)?.isOutside ?? false
        return isOutside ? roles(of: step, in: occurrence) : [body]
    }
}
