import Quantities

// Second pass: clocks and materials.
extension PackReader {
    func readClocks() -> [Clock] {
        clocks.compactMap { id, fields, home in
            findings.article = home.article.id
            defer { findings.article = nil }
            return clock(id, fields, home)
        }
    }

    private func clock(_ id: String, _ fields: Fields, _ home: ArticleSketch) -> Clock? {
        let from = fields.words("from").compactMap(event)
        let metBy = fields.words("met_by").compactMap(event)
        guard let length = length(fields) else { return nil }
        checkEnds(fields, length)
        let places = (from + metBy).prefix(1).compactMap { event -> Home? in
            switch event {
            case .done(let step), .outcome(let step, _): self.home(ofStep: step)
            case .term: nil
            }
        }
        return Clock(
            id: id, owes: fields["owes"].flatMap(roleName) ?? "",
            to: fields["to"].flatMap(roleName), what: fields.need("what"), from: from,
            length: length, metBy: metBy,
            pausedWhile: condition(fields, "pauses", at: places),
            runsWhile: condition(fields, "while", at: places),
            when: condition(fields, "when", at: places),
            unless: condition(fields, "unless", at: places),
            strength: fields.word("strength", Words.strengths) ?? home.article.strength,
            late: (fields["late"].map { $0.oneOrMore } ?? []).compactMap(consequence),
            cites: cites(fields, else: home), place: fields.place)
    }

    /// `步骤.办结`, `步骤.结果` or a boolean name.
    private func event(_ written: Written) -> Clock.Event? {
        guard let text = written.text else { return nil }
        let root = Self.root(text)
        guard root != text else {
            switch names[text] {
            case .term, .decision: return .term(text)
            default:
                findings.report(.notAnEvent(text), at: written.place)
                return nil
            }
        }
        let member = String(text.dropFirst(root.count + 1))
        guard case .step(let shape) = names[root] else {
            findings.report(
                .unknownStep(root, similar: similar(root, allSteps)), at: written.place)
            return nil
        }
        if member == Words.done { return .done(step: root) }
        guard shape.outcomes.contains(member) else {
            findings.report(
                .unknownOutcome(member, step: root, known: shape.outcomes), at: written.place)
            return nil
        }
        return .outcome(step: root, outcome: member)
    }

    private func length(_ fields: Fields) -> Clock.Length? {
        let keys = ["within", "between", "every", "lasts", "due", "ahead"]
            .filter { fields[$0] != nil }
        guard keys.count == 1, let written = fields[keys[0]] else {
            findings.report(.clockNeedsOneLength(keys), at: fields.place)
            return nil
        }
        switch keys[0] {
        case "within": return valueName(written).map(Clock.Length.within)
        case "lasts": return valueName(written).map(Clock.Length.lasts)
        case "due": return dateName(written).map(Clock.Length.due)
        case "every": return recurrence(written).map(Clock.Length.every)
        case "ahead":
            guard let of = fields["of"] else {
                findings.report(.missingKey("of"), at: fields.place)
                return nil
            }
            guard let length = valueName(written), let day = dateName(of) else { return nil }
            return .ahead(length, of: day)
        default:
            let ends = written.oneOrMore.compactMap { valueName($0) }
            guard ends.count == 2 else {
                findings.report(.betweenNeedsTwo, at: written.place)
                return nil
            }
            return .between(ends[0], ends[1])
        }
    }

    private func recurrence(_ written: Written) -> String? {
        guard let text = written.text else { return nil }
        if Words.recurrences.contains(text) || MonthDay(text) != nil { return text }
        return valueName(written)
    }

    /// A clock starts somewhere and can be met, unless its kind of length says otherwise.
    private func checkEnds(_ fields: Fields, _ length: Clock.Length) {
        switch length {
        case .lasts:
            if fields["from"] == nil { findings.report(.missingKey("from"), at: fields.place) }
        case .every:
            if fields["met_by"] == nil { findings.report(.missingKey("met_by"), at: fields.place) }
        case .within, .between:
            for key in ["from", "met_by"] where fields[key] == nil {
                findings.report(.missingKey(key), at: fields.place)
            }
        case .due, .ahead:
            if fields["met_by"] == nil { findings.report(.missingKey("met_by"), at: fields.place) }
        }
    }

    private func consequence(_ written: Written) -> Clock.Consequence? {
        if let text = written.text {
            if text == Words.unwritten { return .unwritten }
            return citation(written).map(Clock.Consequence.article)
        }
        if written["gates"] != nil {
            guard let fields = Fields(written, .gatesLate, findings) else { return nil }
            let known = gates.compactMap { $0.fields["id"]?.text }
            for gate in fields.words("gates") where !known.contains(gate.text ?? "") {
                findings.report(
                    .unknownGate(gate.text ?? "", similar: similar(gate.text ?? "", known)),
                    at: gate.place)
            }
            return .gates(fields.texts("gates"))
        }
        guard let fields = Fields(written, .opensLate, findings) else { return nil }
        return fields["opens"].flatMap(stepName).map(Clock.Consequence.triggers)
    }

    // MARK: Materials

    func readMaterials() -> [Material] {
        var seen: Set<[String]> = []
        return materials.compactMap { fields, home in
            findings.article = home.article.id
            defer { findings.article = nil }
            let key = [fields.need("id"), fields["for"]?.text ?? ""]
            if !seen.insert(key).inserted { findings.report(.twice(key[0]), at: fields.place) }
            return material(fields, home)
        }
    }

    private func material(_ fields: Fields, _ home: ArticleSketch) -> Material? {
        let target = fields["for"].flatMap(self.target)
        let from = fields["from"].flatMap(self.target)
        if fields["for"] == nil, fields["from"] == nil {
            findings.report(.materialWithoutStep, at: fields.place)
        }
        let steps = [target?.step, from?.step].compactMap(\.self)
        let places = steps.compactMap(self.home(ofStep:)).prefix(1)
        return Material(
            id: fields.need("id"), neededFor: target?.step, outcome: target?.outcome,
            when: condition(fields, "when", at: Array(places)), seal: fields.text("seal"),
            contains: contents(fields, home, Array(places)), from: from?.step,
            fromOutcome: from?.outcome,
            issuedBy: roleNames(fields, "issued_by"), signedBy: roleNames(fields, "signed_by"),
            to: roleNames(fields, "to"), datedWith: fields["dated_with"].flatMap(datedWith),
            fileTypes: fileTypes(fields), isOptional: fields.flag("optional"),
            cites: cite(fields, home), place: fields.place)
    }

    private func target(_ written: Written) -> (step: String, outcome: String?)? {
        guard let text = written.text, !text.isEmpty else { return nil }
        let root = Self.root(text)
        guard case .step(let shape) = names[root] else {
            findings.report(
                .unknownStep(root, similar: similar(root, allSteps)), at: written.place)
            return nil
        }
        guard root != text else { return (root, nil) }
        let outcome = String(text.dropFirst(root.count + 1))
        if !shape.outcomes.contains(outcome) {
            findings.report(
                .unknownOutcome(outcome, step: root, known: shape.outcomes), at: written.place)
        }
        return (root, outcome)
    }

    private func contents(
        _ fields: Fields, _ home: ArticleSketch, _ places: [Home]
    ) -> [Material.Content] {
        (fields.items("contains") ?? []).compactMap { written in
            if let text = written.text, !text.isEmpty {
                return Material.Content(item: text, when: nil, cites: cite(fields, home))
            }
            guard let content = Fields(written, .content, findings) else { return nil }
            return Material.Content(
                item: content.need("item"), when: condition(content, "when", at: places),
                cites: cites(content, else: nil).first ?? cite(fields, home))
        }
    }

    private func datedWith(_ written: Written) -> String? {
        guard let text = written.text, case .step = names[Self.root(text)] else {
            return dateName(written)
        }
        return target(written).map { _ in text }
    }

    private static let knownFileTypes = ["pdf", "ofd", "docx", "xlsx", "zip"]

    private func fileTypes(_ fields: Fields) -> [String] {
        fields.words("file").compactMap { written in
            guard let text = written.text, Self.knownFileTypes.contains(text) else {
                findings.report(
                    .notOneOf(written.text ?? "", Self.knownFileTypes), at: written.place)
                return nil
            }
            return text
        }
    }
}
