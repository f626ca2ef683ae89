/// Something of a pack that hangs on an article: a rule, a limit, a step, an end.
public struct Hook: Sendable, Hashable, Codable {
    /// What it is; the order is the order of showing.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        case step, rounds, window, panel, body, aspect, ending
        case limit, decision, row, gate, ground, clock, material
        case term, role, ruling

        /// In the order of showing.
        public static func < (one: Kind, other: Kind) -> Bool {
            let all = Kind.allCases
            return (all.firstIndex(of: one) ?? 0) < (all.firstIndex(of: other) ?? 0)
        }
    }
    /// What it is.
    public let kind: Kind
    /// Its id or name in the pack; rows and grounds carry their number, 1-based: `立项路径 2`.
    public let id: String
    /// What it says, as written: a value, an outcome, a sentence; empty when the id says it.
    public let detail: String
    /// The article or item it hangs on; a part that cites several has a hook for each.
    public let cites: Citation
}

extension Regulation {
    /// Everything in the pack that cites an article or an item of one, in the order of the text.
    public var hooks: [Hook] {
        hooksInPackOrder.enumerated()
            .sorted { one, other in
                (one.element.cites, one.element.kind, one.offset)
                    < (other.element.cites, other.element.kind, other.offset)
            }
            .map(\.element)
    }

    /// The same in the order of the pack, kind by kind.
    var hooksInPackOrder: [Hook] {
        var all: [Hook] = kinds.flatMap(\.steps).flatMap(\.hooks)
        all += values.map(\.hook)
        all += decisions.flatMap(\.hooks)
        all += gates.flatMap(\.hooks)
        all += clocks.flatMap(\.hooks)
        all += materials.map(\.hook)
        all += terms.compactMap(\.hook)
        for role in roles { all += RulePacks.hooks(.role, role.name, role.office, role.cites) }
        for ruling in rulings {
            all += RulePacks.hooks(.ruling, ruling.name, ruling.asks, ruling.cites)
        }
        return all
    }
}

private func hooks(
    _ kind: Hook.Kind, _ id: String, _ detail: String, _ cites: [Citation]
) -> [Hook] {
    cites.map { Hook(kind: kind, id: id, detail: detail, cites: $0) }
}

extension Step {
    fileprivate var hooks: [Hook] {
        var found = RulePacks.hooks(.step, id, "", cites)
        if let rounds {
            let own = rounds.cites.isEmpty ? cites : rounds.cites
            found += RulePacks.hooks(
                .rounds, id, "\(rounds.of.joined(separator: ",")) \(rounds.atMost) \(rounds.then)",
                own)
        }
        if let window { found += RulePacks.hooks(.window, id, "", window.cites) }
        if let panel { found += RulePacks.hooks(.panel, id, "", panel.cites) }
        found += bodies.flatMap { RulePacks.hooks(.body, id, $0.role, $0.cites) }
        found += aspects.map { Hook(kind: .aspect, id: id, detail: $0.name, cites: $0.cites) }
        for outcome in outcomes {
            guard let ending = outcome.ends else { continue }
            let own = outcome.cites.isEmpty ? cites : outcome.cites
            found += RulePacks.hooks(.ending, "\(id).\(outcome.name)", ending, own)
        }
        return found
    }
}

extension LawValue {
    fileprivate var hook: Hook { Hook(kind: .limit, id: name, detail: written, cites: cites) }
}

extension Decision {
    fileprivate var hooks: [Hook] {
        let own = Hook(kind: .decision, id: id, detail: question, cites: article)
        let all = rows + [otherwise].compactMap(\.self)
        return [own]
            + all.enumerated().map { index, row in
                Hook(
                    kind: .row, id: "\(id) \(index + 1)",
                    detail: row.results.joined(separator: ","), cites: row.cites)
            }
    }
}

extension Gate {
    fileprivate var hooks: [Hook] {
        let own = Hook(kind: .gate, id: id, detail: says, cites: cites)
        guard case .failsWhen(let grounds) = test else { return [own] }
        return [own]
            + grounds.enumerated().map { index, ground in
                Hook(
                    kind: .ground, id: "\(id) \(index + 1)", detail: ground.says,
                    cites: ground.cites)
            }
    }
}

extension Clock {
    fileprivate var hooks: [Hook] { RulePacks.hooks(.clock, id, what, cites) }
}

extension Material {
    fileprivate var hook: Hook { Hook(kind: .material, id: id, detail: "", cites: cites) }
}

extension Term {
    fileprivate var hook: Hook? {
        definedBy.map { Hook(kind: .term, id: name, detail: "", cites: $0) }
    }
}
