import Casework
import HTTPTypes
import Hummingbird
import Quantities
import RulePacks

/// 填报: task list, one page for each group, check page, receipt.
enum FilingPages {
    static func overview(
        _ work: StepWork, _ parts: [StepParts.Part], _ visit: Visit
    ) async throws -> Response {
        var margin = LawMargin(visit.office.library, pinned: work.regulation)
        var model = StepHead.model(work, visit, &margin)
        let states = parts.map { PartState($0, in: work) }
        model["progress"] = Messages.progress(
            states.filter { $0 == .done }.count, of: parts.count)
        model["parts"] = zip(parts, states).enumerated().map { index, pair -> Model in
            var line: Model = [
                "href": work.place.path("/part/\(index + 1)"), "title": pair.0.title,
                "status": pair.1.word, "statusClass": pair.1.style,
            ]
            line.set("why", pair.1.why(pair.0, work))
            return line
        }
        model["ready"] = states.allSatisfy { $0 == .done }
        model["checkHref"] = work.place.path("/check")
        model["back"] = work.place.back
        model.list("remarks", Remarks.lines(work))
        model["remarkCount"] = Messages.places(work.form.remarks.count)
        return try await visit.page("form-tasks", title: work.step.id, model)
    }

    static func part(_ visit: Visit) async throws -> Response {
        let work = try await StepWork.load(StepPlace(visit), visit)
        return try await page(work, try number(visit, work), visit)
    }

    private static func number(_ visit: Visit, _ work: StepWork) throws -> Int {
        guard let number = Int(visit.part("part")), number >= 1,
            number <= StepParts(work).parts.count
        else { throw Problem.notFound() }
        return number
    }

    private static func page(
        _ work: StepWork, _ number: Int, _ visit: Visit, faults: [String: String] = [:],
        checked: Bool = false
    ) async throws -> Response {
        let parts = StepParts(work).parts
        let part = parts[number - 1]
        var margin = LawMargin(visit.office.library, pinned: work.regulation)
        var model = StepHead.model(work, visit, &margin, part: part.title)
        var lines: [Model] = []
        let cases = try await Choices.cases(for: part.fields, work, visit)
        model["fields"] = part.fields.map { field -> Model in
            let fault = checked ? work.fault(of: field) : work.typed.faults[field.term.name]
            if let fault, field.applies.verdict != .fails {
                lines.append(ErrorLine.field(field.term, fault))
            }
            return StepField.model(field, in: work, fault: fault, cases: cases, &margin)
        }
        if part.isPapers {
            model["materials"] = work.form.materials.map { material -> Model in
                let fault = faults[material.material.id]
                if let fault { lines.append(ErrorLine.paper(material.material.id, fault)) }
                return Uploads.model(material, in: work, fault: fault, &margin)
            }
            model["upload"] = true
            Uploads.addLimits(to: &model, visit)
        }
        if !lines.isEmpty { model["errors"] = ErrorLine.summary(lines) }
        model["action"] = work.place.path("/part/\(number)")
        model["draftAction"] = work.place.path("/draft")
        model["partNumber"] = "\(number)"
        model["overview"] = work.place.path()
        model["nextLabel"] = number == parts.count ? Messages.toCheck : Messages.saveAndGo
        model.list("remarks", Remarks.lines(work, about: part))
        model["remarkCount"] = Messages.places(Remarks.lines(work, about: part).count)
        return try await visit.page(
            "form-part", title: part.title, model,
            status: lines.isEmpty ? .ok : .unprocessableContent)
    }

    static func savePart(_ visit: Visit) async throws -> Response {
        var work = try await StepWork.load(StepPlace(visit), visit)
        let number = try number(visit, work)
        let (files, faults) = try await Uploads.take(visit.form, into: work, visit)
        work = try await StepPages.taking(visit.form, into: work, visit, files: files)
        try await work.save(visit)
        if visit.form.value("add") != nil || visit.form.value("remove") != nil {
            return try await page(work, number, visit)
        }
        if !faults.isEmpty { return try await page(work, number, visit, faults: faults) }
        if visit.form.value("go") == "draft" {
            return .seeOther(work.place.path("", [("done", "draft")]))
        }
        let parts = StepParts(work).parts
        guard parts.indices.contains(number - 1) else { return .seeOther(work.place.path()) }
        if parts[number - 1].fields.contains(where: {
            $0.applies.verdict != .fails && work.fault(of: $0) != nil
        }) {
            return try await page(work, number, visit, checked: true)
        }
        let next = parts.indices.dropFirst(number).first { PartState(parts[$0], in: work) != .done }
        if let next { return .seeOther(work.place.path("/part/\(next + 1)")) }
        let open = parts.indices.first { PartState(parts[$0], in: work) != .done }
        return .seeOther(
            open == nil || number == parts.count
                ? work.place.path("/check") : work.place.path())
    }

    static func check(_ visit: Visit) async throws -> Response {
        try await checkPage(try await StepWork.load(StepPlace(visit), visit), visit)
    }

    private static func checkPage(
        _ work: StepWork, _ visit: Visit, errors: [Model] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var margin = LawMargin(visit.office.library, pinned: work.regulation)
        let parts = StepParts(work).parts
        var model = StepHead.model(work, visit, &margin, part: Messages.check)
        model["parts"] = parts.enumerated().map { index, part -> Model in
            [
                "title": part.title, "href": work.place.path("/part/\(index + 1)"),
                "lines": CheckLines.lines(part, in: work, &margin),
            ]
        }
        let rules = work.form.findings.filter {
            $0.kind == .gate || $0.kind == .scope || $0.kind == .window
        }
        let (passes, others) = (
            rules.filter { $0.result == .pass }, rules.filter { $0.result != .pass }
        )
        model.list(
            "findings", try await FindingLine.list(others, provenIn: work, visit, &margin))
        model.list("passes", FindingLine.list(passes, margin: &margin, in: work.regulation))
        model["hasFindings"] = !rules.isEmpty
        if let around = around(others, work) { model["around"] = around }
        model["passSummary"] = Messages.passes(passes.count, all: others.isEmpty)
        try await ForesightPart.add(to: &model, work, visit, &margin)
        if !errors.isEmpty { model["errors"] = ErrorLine.summary(errors) }
        try await Conditions.add(to: &model, work, visit, &margin)
        model["key"] = visit.site.token()
        model["version"] = work.file.map { "\($0.view.version)" } ?? ""
        model["action"] = work.place.path("/submit")
        model["overview"] = work.place.path()
        model["promise"] = Messages.promise
        model["submitLabel"] = Messages.submit(work.step.id)
        return try await visit.page(
            "form-check", title: Messages.check, model, status: status)
    }

    /// The way around a window that is shut, before the case begins; later it is among its tasks.
    private static func around(_ findings: [Finding], _ work: StepWork) -> Model? {
        guard work.place.isNew, findings.contains(where: { $0.kind == .window }),
            let outside = work.step.window?.outsideStep
        else { return nil }
        let place = StepPlace(
            regulation: work.place.regulation, kind: work.place.kind, step: outside)
        return ["href": place.path(), "label": Messages.goDo(outside)]
    }

    static func submit(_ visit: Visit) async throws -> Response {
        var work = try await StepWork.load(StepPlace(visit), visit)
        work = try await StepPages.taking(visit.form, into: work, visit)
        try await work.save(visit)
        let faults = work.faultLines
        guard faults.isEmpty else {
            return try await checkPage(
                work, visit, errors: faults, status: .unprocessableContent)
        }
        do {
            return try await StepSubmission.send(work, visit)
        } catch let problem as Problem {
            return try await checkPage(
                work, visit, errors: ErrorLine.refusal(problem, in: work, visit.office.library),
                status: problem.status)
        }
    }
}

/// Hands an act to the office and its receipt to the person.
enum StepSubmission {
    static func send(_ work: StepWork, _ visit: Visit) async throws -> Response {
        let key = visit.form.text("key")
        let act = work.act()
        let receipt: Receipt
        do throws(OfficeError) {
            if work.place.isNew {
                receipt = try await visit.office.begin(
                    kind: work.place.kind, regulation: work.place.regulation, act,
                    by: visit.account, key: key)
            } else {
                receipt = try await visit.office.act(
                    on: work.place.caseID,
                    expecting: visit.form.value("version").flatMap { Int($0) },
                    act, by: visit.account, key: key)
            }
        } catch {
            throw Problem(error)
        }
        try await visit.site.desk.deleteDraft(work.place.draftKey(visit.account))
        return .seeOther(ReceiptPage.path(receipt))
    }
}
