import Feel
import Quantities

// Second pass: windows and panels of steps.
extension PackReader {
    func window(_ sketch: StepSketch, _ home: Home) -> Window? {
        guard let fields = sketch.fields.map("window", .window) else { return nil }
        guard let span = span(fields, home) else { return nil }
        let outside = fields.map("outside", .outside)
        return Window(
            span: span, outsideStep: outside?["opens"].flatMap(stepName),
            consent: outside.map { roleNames($0, "consent") } ?? [],
            strength: fields.word("strength", Words.strengths) ?? .must,
            cites: addedCites(fields, sketch.additions["window"]))
    }

    private func span(_ fields: Fields, _ home: Home) -> Window.Span? {
        if let yearly = fields.items("yearly") {
            guard yearly.count == 2, let first = monthDay(yearly[0]), let last = monthDay(yearly[1])
            else {
                findings.report(.windowNeedsTwoDays, at: fields.place)
                return nil
            }
            return .yearly(fromMonth: first.0, fromDay: first.1, toMonth: last.0, toDay: last.1)
        }
        if let until = fields["yearly_until"] {
            return monthDay(until).map { .yearlyUntil(month: $0.0, day: $0.1) }
        }
        guard let from = formula(fields, "from", at: [home]),
            let length = fields["for"].flatMap({ valueName($0) })
        else {
            if fields["from"] == nil || fields["for"] == nil {
                findings.report(.windowWithoutSpan, at: fields.place)
            }
            return nil
        }
        return .from(from, length: length, end: formula(fields, "or", at: [home]))
    }

    /// `MM-DD`, or the name of a value written so.
    func monthDay(_ written: Written?) -> (Int, Int)? {
        guard let written, let text = written.text else { return nil }
        if let day = MonthDay(text) { return (day.month, day.day) }
        if case .value(let at) = names[text], let first = at.first,
            case .text(let spelled) = values[first].value, let day = MonthDay(spelled)
        {
            return (day.month, day.day)
        }
        findings.report(.notAMonthDay(text), at: written.place)
        return nil
    }

    // MARK: Panels

    func panel(_ sketch: StepSketch, _ home: Home) -> PanelRule? {
        guard let fields = sketch.fields.map("panel", .panel) else { return nil }
        let article = sketch.additions["panel"]
        return PanelRule(
            size: size(fields), seats: fields.maps("seats", .seat).map { seat($0, home) },
            avoid: fields.maps("avoid", .avoidance).compactMap { avoid in
                condition(avoid, "when", at: [home]).map {
                    PanelRule.Avoidance(
                        when: $0, says: avoid.need("says"), cites: addedCites(avoid, article))
                }
            },
            opinions: fields.text("opinions"), replaces: fields.text("replaces"),
            cites: addedCites(fields, article))
    }

    private func size(_ fields: Fields) -> PanelRule.Size {
        guard let written = fields["size"] else { return .exactly(1) }
        if written.entries != nil {
            guard let map = Fields(written, .panelSize, findings) else { return .exactly(1) }
            let least = map.integer("at_least") ?? 1
            let most = map.integer("at_most") ?? max(least, 99)
            if least < 1 || most < least {
                findings.report(.badPanelSize(least, most), at: written.place)
            }
            return .between(atLeast: least, atMost: most, odd: map.flag("odd"))
        }
        if let number = written.text.flatMap({ Int($0) }) {
            if number < 1 { findings.report(.badPanelSize(number, number), at: written.place) }
            return .exactly(number)
        }
        return .named(valueName(written, orNames: true) ?? "")
    }

    private func seat(_ fields: Fields, _ home: Home) -> PanelRule.Seat {
        let role = fields.text("as") ?? Words.seatRoles[0]
        if !Words.seatRoles.contains(role) {
            findings.report(
                .notOneOf(role, Words.seatRoles), at: fields["as"]?.place ?? fields.place)
        }
        return PanelRule.Seat(
            pools: fields.texts("from"), count: fields.integer("count"),
            atLeast: fields.integer("at_least"), share: part(fields, "share"),
            moreThan: part(fields, "more_than"),
            filling: fields.word("filled", Words.fillings) ?? .drawn, role: role,
            when: condition(fields, "when", at: [home]))
    }

    /// A share of the panel: `1/2`, `30%` or `0.5`.
    private func part(_ fields: Fields, _ key: String) -> Decimal? {
        guard let written = fields[key], let text = fields.text(key) else { return nil }
        let halves = text.split(separator: "/")
        if halves.count == 2, let top = Decimal(halves[0]), let bottom = Decimal(halves[1]),
            let share = top.divided(by: bottom)
        {
            return share
        }
        if case .number(let share)? = try? FactText.read(text, as: .ratio) { return share }
        findings.report(.notAShare(text), at: written.place)
        return nil
    }
}

extension TermType {
    /// The nearest fact type of what a formula yields; text when only that is sure.
    init(_ type: FeelType) {
        switch type {
        case .boolean: self = .bool
        case .number: self = .number
        case .quantity: self = .money
        case .date: self = .date
        case .dayTimeDuration, .monthDuration: self = .period
        case .choice(let options): self = .choice(options)
        case .list(let element): self = .list(TermType(element))
        case .context(let members) where !members.isEmpty:
            self = .record(
                members.sorted { $0.key < $1.key }
                    .map { Column(name: $0.key, type: TermType($0.value)) })
        default: self = .text
        }
    }
}
