import RulePacks

extension Standing {
    /// Gates that acts still standing have passed and would not pass any more (PACKS §3).
    ///
    /// A correction undoes nothing; what it takes the ground from is told.
    ///
    /// - Parameter before: the case before the correction; what stood against it then is left out.
    /// - Returns: findings in the order of the text.
    func gatesLost(since before: Standing) -> [Finding] {
        let known = Set(before.gatesAgainstActs().map(\.place))
        return gatesAgainstActs().filter { !known.contains($0.place) }.map(\.finding)
            .enumerated()
            .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
            .map(\.element)
    }

    private struct Against {
        /// The act and the gate's item, to tell findings of the same gate apart.
        struct Place: Hashable {
            let act: StepKey
            let gate: String
            let cites: [String]
        }
        let place: Place
        let finding: Finding
    }

    /// What would stop the acts that stand, asked of each as it was done.
    private func gatesAgainstActs() -> [Against] {
        let order = Dictionary(
            kind.steps.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        let keys = file.turns.keys.sorted { one, other in
            (order[one.step] ?? 0, one.occurrence ?? "")
                < (order[other.step] ?? 0, other.occurrence ?? "")
        }
        return keys.flatMap { key -> [Against] in
            guard let turn = file.turn(key), let done = turn.act, let actor = turn.actor,
                let step = kind.step(key.step)
            else { return [] }
            let act = Act(
                step: key.step, occurrence: key.occurrence, outcome: done.outcome,
                materials: done.materials, overrides: done.overrides,
                acknowledged: done.acknowledged
            )
            return GateCheck(Decider(self, act, by: actor), step).findings().filter(\.blocks).map {
                let place = Against.Place(act: key, gate: $0.id, cites: $0.cites)
                return Against(place: place, finding: $0)
            }
        }
    }
}
