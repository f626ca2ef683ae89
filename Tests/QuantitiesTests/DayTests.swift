import Quantities
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
        ("2000-02-29", 11_016, 2), ("2025-03-03", 20_150, 1), ("1969-12-31", -1, 3),
        ("1900-03-01", -25_508, 4), ("2024-12-31", 20_088, 2),
    ])
    func `days, numbers and weekdays agree`(iso: String, number: Int, weekday: Int) throws {
        let value = try day(iso)
        #expect(value.daysSinceEpoch == number)
        #expect(value.weekday == weekday)
        #expect(value.description == iso)
        #expect(Day(daysSinceEpoch: number) == value)
    }

    @Test func `every day of twelve centuries follows the one before it`() throws {
        var (year, month, dayOfMonth) = (1600, 1, 1)
        var expected = try day("1600-01-01")
        while year < 2800 {
            let value = try #require(Day(year: year, month: month, day: dayOfMonth))
            try #require(value == expected)
            try #require(value.parts == (year, month, dayOfMonth))
            expected = try #require(expected.adding(days: 1))
            dayOfMonth += 1
            if dayOfMonth > Day.length(ofMonth: month, in: year) {
                (month, dayOfMonth) = (month + 1, 1)
            }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
    }

    @Test(arguments: [
        "2025-02-29", "1900-02-29", "2025-00-10", "2025-13-01", "2025-04-31", "2025-01-00",
        "0000-01-01", "2025-1-1", "25-01-01", "2025/01/01", "2025-01-01 ", " 2025-01-01",
        "20250101", "2025-01-011", "-025-01-01", "２０２５-01-01", "", "2025-01-0a", "2025-01",
    ])
    func `text that is no day is refused`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `parts out of range are refused`() {
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(year: 0, month: 1, day: 1) == nil)
        #expect(Day(year: .max, month: .max, day: .max) == nil)
        #expect(Day(year: .min, month: .min, day: .min) == nil)
        #expect(Day.length(ofMonth: 13, in: 2025) == 0)
    }

    @Test func `counting stops at the ends of the calendar`() {
        #expect(Day.last.adding(days: 1) == nil)
        #expect(Day.first.adding(days: -1) == nil)
        #expect(Day.last.adding(days: .max) == nil)
        #expect(Day.first.adding(days: .min) == nil)
        #expect(Day.last.adding(months: 1) == nil)
        #expect(Day.first.adding(months: -1) == nil)
        #expect(Day.first.adding(months: .max) == nil)
        #expect(Day.first.adding(years: .max) == nil)
        #expect(Day.first.adding(years: 9998)?.description == "9999-01-01")
        #expect(Day(daysSinceEpoch: .max) == .last)
        #expect(Day(daysSinceEpoch: .min) == .first)
    }

    @Test(arguments: [
        ("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"),
        ("2025-01-31", 2, "2025-03-31"), ("2025-03-31", -1, "2025-02-28"),
        ("2025-08-31", 1, "2025-09-30"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("2025-12-15", 1, "2026-01-15"),
        ("2025-01-15", -1, "2024-12-15"), ("2025-03-03", 0, "2025-03-03"),
        ("2025-03-03", -12_000, "1025-03-03"),
    ])
    func `months go to the corresponding day or the end of the month (MFD-202)`(
        start: String, months: Int, expected: String
    ) throws {
        #expect(try day(start).adding(months: months) == day(expected))
    }

    @Test(arguments: [
        ("2024-01-31", "2024-02-29", 0), ("2024-01-31", "2024-03-31", 2),
        ("2024-01-31", "2024-03-30", 1), ("2025-03-03", "2026-03-02", 11),
        ("2025-03-03", "2026-03-03", 12), ("2026-03-03", "2025-03-03", -12),
        ("2025-03-03", "2025-03-03", 0), ("2025-03-03", "2025-03-02", 0),
    ])
    func `whole months between two days`(from: String, through: String, months: Int) throws {
        #expect(try day(from).wholeMonths(until: day(through)) == months)
    }

    @Test func `numbers, parts and text give the same day back`() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5_000 {
            let value = generator.day()
            let (year, month, dayOfMonth) = value.parts
            #expect(Day(year: year, month: month, day: dayOfMonth) == value)
            #expect(Day(iso: value.description) == value)
            let other = generator.day()
            #expect(value.adding(days: value.days(until: other)) == other)
            #expect((value < other) == (value.days(until: other) > 0))
        }
    }
}
