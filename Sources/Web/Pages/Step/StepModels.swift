import Casework
import Quantities
import RulePacks

/// The head of every form: where one is, how long one has, which article asks.
enum StepHead {
    static func model(
        _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin, part: String? = nil
    ) -> Model {
        let state = work.form.state
        var crumbs: [Model] = [["label": Messages.inbox, "href": "/inbox"]]
        if let file = work.file {
            crumbs.append(["label": file.view.title, "href": work.place.back])
        }
        if let part {
            crumbs.append(["label": work.step.id, "href": work.place.path()])
            crumbs.append(["label": part])
        } else {
            crumbs.append(["label": work.step.id])
        }
        var model: Model = [
            "crumbs": crumbs,
            "heading": part ?? Messages.stepHeading(work.step.id, round: state.round),
        ]
        if let due = state.due {
            let start = work.form.clocks.first { $0.due == due }?.start
            model["left"] = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
                .model(due: due, from: start)
        }
        model.set("saved", work.saved.map(Messages.saved))
        if let notes = margin.notes(work.step.cites, isBrief: true) {
            model["headLaw"] = ["law": notes] as Model
        }
        return model
    }
}

/// How far a page of a form is.
enum PartState {
    case todo, started, done, wrong

    init(_ part: StepParts.Part, in work: StepWork) {
        if part.isPapers {
            let needed = work.form.materials.filter {
                $0.needed.verdict == .holds && !$0.material.isOptional
            }
            let missing = needed.filter { work.paper(for: $0) == nil }
            self = missing.isEmpty ? .done : work.files.isEmpty ? .todo : .started
            return
        }
        let fields = part.fields.filter { $0.applies.verdict != .fails }
        if fields.contains(where: { work.typed.faults[$0.term.name] != nil }) {
            self = .wrong
        } else if fields.allSatisfy({ work.fault(of: $0) == nil }) {
            self = .done
        } else {
            self = fields.contains { work.value(of: $0) != .unknown } ? .started : .todo
        }
    }

    var word: String {
        switch self {
        case .todo: Messages.partTodo
        case .started: Messages.partStarted
        case .done: Messages.partDone
        case .wrong: Messages.partWrong
        }
    }

    var style: String {
        switch self {
        case .todo, .started: "todo"
        case .done: ""
        case .wrong: "bad"
        }
    }

    /// What is still missing, in a few words.
    func why(_ part: StepParts.Part, _ work: StepWork) -> String {
        guard self != .done else { return "" }
        if part.isPapers {
            let missing = work.form.materials.filter {
                $0.needed.verdict == .holds && !$0.material.isOptional && work.paper(for: $0) == nil
            }
            return Messages.stillPapers(missing.map(\.material.id))
        }
        let open = part.fields.filter {
            $0.applies.verdict != .fails && work.fault(of: $0) != nil
        }
        return Messages.stillQuestions(open.count)
    }
}

/// A question of a form with its source and its article.
enum StepField {
    static func model(
        _ field: FormField, in work: StepWork, fault: String?, cases: [CaseView],
        _ margin: inout LawMargin
    ) -> Model {
        var source: String?
        if work.typed.texts[Field.name(field.term.name)] == nil, let step = field.source {
            source = Messages.fromStep(step)
        }
        var model = TermField(
            term: field.term, typed: work.texts(of: field),
            isOptional: !field.isRequired || field.applies.verdict == .undecided, source: source,
            error: fault, cases: Choices.of(cases, for: field, in: work)
        ).model()
        model["away"] = field.applies.verdict == .fails
        if let cite = field.term.definedBy { model.beside(margin.notes([cite])) }
        return model
    }
}

/// Cases that can be chosen for a term that links to one.
enum Choices {
    static func cases(
        for fields: [FormField], _ work: StepWork, _ visit: Visit
    ) async throws -> [CaseView] {
        let asking = fields.filter { $0.term.type == .case }
        guard !asking.isEmpty, visit.may(.listCases) else { return [] }
        let unit = work.file?.view.unit.id ?? visit.account.unit
        var cases: [CaseView] = []
        for kind in Set(asking.map(\.term.linkedKind)) {
            let query = CaseQuery(kind: kind, unit: unit, limit: 200)
            cases += try await visit.office.cases(query, for: visit.account).rows
        }
        let given = Set(asking.map { present($0, in: work) })
        for id in given where !id.isEmpty && !cases.contains(where: { $0.caseID == id }) {
            if let view = try await linked(id, visit) { cases.append(view) }
        }
        return cases.filter { $0.caseID != work.place.caseID }
    }

    /// `nil` when there is no such case, or none this person may see.
    private static func linked(_ id: String, _ visit: Visit) async throws -> CaseView? {
        do throws(OfficeError) {
            return try await visit.office.caseFile(id, for: visit.account).view
        } catch {
            guard case .noSuchCase = error else { throw Problem(error) }
            return nil
        }
    }

    /// Those of the kind the term links to, as value and label, and whatever is there already.
    static func of(
        _ cases: [CaseView], for field: FormField, in work: StepWork
    ) -> [(String, String)] {
        let value = present(field, in: work)
        let kind = field.term.linkedKind
        var choices: [(String, String)] = []
        for view in cases where view.caseID == value || view.kind == kind ?? view.kind {
            guard !choices.contains(where: { $0.0 == view.caseID }) else { continue }
            choices.append((view.caseID, Messages.caseChoice(view.title, view.caseID)))
        }
        if !value.isEmpty, !choices.isEmpty, !choices.contains(where: { $0.0 == value }) {
            choices.append((value, value))
        }
        return choices
    }

    private static func present(_ field: FormField, in work: StepWork) -> String {
        work.texts(of: field)[Field.name(field.term.name)] ?? ""
    }
}

/// What was pointed at when the form came back.
enum Remarks {
    static func lines(_ work: StepWork, about part: StepParts.Part? = nil) -> [Model] {
        work.form.remarks.filter { remark in
            guard let part else { return true }
            return part.fields.contains { $0.term.name == remark.pointed.item }
                || part.isPapers
                    && work.form.materials.contains { $0.material.id == remark.pointed.item }
        }
        .map { remark in
            [
                "item": remark.pointed.item, "remark": remark.pointed.remark,
                "by": remark.by.name, "day": Messages.date(remark.on),
            ]
        }
    }
}

/// Lines of the error summary; each leads to its field.
enum ErrorLine {
    static func summary(_ lines: [Model]) -> Model {
        ["headline": Messages.errors(lines.count), "lines": lines]
    }

    static func field(_ term: Term, _ fault: String) -> Model {
        [
            "href": "#\(Field.id(Field.name(term.name)))",
            "text": (term.ask ?? term.name) + Messages.colon + fault,
        ]
    }

    static func paper(_ material: String, _ fault: String) -> Model {
        ["href": "#\(Field.id("file.\(material)"))", "text": material + Messages.colon + fault]
    }

    /// An answer that cannot be taken, with the way to it.
    static func answer(
        _ term: Term, _ fault: String, in work: StepWork, _ parts: [StepParts.Part]
    ) -> Model {
        var line = field(term, fault)
        if let part = parts.firstIndex(where: { $0.fields.contains { $0.term.name == term.name } })
        {
            line["href"] = way(to: Field.id(Field.name(term.name)), on: part, in: work)
        }
        return line
    }

    /// A decision is one page; the questions of a form stand on its parts.
    private static func way(to id: String, on part: Int, in work: StepWork) -> String {
        (work.isDecision ? "" : work.place.path("/part/\(part + 1)")) + "#\(id)"
    }

    /// Lines of a refusal: its findings, or what it says itself.
    static func refusal(_ refused: Problem, in work: StepWork, _ library: Library) -> [Model] {
        let parts = StepParts(work).parts
        let lines = refused.findings.map { finding -> Model in
            var line = self.finding(finding, in: work, parts, library)
            if let lack = ConclusionLack(rawValue: finding.id), finding.kind == .outcome {
                line["href"] = "#\(work.place(of: lack))"
            }
            return line
        }
        return lines.isEmpty ? [["text": refused.what + " " + refused.next]] : lines
    }

    /// A refusal's finding, with the way to where it can be put right.
    private static func finding(
        _ finding: Finding, in work: StepWork, _ parts: [StepParts.Part], _ library: Library
    ) -> Model {
        let cites = finding.cites.prefix(2)
            .map { Place($0, in: library, pinned: work.regulation).title }
            .joined(separator: Messages.listJoint)
        let text =
            finding.message + (cites.isEmpty ? "" : Messages.inBrackets(cites))
            + (finding.remedy.isEmpty ? "" : " " + Messages.arrow + finding.remedy)
        var line: Model = ["text": text]
        let names = [finding.id] + finding.missing
        if let part = parts.firstIndex(where: { part in
            part.fields.contains { names.contains($0.term.name) }
        }), let field = parts[part].fields.first(where: { names.contains($0.term.name) }) {
            line["href"] = way(to: Field.id(Field.name(field.term.name)), on: part, in: work)
        } else if finding.kind == .material, let part = parts.firstIndex(where: \.isPapers) {
            line["href"] = way(to: Field.id("file.\(finding.id)"), on: part, in: work)
        } else if finding.kind == .gate, finding.strength != .must {
            line["href"] = "#\(Field.id(finding.id))"
        }
        return line
    }
}

/// What the check page lists of a part.
enum CheckLines {
    static func lines(
        _ part: StepParts.Part, in work: StepWork, _ margin: inout LawMargin
    ) -> [Model] {
        var lines: [Model] = []
        for field in part.fields
        where field.applies.verdict == .holds || work.value(of: field) != .unknown {
            guard field.applies.verdict != .fails else { continue }
            var line: Model = ["what": field.term.ask ?? field.term.name]
            let value = work.value(of: field)
            if let fault = work.fault(of: field) {
                line["blank"] = fault
                line["blankClass"] = "returned"
            } else if value == .unknown {
                line["blank"] = Messages.leftBlank
                line["blankClass"] = "quiet"
            } else {
                line["value"] = FactText.lines(value, as: field.term.type)
            }
            if work.typed.texts[Field.name(field.term.name)] == nil {
                line.set("source", field.source.map(Messages.fromStep))
            }
            if let cite = field.term.definedBy { line.beside(margin.notes([cite])) }
            lines.append(line)
        }
        for material in part.isPapers ? work.form.materials : []
        where material.needed.verdict != .fails || work.paper(for: material) != nil {
            var line: Model = ["what": material.material.id]
            if let file = work.paper(for: material) {
                line["value"] = Messages.fileLine(file.fileName, file.byteCount)
            } else {
                let isNeeded = material.needed.verdict == .holds && !material.material.isOptional
                line["blank"] = isNeeded ? Messages.paperMissing : Messages.leftBlank
                line["blankClass"] = isNeeded ? "returned" : "quiet"
            }
            line.beside(margin.notes([material.material.cites]))
            lines.append(line)
        }
        return lines
    }
}

/// What must stand beside an act: exceptions, bases to read, the day of fact.
enum Conditions {
    /// What of the case itself a decision rests on: the papers and acts the rule names.
    private static func toRead(_ finding: Finding, in work: StepWork) -> [Model] {
        guard let file = work.file,
            case .shows(let materials, let steps)? = work.regulation.gate(finding.id)?.test
        else { return [] }
        let acts = steps.flatMap { step in
            file.acts(of: step, in: nil).suffix(1).map { last -> Model in
                [
                    "href": "/cases/\(URLText.encode(file.view.caseID))/receipts/\(last.version)",
                    "text": Messages.source(step, last.act.happenedOn, computed: false),
                ]
            }
        }
        let papers = materials.compactMap { name -> Model? in
            guard let material = work.regulation.material(name),
                let step = material.neededFor ?? material.from,
                let last = file.papers(of: step, in: nil).last(where: { $0.paper.material == name }
                ),
                let path = file.path(to: last.paper, at: last.version)
            else { return nil }
            return ["href": path, "text": name]
        }
        return papers + acts
    }

    static func add(
        to model: inout Model, _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) async throws {
        let texts = work.typed.texts
        let odd = work.oddFaults
        func fault(_ field: String) -> String? { odd.first { $0.field == field }?.fault }
        var overrides: [Model] = []
        for finding in work.exceptions {
            let name = "over.\(finding.id)."
            var line: Model = [
                "id": Field.id(finding.id), "gate": finding.id,
                "says": work.regulation.gate(finding.id)?.says ?? finding.message,
                "reason": texts[name + "reason"] ?? "", "approver": texts[name + "approver"] ?? "",
                "until": texts[name + "until"] ?? "",
            ]
            line.set("error", fault(name + "until"))
            line.beside(margin.notes(finding.cites, force: finding.strength))
            overrides.append(line)
        }
        model["overrides"] = overrides
        let seen = Set((texts["seen"] ?? "").split(separator: "\n").map(String.init))
        var basis: [Model] = []
        for finding in work.form.findings where finding.kind == .gate && finding.strength == .basis
        {
            var line: Model = [
                "id": Field.id(finding.id), "gate": finding.id, "says": finding.message,
                "on": seen.contains(finding.id),
            ]
            line.list("read", toRead(finding, in: work))
            line.list("proofs", try await FindingLine.proofs(of: finding, in: work, visit))
            line.beside(margin.notes(finding.cites, force: finding.strength))
            basis.append(line)
        }
        model.list("basis", basis)
        var dated: [Model] = []
        if work.asksOccurrence {
            dated.append(
                Field.line(
                    "occurrence", Messages.occurrenceAsk, value: work.occurrence ?? "",
                    hint: Messages.occurrenceHint, limit: StepWork.nameLimit,
                    error: fault("occurrence")))
        }
        if work.step.mayHaveHappenedEarlier {
            dated.append(
                Field.line(
                    "on", Messages.happenedAsk, value: texts["on"] ?? "\(visit.site.today)",
                    hint: Messages.happenedHint, style: "short", error: fault("on")))
        }
        model["dated"] = dated
    }
}
