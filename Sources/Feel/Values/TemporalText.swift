import Quantities

/// Reads dates, times and durations as ISO 8601 and XML Schema write them.
enum TemporalText {
    /// The value of `@"…"`.
    static func any(_ text: String) -> Value? {
        if let date = date(text) { return .date(date) }
        if let moment = dateTime(text), text.contains("T") { return .dateTime(moment) }
        if let time = time(text) { return .time(time) }
        return duration(text)
    }

    /// `2024-10-25`, `-2024-10-25`, years of four to nine digits.
    static func date(_ text: some StringProtocol) -> CalendarDate? {
        var reader = Reader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        return date
    }

    /// `10:30:00`, with fraction, offset or zone.
    static func time(_ text: some StringProtocol) -> TimeOfDay? {
        var reader = Reader(text)
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        return time
    }

    /// `2024-10-25T10:30:00`, or a date alone for midnight.
    static func dateTime(_ text: some StringProtocol) -> DateTime? {
        var reader = Reader(text)
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd { return DateTime(date: date, time: .midnight) }
        guard reader.take("T") else { return nil }
        let isEndOfDay = reader.takesEndOfDay
        guard let time = reader.time(), reader.isAtEnd else { return nil }
        if isEndOfDay {
            return date.adding(days: 1).map { DateTime(date: $0, time: time) }
        }
        return DateTime(date: date, time: time)
    }

    /// `P1Y2M`, `P1DT2H3M4.5S`, with a leading minus sign.
    static func duration(_ text: some StringProtocol) -> Value? {
        var reader = Reader(text)
        let isNegative = reader.take("-")
        guard reader.take("P"), !reader.isAtEnd else { return nil }
        var months: Int128 = 0
        var nanoseconds: Int128 = 0
        var hasMonths = false
        var hasDays = false
        var units: [Character] = ["Y", "M", "D"]
        var inTime = false
        while !reader.isAtEnd {
            if !inTime, reader.take("T") {
                inTime = true
                units = ["H", "M", "S"]
                guard !reader.isAtEnd else { return nil }
            }
            guard let part = reader.durationPart(), let place = units.firstIndex(of: part.unit)
            else { return nil }
            units.removeFirst(place + 1)
            guard part.nanoseconds == nil || part.unit == "S" else { return nil }
            switch (part.unit, inTime) {
            case ("Y", _): (months, hasMonths) = (months + part.count * 12, true)
            case ("M", false): (months, hasMonths) = (months + part.count, true)
            case ("D", _):
                (nanoseconds, hasDays) = (nanoseconds + part.count * 86_400_000_000_000, true)
            case ("H", _):
                (nanoseconds, hasDays) = (nanoseconds + part.count * 3_600_000_000_000, true)
            case ("M", _):
                (nanoseconds, hasDays) = (nanoseconds + part.count * 60_000_000_000, true)
            default:
                nanoseconds += part.count * 1_000_000_000 + (part.nanoseconds ?? 0)
                hasDays = true
            }
        }
        guard hasMonths != hasDays else { return nil }
        if hasMonths {
            guard let count = Int(exactly: isNegative ? -months : months) else { return nil }
            return .monthDuration(MonthDuration(months: count))
        }
        return DayTimeDuration(nanoseconds: isNegative ? -nanoseconds : nanoseconds)
            .map { .dayTimeDuration($0) }
    }
}

/// Reads ASCII pieces from the front of a text.
private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8.prefix(200)) }

    var isAtEnd: Bool { position == bytes.count }

    var takesEndOfDay: Bool {
        bytes.dropFirst(position).starts(with: Array("24:00:00".utf8))
    }

    mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, let ascii = character.asciiValue, bytes[position] == ascii
        else { return false }
        position += 1
        return true
    }

    private mutating func digitRun() -> [UInt8] {
        let start = position
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
        return Array(bytes[start..<position])
    }

    private func number(_ digits: [UInt8]) -> Int128? {
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        return digits.reduce(Int128(0)) { $0 * 10 + Int128($1 - 48) }
    }

    private mutating func twoDigits() -> Int? {
        let run = digitRun()
        guard run.count == 2 else { return nil }
        return number(run).map { Int($0) }
    }

    mutating func date() -> CalendarDate? {
        let isNegative = take("-")
        let year = digitRun()
        guard (4...9).contains(year.count), year.count == 4 || year[0] != 48,
            let yearNumber = number(year), take("-"), let month = twoDigits(), take("-"),
            let day = twoDigits()
        else { return nil }
        return CalendarDate(
            year: isNegative ? -Int(yearNumber) : Int(yearNumber), month: month, day: day)
    }

    mutating func time() -> TimeOfDay? {
        guard let hour = twoDigits(), take(":"), let minute = twoDigits(), take(":"),
            let second = twoDigits()
        else { return nil }
        var nanosecond: Int128 = 0
        if take(".") {
            let fraction = digitRun()
            guard !fraction.isEmpty, let value = nanoseconds(fraction) else { return nil }
            nanosecond = value
        }
        guard let zone = zone() else { return nil }
        if hour == 24, minute == 0, second == 0, nanosecond == 0 {
            return TimeOfDay(hour: 0, minute: 0, second: 0, zone: zone.mark)
        }
        return TimeOfDay(
            hour: hour, minute: minute, second: second, nanosecond: Int(nanosecond),
            zone: zone.mark)
    }

    private func nanoseconds(_ fraction: [UInt8]) -> Int128? {
        let digits = fraction.prefix(9) + [UInt8](repeating: 48, count: max(0, 9 - fraction.count))
        return number(Array(digits))
    }

    /// The zone, which may be absent; `nil` when what stands there is no zone.
    private mutating func zone() -> (mark: TimeZoneMark?, Void)? {
        if isAtEnd { return (nil, ()) }
        if take("Z") || take("z") { return (.offset(0), ()) }
        if take("@") {
            let name = String(decoding: bytes[position...], as: UTF8.self)
            position = bytes.count
            return ZoneName(name).map { (.named($0), ()) }
        }
        let isNegative = position < bytes.count && bytes[position] == 45
        guard take("+") || take("-"), let hours = twoDigits(), take(":"),
            let minutes = twoDigits(), hours <= 18, minutes <= 59
        else { return nil }
        var seconds = hours * 3_600 + minutes * 60
        if take(":") {
            guard let extra = twoDigits(), extra <= 59 else { return nil }
            seconds += extra
        }
        guard seconds <= 18 * 3_600 else { return nil }
        return (.offset(Int32(isNegative ? -seconds : seconds)), ())
    }

    mutating func durationPart() -> (count: Int128, nanoseconds: Int128?, unit: Character)? {
        guard let count = number(digitRun()) else { return nil }
        var fraction: Int128?
        if take(".") {
            let run = digitRun()
            fraction = run.isEmpty ? 0 : nanoseconds(run)
        }
        guard position < bytes.count else { return nil }
        let unit = Character(Unicode.Scalar(bytes[position]))
        position += 1
        return (count, fraction, unit)
    }
}
