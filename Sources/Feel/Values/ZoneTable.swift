/// Offsets of named time zones, without any system library.
enum ZoneTable {
    private enum Rule: String {
        case europe = "EU", america = "US", australia = "AU"
        case newZealand = "NZ", none = "-"
    }

    private struct Zone {
        let name: String
        let standard: Int
        let rule: Rule
    }

    private static let zones: [Zone] = {
        var result: [Zone] = []
        for line in zoneNameLines.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let minutes = Int(words[0]) else { continue }
            let rule = Rule(rawValue: String(words[1])) ?? .none
            for name in words.dropFirst(2) {
                result.append(Zone(name: String(name), standard: minutes * 60, rule: rule))
            }
        }
        return result.sorted { $0.name < $1.name }
    }()

    private static let indexes: [String: UInt16] = Dictionary(
        zones.enumerated().map { ($1.name, UInt16($0)) }, uniquingKeysWith: { first, _ in first })

    static func index(of name: String) -> UInt16? { indexes[name] }

    static func name(at index: UInt16) -> String {
        Int(index) < zones.count ? zones[Int(index)].name : ""
    }

    /// Seconds east of UTC on the wall clock of a zone; standard time without a date.
    static func offset(of name: ZoneName, on date: CalendarDate?, secondOfDay: Int) -> Int {
        guard Int(name.index) < zones.count else { return 0 }
        let zone = zones[Int(name.index)]
        guard let date, isDaylight(zone, date, secondOfDay) else { return zone.standard }
        return zone.standard + 3_600
    }

    private static func isDaylight(_ zone: Zone, _ date: CalendarDate, _ second: Int) -> Bool {
        // Wall-clock standard time in whole seconds of the year's calendar, as a sortable number.
        let now = (date.month * 32 + date.day) * 86_400 + second
        let year = date.year
        switch zone.rule {
        case .none:
            return false
        case .europe:
            guard year >= 1981 else { return false }
            let start = mark(3, lastSunday(of: 3, year), 3_600 + zone.standard)
            let end = mark(10, lastSunday(of: 10, year), 2 * 3_600 + zone.standard)
            return now >= start && now < end
        case .america:
            guard year >= 1967 else { return false }
            let modern = year >= 2007
            let start =
                modern
                ? mark(3, firstSunday(of: 3, year) + 7, 7_200)
                : mark(4, firstSunday(of: 4, year), 7_200)
            let end =
                modern
                ? mark(11, firstSunday(of: 11, year), 7_200)
                : mark(10, lastSunday(of: 10, year), 7_200)
            return now >= start && now < end
        case .australia:
            guard year >= 1987 else { return false }
            let modern = year >= 2008
            let end =
                modern
                ? mark(4, firstSunday(of: 4, year), 10_800)
                : mark(3, lastSunday(of: 3, year), 10_800)
            let start = modern ? firstSunday(of: 10, year) : lastSunday(of: 10, year)
            return now < end || now >= mark(10, start, 7_200)
        case .newZealand:
            guard year >= 1990 else { return false }
            let end = mark(4, firstSunday(of: 4, year), 10_800)
            return now < end || now >= mark(9, lastSunday(of: 9, year), 7_200)
        }
    }

    private static func mark(_ month: Int, _ day: Int, _ second: Int) -> Int {
        (month * 32 + day) * 86_400 + second
    }

    private static func firstSunday(of month: Int, _ year: Int) -> Int {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return 1 }
        return 1 + (7 - first.weekday) % 7
    }

    private static func lastSunday(of month: Int, _ year: Int) -> Int {
        let length = CalendarDate.length(ofMonth: month, year: year)
        guard let last = CalendarDate(year: year, month: month, day: length) else { return 28 }
        return length - last.weekday % 7
    }
}
