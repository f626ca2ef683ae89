import Quantities

/// The properties that dates, times, durations and ranges have by themselves.
enum Properties {
    private static let ofDates: Set<String> = ["year", "month", "day", "weekday"]
    private static let ofTimes: Set<String> = [
        "hour", "minute", "second", "time offset", "timezone",
    ]
    private static let ofDays: Set<String> = ["days", "hours", "minutes", "seconds"]
    private static let ofMonths: Set<String> = ["years", "months"]
    private static let ofRanges: Set<String> = ["start", "end", "start included", "end included"]

    static let names = ofDates.union(ofTimes).union(ofDays).union(ofMonths).union(ofRanges)

    /// The type of a property; `nil` when values of the type have no such property.
    static func type(_ name: String, of type: FeelType) -> FeelType? {
        let known: Set<String> =
            switch type {
            case .date: ofDates
            case .time: ofTimes
            case .dateTime: ofDates.union(ofTimes)
            case .dayTimeDuration: ofDays
            case .monthDuration: ofMonths
            case .range: ofRanges
            default: []
            }
        guard known.contains(name) else { return nil }
        switch (name, type) {
        case ("time offset", _): return .dayTimeDuration
        case ("timezone", _): return .string
        case ("start included", _), ("end included", _): return .boolean
        case (_, .range(let inner)): return inner
        default: return .number
        }
    }

    /// The property of a value; `nil` when values of its kind have no such property.
    static func value(_ name: String, of value: Value) -> Value? {
        switch value {
        case .date(let date):
            return self.value(name, of: date)
        case .time(let time): return self.value(name, of: time, on: nil)
        case .dateTime(let moment):
            return self.value(name, of: moment.date)
                ?? self.value(name, of: moment.time, on: moment.date)
        case .dayTimeDuration(let duration): return self.value(name, of: duration)
        case .monthDuration(let duration):
            switch name {
            case "years": return .integer(duration.months / 12)
            case "months": return .integer(duration.months % 12)
            default: return nil
            }
        case .range(let range):
            switch name {
            case "start": return range.start
            case "end": return range.end
            case "start included": return .boolean(range.startIncluded)
            case "end included": return .boolean(range.endIncluded)
            default: return nil
            }
        default: return nil
        }
    }

    private static func value(_ name: String, of date: CalendarDate) -> Value? {
        switch name {
        case "year": .integer(date.year)
        case "month": .integer(date.month)
        case "day": .integer(date.day)
        case "weekday": .integer(date.weekday)
        default: nil
        }
    }

    private static func value(
        _ name: String, of time: TimeOfDay, on date: CalendarDate?
    ) -> Value? {
        switch name {
        case "hour": return .integer(time.hour)
        case "minute": return .integer(time.minute)
        case "second":
            guard time.nanosecond != 0 else { return .integer(time.second) }
            let total = Int128(time.second) * 1_000_000_000 + Int128(time.nanosecond)
            return Decimal(coefficient: total, exponent: -9).map { .number($0) }
        case "time offset":
            guard let offset = time.offset(on: date) else { return .null }
            return DayTimeDuration(nanoseconds: Int128(offset) * DayTimeDuration.perSecond)
                .map { .dayTimeDuration($0) }
        case "timezone":
            guard case .named(let zone)? = time.zone else { return .null }
            return .string(zone.description)
        default: return nil
        }
    }

    private static func value(_ name: String, of duration: DayTimeDuration) -> Value? {
        let parts = duration.parts
        switch name {
        case "days": return .integer(parts.days)
        case "hours": return .integer(parts.hours)
        case "minutes": return .integer(parts.minutes)
        case "seconds":
            guard duration.fractionNanoseconds != 0 else { return .integer(parts.seconds) }
            let total =
                Int128(parts.seconds) * 1_000_000_000
                + Int128(duration.fractionNanoseconds)
            return Decimal(coefficient: total, exponent: -9).map { .number($0) }
        default: return nil
        }
    }
}
