import Casework
import Hummingbird
import Quantities
import RulePacks

/// 办理: the addresses of every form, generated from the pack.
enum StepPages {
    static let routes: [Route] = ["/cases/{id}/do/{step}", "/new/{regulation}/{kind}/form"]
        .flatMap { base -> [Route] in
            let operation: Operation = base.hasPrefix("/new") ? .beginCase : .actOnCase
            return [
                .get(base, operation, open),
                .get(base + "/part/{part}", operation, FilingPages.part),
                .post(base + "/part/{part}", operation, FilingPages.savePart),
                .get(base + "/check", operation, FilingPages.check),
                .post(base + "/submit", operation, FilingPages.submit),
                .get(base + "/file/{number}", operation, draftFile),
                .post(base + "/decide", operation, DecisionPages.decide),
                Route(
                    method: .post, path: base + "/draft", operation: operation, isProgram: true,
                    serve: saveDraft),
            ]
        }

    /// The form's first page: which one depends on what kind of step it is.
    private static func open(_ visit: Visit) async throws -> Response {
        let work = try await StepWork.load(StepPlace(visit), visit)
        if let other = try await otherPlace(work, visit) { return .seeOther(other) }
        if work.isDecision { return try await DecisionPages.show(work, visit) }
        let parts = StepParts(work).parts
        if parts.count <= 1 {
            let only = parts.isEmpty ? "/check" : "/part/1"
            return .seeOther(work.place.path(only, [("done", visit.query("done"))]))
        }
        return try await FilingPages.overview(work, parts, visit)
    }

    /// Panels and joint reviews have pages of their own before the conclusion.
    private static func otherPlace(_ work: StepWork, _ visit: Visit) async throws -> String? {
        guard visit.query("conclude") == nil, work.file != nil else { return nil }
        if work.step.panel != nil { return PanelPages.path(work.place) }
        if work.step.kind == .concur, try await AnswerPage.body(at: work.place, visit) != nil {
            return AnswerPage.path(work.place)
        }
        return nil
    }

    /// Saves what a script sends while somebody types; answers which questions apply now.
    private static func saveDraft(_ visit: Visit) async throws -> Response {
        let place = StepPlace(visit)
        var work = try await StepWork.load(place, visit)
        work = try await taking(visit.form, into: work, visit)
        try await work.save(visit)
        let applies = work.form.fields.map { field in
            "\"\(Field.id(Field.name(field.term.name)))\":\(field.applies.verdict != .fails)"
        }
        let saved = JSONText.quoted(Messages.saved(visit.office.world.now))
        return .json("{\"saved\":\(saved),\"applies\":{\(applies.joined(separator: ","))}}")
    }

    /// The form again, with the answers of a page taken over.
    static func taking(
        _ form: SubmittedForm, into work: StepWork, _ visit: Visit, files: [HandedIn]? = nil
    ) async throws -> StepWork {
        var typed = work.typed
        let terms: [Term]
        if let part = form.value("part").flatMap({ Int($0) }) {
            let parts = StepParts(work).parts
            terms = (1..<parts.count + 1).contains(part) ? parts[part - 1].fields.map(\.term) : []
        } else {
            terms =
                form.fields.contains { $0.name.hasPrefix("f.") } || work.isDecision
                ? work.form.fields.map(\.term) : []
        }
        typed.take(form, for: terms, in: work.regulation)
        for name in otherNames(form, work) {
            let value = form.values(name).joined(separator: "\n")
            typed.texts[name] = value.isEmpty ? nil : String(value.prefix(20_000))
        }
        return try await StepWork.load(
            work.place, visit, texts: typed.texts, files: files ?? work.files, saved: work.saved)
    }

    /// Fields besides facts that a draft keeps; nothing else is taken from a request.
    private static func otherNames(_ form: SubmittedForm, _ work: StepWork) -> Set<String> {
        var names: Set<String> = []
        let single: Set = ["outcome", "reason", "on", "occurrence"]
        let prefixes = ["mark.", "note.", "point.", "over."]
        for (name, _) in form.fields where name.utf8.count <= 400 {
            if single.contains(name) || prefixes.contains(where: name.hasPrefix) {
                names.insert(name)
            }
        }
        // A box that is not ticked is not sent.
        if form.value("asks") == "seen" { names.insert("seen") }
        return names
    }

    private static func draftFile(_ visit: Visit) async throws -> Response {
        let work = try await StepWork.load(StepPlace(visit), visit)
        guard let number = Int(visit.part("number")), work.files.indices.contains(number) else {
            throw Problem.notFound()
        }
        return try await Download.file(work.files[number], visit)
    }
}

/// Answers with a stored file.
enum Download {
    static func file(_ file: HandedIn, _ visit: Visit) async throws -> Response {
        guard let bytes = try await visit.site.desk.file(digest: file.digest) else {
            throw Problem.notFound(Messages.noSuchFile)
        }
        return .download(bytes, name: file.fileName)
    }
}
