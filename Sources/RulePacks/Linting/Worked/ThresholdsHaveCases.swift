import Quantities

/// L07: every threshold has worked cases one step below it, at it and one step above.
///
/// A threshold is a value of the law that a rule compares with something. The step is the smallest
/// of its scale: 1 分, 0.01 %, 1 day, 1 of a count. A case counts when it expects something of the
/// very rule (decision, gate or material) that compares. What is compared must be a name or simple
/// arithmetic; anything else cannot be judged and says so.
struct ThresholdsHaveCases: Lint {
    let id = "L07"

    private enum Side: Hashable, CaseIterable { case below, at, above }

    /// A comparison of something with one value of the law, in one rule.
    private struct Threshold: Hashable {
        let owner: String
        let value: String
        let quantity: String
        let limit: String

        var isReadable: Bool {
            QuantityText.isReadable(quantity) && QuantityText.isReadable(limit)
        }
    }

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let values = Dictionary(
            regulation.values.map { ($0.name, $0) }, uniquingKeysWith: { one, _ in one })
        var thresholds: [(key: Threshold, cites: Citation?)] = []
        for text in regulation.ruleTexts where Self.isJudged(text.use) {
            for comparison in Self.comparisons(of: text) {
                guard let threshold = Self.threshold(comparison, text.owner, values),
                    !thresholds.contains(where: { $0.key == threshold })
                else { continue }
                thresholds.append((threshold, text.cites))
            }
        }
        return thresholds.compactMap { threshold, cites in
            guard threshold.isReadable else {
                return pack.problem(
                    id, .thresholdUnseen(threshold.owner, threshold.value), at: threshold.owner,
                    in: cites?.article, severity: .warning)
            }
            guard let value = values[threshold.value], let step = Self.step(of: value) else {
                return nil
            }
            let seen = sides(of: threshold, step, pack)
            let absent = Side.allCases.filter { !seen.contains($0) }
            guard !absent.isEmpty else { return nil }
            let complaint = LintComplaint.thresholdUntested(
                threshold.owner, value.name,
                absent.map(Self.word).joined(separator: LintComplaint.listJoint))
            return pack.problem(
                id, complaint, at: threshold.owner, in: (cites ?? value.cites).article)
        }
    }

    private func sides(
        of threshold: Threshold, _ step: Decimal, _ pack: LintedPack
    ) -> Set<Side> {
        var seen: Set<Side> = []
        for run in pack.runs where run.exercises(threshold.owner, of: pack.regulation) {
            let lookup = run.lookup(in: pack.regulation)
            guard let quantity = QuantityText.value(threshold.quantity, lookup),
                let limit = QuantityText.value(threshold.limit, lookup),
                let distance = quantity.distance(from: limit)
            else { continue }
            if distance.isZero {
                seen.insert(.at)
            } else if distance.magnitude <= step {
                seen.insert(distance.isNegative ? .below : .above)
            }
        }
        return seen
    }

    /// Rules a worked case can expect something of.
    private static func isJudged(_ use: RuleText.Use) -> Bool {
        switch use {
        case .cell, .gateTest, .gateApplies, .materialApplies, .termComputed, .decisionApplies,
            .decisionInput:
            true
        default: false
        }
    }

    private static func comparisons(of text: RuleText) -> [Comparison] {
        if case .cell(let input) = text.use {
            return Comparison.all(inCell: text.text, of: input)
        }
        return Comparison.all(in: text.text)
    }

    private static func threshold(
        _ comparison: Comparison, _ owner: String, _ values: [String: LawValue]
    ) -> Threshold? {
        let sides = [(comparison.left, comparison.right), (comparison.right, comparison.left)]
        for (quantity, limit) in sides {
            let names = RuleTokens.paths(in: limit).map(\.text)
            guard let value = names.first(where: { values[$0].flatMap(step) != nil }) else {
                continue
            }
            return Threshold(owner: owner, value: value, quantity: quantity, limit: limit)
        }
        return nil
    }

    /// The smallest step of a value's scale; `nil` for what lies on none.
    private static func step(of value: LawValue) -> Decimal? {
        switch value.type {
        case .money: Decimal("0.01")
        case .ratio: Decimal("0.0001")
        case .number, .period: .one
        default: nil
        }
    }

    private static func word(_ side: Side) -> String {
        switch side {
        case .below: LintComplaint.below
        case .at: LintComplaint.exactly
        case .above: LintComplaint.above
        }
    }
}
