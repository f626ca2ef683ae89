/// L33: what a document must be dated with has happened by the time the document is handed in.
struct MaterialsDateInTime: Lint {
    let id = "L33"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        return regulation.kinds.flatMap { kind -> [Problem] in
            let earlier = StepsDoNotWaitInCircles.waits(kind.steps, regulation)
            return regulation.materials.compactMap { material in
                guard let step = (material.neededFor ?? material.from).flatMap({ kind.step($0) }),
                    let with = material.datedWith,
                    case let givers = Self.givers(of: with, in: kind), !givers.isEmpty,
                    !givers.contains(step.id),
                    !givers.contains(where: { earlier[step.id]?.contains($0) ?? false })
                else { return nil }
                return pack.problem(
                    id, .datedTooEarly(material.id, with, step.id), at: material.id,
                    in: material.cites.article)
            }
        }
    }

    /// The step it names, or those that give the date it names.
    private static func givers(of name: String, in kind: Kind) -> [String] {
        let root = name.split(separator: ".").first.map(String.init) ?? name
        if kind.step(root) != nil { return [root] }
        return kind.steps.filter { step in
            (step.gives + step.mayGive + step.outcomes.flatMap { $0.gives + $0.mayGive })
                .contains(name)
        }.map(\.id)
    }
}
