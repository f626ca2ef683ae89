import Quantities
import RulePacks

/// What a conclusion may lack: the id of the finding that says so.
public enum ConclusionLack: String, Sendable {
    /// No outcome, or none of the step's.
    case outcome
    /// An unfavourable outcome without a reason.
    case reason
    /// A return that points at nothing.
    case pointing
}

/// Outcome, reasons and pointed items: what a person must say whatever the facts are.
struct OutcomeCheck {
    let act: Act
    let step: Step

    init(_ act: Act, _ step: Step) {
        self.act = act
        self.step = step
    }

    func findings() -> [Finding] {
        guard !step.outcomes.isEmpty else { return [] }
        guard let name = act.outcome else {
            return [
                finding(.outcome, Messages.outcomeNeeded(step.id), Messages.outcomeNeededRemedy)
            ]
        }
        guard let outcome = step.outcome(name) else {
            return [
                finding(
                    .outcome, Messages.noSuchOutcome(name, step.id), Messages.outcomeNeededRemedy)
            ]
        }
        var findings: [Finding] = []
        if !outcome.isFavourable, step.isJudged, (act.reason ?? "").allSatisfy(\.isWhitespace) {
            findings.append(finding(.reason, Messages.reasonNeeded(name), Messages.reasonRemedy))
        }
        if step.kind == .review, outcome.backTo != nil, act.pointed.isEmpty {
            findings.append(
                finding(.pointing, Messages.pointingNeeded(name), Messages.pointingRemedy))
        }
        return findings
    }

    private func finding(
        _ lack: ConclusionLack, _ message: String, _ remedy: String
    ) -> Finding {
        Finding(
            id: lack.rawValue, kind: .outcome, strength: .must, result: .fail, message: message,
            remedy: remedy, cites: step.cites.map(\.text), order: step.cites.first?.order ?? Int.max
        )
    }
}

extension Step {
    /// Somebody judges what others did: such outcomes carry a reason.
    var isJudged: Bool {
        switch kind {
        case .review, .concur, .panel, .decide: true
        case .submit, .file, .record: false
        }
    }
}

/// Facts: asked here, of the right type, inside their bounds, and none missing that applies.
struct FactCheck {
    let decider: Decider
    let step: Step
    private let inquiry: Inquiry
    private var regulation: Regulation { decider.standing.regulation }

    init(_ decider: Decider, _ step: Step) {
        self.decider = decider
        self.step = step
        inquiry = decider.laid.inquiry(in: decider.act.occurrence)
    }

    func findings() -> [Finding] {
        let outcome = decider.act.outcome.flatMap { step.outcome($0) }
        let required = step.gives + (outcome?.gives ?? [])
        let optional = step.mayGive + (outcome?.mayGive ?? [])
        let asked = Set(required + optional)
        var findings = decider.act.facts.keys.filter { !asked.contains($0) }.sorted().map {
            finding($0, Messages.factNotAsked($0, step.id), nil)
        }
        for name in required + optional {
            guard let term = regulation.term(name), !term.isComputed else { continue }
            findings += check(term, isRequired: required.contains(name))
        }
        return findings + dayOfFact()
    }

    /// A day of fact is stated for 记录 and 审定, and is not later than today (PACKS §3).
    private func dayOfFact() -> [Finding] {
        guard let day = decider.act.happenedOn else { return [] }
        let today = decider.standing.today
        let message: String
        if day > today {
            message = Messages.happenedLater(day.description)
        } else if day < today, !step.mayHaveHappenedEarlier {
            message = Messages.happensNow(step.id)
        } else {
            return []
        }
        return [
            Finding(
                id: PackWord.doneOn, kind: .fact, strength: .must, result: .fail,
                message: message, remedy: Messages.happenedRemedy, cites: step.cites.map(\.text)
            )
        ]
    }

    private func check(_ term: Term, isRequired: Bool) -> [Finding] {
        let value = decider.act.facts[term.name] ?? .unknown
        let applies = inquiry.applies(term)
        if applies.verdict == .fails { return [] }
        if !value.isBlank {
            return term.problem(with: value).map { [finding(term.name, $0, term)] } ?? []
        }
        guard isRequired, !wasGivenHere(term) else { return [] }
        guard applies.verdict == .holds else {
            return [
                finding(
                    term.name, Messages.factUndecided(term.name, applies.missing), term,
                    .undecided, applies.missing
                )
            ]
        }
        return [finding(term.name, Messages.factNeeded(term.ask ?? term.name), term)]
    }

    /// Given at this step in an earlier round and not pointed at since: it need not be said again.
    private func wasGivenHere(_ term: Term) -> Bool {
        let key = StepKey(step.id, in: decider.act.occurrence)
        let file = decider.standing.file
        let turn = file.turns[key]?.last { $0.act?.facts[term.name] != nil }
        return turn.map { !file.isPointedAt(term.name, after: $0.version) } ?? false
    }

    private func finding(
        _ name: String, _ message: String, _ term: Term?, _ result: Finding.Result = .fail,
        _ missing: [String] = []
    ) -> Finding {
        let cites = term.flatMap { $0.definedBy.map { [$0] } } ?? step.cites
        return Finding(
            id: name, kind: .fact, strength: .must, result: result, message: message,
            remedy: Messages.factRemedy, cites: cites.map(\.text), missing: missing,
            order: cites.first?.order ?? Int.max
        )
    }
}

extension Term {
    /// What is wrong with a value for this term, in Chinese; `nil` when nothing is.
    func problem(with value: FactValue) -> String? {
        guard type.accepts(value) else {
            if case .choice(let options) = type { return Messages.factOption(name, options) }
            return Messages.factType(name)
        }
        if type.hasFinerThanFen(value) { return Messages.factCents(name) }
        if value.longestText > maxLength { return Messages.factTooLong(name, maxLength) }
        switch value {
        case .number(let number):
            let least = atLeast ?? (type == .money ? .zero : nil)
            if let least, number < least { return Messages.factRange(name) }
            if let atMost, number > atMost { return Messages.factRange(name) }
            return nil
        case .list(let rows) where rows.count > 500: return Messages.factRange(name)
        default: return nil
        }
    }
}

extension FactValue {
    /// Nothing was said: unknown, or a text without a visible character.
    var isBlank: Bool {
        switch self {
        case .unknown, .notApplicable: true
        case .text(let text): text.allSatisfy(\.isWhitespace)
        default: false
        }
    }

    /// Length of the longest text in it, in Unicode scalars.
    var longestText: Int {
        switch self {
        case .text(let text): text.unicodeScalars.count
        case .list(let items): items.map(\.longestText).max() ?? 0
        case .record(let fields): fields.values.map(\.longestText).max() ?? 0
        default: 0
        }
    }
}

extension TermType {
    /// An amount of money, also inside a list, that no coin can pay.
    func hasFinerThanFen(_ value: FactValue) -> Bool {
        switch (self, value) {
        case (.money, .number(let number)): Money(yuan: number) == nil
        case (.list(let item), .list(let values)): values.contains { item.hasFinerThanFen($0) }
        case (.record(let columns), .record(let fields)):
            columns.contains { column in
                fields[column.name].map { column.type.hasFinerThanFen($0) } ?? false
            }
        default: false
        }
    }

    func accepts(_ value: FactValue) -> Bool {
        switch (self, value) {
        case (.bool, .bool), (.text, .text), (.party, .text), (.party, .record), (.number, .number),
            (.money, .number), (.ratio, .number), (.date, .day), (.period, .period),
            (.case, .text):
            true
        case (.year, .number(let year)): year.isInteger
        case (.choice(let options), .text(let text)): options.contains(text)
        case (.list(let item), .list(let values)): values.allSatisfy { item.accepts($0) }
        case (.record(let columns), .record(let fields)):
            fields.allSatisfy { name, value in
                columns.contains { $0.name == name && $0.type.accepts(value) }
            }
        default: false
        }
    }
}

/// Materials: every one whose condition holds is handed in now, or kept from an earlier round.
struct MaterialCheck {
    let decider: Decider
    let step: Step

    init(_ decider: Decider, _ step: Step) {
        self.decider = decider
        self.step = step
    }

    func findings() -> [Finding] {
        let act = decider.act
        let needed = decider.standing.regulation.materials.filter {
            $0.neededFor == step.id && ($0.outcome == nil || $0.outcome == act.outcome)
        }
        let known = Set(
            decider.standing.regulation.materials
                .filter { $0.neededFor == step.id || $0.from == step.id }.map(\.id)
        )
        let foreign = act.materials.filter { !known.contains($0.material) }.map { handed in
            Finding(
                id: handed.material, kind: .material, strength: .must, result: .fail,
                message: Messages.materialNotAsked(handed.material, step.id),
                remedy: Messages.factRemedy, cites: step.cites.map(\.text)
            )
        }
        return foreign + needed.compactMap { check($0) }
    }

    private func check(_ material: Material) -> Finding? {
        guard !material.isOptional,
            !decider.act.materials.contains(where: { $0.material == material.id }),
            decider.standing.file.kept(material.id, for: step.id, in: decider.act.occurrence) == nil
        else { return nil }
        let need = material.when.map { decider.laid.inquiry(in: decider.act.occurrence).answer($0) }
        switch need?.verdict {
        case .fails: return nil
        case .undecided:
            return finding(
                material, .undecided, Messages.materialUndecided(material.id),
                Messages.fillMissing, need?.missing ?? []
            )
        case .holds, nil:
            return finding(
                material, .fail, Messages.materialNeeded(material.id),
                Messages.materialRemedy(material.seal), []
            )
        }
    }

    private func finding(
        _ material: Material, _ result: Finding.Result, _ message: String, _ remedy: String,
        _ missing: [String]
    ) -> Finding {
        Finding(
            id: material.id, kind: .material, strength: .must, result: result, message: message,
            remedy: remedy, cites: [material.cites.text], missing: missing,
            order: material.cites.order
        )
    }
}

extension Case {
    /// A material of an earlier turn that the returning act did not point at: it need not be sent again.
    func kept(_ material: String, for step: String, in occurrence: String?) -> HandedIn? {
        let key = StepKey(step, in: occurrence)
        guard
            let turn = turns[key]?.last(where: { turn in
                turn.act?.materials.contains { $0.material == material } ?? false
            })
        else { return nil }
        guard !isPointedAt(material, after: turn.version) else { return nil }
        return turn.act?.materials.first { $0.material == material }
    }

    /// Whether a later act found something wrong with an item.
    func isPointedAt(_ item: String, after version: Int) -> Bool {
        events.contains { recorded in
            guard recorded.version > version, case .acted(let act) = recorded.event else {
                return false
            }
            return act.pointed.contains { $0.item == item }
        }
    }
}
