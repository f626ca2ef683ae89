import Quantities

/// L03: every value has a unit, an amount or share has a base, and a limit says 含 or 不含.
///
/// A month and day of the year (`12-31`) is no limit on a scale and needs neither.
struct ValuesAreWhole: Lint {
    let id = "L03"

    func problems(in pack: LintedPack) -> [Problem] {
        let clocked = Set(pack.regulation.clocks.flatMap(\.lengthNames))
        return pack.regulation.values.flatMap { value -> [Problem] in
            guard MonthDay(value.written) == nil else { return [] }
            var found: [LintComplaint] = []
            if value.written.last?.isNumber ?? true { found.append(.valueWithoutUnit(value.name)) }
            let isAmount = LintWord.amountUnits.contains { value.written.hasSuffix($0) }
            if isAmount, value.base == nil { found.append(.valueWithoutBase(value.name)) }
            if value.bound == nil, !clocked.contains(value.name) || isAmount {
                found.append(.valueWithoutBound(value.name))
            }
            return found.map { pack.problem(id, $0, at: value.name, in: value.cites.article) }
        }
    }
}

extension Clock {
    /// Names of the values or rulings that say how long it runs.
    var lengthNames: [String] {
        switch length {
        case .within(let name), .lasts(let name), .ahead(let name, of: _): [name]
        case .between(let low, let high): [low, high]
        case .due, .every: []
        }
    }
}
