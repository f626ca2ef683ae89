import Casework
import Hummingbird
import Quantities
import RulePacks

/// 新建项目: a few questions, and what they lead to, while they are answered.
enum NewPage {
    static let routes: [Route] = [
        .get("/new", .assess, show),
        .post("/new", .assess, again),
        .post("/new/assess", .assess, fragment),
    ]

    /// Regulations and kinds a person may begin, in the order of the library.
    static func beginnable(_ visit: Visit) -> [(regulation: Regulation, kind: Kind)] {
        visit.office.library.regulations.flatMap { regulation in
            regulation.kinds.compactMap { kind in
                guard case .step(let first) = kind.begins, let step = kind.step(first) else {
                    return nil
                }
                let mine = step.by.contains { rule in
                    if case .role(let role) = rule {
                        visit.account.roles.contains(role)
                    } else {
                        false
                    }
                }
                return mine ? (regulation, kind) : nil
            }
        }
    }

    private static func show(_ visit: Visit) async throws -> Response {
        try await page(visit, texts: [:])
    }

    private static func again(_ visit: Visit) async throws -> Response {
        let texts = texts(visit)
        if visit.form.value("go") == "begin", let (regulation, kind) = chosen(visit),
            visit.may(.beginCase)
        {
            let place = StepPlace(regulation: regulation.identity.id, kind: kind.name)
            try await begin(place, texts, visit)
            return .seeOther(place.path())
        }
        return try await page(visit, texts: texts)
    }

    /// Takes the answers into the draft of the first form; what is there already stays.
    private static func begin(
        _ place: StepPlace, _ texts: [String: String], _ visit: Visit
    ) async throws {
        let key = place.draftKey(visit.account)
        let old = try await visit.site.desk.draft(key)
        let fields = (old?.fields ?? [:]).merging(texts) { $1 }
        try await visit.site.desk.save(
            Draft(key: key, fields: fields, files: old?.files ?? [], saved: visit.office.world.now))
    }

    private static func texts(_ visit: Visit) -> [String: String] {
        var texts: [String: String] = [:]
        for (name, value) in visit.form.fields where name.hasPrefix("f.") && !value.isEmpty {
            texts[name] = String(value.prefix(2_000))
        }
        return texts
    }

    private static func chosen(_ visit: Visit) -> (Regulation, Kind)? {
        let regulation = visit.form.value("regulation") ?? visit.query("regulation")
        let kind = visit.form.value("kind") ?? visit.query("kind")
        let all = beginnable(visit)
        let found = all.first { $0.regulation.identity.id == regulation && $0.kind.name == kind }
        if let found { return (found.regulation, found.kind) }
        if let first = all.first { return (first.regulation, first.kind) }
        // People who begin nothing may still ask what would happen.
        return visit.office.library.regulations.first.flatMap { pack in
            pack.kinds.first { if case .step = $0.begins { true } else { false } }.map {
                (pack, $0)
            }
        }
    }

    private static func page(_ visit: Visit, texts: [String: String]) async throws -> Response {
        guard let (regulation, kind) = chosen(visit) else { throw Problem.notFound() }
        let typed = Typed(texts, in: regulation)
        var margin = LawMargin(visit.office.library)
        let shown = try await assess(regulation, kind, typed, visit)
        let bare = try await visit.office.assess(
            regulation: regulation.identity.id, kind: kind.name, facts: [:],
            on: visit.site.today, for: visit.account)
        let questions = Questions.terms(
            shown.assessment, bare: bare, typed: typed, in: regulation, kind: kind)
        var model: Model = [
            "heading": Messages.newHeading(kind.name), "lead": Messages.newLead,
            "regulation": regulation.identity.id, "kind": kind.name,
            "beginLabel": Messages.beginFiling,
        ]
        let options = beginnable(visit)
        model["mayBegin"] = !options.isEmpty
        if options.count > 1 {
            model["kinds"] = options.map { option -> Model in
                [
                    "href": "/new"
                        + URLText.query([
                            ("regulation", option.regulation.identity.id),
                            ("kind", option.kind.name),
                        ]), "label": option.kind.name,
                    "here": option.kind.name == kind.name
                        && option.regulation.identity.id == regulation.identity.id,
                ]
            }
            model["hasKinds"] = true
        }
        var faults: [Model] = []
        model["questions"] = questions.map { term -> Model in
            let fault = typed.faults[term.name]
            if let fault { faults.append(ErrorLine.field(term, fault)) }
            var field = TermField(
                term: term, typed: texts, error: fault, offersUnknown: true
            ).model()
            if let cite = term.definedBy { field.beside(margin.notes([cite])) }
            return field
        }
        if !faults.isEmpty { model["errors"] = ErrorLine.summary(faults) }
        let moved = shown.moved(since: visit.form.value("was") ?? "")
        model["assessment"] = shown.model(moved: moved)
        model["was"] = shown.signature
        return try await visit.page("new", title: Messages.newHeading(kind.name), model)
    }

    /// The assessment alone; what moved since the last one is marked.
    private static func fragment(_ visit: Visit) async throws -> Response {
        guard let (regulation, kind) = chosen(visit) else { throw Problem.notFound() }
        let typed = Typed(texts(visit), in: regulation)
        let shown = try await assess(regulation, kind, typed, visit)
        let moved = shown.moved(since: visit.form.value("was") ?? "")
        let model: Model = [
            "assessment": shown.model(moved: moved), "was": shown.signature,
        ]
        return visit.fragment("assessment", model)
    }

    /// Assesses what is known; later amounts nobody can know yet are taken to equal the one typed,
    /// and the page says so.
    private static func assess(
        _ regulation: Regulation, _ kind: Kind, _ typed: Typed, _ visit: Visit
    ) async throws -> AssessmentModel {
        func ask(_ facts: [String: FactValue]) async throws -> Assessment {
            let found = try await visit.office.assess(
                regulation: regulation.identity.id, kind: kind.name, facts: facts,
                on: visit.site.today, for: visit.account)
            guard let found else { throw Problem.notFound() }
            return found
        }
        var facts = typed.facts
        var assessment = try await ask(facts)
        let first = kind.stages.first?.steps ?? []
        let amount =
            first.first?.amount(typed, in: regulation)
            ?? kind.steps.lazy.compactMap { $0.amount(typed, in: regulation) }.first
        var assumed: [(term: String, like: String)] = []
        if let amount, let value = facts[amount] {
            let later = Set(first.flatMap { $0.gives + $0.outcomes.flatMap(\.gives) })
            for name in assessment.missing where later.contains(name) && facts[name] == nil {
                guard case .money? = regulation.term(name)?.type else { continue }
                facts[name] = value
                assumed.append((name, amount))
            }
            if !assumed.isEmpty { assessment = try await ask(facts) }
        }
        return AssessmentModel(
            assessment: assessment, regulation: regulation, kind: kind, assumed: assumed,
            site: visit.site)
    }
}

extension Step {
    /// The amount asked here that has been typed.
    fileprivate func amount(_ typed: Typed, in regulation: Regulation) -> String? {
        gives.first { name in
            guard case .money? = regulation.term(name)?.type else { return false }
            return typed.facts[name] != nil
        }
    }
}

/// Which questions are worth asking: those the first form asks and the path depends on.
enum Questions {
    private static let limit = 12

    static func terms(
        _ assessment: Assessment, bare: Assessment?, typed: Typed, in regulation: Regulation,
        kind: Kind
    ) -> [Term] {
        var names: [String] = []
        func add(_ name: String) {
            if !names.contains(name) { names.append(name) }
        }
        for name in bare?.missing ?? [] { add(name) }
        for name in assessment.missing { add(name) }
        let answered = regulation.terms.map(\.name).filter { typed.texts[Field.name($0)] != nil }
        answered.forEach(add)
        guard case .step(let first) = kind.begins, let step = kind.step(first) else { return [] }
        let begin = step.gives + step.mayGive
        let asked = names.filter(begin.contains).compactMap(regulation.term)
            .filter { $0.ask != nil && !$0.isComputed }
        let kept = asked.filter { typed.texts[Field.name($0.name)] != nil }
        let open = asked.filter {
            typed.texts[Field.name($0.name)] == nil && isApplicable($0, typed)
        }
        let chosen = Set((kept + open.prefix(max(4, limit - kept.count))).map(\.name))
        // In the order of the form, so that nothing jumps while answers come in.
        return begin.filter(chosen.contains).compactMap(regulation.term)
    }

    /// Questions that hang on an unanswered one wait until it is answered.
    private static func isApplicable(_ term: Term, _ typed: Typed) -> Bool {
        guard let when = term.when else { return true }
        return when.names.allSatisfy { typed.facts[$0] != nil }
    }
}
