/// L31: every ruling the pack asks for is read by a rule or fills a named gap.
///
/// An idle ruling only costs an office a needless decision, so it is a warning.
struct RulingsAreUsed: Lint {
    let id = "L31"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        var used = Set(regulation.articles.flatMap(\.unquantified).map(\.ruling))
        used.formUnion(regulation.values.compactMap(\.ruling))
        for text in regulation.ruleTexts {
            used.formUnion(text.readNames)
        }
        used.formUnion(regulation.rulingReferences)
        return regulation.rulings.filter { !used.contains($0.name) }.map {
            pack.problem(
                id, .rulingIdle($0.name), at: $0.name, in: $0.cites.first?.article,
                severity: .warning)
        }
    }
}

extension Regulation {
    /// Names behind `口径.` outside conditions: lengths of clocks and windows, panel sizes, caps.
    fileprivate var rulingReferences: [String] {
        let steps = kinds.flatMap(\.steps)
        var names = clocks.flatMap(\.lengthNames) + steps.compactMap(\.rounds?.atMost)
        names += steps.compactMap(\.concludes)
        for step in steps {
            if case .from(_, let length, _)? = step.window?.span { names.append(length) }
            if case .named(let name)? = step.panel?.size { names.append(name) }
        }
        names += terms.compactMap(\.ruling) + steps.flatMap(\.outcomes).compactMap(\.validFor)
        for clock in clocks {
            if case .every(let rhythm) = clock.length { names.append(rhythm) }
        }
        names += [counting?.roll, counting?.year].compactMap(\.self)
        return names.map(ClocksAreWhole.bare)
    }
}
