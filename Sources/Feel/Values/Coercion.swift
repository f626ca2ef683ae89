import Quantities

/// Whether values are of a type, and how they are brought to one.
enum Coercion {
    /// Whether a value is of a type; null is of every type.
    static func conforms(_ value: Value, to type: FeelType) -> Bool {
        switch (value, type) {
        case (.null, _), (.notApplicable, _), (_, .any): return true
        case (.boolean, .boolean), (.number, .number), (.number, .quantity), (.string, .string),
            (.date, .date), (.time, .time), (.dateTime, .dateTime),
            (.dayTimeDuration, .dayTimeDuration), (.monthDuration, .monthDuration):
            return true
        case (.string(let text), .choice(let options)): return options.contains(text)
        case (.list(let items), .list(let inner)):
            return items.allSatisfy { conforms($0, to: inner) }
        case (.context(let context), .context(let entries)):
            return entries.allSatisfy { name, inner in
                context[name].map { conforms($0, to: inner) } ?? false
            }
        case (.range(let range), .range(let inner)):
            return conforms(range.start, to: inner) && conforms(range.end, to: inner)
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
    static func coerce(_ value: Value, to type: FeelType) -> Value? {
        if conforms(value, to: type) { return value }
        if case .list(let inner) = type, let item = coerceSingle(value, to: inner) {
            return .list([item])
        }
        if case .list(let items) = value, items.count == 1, let item = items.first,
            conforms(item, to: type)
        {
            return item
        }
        return coerceSingle(value, to: type)
    }

    private static func coerceSingle(_ value: Value, to type: FeelType) -> Value? {
        if conforms(value, to: type) { return value }
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
