/// A fact as a file or form gives it, before its type is known: text, a list or named parts.
public indirect enum WrittenFact: Sendable, Hashable {
    case text(String)
    case list([WrittenFact])
    case parts([String: WrittenFact])
}

extension FactText {
    /// Reads a written fact for a term: scalars, lists and rows of columns.
    ///
    /// - Throws: `FactTextError` when it cannot be read or lies outside the term's bounds.
    public static func read(
        _ written: WrittenFact, for term: Term
    ) throws(FactTextError) -> FactValue {
        let value = try read(written, as: term.type, unit: term.unit, maxLength: term.maxLength)
        try check(value, term)
        return value
    }

    /// Reads a written fact of one type; the parts of a record are read column by column.
    ///
    /// A case may be given by its number or as the record of what is visible of it.
    ///
    /// - Throws: `FactTextError` when it cannot be read; the first wrong column is named.
    public static func read(
        _ written: WrittenFact, as type: TermType, unit: String? = nil, maxLength: Int = 2_000
    ) throws(FactTextError) -> FactValue {
        switch (written, type) {
        case (.text(let text), _):
            return try read(text, as: type, unit: unit, maxLength: maxLength)
        case (.list(let items), .list(let element)):
            guard items.count <= itemLimit else { throw FactTextError(.tooManyItems(itemLimit)) }
            var values: [FactValue] = []
            for item in items { values.append(try read(item, as: element, unit: unit)) }
            return .list(values)
        case (.parts(let parts), .record(let columns)):
            return .record(try row(parts, columns))
        case (.parts, .case):
            return guess(written)
        default:
            throw FactTextError(.wrongShape)
        }
    }

    private static func row(
        _ parts: [String: WrittenFact], _ columns: [TermType.Column]
    ) throws(FactTextError) -> [String: FactValue] {
        for name in parts.keys.sorted() where !columns.contains(where: { $0.name == name }) {
            throw FactTextError(.unknownColumn(name, columns.map(\.name)))
        }
        var values: [String: FactValue] = [:]
        for column in columns {
            guard let part = parts[column.name] else { continue }
            do {
                values[column.name] = try read(part, as: column.type)
            } catch {
                throw FactTextError(.inColumn(column.name, error.message))
            }
        }
        return values
    }

    /// Reads a fact no pack gives a type to (the facts of an imported case) by its looks:
    /// truth, day, amount with a unit, share, period, plain number, else text.
    public static func guess(_ written: WrittenFact) -> FactValue {
        switch written {
        case .list(let items): return .list(items.map(guess))
        case .parts(let parts): return .record(parts.mapValues(guess))
        case .text(let text):
            let types: [TermType] = [.bool, .date, .period, .number]
            for type in types {
                if let value = try? read(text, as: type) { return value }
            }
            let last = text.last.map(String.init) ?? ""
            if last == Words.yuan, let value = try? read(text, as: .money) { return value }
            if last == "%", let value = try? read(text, as: .ratio) { return value }
            return .text(text)
        }
    }
}
