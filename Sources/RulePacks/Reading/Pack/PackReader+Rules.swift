import Feel

// Second pass: decisions and gates.
extension PackReader {
    func readDecisions() -> [Decision] {
        decisions.compactMap { sketch in
            findings.article = sketch.home.article.id
            defer { findings.article = nil }
            return decision(sketch)
        }
    }

    private func decision(_ sketch: DecisionSketch) -> Decision? {
        let fields = sketch.fields
        let inputs = fields.words("inputs")
        let rows = (fields.items("rows") ?? []).compactMap { row($0, sketch) }
        let otherwise = fields.map("otherwise", .otherwise).map { other in
            Decision.Row(
                cells: [], results: other.texts("then"), cites: cite(other, sketch.home),
                place: other.place)
        }
        let when = condition(fields, "when", at: nil)
        guard
            let table = compiler.table(
                sketch, type: PackTypes.results(sketch, self), inputs: inputs, rows: rows,
                otherwise: otherwise)
        else { return nil }
        let fixedBy = stepName(fields, "fixed_by")
        derivations[sketch.id] = Derivation(
            names: (when?.names ?? []) + table.names, fixedBy: fixedBy, isGiven: false,
            place: sketch.place, article: sketch.home.article.id)
        for output in sketch.outputs where output != sketch.id {
            derivations[output] = Derivation(
                names: [sketch.id], fixedBy: nil, isGiven: false, place: sketch.place,
                article: sketch.home.article.id)
        }
        return Decision(
            id: sketch.id, question: fields.need("question"), hit: fields.need("hit"),
            inputs: inputs.compactMap(\.text), outputs: sketch.outputs, rows: rows,
            otherwise: otherwise, when: when, fixedBy: fixedBy,
            type: sketch.type ?? .choice(results(of: sketch).compactMap(\.text)),
            article: cite(fields, sketch.home), place: sketch.place, table: table)
    }

    private func row(_ written: Written, _ sketch: DecisionSketch) -> Decision.Row? {
        guard let fields = Fields(written, .row, findings) else { return nil }
        return Decision.Row(
            cells: fields.texts("when"), results: fields.texts("then"),
            cites: cite(fields, sketch.home), place: fields.place)
    }

    // MARK: Gates

    func readGates() -> [Gate] {
        var seen: Set<String> = []
        return gates.compactMap { fields, home in
            findings.article = home.article.id
            defer { findings.article = nil }
            let id = fields.need("id")
            if !seen.insert(id).inserted { findings.report(.twice(id), at: fields.place) }
            return gate(fields, home)
        }
    }

    private func gate(_ fields: Fields, _ home: ArticleSketch) -> Gate? {
        let written = fields["guards"] ?? home.fields["guards"]
        let guards = (written?.oneOrMore ?? []).flatMap(guarded)
        if written == nil { findings.report(.missingKey("guards"), at: fields.place) }
        let places = homes(of: guards)
        let strength = fields.word("strength", Words.strengths) ?? home.article.strength
        guard let test = test(fields, home, places, strength) else { return nil }
        let id = fields.need("id")
        return Gate(
            id: id, guards: guards, strength: strength,
            when: condition(fields, "when", at: places, listing: fields.text("lists")),
            test: test,
            says: fields.text("says") ?? id, remedy: fields.text("remedy") ?? "",
            byWayOf: fields["by_way_of"].flatMap { way($0, places) }, lists: fields.text("lists"),
            forcesOutcome: forced(fields, guards), evidence: fields.text("evidence"),
            cites: cite(fields, home), place: fields.place)
    }

    private func guarded(_ written: Written) -> [Gate.Guarded] {
        guard let text = written.text else { return [] }
        if text == Words.payment { return [.payment(Words.payment)] }
        if text.hasPrefix(Words.payment + ".") {
            let paid = String(text.dropFirst(Words.payment.count + 1))
            if !paymentClasses.contains(paid) {
                findings.report(
                    .unknownPayment(paid, known: paymentClasses.sorted()), at: written.place)
            }
            return [.payment(paid)]
        }
        let root = Self.root(text)
        if root != text {
            let outcome = String(text.dropFirst(root.count + 1))
            guard case .step(let shape) = names[root] else {
                findings.report(
                    .unknownStep(root, similar: similar(root, allSteps)), at: written.place)
                return []
            }
            if outcome == Words.done, shape.outcomes.isEmpty { return [.step(root)] }
            if !shape.outcomes.contains(outcome) {
                findings.report(
                    .unknownOutcome(outcome, step: root, known: shape.outcomes), at: written.place)
            }
            return [.outcome(step: root, outcome: outcome)]
        }
        if case .step = names[text] { return [.step(text)] }
        if kinds.contains(where: { $0.stages.contains { $0.name == text } }) {
            return [.stage(text)]
        }
        findings.report(.unknownStep(text, similar: similar(text, allSteps)), at: written.place)
        return []
    }

    /// What steps pay: their `pays:`, or the options of the choice term it names.
    private var paymentClasses: Set<String> {
        var classes: Set<String> = []
        for step in kinds.flatMap(\.steps) {
            guard let pays = step.fields["pays"]?.text else { continue }
            classes.insert(pays)
            if let term = terms.first(where: { $0.name == pays }),
                case .choice(let options) = term.type
            {
                classes.formUnion(options)
            }
        }
        return classes
    }

    private func homes(of guards: [Gate.Guarded]) -> [Home] {
        var result: Set<Home> = []
        for guarded in guards {
            switch guarded {
            case .outcome(let step, _), .step(let step):
                if let home = home(ofStep: step) { result.insert(home) }
            case .stage(let name):
                for kind in kinds {
                    for stage in kind.stages where stage.name == name {
                        result.formUnion(stage.steps.compactMap { home(ofStep: $0.id) })
                    }
                }
            case .payment:
                for step in kinds.flatMap(\.steps) where step.fields["pays"] != nil {
                    if let home = home(ofStep: step.id) { result.insert(home) }
                }
            }
        }
        return Array(result)
    }

    private func test(
        _ fields: Fields, _ home: ArticleSketch, _ places: [Home], _ strength: Strength
    ) -> Gate.Test? {
        let kinds = ["passes_when", "fails_when", "shows_when", "shows"]
            .filter { fields[$0] != nil }
        guard kinds.count == 1 else {
            findings.report(.gateNeedsOneTest(kinds), at: fields.place)
            return nil
        }
        switch kinds[0] {
        case "passes_when":
            if fields["says"] == nil { findings.report(.missingKey("says"), at: fields.place) }
            return condition(fields, "passes_when", at: places, listing: fields.text("lists"))
                .map(Gate.Test.passesWhen)
        case "shows_when":
            return condition(fields, "shows_when", at: places, listing: fields.text("lists"))
                .map(Gate.Test.showsWhen)
        case "shows":
            return shown(fields)
        default:
            let grounds = fields.maps("fails_when", .ground).compactMap { ground -> Gate.Ground? in
                condition(ground, "when", at: places, listing: fields.text("lists")).map {
                    Gate.Ground(
                        when: $0, says: ground.need("says"),
                        cites: cites(ground, else: nil).first ?? cite(fields, home))
                }
            }
            return .failsWhen(grounds)
        }
    }

    private func shown(_ fields: Fields) -> Gate.Test {
        var shownMaterials: [String] = []
        var steps: [String] = []
        for written in fields.words("shows") {
            let text = written.text ?? ""
            if case .step = names[text] {
                steps.append(text)
            } else if isMaterial(text) {
                shownMaterials.append(text)
            } else {
                findings.report(.unknownShown(text), at: written.place)
            }
        }
        return .shows(materials: shownMaterials, steps: steps)
    }

    func isMaterial(_ id: String) -> Bool {
        materials.contains { $0.fields["id"]?.text == id }
    }

    private func way(_ written: Written, _ places: [Home]) -> Gate.Way? {
        if let text = written.text, isMaterial(text) { return .material(text) }
        return condition(written, at: places).map(Gate.Way.condition)
    }

    private func forced(_ fields: Fields, _ guards: [Gate.Guarded]) -> String? {
        guard let written = fields["else"], let text = fields.text("else") else { return nil }
        let known = guards.flatMap { guarded -> [String] in
            switch guarded {
            case .outcome(let step, _), .step(let step): outcomes(of: step)
            case .stage, .payment: []
            }
        }
        if !known.contains(text) {
            findings.report(.unknownOutcome(text, step: "", known: known), at: written.place)
        }
        return text
    }
}
