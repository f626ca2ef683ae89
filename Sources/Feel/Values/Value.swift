public import Quantities

/// A value of the rule language.
///
/// Equality here is identity of meaning as Swift sees it; the language's own `=` lives in
/// `Comparing` and may also answer "cannot be compared".
public enum Value: Sendable, Hashable {
    /// Unknown, or the result of an error.
    case null
    /// A term whose condition of use is false; only in pack semantics.
    case notApplicable
    /// True or false.
    case boolean(Bool)
    /// An exact decimal of up to 34 digits.
    case number(Decimal)
    /// Text, compared scalar by scalar.
    case string(String)
    /// A calendar date.
    case date(CalendarDate)
    /// A time of day.
    case time(TimeOfDay)
    /// A date with a time of day.
    indirect case dateTime(DateTime)
    /// A duration of days, hours, minutes and seconds.
    case dayTimeDuration(DayTimeDuration)
    /// A duration of years and months.
    case monthDuration(MonthDuration)
    /// A list.
    case list([Value])
    /// A context.
    case context(Context)
    /// A range.
    case range(RangeValue)
    /// A function.
    case function(FunctionValue)

    /// A whole number as a value.
    public static func integer(_ value: Int) -> Value { .number(Decimal(value)) }
    /// A day as a date value.
    public static func day(_ day: Day) -> Value { .date(CalendarDate(day)) }
    /// An amount of money as a number of yuan.
    public static func money(_ money: Money) -> Value { .number(money.yuan) }

    /// True for `null` only.
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The truth of a condition: `nil` when undecided, false when not applicable.
    ///
    /// A value that is neither boolean, null nor not applicable is also `nil`.
    public var asCondition: Bool? {
        switch self {
        case .boolean(let truth): truth
        case .notApplicable: false
        default: nil
        }
    }

    /// The number, if this is one.
    public var asNumber: Decimal? { if case .number(let value) = self { value } else { nil } }
    /// The text, if this is one.
    public var asString: String? { if case .string(let value) = self { value } else { nil } }
    /// The day, if this is a date of the years 1...9999.
    public var asDay: Day? { if case .date(let value) = self { value.asDay } else { nil } }
    /// The items, if this is a list.
    public var asList: [Value]? { if case .list(let value) = self { value } else { nil } }
    /// The context, if this is one.
    public var asContext: Context? { if case .context(let value) = self { value } else { nil } }
}

extension Value {
    /// A measure of the room a value itself takes, parts it may share not counted.
    var size: Int {
        switch self {
        case .string(let text): text.utf8.count / 16
        case .list(let items): items.count
        case .context(let context): context.count
        default: 0
        }
    }
}
