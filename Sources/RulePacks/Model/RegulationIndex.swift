public import Quantities

extension Regulation {
    /// Positions by name, made once by the reader.
    struct Index: Sendable {
        let names: NameIndex
        let citations: Citations
        let articles: [String: Int]
        let clocks: [String: Int]
        let gates: [String: Int]
        let materials: [String: Int]
        let roles: [String: Int]
        let rulings: [String: Int]

        /// Where each name stands in a list; the first one of several.
        static func positions(_ names: [String]) -> [String: Int] {
            Dictionary(
                names.enumerated().map { ($0.element, $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }
    }
}

extension Regulation {
    /// The term of that name.
    public func term(_ name: String) -> Term? {
        if case .term(let at) = index.names[name] { terms[at] } else { nil }
    }
    /// The kind of that name.
    public func kind(_ name: String) -> Kind? { kinds.first { $0.name == name } }
    /// The kind meant when none is named: 项目, else the first.
    public var mainKind: Kind? { kind(Words.project) ?? kinds.first }
    /// The decision of that id.
    public func decision(_ id: String) -> Decision? {
        if case .decision(let at) = index.names[id] { decisions[at] } else { nil }
    }
    /// The clock of that id.
    public func clock(_ id: String) -> Clock? { index.clocks[id].map { clocks[$0] } }
    /// The gate of that id.
    public func gate(_ id: String) -> Gate? { index.gates[id].map { gates[$0] } }
    /// The article of that id.
    public func article(_ id: String) -> Article? {
        index.articles[id].map { articles[$0] }
    }
    /// The role of that name.
    public func role(_ name: String) -> Role? { index.roles[name].map { roles[$0] } }
    /// The ruling of that name.
    public func ruling(_ name: String) -> Ruling? { index.rulings[name].map { rulings[$0] } }
    /// The first material of that id.
    public func material(_ id: String) -> Material? { index.materials[id].map { materials[$0] } }
    /// The kind of case a step belongs to.
    public func kind(ofStep id: String) -> Kind? {
        kinds.first { $0.step(id) != nil }
    }
    /// The values of one name, by the day they come into force.
    public func values(_ name: String) -> [LawValue] {
        if case .value(let at) = index.names[name] { at.map { values[$0] } } else { [] }
    }
    /// The value in force on a day; `nil` for an unknown name or a day before the first.
    public func value(_ name: String, on day: Day) -> LawValue? {
        values(name).last { $0.from.map { $0 <= day } ?? true }
    }
    /// Names that a name's value is worked out from; none where it is told, recorded or fixed by law.
    public func names(behind name: String) -> [String] {
        switch index.names[name] {
        case .term(let at):
            let term = terms[at]
            let formulas = [term.computed].compactMap(\.self) + term.readings.map(\.formula)
            return (term.when?.names ?? []) + formulas.flatMap(\.names)
        case .decision(let at), .output(let at, _):
            return (decisions[at].when?.names ?? []) + decisions[at].table.names
        default: return []
        }
    }
    /// Reads a citation of this regulation; `nil` when no such article or item exists.
    public func citation(_ text: String) -> Citation? { index.citations.read(text) }
}
