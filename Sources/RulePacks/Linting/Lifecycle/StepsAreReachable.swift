/// L20: every step can be reached at all.
///
/// A step 仅退回 or 仅触发 must be what something returns to or triggers; what opens, excludes or
/// guards a step must be able to come true when every other step has been done.
public struct StepsAreReachable: Lint {
    public let id = "L20"

    public init() {}

    public func problems(in pack: LintedPack) -> [Problem] {
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

    /// Steps that cannot begin even when all others may have been done.
    static func unreachable(_ kind: Kind, _ reach: Reachability) -> [Step] {
        let all = Set(kind.steps.map(\.id))
        return kind.steps.filter { !reach.mayBegin($0, done: all.subtracting([$0.id])) }
    }
}
