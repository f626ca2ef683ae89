import Quantities

/// Whether values are of a type, and how they are brought to one.
enum Coercion {
    /// Whether a value is of a type; null is of every type.
    ///
    /// Without fuel left the answer is no: lists may share parts and so be far longer than they
    /// are big.
    static func conforms(_ value: Value, to type: FeelType, _ fuel: inout Int) -> Bool {
        if type == .any { return true }
        fuel -= 1
        guard fuel > 0 else { return false }
        switch (value, type) {
        case (.null, _), (.notApplicable, _), (_, .any): return true
        case (.boolean, .boolean), (.number, .number), (.number, .quantity), (.string, .string),
            (.date, .date), (.time, .time), (.dateTime, .dateTime),
            (.dayTimeDuration, .dayTimeDuration), (.monthDuration, .monthDuration):
            return true
        case (.string(let text), .choice(let options)): return options.contains(text)
        case (.list(let items), .list(let inner)):
            if inner == .any { return true }
            for item in items where !conforms(item, to: inner, &fuel) { return false }
            return true
        case (.context(let context), .context(let entries)):
            for (name, inner) in entries {
                guard let value = context[name], conforms(value, to: inner, &fuel) else {
                    return false
                }
            }
            return true
        case (.range(let range), .range(let inner)):
            return conforms(range.start, to: inner, &fuel)
                && conforms(range.end, to: inner, &fuel)
        case (.function(let function), .function(let parameters, let result)):
            guard let parameters else { return true }
            return function.parameterTypes.count == parameters.count
                && zip(parameters, function.parameterTypes)
                    .allSatisfy { $0 == .any || $0.fits($1) }
                && (function.inferredResult == .any || function.inferredResult.fits(result))
        default: return false
        }
    }

    /// The value as one of the type, by the implicit conversions; `nil` when there is none.
    static func coerce(_ value: Value, to type: FeelType, _ fuel: inout Int) -> Value? {
        if conforms(value, to: type, &fuel) { return value }
        if case .list(let inner) = type, let item = coerceSingle(value, to: inner, &fuel) {
            return .list([item])
        }
        if case .list(let items) = value, items.count == 1, let item = items.first,
            conforms(item, to: type, &fuel)
        {
            return item
        }
        return coerceSingle(value, to: type, &fuel)
    }

    private static func coerceSingle(
        _ value: Value, to type: FeelType, _ fuel: inout Int
    ) -> Value? {
        if conforms(value, to: type, &fuel) { return value }
        if case .date(let date) = value, type == .dateTime {
            let time = TimeOfDay.midnight.with(zone: .offset(0))
            return .dateTime(DateTime(date: date, time: time))
        }
        return nil
    }
}

extension FeelType {
    /// Whether every value of this type is one of the other, as far as is known.
    func fits(_ other: FeelType) -> Bool {
        switch (self, other) {
        case (_, .any), (.null, _): return true
        case (.quantity(let a), .quantity(let b)): return a == b
        case (.quantity, .number), (.number, .quantity), (.choice, .string): return true
        case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.fits(b)
        case (.context(let a), .context(let b)):
            return b.allSatisfy { name, type in a[name].map { $0.fits(type) } ?? false }
        case (.function(let a, let x), .function(let b, let y)):
            guard let b else { return true }
            guard let a, a.count == b.count else { return false }
            return zip(b, a).allSatisfy { $0.fits($1) } && x.fits(y)
        default: return self == other
        }
    }
}
