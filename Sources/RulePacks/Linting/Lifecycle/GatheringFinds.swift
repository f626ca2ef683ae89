/// L34: the article a kind of case gathers is the consequence of some clock, and one kind gathers.
struct GatheringFinds: Lint {
    let id = "L34"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        let gathering = regulation.kinds.filter { $0.gathers != nil }
        let idle = gathering.filter { kind in
            !regulation.clocks.contains { clock in
                kind.gathers.map { clock.late.contains(.article($0)) } ?? false
            }
        }
        return (idle + gathering.dropFirst()).compactMap { kind in
            kind.gathers.map {
                pack.problem(
                    id, .gathersNothing(kind.name, $0.text), place: kind.place, in: $0.article)
            }
        }
    }
}
