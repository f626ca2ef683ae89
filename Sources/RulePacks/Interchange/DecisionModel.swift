public import Feel
public import Quantities

extension Decision {
    /// The table by itself, with the pack's values of a day in place of their names.
    ///
    /// What is left to know are facts, so the table can be asked, analysed and exported without
    /// the pack. A limit that lies exactly where the text leaves its bound open counts as written.
    ///
    /// - Parameters:
    ///   - regulation: the pack the decision stands in.
    ///   - day: the day whose values are in force; a value that is not yet in force stays a name.
    /// - Returns: the table, or `nil` with the reason when a value does not fit its cells.
    public func table(in regulation: Regulation, on day: Day) -> Compilation<DecisionTable> {
        var values: [String: Value] = [:]
        for name in table.names {
            if let value = regulation.value(name, on: day) { values[name] = Value(value.value) }
        }
        return table.table.binding(values)
    }
}
