import Quantities

/// Reads a value as the law writes it: `50万元`, `5个工作日`, `3次`, `30%`, `12-31`.
enum LawValueText {
    /// The value with its type; `nil` when it is none of the spellings.
    static func read(_ text: String) -> (value: FactValue, type: TermType)? {
        let folded = text.trimmed.foldedToHalfWidth
        if let day = MonthDay(folded) { return (.text("\(day)"), .text) }
        if let period = try? FactText.read(folded, as: .period) { return (period, .period) }
        if folded.hasSuffix("%") {
            return (try? FactText.read(folded, as: .ratio)).map { ($0, .ratio) }
        }
        if Words.moneyUnits.contains(where: { folded.hasSuffix($0.word) }) {
            return (try? FactText.read(folded, as: .money)).map { ($0, .money) }
        }
        let counter = Words.counters.first { folded.hasSuffix($0) }
        return (try? FactText.read(folded, as: .number, unit: counter)).map { ($0, .number) }
    }
}
