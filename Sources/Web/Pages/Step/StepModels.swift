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
            error: fault, cases: Choices.of(cases, for: field.term)
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
        let asks = fields.contains { if case .case = $0.term.type { true } else { false } }
        guard asks, visit.may(.listCases) else { return [] }
        let unit = work.file?.view.unit.id ?? visit.account.unit
        let page = try await visit.office.cases(
            CaseQuery(unit: unit, limit: 200), for: visit.account)
        return page.rows.filter { $0.caseID != work.place.caseID }
    }

    /// Those of the kind the term links to, as value and label.
    static func of(_ cases: [CaseView], for term: Term) -> [(String, String)] {
        cases.filter { $0.kind == term.linkedKind ?? $0.kind }.map {
            ($0.caseID, Messages.caseChoice($0.title, $0.caseID))
        }
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

    /// A refusal's finding, with the way to where it can be put right.
    static func finding(
        _ finding: Finding, in work: StepWork, _ parts: [StepParts.Part], _ library: Library
    ) -> Model {
        let cites = finding.cites.prefix(2).map { Place($0, in: library).title }
            .joined(separator: Messages.listJoint)
        let text =
            finding.message + (cites.isEmpty ? "" : Messages.inBrackets(cites))
            + (finding.remedy.isEmpty ? "" : " " + Messages.arrow + finding.remedy)
        var line: Model = ["text": text]
        let names = [finding.id] + finding.missing
        if let part = parts.firstIndex(where: { part in
            part.fields.contains { names.contains($0.term.name) }
        }), let field = parts[part].fields.first(where: { names.contains($0.term.name) }) {
            let id = Field.id(Field.name(field.term.name))
            line["href"] =
                work.isDecision ? "#\(id)" : work.place.path("/part/\(part + 1)") + "#\(id)"
        } else if finding.kind == .material, let part = parts.firstIndex(where: \.isPapers) {
            let id = Field.id("file.\(finding.id)")
            line["href"] =
                work.isDecision ? "#\(id)" : work.place.path("/part/\(part + 1)") + "#\(id)"
        } else if finding.kind == .gate, finding.strength != .must {
            line["href"] = "#\(Field.id(finding.id))"
        } else if finding.kind == .outcome, work.isDecision {
            line["href"] = "#reason"
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
                line["value"] = FactText.write(value, as: field.term.type)
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
    static func add(
        to model: inout Model, _ work: StepWork, _ visit: Visit, _ margin: inout LawMargin
    ) {
        let texts = work.typed.texts
        let exceptions = work.form.findings.filter {
            $0.kind == .gate && $0.strength == .inPrinciple
                && ($0.result == .fail || $0.result == .undecided || $0.result == .overridden)
        }
        var overrides: [Model] = []
        for finding in exceptions {
            let name = "over.\(finding.id)."
            var line: Model = [
                "id": Field.id(finding.id), "gate": finding.id,
                "says": work.regulation.gate(finding.id)?.says ?? finding.message,
                "reason": texts[name + "reason"] ?? "", "approver": texts[name + "approver"] ?? "",
                "until": texts[name + "until"] ?? "",
            ]
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
            line.beside(margin.notes(finding.cites, force: finding.strength))
            basis.append(line)
        }
        model.list("basis", basis)
        var dated: [Model] = []
        if work.asksOccurrence {
            dated.append(
                Field.line(
                    "occurrence", Messages.occurrenceAsk, value: work.occurrence ?? "",
                    hint: Messages.occurrenceHint))
        }
        if work.step.mayHaveHappenedEarlier {
            dated.append(
                Field.line(
                    "on", Messages.happenedAsk, value: texts["on"] ?? "\(visit.site.today)",
                    hint: Messages.happenedHint, style: "short"))
        }
        model["dated"] = dated
    }
}
