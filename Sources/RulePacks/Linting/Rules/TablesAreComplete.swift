/// L05: a decision table has no gap and no overlap, shown with a combination of facts as witness.
///
/// Nor has it a row that nothing reaches. A table with `otherwise` has no gaps. Rows may overlap
/// under FIRST and the collecting policies, and under ANY with the same result. At a limit the text
/// leaves open nothing is asked. A table with formulas in its cells is not judged and says so.
struct TablesAreComplete: Lint {
    let id = "L05"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.decisions.flatMap { decision -> [Problem] in
            guard let analysis = TableAnalysis(decision, in: pack.regulation),
                let samples = analysis.samples()
            else {
                return [
                    pack.problem(
                        id, .tableNotJudged(decision.id), at: decision.id,
                        in: decision.article.article, severity: .warning)
                ]
            }
            var found: [Problem] = []
            let reached = Set(samples.flatMap { Self.effective($0.rows, in: decision) })
            for row in decision.rows.indices where !reached.contains(row) {
                found.append(
                    problem(.tableRowIdle(decision.id, row + 1), decision, pack))
            }
            if let gap = samples.first(where: \.rows.isEmpty), decision.otherwise == nil {
                let complaint = LintComplaint.tableHasGap(
                    decision.id, analysis.describe(gap.points))
                found.append(problem(complaint, decision, pack))
            }
            if let overlap = samples.first(where: { Self.clash($0.rows, in: decision) }) {
                let rows = LintComplaint.rows(overlap.rows.map { $0 + 1 })
                let complaint = LintComplaint.tableOverlaps(
                    decision.id, rows, analysis.describe(overlap.points))
                found.append(problem(complaint, decision, pack))
            }
            return found
        }
    }

    private func problem(
        _ complaint: LintComplaint, _ decision: Decision, _ pack: LintedPack
    ) -> Problem {
        pack.problem(id, complaint, at: decision.id, in: decision.article.article)
    }

    /// The rows that decide when these match: under FIRST only the first does.
    private static func effective(_ rows: [Int], in decision: Decision) -> [Int] {
        decision.hit == "FIRST" ? Array(rows.prefix(1)) : rows
    }

    private static func clash(_ rows: [Int], in decision: Decision) -> Bool {
        guard rows.count > 1 else { return false }
        switch decision.hit {
        case "UNIQUE": return true
        case "ANY": return Set(rows.map { decision.rows[$0].results }).count > 1
        default: return false
        }
    }
}
