/// L25: a gate named as what follows lateness reads that very clock.
struct LateGatesReadTheirClock: Lint {
    let id = "L25"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let texts = Dictionary(grouping: regulation.ruleTexts, by: \.owner)
        return regulation.clocks.flatMap { clock in
            clock.late.flatMap { consequence -> [String] in
                if case .gates(let names) = consequence { names } else { [] }
            }
            .filter { gate in
                !(texts[gate] ?? []).contains { reads($0, clock.id, regulation) }
            }
            .map {
                pack.problem(
                    id, .gateIgnoresClock($0, clock.id), at: $0, in: clock.cites.first?.article)
            }
        }
    }

    /// Whether a text reads the clock itself, or a computed term that does.
    private func reads(_ text: RuleText, _ clock: String, _ regulation: Regulation) -> Bool {
        text.readNames.contains { name in
            name == clock
                || regulation.term(name)?.computed.map { $0.names.contains(clock) } ?? false
        }
    }
}
