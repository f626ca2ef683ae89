import Quantities
import Testing

@Suite struct YearlyWindowTests {
    private func window(_ from: String, _ through: String) throws -> YearlyWindow {
        YearlyWindow(from: try #require(MonthDay(from)), through: try #require(MonthDay(through)))
    }

    @Test(arguments: [
        ("2025-08-31", false), ("2025-09-01", true), ("2025-09-30", true), ("2025-10-01", false),
    ])
    func `a window holds its first and last day`(iso: String, isInside: Bool) throws {
        #expect(try window("09-01", "09-30").contains(day(iso)) == isInside)
    }

    @Test(arguments: [
        ("2025-10-31", false), ("2025-11-01", true), ("2025-12-31", true), ("2026-01-01", true),
        ("2026-02-28", true), ("2026-03-01", false), ("2028-02-29", true),
    ])
    func `a window may span New Year and end on a leap day`(iso: String, isInside: Bool) throws {
        #expect(try window("11-01", "02-29").contains(day(iso)) == isInside)
    }

    @Test(arguments: [
        ("2025-01-01", "2025-09-01", "2025-09-30"), ("2025-09-30", "2025-09-01", "2025-09-30"),
        ("2025-10-01", "2026-09-01", "2026-09-30"),
    ])
    func `the next window is the one still open or the next to open`(
        iso: String, opens: String, closes: String
    ) throws {
        let range = try #require(window("09-01", "09-30").occurrence(onOrAfter: day(iso)))
        #expect(range.from.description == opens)
        #expect(range.through.description == closes)
    }

    @Test func `the ends of the calendar do not trap`() throws {
        #expect(try window("09-01", "09-30").occurrence(onOrAfter: .last) == nil)
        #expect(try window("11-01", "02-28").occurrence(onOrAfter: .last) == nil)
        #expect(try window("09-01", "09-30").occurrence(onOrAfter: .first) != nil)
    }

    @Test(arguments: ["02-30", "13-01", "00-01", "1-01", "0601", "06-31", "", "2025-06-30"])
    func `text that is no day of the year is refused`(text: String) {
        #expect(MonthDay(text) == nil)
    }

    @Test func `days of the year read back as written and keep their order`() throws {
        let first = try #require(MonthDay("06-30"))
        let second = try #require(MonthDay("11-02"))
        #expect(first.description == "06-30")
        #expect(second.description == "11-02")
        #expect(first < second)
        #expect(first.day(in: 2025)?.description == "2025-06-30")
        #expect(MonthDay(month: 2, day: 29)?.day(in: 2025)?.description == "2025-02-28")
        #expect(first.day(in: 10_000) == nil)
    }
}
