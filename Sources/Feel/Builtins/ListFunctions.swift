import Quantities

/// Functions that make lists out of lists.
enum ListFunctions {
    static let all: [Builtin] = [
        Builtin(
            "list contains", [Form(.list(), Parameter("element", .anything))], .boolean
        ) { arguments in
            for item in arguments.list(0) where arguments.equal(item, arguments[1]) {
                return .boolean(true)
            }
            if arguments.isPack {
                if arguments[1].isNull { return .null }
                if arguments.list(0).contains(where: \.isNull) { return .null }
            }
            return .boolean(false)
        },
        Builtin(
            "append",
            [Form(.list(), Parameter("item", .anything), variadic: true)], .list(.any)
        ) { .list($0.list(0) + $0.list(1)) },
        Builtin(
            "concatenate", [Form(Parameter("list", .items), variadic: true)], .list(.any)
        ) { joined($0) },
        Builtin("union", [Form(Parameter("list", .items), variadic: true)], .list(.any)) {
            arguments in
            joined(arguments).flatMap(\.asList).map { .list(distinct($0, arguments)) }
        },
        Builtin("distinct values", [Form(.list())], .list(.any)) {
            .list(distinct($0.list(0), $0))
        },
        Builtin("flatten", [Form(.list())], .list(.any)) { arguments in
            var result: [Value] = []
            guard flatten(arguments.list(0), into: &result, arguments.call, depth: 0)
            else { return .null }
            return .list(result)
        },
        Builtin("reverse", [Form(.list())], .list(.any)) { .list($0.list(0).reversed()) },
        Builtin(
            "index of", [Form(.list(), Parameter("match", .anything))], .list(.number)
        ) { arguments in
            .list(
                arguments.list(0).enumerated()
                    .filter { arguments.equal($0.element, arguments[1]) }
                    .map { .integer($0.offset + 1) })
        },
        Builtin(
            "insert before",
            [Form(.list(), .number("position"), Parameter("newItem", .anything))], .list(.any)
        ) { arguments in
            var items = arguments.list(0)
            guard let index = index(arguments.number(1), items.count) else { return nil }
            items.insert(arguments[2], at: index)
            return .list(items)
        },
        Builtin("remove", [Form(.list(), .number("position"))], .list(.any)) { arguments in
            var items = arguments.list(0)
            guard let index = index(arguments.number(1), items.count) else { return nil }
            items.remove(at: index)
            return .list(items)
        },
        Builtin(
            "sublist",
            [
                Form(
                    .list(), .number("start position"),
                    Parameter("length", .number, optional: true))
            ], .list(.any)
        ) { arguments in
            let items = arguments.list(0)
            guard let start = index(arguments.number(1), items.count) else { return nil }
            var end = items.count
            if arguments.has(2) {
                guard let length = arguments.number(2).rounded(toScale: 0, .down)?.asInt,
                    length >= 0, length <= items.count - start
                else { return nil }
                end = start + length
            }
            return .list(Array(items[start..<end]))
        },
        listReplace,
        sort,
    ]

    /// The 0-based index of a 1-based or negative position.
    private static func index(_ position: Decimal, _ count: Int) -> Int? {
        guard let position = position.rounded(toScale: 0, .down)?.asInt, position != 0,
            position.magnitude <= count
        else { return nil }
        return position > 0 ? position - 1 : count + position
    }

    private static func joined(_ arguments: Arguments) -> Value? {
        var result: [Value] = []
        for list in arguments.list(0) {
            switch list {
            case .list(let items): result += items
            case .null: return arguments.isPack ? .null : nil
            case .notApplicable: break
            default: result.append(list)
            }
            guard arguments.call.machine.allows(size: result.count, at: arguments.call.range)
            else { return .null }
        }
        return .list(result)
    }

    private static func distinct(_ items: [Value], _ arguments: Arguments) -> [Value] {
        var seen = Set<Value>()
        var compound: [Value] = []
        var result: [Value] = []
        for item in items {
            switch item {
            case .null, .boolean, .number, .string, .date, .dayTimeDuration, .monthDuration:
                if seen.insert(item).inserted { result.append(item) }
            default:
                // Hashing would visit every part; times can be equal without being identical.
                if compound.contains(where: { arguments.equal($0, item) }) { continue }
                guard arguments.call.machine.spend(compound.count, at: arguments.call.range)
                else { return [] }
                compound.append(item)
                result.append(item)
            }
        }
        return result
    }

    private static func flatten(
        _ items: [Value], into result: inout [Value], _ call: Call, depth: Int
    ) -> Bool {
        guard depth < 200, call.machine.spend(items.count, at: call.range) else { return false }
        for item in items {
            if case .list(let inner) = item {
                guard flatten(inner, into: &result, call, depth: depth + 1) else { return false }
            } else {
                result.append(item)
            }
        }
        return call.machine.allows(size: result.count, at: call.range)
    }

    private static let listReplace = Builtin(
        "list replace",
        [
            Form(.list(), .number("position"), Parameter("newItem", .anything)),
            Form(.list(), Parameter("match", .function), Parameter("newItem", .anything)),
        ], .list(.any)
    ) { arguments in
        var items = arguments.list(0)
        if arguments.form == 0 {
            guard let index = index(arguments.number(1), items.count) else { return nil }
            items[index] = arguments[2]
            return .list(items)
        }
        guard case .function(let match) = arguments[1] else { return nil }
        for index in items.indices {
            let pair: [(String?, Value)] = [(nil, items[index]), (nil, arguments[2])]
            let verdict = Calling.call(
                match, pair, name: "match", arguments.call.machine, arguments.call.range)
            guard case .boolean(let isMatch) = verdict else { return nil }
            if isMatch { items[index] = arguments[2] }
        }
        return .list(items)
    }

    private static let sort = Builtin(
        "sort",
        [Form(.list(), Parameter("precedes", .function)), Form(.list())], .list(.any)
    ) { arguments in
        let items = arguments.list(0)
        guard case .function(let precedes) = arguments[1] else {
            return mergeSorted(items) { left, right in
                Comparing.order(left, right).map { $0 < 0 }
            }.map { .list($0) }
        }
        return mergeSorted(items) { left, right in
            let verdict = Calling.call(
                precedes, [(nil, left), (nil, right)], name: "precedes", arguments.call.machine,
                arguments.call.range)
            guard case .boolean(let isFirst) = verdict else { return nil }
            return isFirst
        }.map { .list($0) }
    }

    /// Stable merge sort; `nil` when two items cannot be ordered.
    private static func mergeSorted(
        _ items: [Value], _ precedes: (Value, Value) -> Bool?
    ) -> [Value]? {
        var sorted = items
        var width = 1
        while width < sorted.count {
            var merged: [Value] = []
            merged.reserveCapacity(sorted.count)
            for start in stride(from: 0, to: sorted.count, by: 2 * width) {
                let middle = min(start + width, sorted.count)
                let end = min(start + 2 * width, sorted.count)
                var left = start
                var right = middle
                while left < middle, right < end {
                    guard let takesRight = precedes(sorted[right], sorted[left]) else { return nil }
                    merged.append(takesRight ? sorted[right] : sorted[left])
                    if takesRight { right += 1 } else { left += 1 }
                }
                merged += sorted[left..<middle]
                merged += sorted[right..<end]
            }
            sorted = merged
            width *= 2
        }
        return sorted
    }
}
