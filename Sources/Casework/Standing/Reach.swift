import RulePacks

/// What names rest on, followed through everything that is worked out from other names.
struct Reach {
    /// Steps that were read, or gave a fact that was.
    private(set) var steps: Set<String> = []
    private(set) var clocks: Set<String> = []
    /// Whether the bare passing of days can change what the names come to.
    private(set) var isTimely = false

    init(of names: [String], in kind: Kind, _ regulation: Regulation) {
        var open = names
        var seen: Set<String> = []
        while let name = open.popLast() {
            guard seen.insert(name).inserted else { continue }
            open += regulation.names(behind: name)
            if let step = kind.step(name) {
                steps.insert(name)
                isTimely = isTimely || step.outcomes.contains { $0.validFor != nil }
            } else if let clock = regulation.clock(name) {
                clocks.insert(name)
                steps.formUnion((clock.from + clock.metBy).compactMap(\.step))
            } else if let stage = kind.stages.first(where: { $0.name == name }) {
                steps.formUnion(stage.steps.map(\.id))
                clocks.formUnion(kind.names(of: stage).filter { regulation.clock($0) != nil })
            } else if name == PackWord.duties {
                clocks.formUnion(regulation.gatheredClocks.map(\.id))
            } else if regulation.term(name) != nil {
                steps.formUnion(kind.steps.lazy.filter { $0.termsGiven.contains(name) }.map(\.id))
            }
        }
        isTimely = isTimely || !clocks.isEmpty || seen.contains(PackWord.today)
    }
}
