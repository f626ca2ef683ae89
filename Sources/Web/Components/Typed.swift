import Quantities
import RulePacks

/// Answers as typed, by field name, and the facts they are read as.
struct Typed {
    var texts: [String: String]
    /// Facts by term name, those that can be read.
    private(set) var facts: [String: FactValue] = [:]
    /// Why others cannot, by term name.
    private(set) var faults: [String: String] = [:]

    init(_ texts: [String: String], in regulation: Regulation) {
        self.texts = texts
        for term in regulation.terms {
            guard let written = Self.written(term, texts) else { continue }
            do throws(FactTextError) {
                facts[term.name] = try FactText.read(written, for: term)
            } catch {
                faults[term.name] = error.message
            }
        }
    }

    /// What was written for a term; `nil` when nothing was.
    private static func written(_ term: Term, _ texts: [String: String]) -> WrittenFact? {
        let name = Field.name(term.name)
        switch term.type {
        case .list(.record(let columns)):
            let rows = (0..<RowNames.count(name, texts)).compactMap { row in
                parts(columns, texts) { RowNames.name(name, row, $0) }
            }
            return rows.isEmpty ? nil : .list(rows)
        case .record(let columns):
            return parts(columns, texts) { "\(name).\($0)" }
        case .list:
            let lines = (texts[name] ?? "").split(whereSeparator: \.isNewline)
                .filter { !$0.allSatisfy(\.isWhitespace) }
            return lines.isEmpty ? nil : .list(lines.map { .text(String($0)) })
        default:
            guard let text = texts[name], !text.allSatisfy(\.isWhitespace) else { return nil }
            return .text(text)
        }
    }

    private static func parts(
        _ columns: [TermType.Column], _ texts: [String: String], _ field: (String) -> String
    ) -> WrittenFact? {
        var parts: [String: WrittenFact] = [:]
        for column in columns {
            guard let text = texts[field(column.name)], !text.allSatisfy(\.isWhitespace) else {
                continue
            }
            parts[column.name] = .text(text)
        }
        return parts.isEmpty ? nil : .parts(parts)
    }

    /// The texts with which a known fact is shown in its field again.
    static func texts(_ value: FactValue, for term: Term) -> [String: String] {
        let name = Field.name(term.name)
        switch (value, term.type) {
        case (.unknown, _), (.notApplicable, _): return [:]
        case (.list(let rows), .list(.record(let columns))):
            var texts: [String: String] = [:]
            for (index, row) in rows.enumerated() {
                guard case .record(let values) = row else { continue }
                for column in columns {
                    texts[RowNames.name(name, index, column.name)] = values[column.name].map {
                        plain($0, column.type)
                    }
                }
            }
            return texts
        case (.list(let items), .list(let element)):
            return [name: items.map { plain($0, element) }.joined(separator: "\n")]
        default: return [name: plain(value, term.type)]
        }
    }

    /// As a person would type it.
    private static func plain(_ value: FactValue, _ type: TermType) -> String {
        switch (value, type) {
        case (.number(let number), .money), (.number(let number), .number),
            (.number(let number), .year):
            "\(number)"
        case (.day(let day), _): "\(day)"
        default: FactText.brief(value, type)
        }
    }

    /// Takes over the answers of one page: fields the page shows and did not send are empty.
    mutating func take(_ form: SubmittedForm, for terms: [Term], in regulation: Regulation) {
        for term in terms {
            let name = Field.name(term.name)
            texts = texts.filter { $0.key != name && !$0.key.hasPrefix(name + ".") }
        }
        for (field, _) in form.fields where field.hasPrefix("f.") {
            guard let term = terms.first(where: { owns($0, field) }) else { continue }
            let value = form.values(field).joined(separator: "\n")
            if !value.isEmpty, value.utf8.count <= 4 * max(term.maxLength, 4_000) {
                texts[field] = value
            }
        }
        self = Typed(texts, in: regulation)
    }

    private func owns(_ term: Term, _ field: String) -> Bool {
        let name = Field.name(term.name)
        return field == name || field.hasPrefix(name + ".")
    }
}
