/// One FEEL text of a pack with what it serves.
struct RuleText {
    /// What the text is for; lints treat the ways differently.
    enum Use: Hashable {
        case termApplies, termComputed, portfolio, stageApplies
        case stepOpens, stepApplies, stepCloses, windowDay, bodyApplies, officeChosen, avoidance
        case decisionApplies, decisionInput
        case cell(input: String)
        case gateApplies, gateTest, gateByWayOf
        case kindPauses, clockPauses, clockRuns, clockApplies, clockUnless
        case materialApplies, contentApplies
    }
    let text: String
    let use: Use
    /// Id of the term, step, decision, gate, clock or material it belongs to.
    let owner: String
    let cites: Citation?

    /// Root names read, keywords and members left out.
    var roots: [String] { RuleTokens.paths(in: text).map(\.root) }
}

extension Regulation {
    /// Every FEEL text of the pack, in the order terms, steps, decisions, gates, clocks, materials.
    var ruleTexts: [RuleText] {
        var all: [RuleText] = terms.flatMap(\.ruleTexts)
        all += roles.flatMap(\.ruleTexts)
        all += kinds.flatMap(\.ruleTexts)
        all += decisions.flatMap(\.ruleTexts)
        all += gates.flatMap(\.ruleTexts)
        all += clocks.flatMap(\.ruleTexts)
        all += materials.flatMap(\.ruleTexts)
        return all
    }
}

private func texts(
    _ owner: String, _ cites: Citation?, _ found: [(Condition?, RuleText.Use)]
) -> [RuleText] {
    found.compactMap { condition, use in
        condition.map { RuleText(text: $0.text, use: use, owner: owner, cites: cites) }
    }
}

extension Term {
    fileprivate var ruleTexts: [RuleText] {
        let formulas = [computed].compactMap(\.self) + readings.map(\.formula)
        return texts(name, definedBy, [(when, .termApplies)])
            + formulas.map {
                RuleText(text: $0.text, use: .termComputed, owner: name, cites: definedBy)
            }
    }
}

extension Regulation.Role {
    fileprivate var ruleTexts: [RuleText] {
        texts(name, cites.first, choices.map { ($0.when, .officeChosen) })
    }
}

extension Kind {
    fileprivate var ruleTexts: [RuleText] {
        portfolio.map { shown in
            RuleText(text: shown.formula.text, use: .portfolio, owner: shown.name, cites: nil)
        }
            + texts(name, pause?.cites.first, [(pause?.condition, .kindPauses)])
            + stages.flatMap { stage in
                texts(stage.name, nil, [(stage.when, .stageApplies)])
                    + stage.steps.flatMap(\.ruleTexts)
            }
    }
}

extension Step {
    fileprivate var ruleTexts: [RuleText] {
        var conditions: [(Condition?, RuleText.Use)] = [
            (opens, .stepOpens), (when, .stepApplies), (until, .stepCloses),
        ]
        conditions += bodies.map { ($0.when, .bodyApplies) }
        conditions += (panel?.avoid ?? []).map { ($0.when, .avoidance) }
        return texts(id, cites.first, conditions) + windowDays
    }

    /// The condition that opens the step; `nil` when it opens by order, return or trigger alone.
    var opens: Condition? {
        if case .normally(let condition) = opening { condition } else { nil }
    }

    private var windowDays: [RuleText] {
        guard case .from(let day, _, let end)? = window?.span else { return [] }
        return [day, end].compactMap { formula in
            formula.map { RuleText(text: $0.text, use: .windowDay, owner: id, cites: cites.first) }
        }
    }
}

extension Decision {
    fileprivate var ruleTexts: [RuleText] {
        let asked = inputs.map {
            RuleText(text: $0, use: .decisionInput, owner: id, cites: article)
        }
        let cells = rows.flatMap { row in
            zip(inputs, row.cells).map { input, cell in
                RuleText(text: cell, use: .cell(input: input), owner: id, cites: row.cites)
            }
        }
        return texts(id, article, [(when, .decisionApplies)]) + asked + cells
    }
}

extension Gate {
    fileprivate var ruleTexts: [RuleText] {
        var way: Condition?
        if case .condition(let condition)? = byWayOf { way = condition }
        return texts(id, cites, [(when, .gateApplies), (way, .gateByWayOf)])
            + tests.map { RuleText(text: $0.text, use: .gateTest, owner: id, cites: cites) }
    }

    /// The conditions that decide the gate.
    var tests: [Condition] {
        switch test {
        case .passesWhen(let condition), .showsWhen(let condition): [condition]
        case .failsWhen(let grounds): grounds.map(\.when)
        case .shows: []
        }
    }
}

extension Clock {
    fileprivate var ruleTexts: [RuleText] {
        texts(
            id, cites.first,
            [
                (pausedWhile, .clockPauses), (runsWhile, .clockRuns), (when, .clockApplies),
                (unless, .clockUnless),
            ])
    }
}

extension Material {
    fileprivate var ruleTexts: [RuleText] {
        texts(
            id, cites,
            [(when, .materialApplies)] + contains.map { ($0.when, .contentApplies) })
    }
}
