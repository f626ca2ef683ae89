/// Functions on contexts.
enum ContextFunctions {
    static let all: [Builtin] = [
        Builtin(
            "get value",
            [
                Form(Parameter("m", .context), .string("key")),
                Form(Parameter("m", .context), .list("keys")),
            ],
            .any
        ) { arguments in
            guard let context = arguments[0].asContext else { return nil }
            if arguments.form == 0 { return context[arguments.string(1)] ?? .null }
            var value: Value = .context(context)
            for key in arguments.list(1) {
                guard let name = key.asString else { return nil }
                value = value.asContext?[name] ?? .null
            }
            return value
        },
        Builtin("get entries", [Form(Parameter("m", .context))], .list(.any)) { arguments in
            guard let context = arguments[0].asContext else { return nil }
            return .list(
                context.entries.map {
                    .context(Context([("key", .string($0.name)), ("value", $0.value)]))
                })
        },
        Builtin("context", [Form(.list("entries"))], .context([:])) { arguments in
            var result = Context()
            for item in arguments.list(0) {
                guard let entry = item.asContext, let key = entry["key"]?.asString,
                    let value = entry["value"], result[key] == nil
                else { return nil }
                result[key] = value
            }
            return .context(result)
        },
        Builtin(
            "context put",
            [
                Form(
                    Parameter("context", .context), .string("key"),
                    Parameter("value", .anything)),
                Form(
                    Parameter("context", .context), .list("keys"),
                    Parameter("value", .anything)),
            ], .context([:])
        ) { arguments in
            guard let context = arguments[0].asContext else { return nil }
            var keys: [String] = []
            if arguments.form == 0 {
                keys = [arguments.string(1)]
            } else {
                for key in arguments.list(1) {
                    guard let name = key.asString else { return nil }
                    keys.append(name)
                }
            }
            guard keys.count < 100 else { return nil }
            return put(context, keys[...], arguments[2]).map { .context($0) }
        },
        Builtin("context merge", [Form(.list("contexts"))], .context([:])) { arguments in
            var result = Context()
            for item in arguments.list(0) {
                guard let context = item.asContext else { return nil }
                for entry in context.entries { result[entry.name] = entry.value }
            }
            return .context(result)
        },
    ]

    private static func put(
        _ context: Context, _ keys: ArraySlice<String>, _ value: Value
    ) -> Context? {
        guard let key = keys.first else { return nil }
        var result = context
        if keys.count == 1 {
            result[key] = value
            return result
        }
        guard case .context(let inner)? = context[key],
            let changed = put(inner, keys.dropFirst(), value)
        else { return nil }
        result[key] = .context(changed)
        return result
    }
}
