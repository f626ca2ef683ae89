import Quantities
import Testing

@Suite struct DueDateTests {
    private let calendar: WorkCalendar

    init() throws {
        calendar = try publishedCalendar()
    }

    private func due(
        _ start: String, _ count: Int, _ unit: Period.Unit, rolls: Bool = false,
        year: Convention.YearReading = .correspondingDay, suspended: [DayRange] = []
    ) throws -> DueDate {
        try dueDate(
            from: day(start), Period(count: count, unit: unit), calendar: calendar,
            convention: Convention(rollsOverRestDays: rolls, yearReading: year),
            suspended: suspended)
    }

    private func range(_ from: String, _ through: String) throws -> DayRange {
        try #require(DayRange(from: day(from), through: day(through)))
    }

    @Test(arguments: [
        ("2025-03-03", 5, Period.Unit.workingDays, "2025-03-10"),
        ("2025-01-24", 3, .workingDays, "2025-02-05"),
        ("2025-10-20", -30, .workingDays, "2025-09-02"),
        ("2025-03-03", 5, .days, "2025-03-08"), ("2025-03-03", -3, .days, "2025-02-28"),
        ("2025-01-31", 1, .months, "2025-02-28"), ("2024-02-29", 1, .years, "2025-02-28"),
        ("2025-03-03", 3, .months, "2025-06-03"), ("2025-03-03", -3, .months, "2024-12-03"),
        ("2025-03-03", 1, .years, "2026-03-03"), ("2025-03-03", 0, .days, "2025-03-03"),
        ("2025-03-01", 0, .workingDays, "2025-03-01"), ("2025-03-03", 20, .years, "2045-03-03"),
    ])
    func `the unit decides how a period is counted (MFD-201, MFD-202)`(
        start: String, count: Int, unit: Period.Unit, expected: String
    ) throws {
        #expect(try due(start, count, unit).day == day(expected))
    }

    @Test(arguments: [
        ("2025-03-03", 1, Convention.YearReading.correspondingDay, "2026-03-03"),
        ("2025-03-03", 1, .dayBefore, "2026-03-02"), ("2025-03-03", 1, .yearEnd, "2025-12-31"),
        ("2025-03-03", 2, .yearEnd, "2026-12-31"), ("2024-02-29", 1, .dayBefore, "2025-02-28"),
        ("2025-01-01", 1, .dayBefore, "2025-12-31"), ("2025-03-03", -1, .dayBefore, "2024-03-04"),
        ("2025-03-03", -1, .yearEnd, "2025-01-01"), ("2025-03-03", 0, .yearEnd, "2025-03-03"),
        ("2025-03-03", 0, .dayBefore, "2025-03-03"),
    ])
    func `a calendar year is read as the convention declares`(
        start: String, count: Int, reading: Convention.YearReading, expected: String
    ) throws {
        #expect(try due(start, count, .years, year: reading).day == day(expected))
    }

    @Test(arguments: [
        ("2025-03-03", 5, Period.Unit.days, "2025-03-10"),  // Saturday to Monday
        ("2025-03-03", 4, .days, "2025-03-07"),  // a Friday stays
        ("2025-01-16", 10, .days, "2025-01-26"),  // a make-up Sunday is no rest day
        ("2025-01-20", 8, .days, "2025-02-05"),  // Spring Festival
        ("2025-08-31", 1, .months, "2025-09-30"), ("2025-09-01", 1, .months, "2025-10-09"),
        ("2024-03-01", 1, .years, "2025-03-03"),
        ("2025-03-11", -3, .days, "2025-03-07"),  // backwards: to the Friday before
        ("2025-03-03", 5, .workingDays, "2025-03-10"),
    ])
    func `an end on a rest day moves to a working day if declared (MFD-203)`(
        start: String, count: Int, unit: Period.Unit, expected: String
    ) throws {
        #expect(try due(start, count, unit, rolls: true).day == day(expected))
    }

    @Test func `rolling needs the year to be published, counting days alone does not`() throws {
        #expect(try due("2026-12-01", 60, .days).day == day("2027-01-30"))
        #expect(throws: CalendarError.yearNotPublished(2027)) {
            try due("2026-12-01", 60, .days, rolls: true)
        }
        #expect(throws: CalendarError.yearNotPublished(2027)) {
            try due("2026-12-01", 60, .workingDays)
        }
        #expect(try due("2026-12-01", 60, .days).steps.last?.kind == nil)
    }

    @Test func `suspended days do not count and lengthen every kind of period`() throws {
        let pause = [try range("2025-03-05", "2025-03-11")]
        #expect(try due("2025-03-03", 5, .workingDays, suspended: pause).day == day("2025-03-17"))
        #expect(try due("2025-03-03", 5, .days, suspended: pause).day == day("2025-03-15"))
        #expect(try due("2025-03-03", 1, .months, suspended: pause).day == day("2025-04-10"))
        #expect(try due("2025-03-03", 1, .years, suspended: pause).day == day("2026-03-10"))
    }

    @Test func `overlapping suspensions count once, those outside the period not at all`() throws {
        let pauses = [
            try range("2025-03-07", "2025-03-11"), try range("2025-03-05", "2025-03-08"),
            try range("2025-01-01", "2025-03-03"), try range("2025-06-01", "2025-06-30"),
        ]
        #expect(try due("2025-03-03", 5, .workingDays, suspended: pauses).day == day("2025-03-17"))
        #expect(try due("2025-03-03", 1, .months, suspended: pauses).day == day("2025-04-10"))
    }

    @Test func `a suspension that begins inside the lengthened part counts too`() throws {
        let pauses = [
            try range("2025-03-31", "2025-04-02"), try range("2025-04-05", "2025-04-06"),
        ]
        #expect(try due("2025-03-03", 1, .months, suspended: pauses).day == day("2025-04-08"))
    }

    @Test func `an end rolls past days on which the clock stands still`() throws {
        let pause = [try range("2025-03-10", "2025-03-11")]
        let result = try due("2025-03-03", 5, .days, rolls: true, suspended: pause)
        #expect(result.day == (try day("2025-03-12")))
        #expect(
            result.steps.suffix(4).map(\.note) == [
                .skippedWeekend, .suspended, .suspended, .rolled,
            ])
    }

    @Test func `every day from the start to the end is explained`() throws {
        let result = try due("2025-01-24", 3, .workingDays)
        #expect(
            result.steps.map(\.note) == [
                .startNotCounted, .skippedWeekend, .makeUpWorking, .counted, .skippedHoliday,
                .skippedHoliday, .skippedHoliday, .skippedHoliday, .skippedHoliday, .skippedHoliday,
                .skippedHoliday, .skippedHoliday, .counted,
            ])
        #expect(result.steps.compactMap(\.counted) == [1, 2, 3])
        #expect(result.calendarVersion == calendar.version)
        #expect(result.explanation.count == result.steps.count)
        #expect(result.explanation[0].hasPrefix("2025-01-24 "))
    }

    @Test func `the explanation holds for any start and count`() throws {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<300 {
            let start = try #require(
                day("2019-06-01").adding(days: Int.random(in: 0..<1_800, using: &generator)))
            let count = Int.random(in: -40...40, using: &generator)
            let unit: Period.Unit = Bool.random(using: &generator) ? .workingDays : .days
            let pause = DayRange(from: start, through: try #require(start.adding(days: 9)))
            let result = try dueDate(
                from: start, Period(count: count, unit: unit), calendar: calendar,
                convention: .civilCode, suspended: [try #require(pause)])
            let direction = count < 0 ? -1 : 1
            let numbers = result.steps.map(\.day.daysSinceEpoch)
            let first = start.daysSinceEpoch
            #expect(numbers == (0..<numbers.count).map { first + $0 * direction })
            #expect(result.steps.compactMap(\.counted) == Array(1..<abs(count) + 1))
            #expect(result.steps.last?.day == result.day)
            #expect(try calendar.isWorking(result.day))
        }
    }

    @Test func `months and years explain the day they lead to`() throws {
        #expect(try notes(due("2025-03-03", 1, .months)) == [.startNotCounted, .correspondingDay])
        #expect(try notes(due("2025-01-31", 1, .months)) == [.startNotCounted, .monthEnd])
        #expect(
            try notes(due("2025-03-03", 1, .years, year: .dayBefore))
                == [.startNotCounted, .dayBefore])
        #expect(
            try notes(due("2025-03-03", 1, .years, year: .yearEnd)) == [.startNotCounted, .yearEnd])
        #expect(
            try notes(due("2025-02-01", 1, .months, rolls: true))
                == [.startNotCounted, .correspondingDay, .skippedWeekend, .rolled])
    }

    private func notes(_ result: DueDate) -> [CountedDay.Note] { result.steps.map(\.note) }

    @Test(arguments: Period.Unit.allCases)
    func `periods beyond the calendar or the limit are refused`(unit: Period.Unit) {
        for count in [Int.max, Int.min, 40_001, -40_001] {
            #expect(throws: CalendarError.outOfRange) { try due("2025-03-03", count, unit) }
        }
    }

    @Test func `a suspension without end is refused, not followed for ever`() throws {
        let endless = [try #require(DayRange(from: day("2025-03-05"), through: .last))]
        for unit in [Period.Unit.days, .months, .years] {
            #expect(throws: CalendarError.outOfRange) {
                try due("2025-03-03", 5, unit, suspended: endless)
            }
        }
        #expect(throws: CalendarError.outOfRange) { try due("9999-12-30", 2, .days) }
        #expect(throws: CalendarError.outOfRange) { try due("9999-12-30", 1, .months) }
    }

    @Test(arguments: [
        ("2025-03-03", 5, Period.Unit.workingDays), ("2025-03-03", 30, .days),
        ("2025-02-01", 1, .months),
    ])
    func `where every year is published the earliest end is the end`(
        start: String, count: Int, unit: Period.Unit
    ) throws {
        let period = Period(count: count, unit: unit)
        let exact = try dueDate(
            from: day(start), period, calendar: calendar, convention: .civilCode)
        let earliest = try earliestDueDate(
            from: day(start), period, calendar: calendar, convention: .civilCode)
        #expect(earliest == exact)
    }

    @Test func `in an unpublished year the earliest end counts every day as worked`() throws {
        let last = try #require(calendar.years.max())
        let start = try #require(Day(year: last, month: 12, day: 30))
        func earliest(_ count: Int, _ unit: Period.Unit) throws -> Day {
            try earliestDueDate(
                from: start, Period(count: count, unit: unit), calendar: calendar,
                convention: .civilCode
            ).day
        }
        #expect(throws: CalendarError.yearNotPublished(last + 1)) {
            try due(start.description, 9, .workingDays)
        }
        let worked = try calendar.isWorking(try #require(Day(year: last, month: 12, day: 31)))
        let offset = worked ? 0 : 1
        #expect(try earliest(9, .workingDays) == start.adding(days: 9 + offset))
        #expect(try earliest(1, .months) == Day(year: last + 1, month: 1, day: 30))
        #expect(throws: CalendarError.outOfRange) { try earliest(-1, .days) }
    }

    @Test func `twelve to twenty-four months open and close a window`() throws {
        let window = try dueWindow(
            after: day("2024-03-01"), from: Period(count: 12, unit: .months),
            through: Period(count: 24, unit: .months), calendar: calendar, convention: .civilCode)
        #expect(window.opens.day == (try day("2025-03-01")))
        #expect(window.closes.day == (try day("2026-03-02")))
        #expect(try !window.contains(day("2025-02-28")))
        #expect(try window.contains(day("2025-03-01")))
        #expect(try window.contains(day("2026-03-02")))
        #expect(try !window.contains(day("2026-03-03")))
    }
}
