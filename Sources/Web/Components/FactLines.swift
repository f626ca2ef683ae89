import RulePacks

extension FactText {
    /// A value as a page shows it: each row of a table on a line of its own.
    static func lines(_ value: FactValue, as type: TermType?) -> String {
        guard case .list(let rows) = value, case .list(let row)? = type, case .record = row else {
            return write(value, as: type)
        }
        return rows.map { write($0, as: row) }.joined(separator: "\n")
    }
}
