/// Where the names of a pack are declared, and the few written things the model does not keep.
struct PackPlaces: Sendable {
    private var places: [String: Place] = [:]
    /// Outcomes that say everything stays as it was, as `步骤.结果`.
    private(set) var staying: Set<String> = []

    init(_ regulation: Regulation, _ files: [PackFile]) {
        for file in files where file.path == "regulation.yaml" { noteKeys(of: file) }
        for file in files where Self.mayHoldSteps(file.path) {
            if let root = Self.read(file) { noteStaying(root) }
        }
        for term in regulation.terms { places[term.name] = term.place }
        for value in regulation.values { places[value.name] = value.place }
        for role in regulation.roles { places[role.name] = role.place }
        for ruling in regulation.rulings { places[ruling.name] = ruling.place }
        for kind in regulation.kinds {
            places[kind.name] = kind.place
            for stage in kind.stages { places[stage.name] = stage.place }
        }
        for material in regulation.materials { places[material.id] = material.place }
        for gate in regulation.gates { places[gate.id] = gate.place }
        for clock in regulation.clocks { places[clock.id] = clock.place }
        for decision in regulation.decisions { places[decision.id] = decision.place }
        for step in regulation.kinds.flatMap(\.steps) { places[step.id] = step.place }
        for article in regulation.articles where places[article.id] == nil {
            places[article.id] = article.place
        }
    }

    /// Where a name is declared; the top of the identity file when it is declared nowhere.
    func place(of name: String) -> Place {
        places[name] ?? Place(file: "regulation.yaml", line: 1, column: 1)
    }

    private static func mayHoldSteps(_ path: String) -> Bool {
        path.hasSuffix(".yaml") && !path.hasPrefix("cases/") && !path.hasPrefix("journeys/")
    }

    private static func read(_ file: PackFile) -> Written? {
        YamlText(file: file.path, findings: Findings()).read(file.text)
    }

    private mutating func noteKeys(of file: PackFile) {
        for entry in Self.read(file)?.entries ?? [] { places[entry.key] = entry.place }
    }

    private mutating func noteStaying(_ written: Written) {
        if let id = written["id"]?.text, let outcomes = written["outcomes"]?.entries {
            for outcome in outcomes where outcome.value["leads"]?.text == Words.asItWas {
                staying.insert("\(id).\(outcome.key)")
            }
        }
        for item in written.items ?? [] { noteStaying(item) }
        for entry in written.entries ?? [] { noteStaying(entry.value) }
    }
}
