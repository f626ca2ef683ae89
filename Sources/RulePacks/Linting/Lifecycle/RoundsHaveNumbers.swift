/// L23: rounds are counted up to a number of the law or a ruling.
///
/// That the outcomes counted and what comes then exist is the reader's to see.
struct RoundsHaveNumbers: Lint {
    let id = "L23"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.kinds.flatMap(\.steps).compactMap { step in
            guard let rounds = step.rounds, !isCount(rounds.atMost, pack.regulation) else {
                return nil
            }
            return pack.problem(
                id, .roundsWithoutNumber(step.id, rounds.atMost), at: step.id,
                in: step.cites.first?.article)
        }
    }

    private func isCount(_ name: String, _ regulation: Regulation) -> Bool {
        if let value = regulation.values(name).first { return value.type == .number }
        if let type = regulation.term(name)?.type ?? regulation.decision(ofOutput: name)?.type {
            return type == .number
        }
        return regulation.ruling(ClocksAreWhole.bare(name))?.type == .number
    }
}
