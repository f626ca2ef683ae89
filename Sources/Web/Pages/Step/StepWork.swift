import Casework
import HTTPTypes
import Quantities
import RulePacks

/// A form with everything typed so far laid over it.
struct StepWork {
    let place: StepPlace
    let regulation: Regulation
    let step: Step
    /// `nil` before the case begins.
    let file: CaseFile?
    let form: StepForm
    var typed: Typed
    let files: [HandedIn]
    let saved: Instant?

    /// Whether it is a decision (one page) rather than a filing (pages, check, receipt).
    var isDecision: Bool {
        if !step.outcomes.isEmpty { return true }
        return switch step.kind {
        case .review, .concur, .panel, .decide: true
        case .submit, .file, .record: false
        }
    }

    /// Loads a form for a person who may do the step now.
    ///
    /// - Throws: `Problem` when the step is not in this person's hands.
    static func load(_ place: StepPlace, _ visit: Visit) async throws -> StepWork {
        let draft = try await visit.site.desk.draft(place.draftKey(visit.account))
        return try await load(
            place, visit, texts: draft?.fields ?? [:], files: draft?.files ?? [],
            saved: draft?.saved)
    }

    static func load(
        _ place: StepPlace, _ visit: Visit, texts: [String: String], files: [HandedIn],
        saved: Instant?
    ) async throws -> StepWork {
        let office = visit.office
        if place.isNew {
            guard let regulation = office.library.regulation(place.regulation),
                let openings = regulation.kind(place.kind)?.openings,
                let step = place.step.isEmpty
                    ? openings.first : openings.first(where: { $0.id == place.step })
            else { throw Problem.notFound() }
            let typed = Typed(texts, in: regulation)
            let form = try await office.beginForm(
                kind: place.kind, regulation: place.regulation, step: step.id,
                facts: typed.facts, for: visit.account)
            return StepWork(
                place: place, regulation: regulation, step: step, file: nil, form: form,
                typed: typed, files: files, saved: saved)
        }
        let file = try await office.caseFile(place.caseID, for: visit.account)
        guard let step = file.kind.step(place.step) else { throw Problem.notFound() }
        let isMine = file.mine.contains {
            $0.step.id == step.id && $0.occurrence == place.occurrence
        }
        guard isMine else { throw notMine(step, file) }
        let typed = Typed(texts, in: file.regulation)
        let form = try await office.form(
            place.caseID, step: step.id, occurrence: place.occurrence, facts: typed.facts,
            outcome: texts["outcome"], for: visit.account)
        return StepWork(
            place: place, regulation: file.regulation, step: step, file: file, form: form,
            typed: typed, files: files, saved: saved)
    }

    private static func notMine(_ step: Step, _ file: CaseFile) -> Problem {
        Problem(
            status: .conflict, code: "GJ-WEB-411", title: Messages.notMineTitle,
            what: Messages.notMine(step.id), next: Messages.notMineNext)
    }

    /// Texts of a field: as typed, else as known from earlier.
    func texts(of field: FormField) -> [String: String] {
        let name = Field.name(field.term.name)
        let own = typed.texts.filter { $0.key == name || $0.key.hasPrefix(name + ".") }
        return own.isEmpty ? Typed.texts(field.value, for: field.term) : own
    }

    /// The value a field has now: typed, else known.
    func value(of field: FormField) -> FactValue {
        typed.facts[field.term.name]
            ?? (typed.faults[field.term.name] == nil ? field.value : .unknown)
    }

    /// What is wrong with a field's answer; `nil` when it is fine.
    func fault(of field: FormField) -> String? {
        if let fault = typed.faults[field.term.name] { return fault }
        let isNeeded = field.isRequired && field.applies.verdict == .holds && field.outcome == nil
        return isNeeded && value(of: field) == .unknown ? Messages.notAnswered : nil
    }

    /// The file of a material: just uploaded, else kept from an earlier round.
    func paper(for material: FormMaterial) -> HandedIn? {
        files.first { $0.material == material.material.id } ?? material.kept
    }

    /// Saves the draft as it stands.
    func save(_ visit: Visit) async throws {
        try await visit.site.desk.save(
            Draft(
                key: place.draftKey(visit.account), fields: typed.texts, files: files,
                saved: visit.office.world.now))
    }

    /// Whether each doing of the step has a name of its own, and this one is new.
    var asksOccurrence: Bool {
        place.occurrence == nil && file?.kind.stage(of: step.id)?.repeats ?? false
    }

    /// What this doing is called: as given, else the next in count.
    var occurrence: String? {
        guard asksOccurrence, let file else { return place.occurrence }
        if let typed = typed.texts["occurrence"]?.nonEmpty { return typed }
        let taken = file.occurrences(of: step.id)
        return (1...).lazy.map { Messages.occurrenceName(taken.count + $0) }
            .first { !taken.contains($0) }
    }

    /// The act the draft describes.
    func act() -> Act {
        var act = Act(step: step.id, occurrence: occurrence)
        let wanted = Set(form.fields.map(\.term.name))
        act.facts = typed.facts.filter { wanted.contains($0.key) }
        let needed = form.materials.filter { $0.needed.verdict != .fails }
        act.materials = files.filter { file in needed.contains { $0.material.id == file.material } }
        act.outcome = typed.texts["outcome"]?.nonEmpty
        act.reason = typed.texts["reason"]?.nonEmpty
        act.happenedOn = typed.texts["on"].flatMap(Self.day)
        act.acknowledged = (typed.texts["seen"] ?? "").split(separator: "\n").map(String.init)
        act.overrides = overrides()
        guard isDecision else { return act }
        act.marks = marks()
        let outcome = act.outcome.flatMap(step.outcome)
        if outcome?.backTo != nil { act.pointed = pointed(act.marks) }
        let ofOthers = form.fields.filter { $0.outcome != nil && $0.outcome != act.outcome }
        let ofThis = Set(
            form.fields.filter { $0.outcome == act.outcome || $0.outcome == nil }.map(\.term.name))
        for field in ofOthers where !ofThis.contains(field.term.name) {
            act.facts[field.term.name] = nil
        }
        return act
    }

    static func day(_ text: String) -> Day? {
        if case .day(let day)? = try? FactText.read(text, as: .date) { day } else { nil }
    }

    private func overrides() -> [Override] {
        form.findings.filter { $0.strength == .inPrinciple }.compactMap { finding in
            let name = "over.\(finding.id)."
            let reason = typed.texts[name + "reason"] ?? ""
            guard !reason.isEmpty, let until = typed.texts[name + "until"].flatMap(Self.day) else {
                return nil
            }
            return Override(
                gate: finding.id, reason: reason, approver: typed.texts[name + "approver"] ?? "",
                until: until)
        }
    }

    func marks() -> [AspectMark] {
        form.aspects.compactMap { aspect in
            typed.texts["mark.\(aspect.name)"].flatMap(AspectMark.Verdict.init(rawValue:)).map {
                AspectMark(
                    aspect: aspect.name, verdict: $0, note: typed.texts["note.\(aspect.name)"] ?? ""
                )
            }
        }
    }

    private func pointed(_ marks: [AspectMark]) -> [Pointed] {
        var pointed = marks.filter { $0.verdict == .deficient }
            .map { Pointed(item: $0.aspect, remark: $0.note) }
        for (field, remark) in typed.texts.sorted(by: { $0.key < $1.key })
        where field.hasPrefix("point.") && !remark.allSatisfy(\.isWhitespace) {
            pointed.append(Pointed(item: String(field.dropFirst(6)), remark: remark))
        }
        return pointed
    }
}
