/// L20: every step can be reached at all.
///
/// A step 仅退回 or 仅触发 must be what something returns to or triggers; what opens, excludes or
/// guards a step must be able to come true when every other step has been done.
struct StepsAreReachable: Lint {
    let id = "L20"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.kinds.flatMap { kind -> [Problem] in
            let reach = Reachability(kind, in: pack.regulation)
            return Self.unreachable(kind, reach).map { step in
                let complaint: LintComplaint =
                    if case .normally = step.opening { .stepNeverOpens(step.id) } else {
                        .stepNotTargeted(step.id)
                    }
                return pack.problem(
                    id, complaint, at: step.id, in: step.cites.first?.article)
            }
        }
    }

    /// Steps that cannot be done even when all others may have been.
    static func unreachable(_ kind: Kind, _ reach: Reachability) -> [Step] {
        let all = Set(kind.steps.map(\.id))
        return kind.steps.filter { !reach.mayEnd($0, done: all.subtracting([$0.id])) }
    }
}
