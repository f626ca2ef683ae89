/// L11: a clock runs for a period with a unit and says what follows when it is late.
///
/// That it has a debtor, a start and what meets it is the reader's to see.
struct ClocksAreWhole: Lint {
    let id = "L11"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.clocks.flatMap { clock in
            complaints(about: clock, in: pack.regulation).map {
                pack.problem(id, $0, at: clock.id, in: clock.cites.first?.article)
            }
        }
    }

    private func complaints(about clock: Clock, in regulation: Regulation) -> [LintComplaint] {
        var found: [LintComplaint] = []
        if clock.late.isEmpty { found.append(.clockWithoutConsequence(clock.id)) }
        for name in clock.lengthNames where !isPeriod(name, in: regulation) {
            found.append(.clockWithoutUnit(clock.id, name))
        }
        return found
    }

    private func isPeriod(_ name: String, in regulation: Regulation) -> Bool {
        let values = regulation.values.filter { $0.name == name }
        if !values.isEmpty {
            return values.allSatisfy { if case .period = $0.value { true } else { false } }
        }
        return regulation.ruling(Self.bare(name))?.type == .period
    }

    /// `口径.X` without its root.
    static func bare(_ name: String) -> String {
        let root = Words.rulings + "."
        return name.hasPrefix(root) ? String(name.dropFirst(root.count)) : name
    }
}
