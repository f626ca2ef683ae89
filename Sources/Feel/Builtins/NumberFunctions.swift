import Quantities

/// Functions on numbers.
enum NumberFunctions {
    private static let scales = -6111...6176

    static let all: [Builtin] =
        [
            rounding("decimal", .halfEven, scaleOptional: false),
            rounding("floor", .floor, scaleOptional: true),
            rounding("ceiling", .ceiling, scaleOptional: true),
            rounding("round up", .up, scaleOptional: false),
            rounding("round down", .down, scaleOptional: false),
            rounding("round half up", .halfUp, scaleOptional: false),
            rounding("round half down", .halfDown, scaleOptional: false),
        ] + others

    private static func rounding(
        _ name: String, _ rule: RoundingRule, scaleOptional: Bool
    ) -> Builtin {
        Builtin(
            name,
            [Form(.number(), Parameter("scale", .number, optional: scaleOptional))], .number
        ) { arguments in
            var scale = 0
            if arguments.has(1) {
                guard let whole = arguments.number(1).rounded(toScale: 0, .down)?.asInt,
                    scales.contains(whole)
                else { return nil }
                scale = whole
            }
            return arguments.number(0).rounded(toScale: scale, rule).map { .number($0) }
        }
    }

    private static let others: [Builtin] = [
        Builtin("abs", [Form(Parameter("n", .value))], .any) { arguments in
            switch arguments[0] {
            case .number(let number):
                return .number(number.magnitude)
            case .dayTimeDuration(let duration):
                return DayTimeDuration(nanoseconds: Int128(duration.nanoseconds.magnitude))
                    .map { .dayTimeDuration($0) }
            case .monthDuration(let duration) where duration.months != .min:
                return .monthDuration(MonthDuration(months: abs(duration.months)))
            case .list(let items) where items.count == 1:
                return items[0].asNumber.map { .number($0.magnitude) }
            default: return nil
            }
        },
        Builtin("modulo", [Form(.number("dividend"), .number("divisor"))], .number) { arguments in
            if arguments.number(1).isZero { return arguments.fail(.divisionByZero) }
            return arguments.number(0).modulo(arguments.number(1)).map { .number($0) }
        },
        Builtin("sqrt", [Form(.number("number"))], .number) { arguments in
            costly(arguments) { Transcendental.squareRoot($0) }
        },
        Builtin("log", [Form(.number("number"))], .number) { arguments in
            costly(arguments) { Transcendental.logarithm($0) }
        },
        Builtin("exp", [Form(.number("number"))], .number) { arguments in
            costly(arguments) { Transcendental.exponential($0) }
        },
        Builtin("odd", [Form(.number("number"))], .boolean) { arguments in
            parity(arguments.number(0)).map { .boolean(!$0.isZero) }
        },
        Builtin("even", [Form(.number("number"))], .boolean) { arguments in
            parity(arguments.number(0)).map { .boolean($0.isZero) }
        },
    ]

    /// A series takes as long as a hundred plain operations.
    private static func costly(
        _ arguments: Arguments, _ compute: (Decimal) -> Decimal?
    ) -> Value? {
        guard arguments.call.machine.spend(100, at: arguments.call.range) else { return .null }
        return compute(arguments.number(0)).map { .number($0) }
    }

    private static func parity(_ number: Decimal) -> Decimal? {
        guard number.isInteger else { return nil }
        return number.modulo(Decimal(2))
    }
}

/// Functions on truth values.
enum LogicFunctions {
    static let all: [Builtin] = [
        Builtin("not", [Form(Parameter("negand", .anything))], .boolean) { arguments in
            switch arguments[0] {
            case .boolean(let truth): return .boolean(!truth)
            case .notApplicable: return .boolean(true)
            case .list(let items) where items.count == 1:
                if case .boolean(let truth) = items[0] { return .boolean(!truth) }
                return nil
            case .null: return .null
            default: return nil
            }
        },
        quantifier("all", settling: false),
        quantifier("any", settling: true),
        Builtin(
            "is", [Form(Parameter("value1", .anything), Parameter("value2", .anything))],
            .boolean
        ) { arguments in
            .boolean(isSame(arguments[0], arguments[1]))
        },
    ]

    private static func quantifier(_ name: String, settling: Bool) -> Builtin {
        Builtin(
            name, [Form(.list()), Form(Parameter("list", .items), variadic: true)], .boolean
        ) { arguments in
            if arguments.form == 1, arguments.list(0).isEmpty { return nil }
            if arguments.form == 1, arguments.list(0) == [.null] {
                return arguments.isPack ? .null : nil
            }
            var isUnknown = false
            var isSettled = false
            for item in arguments.list(0) {
                switch item {
                case .boolean(let truth): isSettled = isSettled || truth == settling
                case .null: isUnknown = true
                case .notApplicable: isSettled = isSettled || !settling
                default: return nil
                }
            }
            if isSettled { return .boolean(settling) }
            return isUnknown ? .null : .boolean(!settling)
        }
    }

    /// Whether two values are the same in the sense of `is`: the zone counts as written.
    private static func isSame(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.time(let a), .time(let b)): a == b
        case (.dateTime(let a), .dateTime(let b)): a == b
        default: Comparing.equal(left, right) == true
        }
    }
}
