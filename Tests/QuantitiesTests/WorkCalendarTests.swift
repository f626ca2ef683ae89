import Quantities
import Testing

@Suite struct WorkCalendarTests {
    @Test(arguments: [
        (2018, 250), (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251),
        (2025, 248), (2026, 248),
    ])
    func `each published year has its known number of working days`(
        year: Int, count: Int
    ) throws {
        let calendar = try publishedCalendar()
        let from = try day("\(year)-01-01")
        let through = try day("\(year)-12-31")
        #expect(try calendar.workingDays(from: from, through: through) == count)
    }

    @Test(arguments: [
        ("2019-02-01", 1, "2019-02-02"), ("2019-02-04", -1, "2019-02-03"),
        ("2025-03-03", 5, "2025-03-10"), ("2025-03-03", 0, "2025-03-03"),
        ("2025-03-01", 0, "2025-03-01"), ("2025-03-01", 1, "2025-03-03"),
        ("2025-01-24", 1, "2025-01-26"), ("2025-01-27", 1, "2025-02-05"),
        ("2025-09-30", 1, "2025-10-09"), ("2025-10-09", -1, "2025-09-30"),
        ("2025-10-10", 1, "2025-10-11"), ("2025-10-13", -2, "2025-10-10"),
        ("2024-12-31", 1, "2025-01-02"), ("2025-01-02", -1, "2024-12-31"),
        ("2025-10-20", -30, "2025-09-02"),
    ])
    func `working days pass over rest days and count make-up days, both ways`(
        event: String, count: Int, expected: String
    ) throws {
        let calendar = try publishedCalendar()
        #expect(try calendar.lastDay(after: day(event), workingDays: count) == day(expected))
    }

    @Test(arguments: [
        ("2018-01-01", "2018-02-01", 23), ("2018-02-01", "2018-03-01", 18),
        ("2025-03-03", "2025-03-03", 1), ("2025-03-01", "2025-03-02", 0),
        ("2025-03-04", "2025-03-03", 0),
    ])
    func `working days between two days include both`(
        from: String, through: String, count: Int
    ) throws {
        let calendar = try publishedCalendar()
        #expect(try calendar.workingDays(from: day(from), through: day(through)) == count)
    }

    @Test(arguments: [
        ("2025-03-03", DayKind.working), ("2025-03-01", .weekend), ("2025-01-26", .makeUpWorking),
        ("2025-01-28", .holiday), ("2025-10-04", .holiday), ("2018-12-29", .makeUpWorking),
        ("2018-12-31", .holiday), ("2022-12-31", .holiday), ("2024-02-09", .working),
        ("2020-02-01", .holiday), ("2019-05-05", .makeUpWorking),
    ])
    func `a day is what the notice says`(iso: String, kind: DayKind) throws {
        #expect(try publishedCalendar().kind(of: day(iso)) == kind)
    }

    @Test func `a year without a notice is an error, never Monday to Friday`() throws {
        let calendar = try publishedCalendar()
        let beyond = try day("2027-01-04")
        #expect(throws: CalendarError.yearNotPublished(2027)) { try calendar.kind(of: beyond) }
        #expect(throws: CalendarError.yearNotPublished(2027)) {
            try calendar.lastDay(after: day("2026-12-30"), workingDays: 2)
        }
        #expect(throws: CalendarError.yearNotPublished(2017)) {
            try calendar.lastDay(after: day("2018-01-02"), workingDays: -1)
        }
        #expect(throws: CalendarError.yearNotPublished(2027)) {
            try calendar.workingDays(from: day("2026-12-01"), through: beyond)
        }
        #expect(try calendar.lastDay(after: day("2026-12-30"), workingDays: 1) == day("2026-12-31"))
    }

    @Test func `a year between two published ones may be missing`() throws {
        let notices = try publishedNotices().filter { $0.year != 2024 }
        let calendar = try WorkCalendar(notices: notices)
        #expect(calendar.years == [2018, 2019, 2020, 2021, 2022, 2023, 2025, 2026])
        #expect(throws: CalendarError.yearNotPublished(2024)) {
            try calendar.lastDay(after: day("2023-12-29"), workingDays: 1)
        }
    }

    @Test(arguments: [
        ("2019-03-21", "2019-05-02", DayKind.working), ("2019-03-22", "2019-05-02", .holiday),
        ("2019-03-21", "2019-05-05", .weekend), ("2019-03-22", "2019-05-05", .makeUpWorking),
        ("2019-03-21", "2019-04-28", .weekend), ("2019-03-22", "2019-04-28", .makeUpWorking),
        ("2020-01-26", "2020-01-31", .working), ("2020-01-27", "2020-01-31", .holiday),
        ("2020-01-26", "2020-02-01", .makeUpWorking), ("2020-01-27", "2020-02-01", .holiday),
        ("2018-12-05", "2018-12-31", .working), ("2018-12-06", "2018-12-31", .holiday),
        ("2018-12-05", "2018-12-29", .weekend), ("2018-12-06", "2018-12-29", .makeUpWorking),
    ])
    func `the calendar as published on a day knows nothing of later notices`(
        published: String, iso: String, kind: DayKind
    ) throws {
        let calendar = try WorkCalendar(
            notices: publishedNotices(), asPublishedOn: day(published))
        #expect(try calendar.kind(of: day(iso)) == kind)
    }

    @Test func `the 2020 extension moves a running deadline by a day`() throws {
        let notices = try publishedNotices()
        let before = try WorkCalendar(notices: notices, asPublishedOn: day("2020-01-26"))
        let event = try day("2020-01-22")
        #expect(try before.lastDay(after: event, workingDays: 3) == day("2020-02-01"))
        let extension2020 = try #require(notices.first { $0.published.description == "2020-01-27" })
        let after = try before.adding(extension2020)
        #expect(try after.lastDay(after: event, workingDays: 3) == day("2020-02-04"))
        #expect(before.version != after.version)
        #expect(after.version.hasSuffix("2020@2020-01-27"))
    }

    @Test func `the order in which notices are given does not matter`() throws {
        let notices = try publishedNotices()
        #expect(try WorkCalendar(notices: notices.reversed()) == WorkCalendar(notices: notices))
        #expect(
            try WorkCalendar(notices: notices + notices) == WorkCalendar(notices: notices))
        #expect(
            try WorkCalendar(notices: notices).version == """
                2018@2017-11-30 2019@2019-03-22 2020@2020-01-27 2021@2020-11-25 2022@2021-10-25 \
                2023@2022-12-08 2024@2023-10-25 2025@2024-11-12 2026@2025-11-04
                """)
    }

    @Test func `a notice that contradicts itself makes no calendar`() throws {
        let monday = try day("2025-03-03")
        let saturday = try day("2025-03-08")
        let sunday = try day("2025-03-09")
        let earlier = try day("2024-11-30")
        typealias Fault = CalendarError.Fault
        let faults: [([Day], [Day], Fault)] = [
            ([earlier], [], .dayOutsideYear(earlier)),
            ([.last], [], .dayOutsideYear(.last)),
            ([], [sunday, saturday], .dayOutOfOrder(saturday)),
            ([monday, monday], [], .dayOutOfOrder(monday)),
            ([], [monday], .workdayOnWeekday(monday)),
            ([saturday], [saturday], .holidayAndWorkday(saturday)),
        ]
        for (holidays, workdays, fault) in faults {
            #expect(throws: CalendarError.invalidNotice(year: 2025, fault)) {
                try WorkCalendar(notices: [notice(2025, holidays, workdays)])
            }
        }
        for year in [Int.min, 0, 1, 10_000, Int.max] {
            #expect(throws: CalendarError.invalidNotice(year: year, .yearOutOfRange)) {
                try WorkCalendar(notices: [notice(year, [], [])])
            }
        }
    }

    @Test func `two different notices of one day make no calendar, whatever follows them`() throws {
        let first = notice(2025, [try day("2025-03-03")], [])
        let second = notice(2025, [], [])
        let later = CalendarNotice(
            year: 2025, reference: "test", published: try day("2025-01-01"), holidays: [],
            workdays: [])
        for notices in [[first, second], [first, second, later], [later, second, first]] {
            #expect(
                throws: CalendarError.invalidNotice(year: 2025, .publishedTwice(published2024))
            ) {
                try WorkCalendar(notices: notices)
            }
        }
    }

    @Test func `errors say what is wrong with a stable code`() {
        #expect(
            CalendarError.yearNotPublished(2027).description.hasPrefix("GJ-QUANTITIES-001 2027"))
        let fault = CalendarError.Fault.dayOutOfOrder(.last)
        let invalid = CalendarError.invalidNotice(year: 2025, fault)
        #expect(invalid.description.hasPrefix("GJ-QUANTITIES-002 2025"))
        #expect(invalid.description.contains("9999-12-31"))
        #expect(CalendarError.outOfRange.description.hasPrefix("GJ-QUANTITIES-003 "))
    }

    @Test func `counting forwards and backwards agree with counting each day`() throws {
        let calendar = try publishedCalendar()
        var generator = SeededGenerator(seed: 9)
        let from = try day("2019-01-01")
        for _ in 0..<500 {
            let start = try #require(
                from.adding(days: Int.random(in: 0..<2_000, using: &generator)))
            let count = Int.random(in: 1...60, using: &generator)
            let end = try calendar.lastDay(after: start, workingDays: count)
            let next = try #require(start.adding(days: 1))
            #expect(try calendar.workingDays(from: next, through: end) == count)
            #expect(try calendar.isWorking(end))
            let back = try calendar.lastDay(after: start, workingDays: -count)
            let previous = try #require(start.adding(days: -1))
            #expect(try calendar.workingDays(from: back, through: previous) == count)
        }
    }
}

private let published2024 = Day(daysSinceEpoch: 20_000)

private func notice(_ year: Int, _ holidays: [Day], _ workdays: [Day]) -> CalendarNotice {
    CalendarNotice(
        year: year, reference: "test", published: published2024, holidays: holidays,
        workdays: workdays)
}
