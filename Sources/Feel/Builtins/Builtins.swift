/// All built-in functions by name.
enum Builtins {
    static let all: [String: Builtin] = Dictionary(
        (NumberFunctions.all + StringFunctions.all + ListFunctions.all + AggregateFunctions.all
            + ContextFunctions.all + TemporalFunctions.all + ConversionFunctions.all
            + RangeFunctions.all + LogicFunctions.all).map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first })

    /// The names for longest match.
    static let names = NameTable(all.keys)
}
