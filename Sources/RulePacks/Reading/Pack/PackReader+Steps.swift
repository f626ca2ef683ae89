import Feel

// Second pass: kinds of case, stages, steps and outcomes.
extension PackReader {
    func readKinds() -> [Kind] {
        kinds.enumerated().map { number, sketch in
            let whole = Home(kind: number, owner: .wholeCase)
            let fields = sketch.fields
            let stages = sketch.stages.map { stage($0, sketch, number) }
            let portfolio = fields.free("portfolio").compactMap { entry in
                formula(entry.value, at: [whole]).map {
                    Kind.Shown(name: entry.key, formula: $0, type: shownType($0, entry.value))
                }
            }
            return Kind(
                name: sketch.name, subject: subject(fields), key: termNames(fields, "key"),
                title: fields["title"].flatMap(termName),
                amounts: termNames(fields, "amounts"), begins: beginning(fields),
                endings: sketch.endings, portfolio: portfolio, pause: pause(fields, whole),
                gathers: fields["gathers"].flatMap(citation), stages: stages,
                place: sketch.place, owners: homes.owners(kind: number))
        }
    }

    private func pause(_ fields: Fields, _ home: Home) -> Kind.Pause? {
        guard let fields = fields.map("pauses", .pause),
            let condition = condition(fields, "while", at: [home])
        else { return nil }
        return Kind.Pause(
            condition: condition, except: fields.words("except").compactMap(clockName),
            cites: cites(fields, else: nil))
    }

    private func subject(_ fields: Fields) -> Kind.Subject {
        fields.word("of", Self.subjects) ?? .unit
    }

    private static let subjects = WordList<Kind.Subject>(pairs: [
        ("unit", .unit), ("jurisdiction", .jurisdiction), ("system", .system),
        ("expert", .expert), ("case", .case),
    ])

    private func beginning(_ fields: Fields) -> Kind.Beginning {
        guard let written = fields["begins"] else { return .step("") }
        if written.entries == nil { return .step(stepName(written) ?? "") }
        guard let map = Fields(written, .beginning, findings) else { return .step("") }
        let day = monthDay(map["yearly"]) ?? (1, 1)
        return .yearly(month: day.0, day: day.1, eachUnit: map.text("each") == Words.eachUnit)
    }

    /// A portfolio name's type: that of the term it shows, else what its formula yields.
    private func shownType(_ formula: Formula, _ written: Written) -> TermType {
        if let term = terms.first(where: { $0.name == formula.text }) { return term.type }
        if let decision = decisions.first(where: { $0.id == formula.text }) {
            return decision.type ?? .choice(results(of: decision).compactMap(\.text))
        }
        return TermType(formula.expression.expression.type)
    }

    private func stage(_ sketch: StageSketch, _ kind: KindSketch, _ number: Int) -> Stage {
        let owner: Owner = sketch.repeats ? .stage(sketch.name) : .wholeCase
        return Stage(
            name: sketch.name, repeats: sketch.repeats,
            when: condition(
                sketch.fields, "when", at: [Home(kind: number, owner: .wholeCase)]),
            steps: sketch.steps.map { step($0, kind, Home(kind: number, owner: owner)) },
            cites: cites(sketch.fields, else: nil), place: sketch.place)
    }

    private func step(_ sketch: StepSketch, _ kind: KindSketch, _ home: Home) -> Step {
        let fields = sketch.fields
        let by = fields.words("by").compactMap(actor)
        checkReason(fields)
        return Step(
            id: sketch.id, kind: fields.word("kind", Words.stepKinds) ?? .record, by: by,
            jointly: fields.flag("jointly"), enteredBy: fields["entered_by"].flatMap(roleName),
            to: roleNames(fields, "to"), copies: roleNames(fields, "copy"),
            lead: fields["lead"].flatMap(roleName), bodies: bodies(sketch, home),
            concludes: conclusion(fields), after: stepNames(fields, "after"),
            opening: opening(fields, home), when: condition(fields, "when", at: [home]),
            until: condition(fields, "until", at: [home]), isOptional: isOptional(fields),
            window: window(sketch, home), gives: required(fields),
            mayGive: optional(fields), found: found(fields),
            outcomes: sketch.outcomes.map { outcome($0, sketch, kind) },
            rounds: rounds(sketch, kind), panel: panel(sketch, home),
            aspects: stepAspects(sketch), pays: fields.text("pays"),
            cites: cites(fields, else: nil) + sketch.addedCites.map(citations.article),
            reason: fields.text("reason"), place: sketch.place)
    }

    /// A step that no article orders says why it is there.
    private func checkReason(_ fields: Fields) {
        let isInferred = fields.texts("cites") == [Words.inferred]
        if isInferred, fields["reason"] == nil {
            findings.report(.missingKey("reason"), at: fields.place)
        }
        if !isInferred, fields["cites"] == nil {
            findings.report(.missingKey("cites"), at: fields.place)
        }
    }

    private func isOptional(_ fields: Fields) -> Bool {
        guard let strength = fields.word("strength", Words.strengths) else { return false }
        return strength == .may
    }

    private func conclusion(_ fields: Fields) -> String? {
        guard let written = fields["concludes"], let text = fields.text("concludes") else {
            return nil
        }
        if Words.conclusions.contains(text) { return text }
        if text.hasPrefix(Words.rulings + ".") { return valueName(written) }
        findings.report(.notOneOf(text, Words.conclusions), at: written.place)
        return nil
    }

    private func opening(_ fields: Fields, _ home: Home) -> Step.Opening {
        switch fields["opens"]?.text {
        case Words.onlyByReturn: .onlyByReturn
        case Words.onlyByTrigger: .onlyByTrigger
        default: .normally(condition(fields, "opens", at: [home]))
        }
    }

    private func bodies(_ sketch: StepSketch, _ home: Home) -> [Body] {
        let article = sketch.additions["bodies"]
        return sketch.fields.maps("bodies", .body).compactMap { fields in
            guard let role = fields["role"].flatMap(roleName) else { return nil }
            return Body(
                role: role, when: condition(fields, "when", at: [home]),
                cites: addedCites(fields, article))
        }
    }

    /// Cites of an attribute: its own, else the article that added it.
    func addedCites(_ fields: Fields, _ article: String?) -> [Citation] {
        let own = cites(fields, else: nil)
        return own.isEmpty ? (article.map { [citations.article($0)] } ?? []) : own
    }

    // MARK: Facts given

    private func required(_ fields: Fields) -> [String] {
        let gives = termNames(fields, "gives")
        guard fields["requires"] != nil else { return gives }
        let requires = Set(termNames(fields, "requires"))
        for name in requires.sorted() where !gives.contains(name) {
            findings.report(.requiresNotGiven(name), at: fields["requires"]?.place ?? fields.place)
        }
        return gives.filter(requires.contains)
    }

    private func optional(_ fields: Fields) -> [String] {
        let may = termNames(fields, "may_give")
        guard fields["requires"] != nil else { return may }
        let requires = Set(fields.quietTexts("requires"))
        return fields.quietTexts("gives").filter { !requires.contains($0) } + may
    }

    /// `found_by:` names the office that finds out everything given here.
    private func found(_ fields: Fields) -> [String] {
        guard let written = fields["found_by"], roleName(written) != nil else { return [] }
        return fields.quietTexts("gives") + fields.quietTexts("may_give")
    }

    private func stepAspects(_ sketch: StepSketch) -> [Aspect] {
        let own = sketch.fields.words("aspects").compactMap { written -> Aspect? in
            guard let name = written.text else { return nil }
            let cites = cites(sketch.fields, else: nil).first
            return cites.map { Aspect(name: name, cites: $0) }
        }
        return own
            + aspects.filter { $0.fields["of"]?.text == sketch.id }.flatMap { fields, home in
                fields.texts("list").map { Aspect(name: $0, cites: cite(fields, home)) }
            }
    }

    // MARK: Outcomes

    private func outcome(
        _ sketch: OutcomeSketch, _ step: StepSketch, _ kind: KindSketch
    ) -> Outcome {
        let fields = sketch.fields
        let ends = fields?.text("ends")
        if let ends, ends != Words.thisOccurrence, !kind.endings.contains(ends) {
            findings.report(
                .unknownEnding(ends, known: kind.endings),
                at: fields?["ends"]?.place ?? sketch.place)
        }
        if ends == Words.thisOccurrence, !isInRepeatedStage(step, kind) {
            findings.report(.endsNoOccurrence, at: fields?["ends"]?.place ?? sketch.place)
        }
        return Outcome(
            name: sketch.name, gives: fields.map(required) ?? [],
            mayGive: fields.map(optional) ?? [],
            backTo: fields?["back_to"].flatMap(stepName), redo: fields.flatMap(redo),
            ends: ends == Words.thisOccurrence ? nil : ends,
            endsOccurrence: ends == Words.thisOccurrence,
            isUnfavourable: fields?.flag("unfavourable") ?? false,
            validFor: fields?["valid_for"].flatMap { valueName($0) },
            triggers: fields?["opens"].flatMap(stepName),
            cites: fields.map { cites($0, else: nil) } ?? [], place: sketch.place)
    }

    private func isInRepeatedStage(_ step: StepSketch, _ kind: KindSketch) -> Bool {
        kind.stages.contains { $0.repeats && $0.steps.contains { $0.id == step.id } }
    }

    private func redo(_ fields: Fields) -> Outcome.Redo? {
        guard fields["redo"] != nil else { return nil }
        if fields["redo"]?.text == Words.everythingAfter { return .everythingAfter }
        return .steps(stepNames(fields, "redo"))
    }

    private func rounds(_ sketch: StepSketch, _ kind: KindSketch) -> Rounds? {
        guard let fields = sketch.fields.map("rounds", .rounds) else { return nil }
        let names = sketch.outcomes.map(\.name)
        for written in fields.words("of") where !names.contains(written.text ?? "") {
            findings.report(
                .unknownOutcome(written.text ?? "", step: sketch.id, known: names),
                at: written.place)
        }
        let then = fields.need("then")
        if !kind.endings.contains(then), let written = fields["then"] { _ = stepName(written) }
        return Rounds(
            of: fields.texts("of"),
            atMost: fields["at_most"].flatMap { valueName($0, orNames: true) } ?? "", then: then,
            cites: addedCites(fields, sketch.additions["rounds"]))
    }
}

extension StepSketch {
    /// Articles that added something, each once, in the order they did.
    fileprivate var addedCites: [String] {
        var seen: Set<String> = []
        let own = Set(fields.quietTexts("cites").map { $0.prefix { $0 != "(" } }.map(String.init))
        return additions.values.sorted().filter { !own.contains($0) && seen.insert($0).inserted }
    }
}
