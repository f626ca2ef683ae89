import Quantities

/// Functions on text, whose positions and lengths count Unicode scalars.
enum StringFunctions {
    static let all: [Builtin] = [
        Builtin(
            "substring",
            [
                Form(
                    .string(), .number("start position"),
                    Parameter("length", .number, optional: true))
            ], .string
        ) { substring($0) },
        Builtin("string length", [Form(.string())], .number) {
            .integer($0.string(0).unicodeScalars.count)
        },
        Builtin("upper case", [Form(.string())], .string) {
            .string($0.string(0).uppercased())
        },
        Builtin("lower case", [Form(.string())], .string) {
            .string($0.string(0).lowercased())
        },
        Builtin("substring before", [Form(.string(), .string("match"))], .string) { arguments in
            let text = Array(arguments.string(0).unicodeScalars)
            let match = Array(arguments.string(1).unicodeScalars)
            guard let start = find(match, in: text) else { return .string("") }
            return .string(string(text[..<start]))
        },
        Builtin("substring after", [Form(.string(), .string("match"))], .string) { arguments in
            let text = Array(arguments.string(0).unicodeScalars)
            let match = Array(arguments.string(1).unicodeScalars)
            guard let start = find(match, in: text) else { return .string("") }
            return .string(string(text[(start + match.count)...]))
        },
        Builtin("contains", [Form(.string(), .string("match"))], .boolean) { arguments in
            .boolean(
                find(
                    Array(arguments.string(1).unicodeScalars),
                    in: Array(arguments.string(0).unicodeScalars)) != nil)
        },
        Builtin("starts with", [Form(.string(), .string("match"))], .boolean) { arguments in
            .boolean(
                arguments.string(0).unicodeScalars.starts(with: arguments.string(1).unicodeScalars))
        },
        Builtin("ends with", [Form(.string(), .string("match"))], .boolean) { arguments in
            .boolean(
                arguments.string(0).unicodeScalars.reversed()
                    .starts(with: arguments.string(1).unicodeScalars.reversed()))
        },
        Builtin(
            "matches",
            [
                Form(
                    .string("input"), .string("pattern"),
                    Parameter("flags", .string, optional: true))
            ], .boolean
        ) { arguments in
            guard let pattern = pattern(arguments, flags: 2) else { return .null }
            var steps = 0
            let text = Array(arguments.string(0).unicodeScalars)
            let outcome = pattern.firstMatch(in: text, from: 0, steps: &steps)
            guard pay(steps, arguments) else { return .null }
            switch outcome {
            case .failure: return arguments.fail(.badPattern(arguments.string(1)))
            case .success(let match): return .boolean(match != nil)
            }
        },
        Builtin(
            "replace",
            [
                Form(
                    .string("input"), .string("pattern"), .string("replacement"),
                    Parameter("flags", .string, optional: true))
            ], .string
        ) { replace($0) },
        Builtin("split", [Form(.string(), .string("delimiter"))], .list(.string)) { split($0) },
        stringJoin,
    ]

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func find(_ match: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
        guard match.count <= text.count else { return nil }
        for start in 0...(text.count - match.count)
        where text[start..<(start + match.count)].elementsEqual(match) {
            return start
        }
        return nil
    }

    private static func substring(_ arguments: Arguments) -> Value? {
        let scalars = Array(arguments.string(0).unicodeScalars)
        guard let position = arguments.number(1).rounded(toScale: 0, .down)?.asInt, position != 0,
            position.magnitude <= max(scalars.count, position > 0 ? Int.max : 0)
        else { return nil }
        let start = position > 0 ? position - 1 : scalars.count + position
        guard start <= scalars.count else { return .string("") }
        var length = scalars.count - start
        if arguments.has(2) {
            guard let wanted = arguments.number(2).rounded(toScale: 0, .down)?.asInt, wanted >= 1
            else { return nil }
            length = min(wanted, length)
        }
        return .string(string(scalars[start..<(start + length)]))
    }

    /// The compiled pattern, or `nil` with the reason recorded.
    private static func pattern(_ arguments: Arguments, flags: Int) -> Pattern? {
        let text = arguments.string(1)
        guard let pattern = Pattern(text, flags: arguments.string(flags)) else {
            _ = arguments.fail(.badPattern(text))
            return nil
        }
        return pattern
    }

    /// Takes the steps of a match off the budget.
    private static func pay(_ steps: Int, _ arguments: Arguments) -> Bool {
        arguments.call.machine.spend(10 + steps / 16, at: arguments.call.range)
    }

    private static func replace(_ arguments: Arguments) -> Value? {
        guard let pattern = pattern(arguments, flags: 3) else { return .null }
        let text = Array(arguments.string(0).unicodeScalars)
        let template = Array(arguments.string(2).unicodeScalars)
        var steps = 0
        let outcome = pattern.allMatches(in: text, steps: &steps)
        guard pay(steps, arguments) else { return .null }
        guard case .success(let matches) = outcome else {
            return arguments.fail(.badPattern(arguments.string(1)))
        }
        var result = String.UnicodeScalarView()
        var position = 0
        for match in matches {
            result.append(contentsOf: text[position..<match.range.lowerBound])
            guard pattern.expand(template, match, text, into: &result) else { return nil }
            position = match.range.upperBound
            guard
                arguments.call.machine.allows(size: result.count, at: arguments.call.range)
            else { return .null }
        }
        result.append(contentsOf: text[position...])
        return .string(String(result))
    }

    private static func split(_ arguments: Arguments) -> Value? {
        guard let pattern = pattern(arguments, flags: 9) else { return .null }
        let text = Array(arguments.string(0).unicodeScalars)
        var steps = 0
        let outcome = pattern.allMatches(in: text, steps: &steps)
        guard pay(steps, arguments) else { return .null }
        guard case .success(let matches) = outcome else {
            return arguments.fail(.badPattern(arguments.string(1)))
        }
        var parts: [Value] = []
        var position = 0
        for match in matches where !match.range.isEmpty {
            parts.append(.string(string(text[position..<match.range.lowerBound])))
            position = match.range.upperBound
        }
        parts.append(.string(string(text[position...])))
        return .list(parts)
    }

    private static let stringJoin = Builtin(
        "string join",
        [
            Form(.list(), Parameter("delimiter", .string, optional: true))
        ], .string
    ) { arguments in
        var parts: [String] = []
        for item in arguments.list(0) {
            switch item {
            case .string(let text): parts.append(text)
            case .null: if arguments.isPack { return .null }
            case .notApplicable: break
            default: return nil
            }
        }
        let joined = parts.joined(separator: arguments.string(1))
        guard arguments.call.machine.allows(size: joined.utf8.count, at: arguments.call.range)
        else { return .null }
        return .string(joined)
    }
}
