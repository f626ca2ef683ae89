import Quantities

/// Arithmetic on two values.
enum Calculating {
    typealias Outcome = Result<Value, Problem>

    static func apply(_ operation: Syntax.Arithmetic, _ left: Value, _ right: Value) -> Outcome {
        switch (left, right) {
        case (.number(let a), .number(let b)): return numbers(operation, a, b)
        case (.string(let a), .string(let b)) where operation == .add:
            return .success(.string(a + b))
        default: break
        }
        let result: Value?
        switch operation {
        case .add: result = add(left, right)
        case .subtract: result = subtract(left, right)
        case .multiply: result = multiply(left, right)
        case .divide:
            if case .success(let value)? = divide(left, right) { return .success(value) }
            if case .failure(let problem)? = divide(left, right) { return .failure(problem) }
            result = nil
        case .power: result = nil
        }
        if let result { return .success(result) }
        let kinds = (Messages.name(of: left.kind), Messages.name(of: right.kind))
        return .failure(
            hasOperation(operation, left, right)
                ? .outOfRange : .operands(operation.rawValue, kinds.0, kinds.1))
    }

    private static func numbers(
        _ operation: Syntax.Arithmetic, _ left: Decimal, _ right: Decimal
    ) -> Outcome {
        let result: Decimal?
        switch operation {
        case .add: result = left.adding(right)
        case .subtract: result = left.subtracting(right)
        case .multiply: result = left.multiplied(by: right)
        case .divide:
            if right.isZero { return .failure(.divisionByZero) }
            result = left.divided(by: right)
        case .power: result = Transcendental.power(left, right)
        }
        return result.map { .success(.number($0)) } ?? .failure(.outOfRange)
    }

    /// Whether the kinds fit, so that only the size of the result was wrong.
    private static func hasOperation(
        _ operation: Syntax.Arithmetic, _ left: Value, _ right: Value
    ) -> Bool {
        switch (left, right) {
        case (.date, .dayTimeDuration), (.dateTime, .dayTimeDuration), (.date, .monthDuration),
            (.dateTime, .monthDuration), (.dayTimeDuration, .dayTimeDuration),
            (.monthDuration, .monthDuration):
            operation == .add || operation == .subtract
        case (.dayTimeDuration, .number), (.monthDuration, .number):
            operation == .multiply || operation == .divide
        default: false
        }
    }

    static func add(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.date(let date), .dayTimeDuration(let duration)):
            return DateTime(date: date, time: .midnight).adding(nanoseconds: duration.nanoseconds)
                .map { .date($0.date) }
        case (.date(let date), .monthDuration(let duration)):
            return date.adding(months: duration.months).map { .date($0) }
        case (.dateTime(let moment), .dayTimeDuration(let duration)):
            return shift(moment, by: duration.nanoseconds)
        case (.dateTime(let moment), .monthDuration(let duration)):
            return moment.date.adding(months: duration.months)
                .map { .dateTime(DateTime(date: $0, time: moment.time)) }
        case (.time(let time), .dayTimeDuration(let duration)):
            return .time(
                TimeOfDay(
                    wrapping: Int128(time.nanosecondOfDay) + duration.nanoseconds
                        % DayTimeDuration.perDay, zone: time.zone))
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)):
            return DayTimeDuration(nanoseconds: a.nanoseconds + b.nanoseconds)
                .map { .dayTimeDuration($0) }
        case (.monthDuration(let a), .monthDuration(let b)):
            let (sum, overflow) = a.months.addingReportingOverflow(b.months)
            return overflow ? nil : .monthDuration(MonthDuration(months: sum))
        case (.dayTimeDuration, .date), (.dayTimeDuration, .dateTime), (.dayTimeDuration, .time),
            (.monthDuration, .date), (.monthDuration, .dateTime):
            return add(right, left)
        default:
            return nil
        }
    }

    /// A moment so much later; with a named zone the elapsed time counts, not the wall clock.
    private static func shift(_ moment: DateTime, by nanoseconds: Int128) -> Value? {
        guard let later = moment.adding(nanoseconds: nanoseconds) else { return nil }
        return .dateTime(later)
    }

    static func subtract(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.date(let a), .date(let b)):
            return DayTimeDuration(days: a.daysSinceEpoch - b.daysSinceEpoch)
                .map { .dayTimeDuration($0) }
        case (.dateTime(let a), .dateTime(let b)):
            guard (a.time.zone == nil) == (b.time.zone == nil) else { return nil }
            return DayTimeDuration(nanoseconds: a.instant - b.instant)
                .map { .dayTimeDuration($0) }
        case (.dateTime(let a), .date(let b)):
            return subtract(.dateTime(a), .dateTime(midnight(b)))
        case (.date(let a), .dateTime(let b)):
            return subtract(.dateTime(midnight(a)), .dateTime(b))
        case (.time(let a), .time(let b)):
            guard (a.zone == nil) == (b.zone == nil) else { return nil }
            return DayTimeDuration(nanoseconds: Int128(a.comparable - b.comparable))
                .map { .dayTimeDuration($0) }
        case (_, .dayTimeDuration(let duration)):
            return DayTimeDuration(nanoseconds: -duration.nanoseconds)
                .flatMap {
                    left.isDuration == nil && left.isTemporal || left.kind == .dayTimeDuration
                        ? add(left, .dayTimeDuration($0)) : nil
                }
        case (_, .monthDuration(let duration)):
            guard duration.months != .min, left.isTemporal || left.kind == .monthDuration
            else { return nil }
            return add(left, .monthDuration(MonthDuration(months: -duration.months)))
        default:
            return nil
        }
    }

    /// A date beside a date and time means midnight UTC, so it only mixes with zoned ones.
    private static func midnight(_ date: CalendarDate) -> DateTime {
        DateTime(date: date, time: TimeOfDay.midnight.with(zone: .offset(0)))
    }

    static func multiply(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.dayTimeDuration(let duration), .number(let factor)):
            guard let nanoseconds = decimal(duration.nanoseconds),
                let product = nanoseconds.multiplied(by: factor)
            else { return nil }
            return duration128(product)
        case (.monthDuration(let duration), .number(let factor)):
            return Decimal(duration.months).multiplied(by: factor).flatMap(months)
        case (.number, .dayTimeDuration), (.number, .monthDuration):
            return multiply(right, left)
        default:
            return nil
        }
    }

    static func divide(_ left: Value, _ right: Value) -> Outcome? {
        switch (left, right) {
        case (.dayTimeDuration(let duration), .number(let divisor)):
            if divisor.isZero { return .failure(.divisionByZero) }
            return decimal(duration.nanoseconds)?.divided(by: divisor).flatMap(duration128)
                .map { .success($0) }
        case (.monthDuration(let duration), .number(let divisor)):
            if divisor.isZero { return .failure(.divisionByZero) }
            return Decimal(duration.months).divided(by: divisor).flatMap(months)
                .map { .success($0) }
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)):
            if b.nanoseconds == 0 { return .failure(.divisionByZero) }
            guard let dividend = decimal(a.nanoseconds), let divisor = decimal(b.nanoseconds)
            else { return nil }
            return dividend.divided(by: divisor).map { .success(.number($0)) }
        case (.monthDuration(let a), .monthDuration(let b)):
            if b.months == 0 { return .failure(.divisionByZero) }
            return Decimal(a.months).divided(by: Decimal(b.months)).map { .success(.number($0)) }
        default:
            return nil
        }
    }

    private static func decimal(_ value: Int128) -> Decimal? {
        Decimal(coefficient: value, exponent: 0)
    }

    private static func duration128(_ nanoseconds: Decimal) -> Value? {
        guard let whole = nanoseconds.rounded(toScale: 0, .down),
            let count = Int128(whole.description)
        else { return nil }
        return DayTimeDuration(nanoseconds: count).map { .dayTimeDuration($0) }
    }

    private static func months(_ count: Decimal) -> Value? {
        count.rounded(toScale: 0, .down)?.asInt.map { .monthDuration(MonthDuration(months: $0)) }
    }
}

extension Value {
    /// Whether this is a date, a time or both.
    var isTemporal: Bool {
        switch self {
        case .date, .time, .dateTime: true
        default: false
        }
    }

    /// True for a days and time duration, false for months, `nil` for anything else.
    var isDuration: Bool? {
        switch self {
        case .dayTimeDuration: true
        case .monthDuration: false
        default: nil
        }
    }
}
