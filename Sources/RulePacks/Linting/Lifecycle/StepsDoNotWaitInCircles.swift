/// L21: no steps wait for each other, by order, by condition or through a gate.
struct StepsDoNotWaitInCircles: Lint {
    let id = "L21"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.kinds.flatMap { kind -> [Problem] in
            let reach = Reachability(kind, in: pack.regulation)
            let lost = Set(StepsAreReachable.unreachable(kind, reach).map(\.id))
            let reached = reach.reached(granted: lost)
            let waiting = kind.steps.filter { !reached.contains($0.id) }
            return Self.circles(waiting, pack.regulation).map { circle in
                pack.problem(id, .stepsWait(circle), at: circle[0])
            }
        }
    }

    /// Groups of steps each of which waits for all others of its group, in the order of the file.
    static func circles(_ steps: [Step], _ regulation: Regulation) -> [[String]] {
        let waits = waits(steps, regulation)
        var circles: [[String]] = []
        var placed: Set<String> = []
        for step in steps where !placed.contains(step.id) {
            let ahead = waits[step.id] ?? []
            guard ahead.contains(step.id) else { continue }
            let circle = steps.map(\.id).filter {
                ahead.contains($0) && waits[$0]?.contains(step.id) ?? false
            }
            placed.formUnion(circle)
            circles.append(circle)
        }
        return circles
    }

    /// The steps each step waits for, directly or through others: by order, condition or gate.
    static func waits(_ steps: [Step], _ regulation: Regulation) -> [String: Set<String>] {
        let names = Set(steps.map(\.id))
        let texts = Dictionary(grouping: regulation.ruleTexts, by: \.owner)
        var edges: [String: Set<String>] = [:]
        for step in steps {
            var waitsFor = Set(step.after)
            waitsFor.formUnion((texts[step.id] ?? []).flatMap(\.roots))
            for gate in regulation.gates where gate.guards.contains(where: { $0.step == step.id }) {
                waitsFor.formUnion(gate.tests.flatMap(\.names))
            }
            edges[step.id] = waitsFor.intersection(names)
        }
        return Dictionary(
            uniqueKeysWithValues: steps.map { ($0.id, reach($0.id, edges)) })
    }

    /// Everything a step waits for, directly or through others.
    private static func reach(_ start: String, _ edges: [String: Set<String>]) -> Set<String> {
        var seen: Set<String> = []
        var open = Array(edges[start] ?? [])
        while let next = open.popLast() {
            if seen.insert(next).inserted { open += edges[next] ?? [] }
        }
        return seen
    }
}

extension Gate.Guarded {
    /// The step whose outcome, or which itself, is guarded.
    var step: String? {
        switch self {
        case .step(let id), .outcome(step: let id, outcome: _): id
        case .stage, .payment: nil
        }
    }
}
