import Quantities

/// Reads the values of a test case and compares results with them.
enum TckValues {
    /// The value of an `inputNode`, `expected`, `component` or `item` element.
    static func value(of element: XMLElement) -> Value {
        if element["nil"] == "true" { return .null }
        if let list = element.first("list") {
            if list["nil"] == "true" { return .null }
            return .list(list.all("item").map { value(of: $0) })
        }
        let components = element.all("component")
        if !components.isEmpty {
            return .context(Context(components.map { ($0["name"] ?? "", value(of: $0)) }))
        }
        return element.first("value").map { simple($0) } ?? .null
    }

    private static func simple(_ element: XMLElement) -> Value {
        if element["nil"] == "true" { return .null }
        let text = element.trimmedText
        let type = (element["type"] ?? "string").split(separator: ":").last.map(String.init) ?? ""
        switch type {
        case "decimal", "double", "integer", "int", "long", "float":
            return Decimal(text).map { .number($0) } ?? .null
        case "boolean": return .boolean(text == "true" || text == "1")
        case "date": return TemporalText.date(text).map { .date($0) } ?? .null
        case "time": return TemporalText.time(text).map { .time($0) } ?? .null
        case "dateTime": return TemporalText.dateTime(text).map { .dateTime($0) } ?? .null
        case "duration", "dayTimeDuration", "yearMonthDuration":
            return TemporalText.duration(text) ?? .null
        default: return .string(element.text)
        }
    }

    /// Whether a result is the expected one.
    ///
    /// Numbers must be equal, unless the expected one is itself a rounded figure: of eight or
    /// more digits, when the result must round to it, or of fourteen or more, the end of a binary
    /// calculation, when the two must agree to thirteen digits.
    static func matches(_ actual: Value, _ expected: Value) -> Bool {
        switch (actual, expected) {
        case (.number(let result), .number(let wanted)):
            return result == wanted || agrees(result, withRounded: wanted)
        case (.list(let results), .list(let wanted)):
            return results.count == wanted.count
                && zip(results, wanted).allSatisfy { matches($0, $1) }
        case (.context(let result), .context(let wanted)):
            return result.count == wanted.count
                && wanted.entries.allSatisfy { entry in
                    result[entry.name].map { matches($0, entry.value) } ?? false
                }
        case (.time(let a), .time(let b)):
            return a == b || Comparing.equal(actual, expected) == true
        default: return Comparing.equal(actual, expected) == true
        }
    }

    private static func agrees(_ result: Decimal, withRounded wanted: Decimal) -> Bool {
        let text = wanted.description
        guard let point = text.firstIndex(of: "."), !text.contains("E") else { return false }
        let scale = text.distance(from: point, to: text.endIndex) - 1
        let digits = text.filter(\.isNumber).drop { $0 == "0" }.count
        guard digits >= 8 else { return false }
        if result.rounded(toScale: scale, .halfEven) == wanted { return true }
        if result.rounded(toScale: scale, .down) == wanted { return true }
        // A figure of a binary calculation: its last digits are noise.
        guard digits >= 14, let gap = result.subtracting(wanted)?.magnitude,
            let noise = Decimal(coefficient: 1, exponent: -13)?.multiplied(by: wanted.magnitude)
        else { return false }
        return gap <= noise
    }
}
