/// Where a time is meant: a fixed offset or a named zone.
public enum TimeZoneMark: Sendable, Hashable {
    /// Seconds east of UTC.
    case offset(Int32)
    /// A zone of the time zone database, by its place in `ZoneTable`.
    case named(ZoneName)
}

/// The name of a known time zone, such as `Asia/Shanghai`.
public struct ZoneName: Sendable, Hashable, CustomStringConvertible {
    let index: UInt16

    /// The zone of that name, or `nil` when it is not known.
    public init?(_ name: String) {
        guard let index = ZoneTable.index(of: name) else { return nil }
        self.index = index
    }

    /// The name.
    public var description: String { ZoneTable.name(at: index) }
}

/// A time of day to the nanosecond, with or without a zone.
///
/// - Invariant: hour 0...23, minute 0...59, second 0...59, nanosecond 0...999,999,999.
public struct TimeOfDay: Sendable, Hashable {
    private let storedSecond: Int32
    private let storedNanosecond: Int32
    /// The zone, or `nil` for a local time.
    public let zone: TimeZoneMark?

    /// Makes a time, or `nil` when a part is out of range.
    public init?(
        hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: TimeZoneMark? = nil
    ) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        self.init(hour * 3_600 + minute * 60 + second, nanosecond, zone)
    }

    private init(_ secondOfDay: Int, _ nanosecond: Int, _ zone: TimeZoneMark?) {
        storedSecond = Int32(truncatingIfNeeded: secondOfDay)
        storedNanosecond = Int32(truncatingIfNeeded: nanosecond)
        self.zone = zone
    }

    /// Midnight without a zone.
    public static let midnight = TimeOfDay(0, 0, nil)

    /// Seconds since midnight, 0...86,399.
    public var secondOfDay: Int { Int(storedSecond) }
    /// The fraction of the second in nanoseconds.
    public var nanosecond: Int { Int(storedNanosecond) }
    /// The hour, 0...23.
    public var hour: Int { secondOfDay / 3_600 }
    /// The minute, 0...59.
    public var minute: Int { secondOfDay / 60 % 60 }
    /// The second, 0...59.
    public var second: Int { secondOfDay % 60 }

    /// Nanoseconds since midnight, in the time's own zone.
    var nanosecondOfDay: Int { secondOfDay * 1_000_000_000 + nanosecond }

    /// The time so many nanoseconds after midnight, wrapped into one day.
    init(wrapping nanoseconds: Int128, zone: TimeZoneMark?) {
        let remainder = nanoseconds % DayTimeDuration.perDay
        let positive = remainder < 0 ? remainder + DayTimeDuration.perDay : remainder
        self.init(
            Int(positive / DayTimeDuration.perSecond), Int(positive % DayTimeDuration.perSecond),
            zone)
    }

    func with(zone: TimeZoneMark?) -> TimeOfDay { TimeOfDay(secondOfDay, nanosecond, zone) }

    /// Seconds east of UTC at this time on a date; `nil` for a local time.
    ///
    /// A named zone without a date is read as on 1970-01-01.
    func offset(on date: CalendarDate?) -> Int? {
        switch zone {
        case nil: nil
        case .offset(let seconds)?: Int(seconds)
        case .named(let name)?:
            ZoneTable.offset(of: name, on: date, secondOfDay: secondOfDay)
        }
    }

    /// Nanoseconds since midnight UTC, or local ones without a zone; may leave 0..<one day.
    var comparable: Int {
        nanosecondOfDay - (offset(on: nil) ?? 0) * 1_000_000_000
    }
}

/// A date with a time of day, with or without a zone.
public struct DateTime: Sendable, Hashable {
    /// The calendar date, in the zone of `time`.
    public let date: CalendarDate
    /// The time on that date.
    public let time: TimeOfDay

    /// Makes a date and time.
    public init(date: CalendarDate, time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Seconds east of UTC, or `nil` for a local date and time.
    var offset: Int? { time.offset(on: date) }

    /// Nanoseconds since 1970-01-01T00:00 UTC, or on the local clock without a zone.
    var instant: Int128 {
        let seconds = date.daysSinceEpoch * 86_400 + time.secondOfDay - (offset ?? 0)
        return Int128(seconds) * DayTimeDuration.perSecond + Int128(time.nanosecond)
    }

    /// The same wall clock so many nanoseconds later, keeping the zone.
    func adding(nanoseconds: Int128) -> DateTime? {
        let wall =
            Int128(date.daysSinceEpoch) * DayTimeDuration.perDay + Int128(time.nanosecondOfDay)
        let (total, overflow) = wall.addingReportingOverflow(nanoseconds)
        if overflow { return nil }
        var days = total / DayTimeDuration.perDay
        if total % DayTimeDuration.perDay < 0 { days -= 1 }
        guard let dayCount = Int(exactly: days),
            let newDate = CalendarDate(daysSinceEpoch: dayCount)
        else { return nil }
        return DateTime(date: newDate, time: TimeOfDay(wrapping: total, zone: time.zone))
    }
}
