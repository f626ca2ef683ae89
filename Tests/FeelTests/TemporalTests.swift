import Feel
import Quantities
import Testing

/// Dates, times and durations; the conformance kit has no case at a month's end.
struct TemporalTests {
    @Test(arguments: [
        ("@\"2024-01-31\" + @\"P1M\"", "2024-02-29"), ("@\"2023-01-31\" + @\"P1M\"", "2023-02-28"),
        ("@\"2024-02-29\" + @\"P1Y\"", "2025-02-28"), ("@\"2024-03-31\" - @\"P1M\"", "2024-02-29"),
        ("@\"2024-10-31\" + @\"P1M\"", "2024-11-30"), ("@\"2024-12-31\" + @\"P2M\"", "2025-02-28"),
        ("@\"2024-12-30\" + @\"P2D\"", "2025-01-01"), ("@\"2000-02-28\" + @\"P1D\"", "2000-02-29"),
        ("@\"1900-02-28\" + @\"P1D\"", "1900-03-01"), ("@\"2024-01-31\" + @\"P13M\"", "2025-02-28"),
        ("@\"P1M\" + @\"2024-01-30\"", "2024-02-29"), ("date(2024, 2, 29)", "2024-02-29"),
    ])
    func `months are added to the corresponding day or the month's last`(
        _ text: String, _ expected: String
    ) throws {
        let day = try #require(Day(iso: expected))
        #expect(standardValue(text)?.asDay == day)
    }

    @Test(arguments: [
        ("(@\"2024-03-01\" - @\"2024-02-01\").days", "29"),
        ("string(years and months duration(@\"2024-01-31\", @\"2024-02-29\"))", "\"P0M\""),
        ("string(years and months duration(@\"2011-12-22\", @\"2013-08-24\"))", "\"P1Y8M\""),
        ("string(years and months duration(@\"2013-08-24\", @\"2011-12-22\"))", "\"-P1Y8M\""),
        ("@\"2024-10-25\".weekday", "5"), ("day of week(@\"2024-10-25\")", "\"Friday\""),
        ("week of year(@\"2021-01-03\")", "53"), ("week of year(@\"2024-12-30\")", "1"),
        ("day of year(@\"2024-12-31\")", "366"), ("month of year(@\"2024-12-31\")", "\"December\""),
        ("@\"P1Y\" = @\"P12M\"", "true"), ("@\"P1Y\" < @\"P13M\"", "true"),
        ("string(@\"P1DT25H\")", "\"P2DT1H\""), ("string(-@\"P14M\")", "\"-P1Y2M\""),
        ("@\"P1D\" * 1.5 = @\"PT36H\"", "true"), ("@\"P10D\" / @\"P4D\"", "2.5"),
        ("@\"10:30:00\" + @\"PT14H\" = @\"00:30:00\"", "true"),
        ("string(time(10, 30, 0.5))", "\"10:30:00.5\""),
        ("string(time(\"10:30:00@Asia/Shanghai\"))", "\"10:30:00@Asia/Shanghai\""),
        ("@\"2024-07-01T12:00:00@Europe/Paris\" = @\"2024-07-01T10:00:00Z\"", "true"),
        ("@\"2024-01-01T12:00:00@Europe/Paris\" = @\"2024-01-01T11:00:00Z\"", "true"),
        ("@\"2024-07-01T12:00:00@America/New_York\" = @\"2024-07-01T16:00:00Z\"", "true"),
        ("@\"2024-01-01T12:00:00@Asia/Shanghai\".time offset = @\"PT8H\"", "true"),
        ("is(@\"23:00:50@Etc/GMT\", @\"23:00:50Z\")", "false"),
        ("string(date(\"-999999999-12-31\"))", "\"-999999999-12-31\""),
    ])
    func `properties, differences and text`(_ text: String, _ expected: String) {
        #expect(standardValue(text)?.description == expected)
    }

    @Test(arguments: [
        "date(\"2024-02-30\")", "date(\"24-02-03\")", "date(\"2024-2-3\")", "time(\"25:00:00\")",
        "date and time(\"2024-01-01T10:00:00@Nowhere/Land\")", "duration(\"P1Y1D\")",
        "duration(\"P\")", "duration(\"PT\")", "@\"P1Y\" < @\"P365D\"",
        "date(\"999999999-12-31\") + @\"P1D\"",
        "@\"2024-01-01\" + @\"P99999999Y\" + @\"P999999999Y\"",
        "now()", "today()",
    ])
    func `what is no date, time or duration is null`(_ text: String) {
        #expect(standardValue(text) == .null)
    }

    @Test func `the clock is handed in, never read`() throws {
        let scope = Scope(semantics: .standard)
        let today = try #require(Expression.compile("today()", in: scope).value)
        let date = try #require(CalendarDate(year: 2025, month: 3, day: 3))
        let now = DateTime(date: date, time: .midnight)
        #expect(today.evaluate([], now: now).value == .date(date))
    }

    @Test func `every day of four centuries goes to its number and back`() throws {
        var day = try #require(CalendarDate(year: 1799, month: 12, day: 31))
        var wrong = 0
        for number in day.daysSinceEpoch..<(day.daysSinceEpoch + 146_097) {
            if day.daysSinceEpoch != number { wrong += 1 }
            if CalendarDate(daysSinceEpoch: number) != day { wrong += 1 }
            if let known = day.asDay, known.daysSinceEpoch != number { wrong += 1 }
            day = try #require(day.adding(days: 1))
        }
        #expect(wrong == 0)
        #expect(day == CalendarDate(year: 2199, month: 12, day: 31))
    }
}
