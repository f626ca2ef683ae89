/// L29: no two clocks have the same start and the same end.
///
/// A duty stated in two articles is one clock that cites both. Two clocks that never apply together
/// (each with its own `when`) are two duties.
struct ClocksDiffer: Lint {
    let id = "L29"

    func problems(in pack: LintedPack) -> [Problem] {
        let clocks = pack.regulation.clocks
        return clocks.indices.flatMap { index -> [Problem] in
            clocks[..<index].filter { isTwin($0, clocks[index]) }.map { twin in
                pack.problem(
                    id, .clocksAlike(twin.id, clocks[index].id), at: clocks[index].id,
                    in: clocks[index].cites.first?.article)
            }
        }
    }

    private func isTwin(_ one: Clock, _ other: Clock) -> Bool {
        guard !one.from.isEmpty, !one.metBy.isEmpty, Set(one.from) == Set(other.from),
            Set(one.metBy) == Set(other.metBy)
        else { return false }
        return one.when?.text == other.when?.text && one.runsWhile?.text == other.runsWhile?.text
    }
}
