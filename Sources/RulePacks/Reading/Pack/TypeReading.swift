/// Reads term types: `type:` with `of:`.
struct TypeReading {
    let findings: Findings
    /// Shared choice lists of `regulation.yaml`.
    let options: [String: [String]]

    private static let simple: [String: TermType] = [
        "bool": .bool, "text": .text, "number": .number, "money": .money, "ratio": .ratio,
        "date": .date, "year": .year, "period": .period, "case": .case, "party": .party,
    ]
    static let names =
        ["bool", "text", "number", "money", "ratio", "date", "year", "period", "choice", "list"]
        + ["case", "party"]

    /// The type a map with `type:` and `of:` declares; text (and a problem) when it declares none.
    func type(_ written: Written?, of: Written?, at place: Place) -> TermType {
        guard let written, let name = written.text else {
            return .text
        }
        switch name {
        case "choice":
            guard let of else {
                findings.report(.choiceWithoutOptions, at: place)
                return .text
            }
            return .choice(choices(of))
        case "list":
            guard let of else { return .list(.text) }
            return .list(element(of))
        default:
            guard let type = Self.simple[name] else {
                findings.report(.notOneOf(name, Self.names), at: written.place)
                return .text
            }
            return type
        }
    }

    private func element(_ of: Written) -> TermType {
        switch of.body {
        case .map(let entries):
            return .record(
                entries.map { TermType.Column(name: $0.key, type: columnType($0.value)) })
        case .list:
            return .choice(choices(of))
        case .text:
            return columnType(of)
        }
    }

    private func columnType(_ written: Written) -> TermType {
        guard let name = written.text else { return .choice(choices(written)) }
        if let type = Self.simple[name] { return type }
        if let list = options[name] { return .choice(list) }
        findings.report(
            .notOneOf(name, Self.names + options.keys.sorted()), at: written.place)
        return .text
    }

    private func choices(_ of: Written) -> [String] {
        if let name = of.text {
            guard let list = options[name] else {
                findings.report(.unknownOptions(name, known: options.keys.sorted()), at: of.place)
                return []
            }
            return list
        }
        return (of.items ?? []).compactMap { item in
            guard let text = item.text, !text.isEmpty else {
                findings.report(.notAText, at: item.place)
                return nil
            }
            return text
        }
    }
}
