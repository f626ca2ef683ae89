import Quantities

/// Writes values as text.
enum ValueText {
    /// The text of `string(value)`: strings bare, everything else as written in the language.
    static func plain(_ value: Value) -> String {
        if case .string(let text) = value { return text }
        return literal(value)
    }

    /// Where a text is cut off: values may share parts and so be far longer than they are big.
    static let mostBytes = 1 << 20

    /// The value as it would be written in the language, cut off where it gets too long.
    static func literal(_ value: Value, limit: Int = mostBytes) -> String {
        var text = ""
        write(value, to: &text, limit, depth: 0)
        return text
    }

    private static func write(_ value: Value, to text: inout String, _ limit: Int, depth: Int) {
        guard depth < 100, text.utf8.count <= limit else {
            if !text.hasSuffix("...") { text += "..." }
            return
        }
        switch value {
        case .list(let items):
            text += "["
            for (index, item) in items.enumerated() where text.utf8.count <= limit {
                if index > 0 { text += ", " }
                write(item, to: &text, limit, depth: depth + 1)
            }
            text += "]"
        case .context(let context):
            text += "{"
            for (index, entry) in context.entries.enumerated() where text.utf8.count <= limit {
                if index > 0 { text += ", " }
                text += key(entry.name) + ": "
                write(entry.value, to: &text, limit, depth: depth + 1)
            }
            text += "}"
        default: text += scalar(value, limit)
        }
    }

    private static func scalar(_ value: Value, _ limit: Int) -> String {
        switch value {
        case .null: "null"
        case .notApplicable: Messages.notApplicable
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): quoted(text)
        case .date(let date): self.date(date)
        case .time(let time): self.time(time)
        case .dateTime(let moment): date(moment.date) + "T" + time(moment.time)
        case .dayTimeDuration(let duration): self.duration(duration)
        case .monthDuration(let duration): self.duration(duration)
        case .range(let range):
            self.range(
                range, start: literal(range.start, limit: limit / 2),
                end: literal(range.end, limit: limit / 2))
        case .function(let function):
            "function(" + function.parameters.joined(separator: ", ") + ")"
        case .list, .context: ""
        }
    }

    /// The value as a text that compiles back to it; `nil` for functions and what is no constant.
    static func source(_ value: Value, depth: Int = 0) -> String? {
        guard depth < 100 else { return nil }
        switch value {
        case .notApplicable, .function: return nil
        case .date, .time, .dateTime, .dayTimeDuration, .monthDuration:
            return "@\"" + literal(value) + "\""
        case .list(let items):
            let parts = items.compactMap { source($0, depth: depth + 1) }
            return parts.count == items.count ? "[" + parts.joined(separator: ", ") + "]" : nil
        case .context(let context):
            var parts: [String] = []
            for entry in context.entries {
                guard let text = source(entry.value, depth: depth + 1) else { return nil }
                parts.append(quoted(entry.name) + ": " + text)
            }
            return "{" + parts.joined(separator: ", ") + "}"
        case .range(let range):
            guard let start = source(range.start, depth: depth + 1),
                let end = source(range.end, depth: depth + 1)
            else { return nil }
            return self.range(range, start: start, end: end)
        default: return literal(value)
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func key(_ name: String) -> String {
        let isName =
            name.unicodeScalars.first.map(NameCharacters.isStart) ?? false
            && name.unicodeScalars.allSatisfy { NameCharacters.isPart($0) || $0 == " " }
        return isName ? name : quoted(name)
    }

    private static func range(_ range: RangeValue, start: String, end: String) -> String {
        switch range.form {
        case .interval:
            return (range.startIncluded ? "[" : "(") + start + ".." + end
                + (range.endIncluded ? "]" : ")")
        case .less: return "(< \(end))"
        case .lessOrEqual: return "(<= \(end))"
        case .greater: return "(> \(start))"
        case .greaterOrEqual: return "(>= \(start))"
        case .equal: return "(= \(start))"
        case .notEqual: return "(!= \(start))"
        }
    }

    static func date(_ date: CalendarDate) -> String {
        (date.year < 0 ? "-" : "") + padded(abs(date.year), 4) + "-" + padded(date.month, 2) + "-"
            + padded(date.day, 2)
    }

    static func time(_ time: TimeOfDay) -> String {
        var text =
            padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2)
        text += fraction(time.nanosecond)
        switch time.zone {
        case nil: break
        case .offset(0)?: text += "Z"
        case .offset(let offset)?:
            let seconds = Int(offset.magnitude)
            text += (offset < 0 ? "-" : "+") + padded(seconds / 3_600, 2) + ":"
            text += padded(seconds / 60 % 60, 2)
            if seconds % 60 != 0 { text += ":" + padded(seconds % 60, 2) }
        case .named(let name)?: text += "@" + name.description
        }
        return text
    }

    private static func fraction(_ nanoseconds: Int) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(abs(nanoseconds), 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }

    static func duration(_ duration: MonthDuration) -> String {
        let months = duration.months.magnitude
        if months == 0 { return "P0M" }
        return (duration.months < 0 ? "-" : "") + "P" + (months >= 12 ? "\(months / 12)Y" : "")
            + (months % 12 != 0 ? "\(months % 12)M" : "")
    }

    static func duration(_ duration: DayTimeDuration) -> String {
        if duration.nanoseconds == 0 { return "PT0S" }
        let (days, hours, minutes, seconds) = duration.parts
        let rest = fraction(duration.fractionNanoseconds)
        var text = duration.nanoseconds < 0 ? "-P" : "P"
        if days != 0 { text += "\(abs(days))D" }
        if hours == 0, minutes == 0, seconds == 0, rest.isEmpty { return text }
        text += "T"
        if hours != 0 { text += "\(abs(hours))H" }
        if minutes != 0 { text += "\(abs(minutes))M" }
        if seconds != 0 || !rest.isEmpty { text += "\(abs(seconds))\(rest)S" }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Value: CustomStringConvertible {
    /// The value as it would be written in the language.
    public var description: String { ValueText.literal(self) }
}
