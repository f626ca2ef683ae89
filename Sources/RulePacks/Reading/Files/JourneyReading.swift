import Quantities

/// Reads journeys entry by entry, collecting what is wrong.
struct JourneyReading {
    let small: SmallFile

    private var findings: Findings { small.findings }

    func journey(_ root: Written) -> JourneyFile? {
        guard let fields = Fields(root, .journey, findings) else { return nil }
        return JourneyFile(
            title: fields.need("journey"), regulation: fields.need("regulation"),
            kind: fields.text("kind"), world: world(fields["world"]),
            entries: (fields.items("acts") ?? []).compactMap(entry), place: fields.place)
    }

    private func world(_ written: Written?) -> JourneyFile.World {
        let entries = written?.entries ?? []
        if let written, written.entries == nil {
            findings.report(.notAMap("world"), at: written.place)
        }
        let rulings = entries.first { $0.key == "rulings" }?.value.entries ?? []
        let others = entries.first { $0.key == "other_cases" }?.value.items ?? []
        return JourneyFile.World(
            today: entries.first { $0.key == "today" }.flatMap { small.day($0.value) },
            rulings: rulings.map {
                WrittenEntry(name: $0.key, value: $0.value.fact, place: $0.value.place)
            },
            roots: entries.filter { !["today", "rulings", "other_cases"].contains($0.key) },
            otherCases: others.map(\.fact))
    }

    // MARK: Entries

    func entry(_ written: Written) -> JourneyFile.Entry? {
        guard written.entries != nil else {
            findings.report(.notAMap("acts"), at: written.place)
            return nil
        }
        if written["do"] != nil { return act(written).map(JourneyFile.Entry.act) }
        if written["answer"] != nil { return answer(written).map(JourneyFile.Entry.answer) }
        if written["correct"] != nil { return correction(written).map(JourneyFile.Entry.correct) }
        if written["day"] != nil {
            guard let fields = Fields(written, .dayEntry, findings),
                let day = small.day(fields, "day")
            else { return nil }
            return .day(day, fields["expect"].map(expectations) ?? [], written.place)
        }
        guard let fields = Fields(written, .expectEntry, findings) else { return nil }
        return .expect(fields["expect"].map(expectations) ?? [], written.place)
    }

    private func act(_ written: Written) -> JourneyFile.Act? {
        guard let fields = Fields(written, .act, findings), let at = small.day(fields, "at") else {
            return nil
        }
        return JourneyFile.Act(
            at: at, dated: small.day(fields, "dated"), role: fields.need("as"),
            person: fields.text("by"), step: fields.need("do"), occurrence: fields.text("in"),
            outcome: fields.text("outcome"), facts: small.facts(fields, "facts"),
            materials: fields.texts("with"),
            pointed: (fields.items("pointed") ?? []).compactMap(pointed),
            reason: fields.text("reason"),
            overrides: fields.maps("overrides", .override).compactMap { override in
                small.day(override, "until").map {
                    JourneyFile.Override(
                        gate: override.need("gate"), reason: override.need("reason"),
                        approver: override.need("approver"), until: $0)
                }
            },
            refused: fields["refused"].map { $0.oneOrMore.compactMap(refused) },
            place: written.place)
    }

    private func pointed(_ written: Written) -> JourneyFile.Pointed? {
        if let text = written.text { return JourneyFile.Pointed(item: text, remark: nil) }
        return Fields(written, .pointed, findings).map {
            JourneyFile.Pointed(item: $0.need("item"), remark: $0.text("remark"))
        }
    }

    private func refused(_ written: Written) -> JourneyFile.Refused? {
        guard let fields = Fields(written, .refused, findings) else { return nil }
        if fields["cites"] == nil, fields["says_contains"] == nil {
            findings.report(.missingKey("cites"), at: written.place)
        }
        return JourneyFile.Refused(
            cites: fields.text("cites"), contains: fields.text("says_contains"),
            isUndecided: fields.flag("undecided"), place: written.place)
    }

    private func answer(_ written: Written) -> JourneyFile.BodyAnswer? {
        guard let fields = Fields(written, .bodyAnswer, findings),
            let at = small.day(fields, "at")
        else { return nil }
        return JourneyFile.BodyAnswer(
            at: at, step: fields.need("answer"), occurrence: fields.text("in"),
            body: fields.need("body"), agrees: fields.flag("agrees"),
            opinion: fields.text("opinion") ?? "", place: written.place)
    }

    private func correction(_ written: Written) -> JourneyFile.Correction? {
        guard let fields = Fields(written, .correction, findings),
            let at = small.day(fields, "at")
        else { return nil }
        return JourneyFile.Correction(
            at: at, role: fields.text("as"), occurrence: fields.text("in"),
            facts: small.facts(fields, "correct"), reason: fields.need("reason"),
            place: written.place)
    }

    // MARK: Expectations

    /// One map may expect several things; a list of maps too.
    private func expectations(_ written: Written) -> [JourneyFile.Expectation] {
        written.oneOrMore.flatMap { item -> [JourneyFile.Expectation] in
            guard let fields = Fields(item, .expectation, findings) else { return [] }
            var found: [JourneyFile.Expectation] = []
            let place = item.place
            let occurrence = fields.text("in")
            if let clock = fields.text("clock") {
                let isIdle = fields["due"]?.text == Words.none
                found.append(
                    .clock(
                        id: clock, occurrence: occurrence,
                        due: isIdle ? nil : small.day(fields, "due"), cites: fields.text("cites"),
                        place))
                if fields["due"] == nil { findings.report(.missingKey("due"), at: place) }
            }
            if let decision = fields.text("decision") {
                found.append(
                    .decision(
                        id: decision, occurrence: occurrence, is: fields.need("is"),
                        cites: fields.text("cites"), place))
            }
            found += openness(fields, occurrence, place)
            if let ending = fields.text("ending") { found.append(.ending(ending, place)) }
            if let fact = fields.text("fact"), let value = fields["is"] {
                found.append(.fact(path: fact, occurrence: occurrence, is: value.fact, place))
            }
            if let gate = fields.text("gate") {
                found.append(.gate(id: gate, is: fields.need("is"), place))
            }
            if found.isEmpty { findings.report(.expectsNothing, at: place) }
            return found
        }
    }

    /// `open`, `not_open` and `open_in: {occurrence: [steps]}`.
    private func openness(
        _ fields: Fields, _ occurrence: String?, _ place: Place
    ) -> [JourneyFile.Expectation] {
        var found: [JourneyFile.Expectation] = []
        if fields["open"] != nil {
            found.append(.open(fields.texts("open"), occurrence: occurrence, place))
        }
        if fields["not_open"] != nil {
            found.append(.notOpen(fields.texts("not_open"), occurrence: occurrence, place))
        }
        for entry in fields.free("open_in") {
            let steps = entry.value.oneOrMore.compactMap(\.text)
            found.append(.open(steps, occurrence: entry.key, entry.place))
        }
        return found
    }
}
