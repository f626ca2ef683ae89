import Quantities

/// Functions on dates and times that are not conversions.
enum TemporalFunctions {
    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    static let all: [Builtin] = [
        ofDate("day of year", .number) { .integer($0.dayOfYear) },
        ofDate("day of week", .string) { .string(weekdays[$0.weekday - 1]) },
        ofDate("month of year", .string) { .string(months[$0.month - 1]) },
        ofDate("week of year", .number) { .integer($0.weekOfYear) },
        Builtin("now", [Form()], .dateTime) { arguments in
            arguments.call.machine.now.map { .dateTime($0) }
                ?? arguments.fail(.missingInput("now()"))
        },
        Builtin("today", [Form()], .date) { arguments in
            arguments.call.machine.now.map { .date($0.date) }
                ?? arguments.fail(.missingInput("today()"))
        },
        Builtin(
            "years and months duration",
            [Form(Parameter("from", .day), Parameter("to", .day))], .monthDuration
        ) { arguments in
            guard let from = date(arguments[0]), let to = date(arguments[1]) else { return nil }
            return .monthDuration(MonthDuration(months: wholeMonths(from: from, to: to)))
        },
    ]

    private static func ofDate(
        _ name: String, _ result: FeelType,
        _ body: @escaping @Sendable (CalendarDate) -> Value
    ) -> Builtin {
        Builtin(name, [Form(Parameter("date", .day))], result) { arguments in
            date(arguments[0]).map(body)
        }
    }

    private static func date(_ value: Value) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }

    /// The whole months from one date to another, negative when it lies before.
    static func wholeMonths(from: CalendarDate, to: CalendarDate) -> Int {
        if to < from { return -wholeMonths(from: to, to: from) }
        let months = (to.year - from.year) * 12 + to.month - from.month
        return to.day < from.day ? months - 1 : months
    }
}
