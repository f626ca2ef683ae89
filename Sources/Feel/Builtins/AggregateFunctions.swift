import Quantities

/// Functions that make one value out of a list.
enum AggregateFunctions {
    private static let forms = [
        Form(.list()), Form(Parameter("list", .items), variadic: true),
    ]

    static let all: [Builtin] = [
        Builtin("count", [Form(.list())], .number) { arguments in
            .integer(arguments.list(0).count { $0 != .notApplicable })
        },
        extreme("min", wanted: -1),
        extreme("max", wanted: 1),
        fold("sum") { $0.adding($1) },
        fold("product") { $0.multiplied(by: $1) },
        numeric("mean") { mean($0) },
        numeric("median") { numbers in
            let sorted = numbers.sorted()
            let middle = sorted.count / 2
            if sorted.count % 2 == 1 { return sorted[middle] }
            return sorted[middle - 1].adding(sorted[middle])?.divided(by: Decimal(2))
        },
        numeric("stddev", least: 2) { numbers in
            guard let mean = mean(numbers) else { return nil }
            var total = Decimal.zero
            for number in numbers {
                guard let gap = number.subtracting(mean), let square = gap.multiplied(by: gap),
                    let sum = total.adding(square)
                else { return nil }
                total = sum
            }
            return total.divided(by: Decimal(numbers.count - 1))
                .flatMap(Transcendental.squareRoot)
        },
        mode,
    ]

    /// The items that count: not-applicable ones are left out; `nil` when one is unknown.
    private static func known(_ arguments: Arguments) -> [Value]? {
        let items = arguments.list(0).filter { $0 != .notApplicable }
        return items.contains(where: \.isNull) ? nil : items
    }

    private static func unknown(_ arguments: Arguments) -> Value? {
        arguments.isPack ? .null : nil
    }

    /// Nothing can be said of an empty list.
    private static func empty(_ arguments: Arguments) -> Value {
        arguments.call.machine.warn(.emptyList(arguments.builtin), at: arguments.call.range)
        return .null
    }

    private static func extreme(_ name: String, wanted: Int) -> Builtin {
        Builtin(name, forms, .any) { arguments in
            if arguments.form == 1, arguments.list(0).isEmpty { return nil }
            guard let items = known(arguments) else { return unknown(arguments) }
            guard var best = items.first else { return empty(arguments) }
            guard Comparing.order(best, best) != nil else { return nil }
            for item in items.dropFirst() {
                guard let order = Comparing.order(item, best) else { return nil }
                if order == wanted { best = item }
            }
            return best
        }
    }

    private static func fold(
        _ name: String,
        _ combine: @escaping @Sendable (Decimal, Decimal) -> Decimal?
    ) -> Builtin {
        Builtin(name, forms, .number) { arguments in
            if arguments.form == 1, arguments.list(0).isEmpty { return nil }
            guard let items = known(arguments) else { return unknown(arguments) }
            guard let first = items.first else {
                if arguments.isPack, name == "sum" { return .integer(0) }
                return empty(arguments)
            }
            if case .dayTimeDuration = first { return durations(name, items) }
            if case .monthDuration = first { return durations(name, items) }
            guard var total = first.asNumber else { return nil }
            for item in items.dropFirst() {
                guard let number = item.asNumber else { return nil }
                guard let next = combine(total, number) else { return arguments.fail(.outOfRange) }
                total = next
            }
            return .number(total)
        }
    }

    private static func durations(_ name: String, _ items: [Value]) -> Value? {
        guard name == "sum", var total = items.first else { return nil }
        for item in items.dropFirst() {
            guard let next = Calculating.add(total, item), item.kind == total.kind
            else { return nil }
            total = next
        }
        return total
    }

    private static func numeric(
        _ name: String, least: Int = 1,
        _ compute: @escaping @Sendable ([Decimal]) -> Decimal?
    ) -> Builtin {
        Builtin(name, forms, .number) { arguments in
            if arguments.form == 1, arguments.list(0).isEmpty { return nil }
            guard let items = known(arguments) else { return unknown(arguments) }
            let numbers = items.compactMap(\.asNumber)
            guard numbers.count == items.count else { return nil }
            if numbers.isEmpty { return least > 1 ? nil : empty(arguments) }
            guard numbers.count >= least else { return nil }
            return compute(numbers).map { .number($0) }
        }
    }

    private static func mean(_ numbers: [Decimal]) -> Decimal? {
        var total = Decimal.zero
        for number in numbers {
            guard let next = total.adding(number) else { return nil }
            total = next
        }
        return total.divided(by: Decimal(numbers.count))
    }

    private static let mode = Builtin("mode", forms, .list(.number)) { arguments in
        if arguments.form == 1, arguments.list(0).isEmpty { return nil }
        guard let items = known(arguments) else { return unknown(arguments) }
        let numbers = items.compactMap(\.asNumber)
        guard numbers.count == items.count else { return nil }
        var counts: [Decimal: Int] = [:]
        for number in numbers { counts[number, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        return .list(counts.filter { $0.value == most }.keys.sorted().map { .number($0) })
    }
}
