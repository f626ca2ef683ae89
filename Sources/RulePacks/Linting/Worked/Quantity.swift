import Quantities

/// A quantity on a scale with a smallest step: an amount, a share, a count, a day, a period.
enum Quantity {
    case number(Decimal)
    case day(Day)
    case period(Period)

    init?(_ fact: FactValue) {
        switch fact {
        case .number(let number): self = .number(number)
        case .day(let day): self = .day(day)
        case .period(let period): self = .period(period)
        default: return nil
        }
    }

    /// How far this lies above another, in the scale's own unit (days for days and periods).
    func distance(from other: Quantity) -> Decimal? {
        switch (self, other) {
        case (.number(let one), .number(let two)): return one.subtracting(two)
        case (.day(let one), .day(let two)): return Decimal(two.days(until: one))
        case (.period(let one), .period(let two)):
            guard one.unit == two.unit else {
                guard let first = one.inMonths, let second = two.inMonths else { return nil }
                return Decimal(first - second)
            }
            return Decimal(one.count - two.count)
        case (.number(let one), .period(let two)): return one.subtracting(Decimal(two.count))
        case (.period(let one), .number(let two)): return Decimal(one.count).subtracting(two)
        default: return nil
        }
    }
}

extension Period {
    /// Months of a period of months or years; `nil` for days.
    fileprivate var inMonths: Int? {
        switch unit {
        case .months: count
        case .years:
            count.multipliedReportingOverflow(by: 12).overflow ? nil : count * 12
        case .days, .workingDays: nil
        }
    }
}

/// A formula of names, numbers, brackets, `+ - * /` and 次数(step, outcome): enough for one side of
/// a threshold.
struct QuantityText {
    private let tokens: [RuleToken]
    private let lookup: (String) -> FactValue
    private var position = 0

    /// The quantity a text stands for; `nil` when it holds anything else or a fact is unknown.
    static func value(_ text: String, _ lookup: @escaping (String) -> FactValue) -> Quantity? {
        var reader = QuantityText(text, lookup)
        guard let value = reader.sum(), reader.position == reader.tokens.count else { return nil }
        return value
    }

    /// Whether a text is of this simple form at all.
    static func isReadable(_ text: String) -> Bool {
        let tokens = RuleTokens.read(text)
        let isPlain = tokens.allSatisfy { token in
            switch token.kind {
            case .path, .number: true
            case .symbol: "+-*/(),".contains(token.text)
            case .text, .keyword: false
            }
        }
        let calls = zip(tokens, tokens.dropFirst()).filter { $0.kind == .path && $1.text == "(" }
        let isCounting = tokens.contains { $0.text == Words.count }
        return isPlain && calls.allSatisfy { $0.0.text == Words.count }
            && (isCounting || !tokens.contains { $0.text == "," })
    }

    private init(_ text: String, _ lookup: @escaping (String) -> FactValue) {
        tokens = RuleTokens.read(text)
        self.lookup = lookup
    }

    private mutating func symbol(_ accepted: String) -> String? {
        guard position < tokens.count, tokens[position].kind == .symbol,
            accepted.contains(tokens[position].text)
        else { return nil }
        position += 1
        return tokens[position - 1].text
    }

    private mutating func sum() -> Quantity? {
        guard var value = product() else { return nil }
        while let sign = symbol("+-") {
            guard let next = product(), let result = Self.add(value, sign, next) else { return nil }
            value = result
        }
        return value
    }

    private mutating func product() -> Quantity? {
        guard var value = factor() else { return nil }
        while let sign = symbol("*/") {
            guard case .number(let one) = value, case .number(let two)? = factor(),
                let result = sign == "*" ? one.multiplied(by: two) : one.divided(by: two)
            else { return nil }
            value = .number(result)
        }
        return value
    }

    private mutating func factor() -> Quantity? {
        if symbol("(") != nil {
            let value = sum()
            return symbol(")") == nil ? nil : value
        }
        guard position < tokens.count else { return nil }
        let token = tokens[position]
        position += 1
        switch token.kind {
        case .number: return Decimal(token.text).map(Quantity.number)
        case .path:
            if token.text == Words.count, let call = call() { return Quantity(lookup(call)) }
            return Quantity(lookup(token.text))
        default: return nil
        }
    }

    /// A whole call `次数(step, outcome)` as one name.
    private mutating func call() -> String? {
        guard let end = tokens[position...].firstIndex(where: { $0.text == ")" }) else {
            return nil
        }
        let text = Words.count + tokens[position...end].map(\.text).joined()
        position = end + 1
        return text
    }

    private static func add(_ one: Quantity, _ sign: String, _ two: Quantity) -> Quantity? {
        switch (one, two) {
        case (.number(let first), .number(let second)):
            return (sign == "+" ? first.adding(second) : first.subtracting(second))
                .map(Quantity.number)
        case (.day(let day), .period(let period)):
            let count = sign == "+" ? period.count : -period.count
            switch period.unit {
            case .days: return day.adding(days: count).map(Quantity.day)
            case .months: return day.adding(months: count).map(Quantity.day)
            case .years: return day.adding(months: count * 12).map(Quantity.day)
            case .workingDays: return nil
            }
        default: return nil
        }
    }
}
