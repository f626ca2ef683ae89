import Casework
import Hummingbird
import Quantities
import RulePacks

/// 工作日历: which years are published, by which notice; a new notice is put in force here.
enum CalendarPage {
    static let routes: [Route] = [
        .get("/calendar", .readLaw) { visit in try await page(visit, nil) },
        .post("/calendar", .manageCalendar, add),
    ]

    private static func page(_ visit: Visit, _ fault: String?) async throws -> Response {
        var latest: [Int: Day] = [:]
        let notices = visit.office.library.calendar.notices
        for notice in notices {
            latest[notice.year] = max(latest[notice.year] ?? .first, notice.published)
        }
        let newestFirst = notices.sorted { ($0.year, $0.published) > ($1.year, $1.published) }
        var model: Model = [
            "notices": newestFirst.map { notice -> Model in
                [
                    "year": Messages.calendarYear(notice.year), "reference": notice.reference,
                    "published": Messages.published(Messages.date(notice.published)),
                    "days": Messages.daysOff(notice.holidays.count, worked: notice.workdays.count),
                    "state": latest[notice.year] == notice.published
                        ? Messages.noticeInForce : Messages.noticeReplaced,
                ]
            },
            "mayManage": visit.may(.manageCalendar),
            "fields": [
                Field.line(
                    "year", Messages.yearAsk, value: visit.form.text("year"), style: "short"),
                Field.line(
                    "reference", Messages.referenceAsk, value: visit.form.text("reference")),
                Field.line(
                    "published", Messages.publishedAsk, value: visit.form.text("published"),
                    style: "short"),
                Field.long(
                    "holidays", Messages.holidaysAsk, value: visit.form.text("holidays"),
                    limit: 4_000, hint: Messages.daysHint),
                Field.long(
                    "workdays", Messages.workdaysAsk, value: visit.form.text("workdays"),
                    limit: 1_000, hint: Messages.daysHint),
            ],
        ]
        if let fault { model["errors"] = ErrorLine.summary([["text": fault, "href": "#forms"]]) }
        return try await visit.page(
            "calendar", title: Messages.calendar, model,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func add(_ visit: Visit) async throws -> Response {
        let notice: CalendarNotice
        do throws(DayListFault) { notice = try read(visit.form) } catch {
            return try await page(visit, error.message)
        }
        return try await refusable({ try await page(visit, $0) }) { () async throws(OfficeError) in
            try await visit.office.addNotice(notice, by: visit.account)
        } done: {
            .seeOther("/calendar?done=calendar")
        }
    }

    private static func read(_ form: SubmittedForm) throws(DayListFault) -> CalendarNotice {
        guard form.text("year").utf8.count == 4, let year = Int(form.text("year")), year > 0 else {
            throw DayListFault(message: Messages.yearWrong)
        }
        let reference = form.text("reference")
        guard !reference.isEmpty else { throw DayListFault(message: Messages.referenceMissing) }
        return CalendarNotice(
            year: year, reference: String(reference.prefix(200)),
            published: try DayList.day(form.text("published")),
            holidays: try DayList.days(form.text("holidays")),
            workdays: try DayList.days(form.text("workdays")))
    }
}

/// What could not be read as days.
struct DayListFault: Error {
    let message: String
}

/// Reads days as a notice lists them: single days and runs of days.
enum DayList {
    static func day(_ text: String) throws(DayListFault) -> Day {
        guard case .day(let day)? = try? FactText.read(text, as: .date) else {
            throw DayListFault(message: Messages.notDays(String(text.prefix(30))))
        }
        return day
    }

    /// Ascending, each once.
    static func days(_ text: String) throws(DayListFault) -> [Day] {
        var days: Set<Day> = []
        for word in text.split(whereSeparator: Messages.daySeparators.contains) {
            let ends = word.split(separator: Messages.daySpan)
            guard ends.count <= 2, let first = ends.first, let last = ends.last else {
                throw DayListFault(message: Messages.notDays(String(word.prefix(30))))
            }
            let span = (try day(String(first)), try day(String(last)))
            guard span.0 <= span.1, span.0.adding(days: 31).map({ span.1 < $0 }) ?? false else {
                throw DayListFault(message: Messages.spanTooLong)
            }
            var next: Day? = span.0
            while let here = next, here <= span.1 {
                days.insert(here)
                next = here.adding(days: 1)
            }
        }
        return days.sorted()
    }
}
