import Quantities

/// Equality and order as the language defines them.
enum Comparing {
    /// Whether two values are equal; `nil` when their kinds cannot be compared.
    static func equal(_ left: Value, _ right: Value) -> Bool? {
        var fuel = 50_000
        return equal(left, right, &fuel)
    }

    /// The same within so many steps: lists may share parts and so be far longer than they are
    /// big.
    ///
    /// Without fuel nothing can be compared.
    static func equal(_ left: Value, _ right: Value, _ fuel: inout Int) -> Bool? {
        fuel -= 1
        guard fuel > 0 else { return nil }
        switch (left, right) {
        case (.number(let a), .number(let b)): return a == b
        case (.string(let a), .string(let b)): return sameScalars(a, b)
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.null, .null): return true
        case (.notApplicable, _), (_, .notApplicable): return false
        case (.null, _), (_, .null): return false
        case (.date(let a), .date(let b)): return a == b
        case (.time(let a), .time(let b)): return equal(a, b)
        case (.dateTime(let a), .dateTime(let b)): return equal(a, b)
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)): return a == b
        case (.monthDuration(let a), .monthDuration(let b)): return a == b
        case (.list(let a), .list(let b)): return equal(a, b, &fuel)
        case (.context(let a), .context(let b)): return equal(a, b, &fuel)
        case (.range(let a), .range(let b)): return equal(a, b, &fuel)
        case (.function(let a), .function(let b)): return a === b
        default: return nil
        }
    }

    /// Text is equal when it has the same scalars; Swift's own equality is looser.
    static func sameScalars(_ left: String, _ right: String) -> Bool {
        // Swift's equality is implied by equal scalars and is fast when the bytes are the same.
        left == right && (left.utf8.count == right.utf8.count)
            && left.utf8.elementsEqual(right.utf8)
    }

    /// Times are equal to the second: the standard compares their properties, which are whole.
    private static func equal(_ left: TimeOfDay, _ right: TimeOfDay) -> Bool {
        (left.zone == nil) == (right.zone == nil)
            && left.comparable / 1_000_000_000 == right.comparable / 1_000_000_000
    }

    private static func equal(_ left: DateTime, _ right: DateTime) -> Bool {
        (left.time.zone == nil) == (right.time.zone == nil)
            && left.instant / 1_000_000_000 == right.instant / 1_000_000_000
    }

    private static func equal(
        _ left: [Value], _ right: [Value], _ fuel: inout Int
    ) -> Bool? {
        guard left.count == right.count else { return false }
        var isUnsure = false
        for (a, b) in zip(left, right) {
            switch equal(a, b, &fuel) {
            case false?: return false
            case nil: isUnsure = true
            case true?: break
            }
        }
        return isUnsure ? nil : true
    }

    private static func equal(
        _ left: Context, _ right: Context, _ fuel: inout Int
    ) -> Bool? {
        guard left.count == right.count else { return false }
        var isUnsure = false
        for entry in left.entries {
            guard let other = right[entry.name] else { return false }
            switch equal(entry.value, other, &fuel) {
            case false?: return false
            case nil: isUnsure = true
            case true?: break
            }
        }
        return isUnsure ? nil : true
    }

    private static func equal(
        _ left: RangeValue, _ right: RangeValue, _ fuel: inout Int
    ) -> Bool? {
        guard left.form == right.form, left.startIncluded == right.startIncluded,
            left.endIncluded == right.endIncluded
        else { return false }
        guard let start = equal(left.start, right.start, &fuel),
            let end = equal(left.end, right.end, &fuel)
        else { return nil }
        return start && end
    }

    /// -1, 0 or 1; `nil` when the values have no order.
    static func order(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.number(let a), .number(let b)): return a < b ? -1 : (a == b ? 0 : 1)
        case (.string(let a), .string(let b)):
            // Code point order is the order of UTF-8 bytes.
            if sameScalars(a, b) { return 0 }
            return a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
        case (.date(let a), .date(let b)): return a < b ? -1 : (a == b ? 0 : 1)
        case (.time(let a), .time(let b)):
            guard (a.zone == nil) == (b.zone == nil) else { return nil }
            return sign(a.comparable - b.comparable)
        case (.dateTime(let a), .dateTime(let b)):
            guard (a.time.zone == nil) == (b.time.zone == nil) else { return nil }
            return a.instant < b.instant ? -1 : (a.instant == b.instant ? 0 : 1)
        case (.dayTimeDuration(let a), .dayTimeDuration(let b)):
            return a < b ? -1 : (a == b ? 0 : 1)
        case (.monthDuration(let a), .monthDuration(let b)):
            return a < b ? -1 : (a == b ? 0 : 1)
        default: return nil
        }
    }

    private static func sign(_ number: Int) -> Int { number < 0 ? -1 : (number == 0 ? 0 : 1) }
}

extension Value {
    /// The kind of the value, as a type.
    var kind: FeelType {
        switch self {
        case .null, .notApplicable: .null
        case .boolean: .boolean
        case .number: .number
        case .string: .string
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .dayTimeDuration: .dayTimeDuration
        case .monthDuration: .monthDuration
        case .list: .list(.any)
        case .context: .context([:])
        case .range: .range(.any)
        case .function: .function
        }
    }
}
