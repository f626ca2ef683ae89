/// L10: force is kept: only 须 blocks, 可 never does, and no gate is harder than its article.
///
/// An article's strength is that of the strongest thing it says; an item may state its own.
struct StrengthIsKept: Lint {
    let id = "L10"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.gates.flatMap { gate -> [Problem] in
            complaints(about: gate, in: pack.regulation)
                .map { pack.problem(id, $0, at: gate.id, in: gate.cites.article) }
        }
    }

    private func complaints(about gate: Gate, in regulation: Regulation) -> [LintComplaint] {
        let isShowing =
            switch gate.test {
            case .showsWhen, .shows: true
            case .passesWhen, .failsWhen: false
            }
        var found: [LintComplaint] = []
        switch gate.strength {
        case .may where !isShowing: found.append(.mayBlocks(gate.id))
        case .must where isShowing, .inPrinciple where isShowing:
            found.append(.mustOnlyShows(gate.id))
        case .power, .declaration: found.append(.nothingToRun(gate.id))
        default: break
        }
        let grounds: [Citation] =
            if case .failsWhen(let all) = gate.test { all.map(\.cites) } else { [] }
        for cites in [gate.cites] + grounds {
            guard let allowed = strongest(cites, in: regulation),
                gate.strength.force > allowed.force
            else { continue }
            found.append(.gateHardened(gate.id, cites.text))
            break
        }
        return found
    }

    /// The strongest of the article and, where one is cited, its item.
    private func strongest(_ cites: Citation, in regulation: Regulation) -> Strength? {
        guard let article = regulation.article(cites.article) else { return nil }
        let items = article.items.filter { cites.item == nil || $0.number == cites.item }
        let all = [article.strength] + items.map(\.strength)
        return all.max { $0.force < $1.force }
    }
}

extension Strength {
    /// How hard it blocks: 2 refuses, 1 asks for a reason, 0 never blocks.
    var force: Int {
        switch self {
        case .must: 2
        case .inPrinciple: 1
        case .may, .basis, .power, .declaration: 0
        }
    }
}
