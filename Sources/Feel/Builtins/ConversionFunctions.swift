import Quantities

/// Functions that make a value of one kind out of others.
enum ConversionFunctions {
    static let all: [Builtin] = [date, dateAndTime, time, number, string, duration]

    private static let date = Builtin(
        "date",
        [
            Form(Parameter("from", .value)),
            Form(.number("year"), .number("month"), .number("day")),
        ], .date
    ) { arguments in
        if arguments.form == 1 {
            guard let year = arguments.number(0).asInt, let month = arguments.number(1).asInt,
                let day = arguments.number(2).asInt
            else { return nil }
            return CalendarDate(year: year, month: month, day: day).map { .date($0) }
        }
        switch arguments[0] {
        case .string(let text):
            return TemporalText.date(text).map { .date($0) }
                ?? arguments.fail(.badTemporal(text, Messages.name(of: .date)))
        case .date(let date): return .date(date)
        case .dateTime(let moment): return .date(moment.date)
        default: return nil
        }
    }

    private static let dateAndTime = Builtin(
        "date and time",
        [
            Form(Parameter("from", .value)),
            Form(Parameter("date", .day), Parameter("time", .time)),
            Form(
                .number("year"), .number("month"), .number("day"), .number("hour"),
                .number("minute"), .number("second")),
            Form(
                .number("year"), .number("month"), .number("day"), .number("hour"),
                .number("minute"), .number("second"), Parameter("offset", .value)),
            Form(
                .number("year"), .number("month"), .number("day"), .number("hour"),
                .number("minute"), .number("second"), .string("timezone")),
        ], .dateTime
    ) { arguments in
        switch arguments.form {
        case 0:
            switch arguments[0] {
            case .string(let text):
                return TemporalText.dateTime(text).map { .dateTime($0) }
                    ?? arguments.fail(.badTemporal(text, Messages.name(of: .dateTime)))
            case .dateTime(let moment): return .dateTime(moment)
            case .date(let date): return .dateTime(DateTime(date: date, time: .midnight))
            default: return nil
            }
        case 1:
            guard case .time(let time) = arguments[1] else { return nil }
            switch arguments[0] {
            case .date(let date): return .dateTime(DateTime(date: date, time: time))
            case .dateTime(let moment):
                return .dateTime(DateTime(date: moment.date, time: time))
            default: return nil
            }
        default:
            return fromParts(arguments)
        }
    }

    private static func fromParts(_ arguments: Arguments) -> Value? {
        guard let year = arguments.number(0).asInt, let month = arguments.number(1).asInt,
            let day = arguments.number(2).asInt,
            let date = CalendarDate(year: year, month: month, day: day),
            let time = clock(arguments, at: 3)
        else { return nil }
        return .dateTime(DateTime(date: date, time: time))
    }

    /// A time out of hour, minute, second and zone, starting at an argument.
    private static func clock(_ arguments: Arguments, at start: Int) -> TimeOfDay? {
        guard let hour = arguments.number(start).asInt,
            let minute = arguments.number(start + 1).asInt,
            let whole = arguments.number(start + 2).rounded(toScale: 0, .floor),
            let second = whole.asInt,
            let fraction = arguments.number(start + 2).subtracting(whole)?
                .multiplied(by: Decimal(1_000_000_000))?.rounded(toScale: 0, .down)?.asInt
        else { return nil }
        var zone: TimeZoneMark?
        switch arguments[start + 3] {
        case .null: break
        case .dayTimeDuration(let offset):
            let seconds = offset.nanoseconds / DayTimeDuration.perSecond
            guard seconds.magnitude <= 18 * 3_600 else { return nil }
            zone = .offset(Int32(seconds))
        case .string(let name):
            guard let known = ZoneName(name) else { return nil }
            zone = .named(known)
        default: return nil
        }
        return TimeOfDay(
            hour: hour, minute: minute, second: second, nanosecond: fraction, zone: zone)
    }

    private static let time = Builtin(
        "time",
        [
            Form(Parameter("from", .value)),
            Form(
                .number("hour"), .number("minute"), .number("second"),
                Parameter("offset", .anything, optional: true)),
        ], .time
    ) { arguments in
        if arguments.form == 1 { return clock(arguments, at: 0).map { .time($0) } }
        switch arguments[0] {
        case .string(let text):
            return TemporalText.time(text).map { .time($0) }
                ?? arguments.fail(.badTemporal(text, Messages.name(of: .time)))
        case .time(let time): return .time(time)
        case .dateTime(let moment): return .time(moment.time)
        case .date: return .time(TimeOfDay.midnight.with(zone: .offset(0)))
        default: return nil
        }
    }

    private static let number = Builtin(
        "number",
        [
            Form(Parameter("from", .value)),
            Form(
                .string("from"), Parameter("grouping separator", .anything),
                Parameter("decimal separator", .anything)),
        ], .number
    ) { arguments in
        if arguments.form == 0 {
            if let number = arguments[0].asNumber { return .number(number) }
            return arguments[0].asString.flatMap { Decimal($0) }.map { .number($0) }
        }
        guard let grouping = separator(arguments[1], [" ", ",", "."]),
            let point = separator(arguments[2], [",", "."]), grouping != point || point.isEmpty
        else { return nil }
        var digits = ""
        for scalar in arguments.string(0).unicodeScalars {
            let character = String(Character(scalar))
            if !grouping.isEmpty, character == grouping { continue }
            if !point.isEmpty, character == point {
                digits += "."
            } else if character == ".", point == "," {
                return nil
            } else {
                digits += character
            }
        }
        return Decimal(digits).map { .number($0) }
    }

    /// A separator that is allowed; empty when null, `nil` when it is not allowed.
    private static func separator(_ value: Value, _ allowed: [String]) -> String? {
        switch value {
        case .null: ""
        case .string(let text): allowed.contains(text) ? text : nil
        default: nil
        }
    }

    private static let string = Builtin(
        "string", [Form(Parameter("from", .anything))], .string
    ) { arguments in
        if arguments[0].isNull { return .null }
        if case .notApplicable = arguments[0] { return .notApplicable }
        let text = ValueText.plain(arguments[0])
        guard arguments.call.machine.allows(size: text.utf8.count, at: arguments.call.range)
        else { return .null }
        return .string(text)
    }

    private static let duration = Builtin(
        "duration", [Form(Parameter("from", .value))], .any
    ) { arguments in
        switch arguments[0] {
        case .string(let text):
            return TemporalText.duration(text)
                ?? arguments.fail(.badTemporal(text, Messages.duration))
        case .dayTimeDuration, .monthDuration: return arguments[0]
        default: return nil
        }
    }
}
