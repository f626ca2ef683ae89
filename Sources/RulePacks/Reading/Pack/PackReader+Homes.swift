// After the second pass: which kind of case and which repeated stage every name belongs to.
extension PackReader {
    /// What a computed term or decision reads, with its own place for messages.
    struct Derivation {
        let names: [String]
        let fixedBy: String?
        let isGiven: Bool
        let place: Place
        let article: String?
    }

    /// Places the names steps, stages and givers fix directly.
    func placeGivenNames() {
        var givers: [String: [Home]] = [:]
        for (number, kind) in kinds.enumerated() {
            for stage in kind.stages {
                let owner: Owner = stage.repeats ? .stage(stage.name) : .wholeCase
                if stage.repeats { homes[stage.name] = [number: .wholeCase] }
                for step in stage.steps {
                    homes[step.id] = [number: owner]
                    for term in step.given {
                        givers[term, default: []].append(Home(kind: number, owner: owner))
                    }
                }
            }
        }
        for term in terms {
            guard let givers = givers[term.name] else { continue }
            var places: Homes.Places = [:]
            for (kind, homes) in Dictionary(grouping: givers, by: \.kind) {
                let owners = Set(homes.map(\.owner))
                if owners.count > 1, !owners.contains(.wholeCase) {
                    findings.report(.givenInTwoStages(term.name), at: term.place)
                }
                // Given outside a repeated stage too, it belongs to the whole case.
                places[kind] = owners.count == 1 ? homes.first?.owner : .wholeCase
            }
            homes[term.name] = places
        }
        for clock in clocks { homes[clock.id] = places(ofClock: clock.fields) }
    }

    private func places(ofClock fields: Fields) -> Homes.Places? {
        for key in ["from", "met_by"] {
            let roots = fields.quietTexts(key).map(Self.root)
            let places = roots.reduce(nil) { Homes.common($0, homes[$1]) }
            if let places { return places }
        }
        return nil
    }

    /// The part of an event or member before its point.
    static func root(_ text: String) -> String {
        text.firstIndex(of: ".").map { String(text[..<$0]) } ?? text
    }

    /// Places computed terms and decisions by what they read, and reports cycles.
    func placeDerivedNames(_ derivations: [String: Derivation]) {
        var states: [String: Bool] = [:]
        var path: [String] = []
        func visit(_ name: String) {
            guard let derivation = derivations[name], states[name] != true else { return }
            if states[name] == false {
                let cycle = path.drop { $0 != name } + [name]
                findings.article = derivation.article
                findings.report(.cycle(Array(cycle)), at: derivation.place)
                findings.article = nil
                return
            }
            states[name] = false
            path.append(name)
            for read in derivation.names { visit(read) }
            path.removeLast()
            states[name] = true
            guard !derivation.isGiven else { return }
            let reads = derivation.names + (derivation.fixedBy.map { [$0] } ?? [])
            let places = reads.reduce(nil) { Homes.common($0, homes[$1]) }
            if places?.isEmpty == true {
                findings.article = derivation.article
                findings.report(
                    .mixedHomes(name, reads.filter { homes[$0] != nil }), at: derivation.place)
                findings.article = nil
            }
            homes[name] = places
        }
        for name in derivations.keys.sorted() { visit(name) }
    }

    /// Reports names that cannot be read where a condition stands.
    func checkUses() {
        for use in uses {
            findings.article = use.article
            for name in use.names {
                guard let places = homes[name], !places.isEmpty else { continue }
                for home in use.homes { check(name, places, home, use.place) }
            }
        }
        findings.article = nil
    }

    private func check(_ name: String, _ places: Homes.Places, _ home: Home, _ place: Place) {
        guard let owner = places[home.kind] else {
            let owners = places.keys.sorted().map { kinds[$0].name }
            findings.report(.otherKind(name, owners, here: kinds[home.kind].name), at: place)
            return
        }
        if case .stage(let stage) = owner, owner != home.owner {
            findings.report(.insideRepeatedStage(name, stage: stage), at: place)
        }
    }
}
