import Feel
import Quantities

// Second pass: terms, decisions, roles, scope.
extension PackReader {
    func readTerms() -> [Term] { terms.map(term) }

    private func term(_ sketch: TermSketch) -> Term {
        let fields = sketch.fields
        let isText = sketch.type == .text
        let isComputed = fields["computed"] != nil || fields["readings"] != nil
        if !isComputed, fields["ask"] == nil {
            findings.report(.missingKey("ask"), at: sketch.place)
        }
        if isComputed, !givers(of: sketch.name).isEmpty {
            findings.report(.computedAndGiven(sketch.name), at: sketch.place)
        }
        let term = Term(
            name: sketch.name, type: sketch.type, ask: fields.text("ask"),
            hint: fields.text("hint"), base: fields.text("base"),
            when: condition(fields, "when", at: nil),
            computed: formula(fields, "computed", at: nil),
            readings: fields.free("readings").compactMap { entry in
                formula(entry.value, at: nil).map {
                    Term.NamedReading(name: entry.key, formula: $0)
                }
            },
            ruling: rulingName(fields, "ruling"), fixedBy: stepName(fields, "fixed_by"),
            definedBy: fields["defined_by"].flatMap(citation), unit: fields.text("unit"),
            linkedKind: sketch.type == .case ? linkedKind(fields) : nil,
            maxLength: fields.integer("max_length") ?? (isText ? 2_000 : 200),
            atLeast: bound(fields, "at_least", sketch.type),
            atMost: bound(fields, "at_most", sketch.type), place: sketch.place)
        check(term, fields)
        derive(term, isGiven: !isComputed)
        return term
    }

    /// What is computed fits the declared type; readings are several, each an option of a ruling.
    private func check(_ term: Term, _ fields: Fields) {
        let formulas = [term.computed].compactMap(\.self) + term.readings.map(\.formula)
        for formula in formulas where !term.type.mayHold(formula.expression.expression.type) {
            let type = fields["type"]?.text ?? ""
            findings.report(.wrongComputedType(term.name, expected: type), at: formula.place)
        }
        guard fields["readings"] != nil else { return }
        var options: [String] = []
        if let ruling = rulings.first(where: { $0.name == term.ruling }),
            case .choice(let choices) = ruling.type
        {
            options = choices
        }
        if term.readings.count < 2 || !term.readings.allSatisfy({ options.contains($0.name) }) {
            findings.report(
                .readingsNeedRuling(term.name), at: fields["readings"]?.place ?? fields.place)
        }
    }

    private func derive(_ term: Term, isGiven: Bool) {
        let names =
            (term.when?.names ?? []) + (term.computed?.names ?? [])
            + term.readings.flatMap(\.formula.names)
        if isGiven {
            // Where it is given, its `when` must be readable too.
            if let when = term.when {
                uses.append(
                    Use(
                        names: when.names, place: when.place, article: nil,
                        homes: givers(of: term.name)))
            }
        }
        derivations[term.name] = Derivation(
            names: names, fixedBy: term.fixedBy, isGiven: isGiven, place: term.place, article: nil)
    }

    private func givers(of term: String) -> [Home] {
        var result: [Home] = []
        for (number, kind) in kinds.enumerated() {
            for stage in kind.stages {
                guard stage.steps.contains(where: { $0.given.contains(term) }) else { continue }
                result.append(
                    Home(kind: number, owner: stage.repeats ? .stage(stage.name) : .wholeCase))
            }
        }
        return result
    }

    private func linkedKind(_ fields: Fields) -> String? {
        let name = fields.text("of") ?? Words.project
        guard kinds.contains(where: { $0.name == name }) else {
            findings.report(
                .unknownKind(name, known: kinds.map(\.name)),
                at: fields["of"]?.place ?? fields.place)
            return nil
        }
        return name
    }

    private func bound(_ fields: Fields, _ key: String, _ type: TermType) -> Decimal? {
        guard let written = fields[key], let text = fields.text(key) else { return nil }
        if case .number(let number)? = LawValueText.read(text)?.value { return number }
        findings.report(.notABound(text), at: written.place)
        return nil
    }

    // MARK: Roles and scope

    func readRoles() -> [Regulation.Role] {
        roles.map { name, fields, place in
            let choices = (fields.items("choose") ?? []).compactMap {
                item -> Regulation.Role.Choice? in
                guard let choice = Fields(item, .roleChoice, findings),
                    let when = condition(choice, "when", at: [])
                else { return nil }
                return Regulation.Role.Choice(when: when, office: choice.need("is"))
            }
            return Regulation.Role(
                name: name, office: fields.need("is"), isOutside: fields.flag("outside"),
                choices: choices, cites: cites(fields, else: nil), place: place)
        }
    }

    func readScope() -> Regulation.ScopeRule? {
        guard let fields = regulation?.map("scope", .scope) else { return nil }
        let decision = fields.need("by")
        guard let sketch = decisions.first(where: { $0.id == decision }) else {
            findings.report(
                .unknownDecision(decision, similar: similar(decision, decisions.map(\.id))),
                at: fields["by"]?.place ?? fields.place)
            return nil
        }
        let outcomes = Set(results(of: sketch).compactMap(\.text))
        func known(_ written: Written) -> String? {
            guard let text = written.text, !outcomes.contains(text) else { return written.text }
            findings.report(.unknownResult(text, decision: decision), at: written.place)
            return nil
        }
        var inPart: [String: [String]] = [:]
        for entry in fields.free("in_part") {
            inPart[entry.key] = entry.value.oneOrMore.compactMap(\.text)
        }
        var notOurs: [String: String] = [:]
        for entry in fields.free("not_ours") {
            if !outcomes.contains(entry.key) {
                findings.report(.unknownResult(entry.key, decision: decision), at: entry.place)
            }
            notOurs[entry.key] = entry.value.text ?? ""
        }
        return Regulation.ScopeRule(
            decision: decision, full: fields.words("full").compactMap(known), notOurs: notOurs,
            inPart: inPart)
    }

    func readCounting() -> Regulation.Counting? {
        guard let fields = regulation?.map("counting", .counting) else { return nil }
        let year = fields.map("year", .countingYear)
        var readings: [String: Convention.YearReading] = [:]
        for (key, reading) in [
            ("same_day", Convention.YearReading.correspondingDay), ("day_before", .dayBefore),
            ("year_end", .yearEnd),
        ] {
            if let option = year?.text(key) { readings[option] = reading }
        }
        return Regulation.Counting(
            roll: rulingName(fields, "roll"), year: year.flatMap { rulingName($0, "ruling") },
            readings: readings)
    }
}

extension TermType {
    /// Whether a formula of that type can yield a value of this one, as far as the types show.
    fileprivate func mayHold(_ type: FeelType) -> Bool {
        switch type {
        case .any, .null: return true
        default: break
        }
        switch (self, type) {
        case (.bool, .boolean), (.date, .date), (.case, .context), (.record, .context): return true
        case (.number, .number), (.number, .quantity), (.ratio, .number), (.year, .number),
            (.ratio, .quantity), (.money, .number), (.money, .quantity):
            return true
        case (.text, .string), (.text, .choice), (.party, .string), (.party, .choice),
            (.choice, .string), (.choice, .choice), (.case, .string):
            return true
        case (.period, .dayTimeDuration), (.period, .monthDuration): return true
        case (.list(let element), .list(let inner)): return element.mayHold(inner)
        default: return false
        }
    }
}
