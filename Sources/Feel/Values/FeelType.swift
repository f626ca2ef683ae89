/// The type of a name, an expression or a cell, as far as it is known before evaluation.
public indirect enum FeelType: Sendable, Hashable {
    /// Nothing is known.
    case any
    /// Only `null`.
    case null
    /// True or false.
    case boolean
    /// A number without a unit.
    case number
    /// A number counted in a unit, such as yuan; two different units never mix.
    case quantity(unit: String)
    /// Text.
    case string
    /// Text out of a closed list of options.
    case choice([String])
    /// A date.
    case date
    /// A time of day.
    case time
    /// A date with a time.
    case dateTime
    /// A duration of days and time.
    case dayTimeDuration
    /// A duration of years and months.
    case monthDuration
    /// A list of one type.
    case list(FeelType)
    /// A context with at least these entries.
    case context([String: FeelType])
    /// A range of one type.
    case range(FeelType)
    /// A function; `nil` parameters when unknown.
    case function([FeelType]?, FeelType)

    /// Any function.
    public static var function: FeelType { .function(nil, .any) }
    /// An amount of money, counted in yuan.
    public static var money: FeelType { .quantity(unit: Messages.yuan) }
}
