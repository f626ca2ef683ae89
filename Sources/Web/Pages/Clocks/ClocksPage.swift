import Casework
import Hummingbird
import Quantities

/// 期限: every unmet duty a person may see, late ones first; on a page and as a calendar to keep.
enum ClocksPage {
    static let routes: [Route] = [
        .get("/clocks", .readClocks, show), .get("/clocks.ics", .readClocks, feed),
    ]
    private static let size = 50

    /// Whose duties and how far ahead, as the address says.
    private struct Question {
        let days: Int
        let mine: Bool
        let unit: String?

        init(_ visit: Visit) {
            days = visit.query("within").flatMap { Int($0) } ?? 30
            mine = visit.query("mine") != nil
            unit = visit.query("unit")
        }

        var scope: DueScope { mine ? .mine : unit.map { .unit($0) } ?? .all }

        func path(_ file: String = "/clocks", days: Int? = nil, mine: Bool? = nil) -> String {
            let isMine = mine ?? self.mine
            return file
                + URLText.query([
                    ("within", "\(days ?? self.days)"), ("mine", isMine ? "1" : nil),
                    ("unit", isMine ? nil : unit),
                ])
        }
    }

    private static func show(_ visit: Visit) async throws -> Response {
        let question = Question(visit)
        let offset = Pager.offset(visit)
        let page = try await visit.office.duePage(
            for: visit.account, scope: question.scope, withinDays: question.days, offset: offset,
            limit: size)
        let today = visit.site.today
        let yesterday = today.adding(days: -1)
        let reminders = try await visit.office.reminders(for: visit.account, since: yesterday)
        var margin = LawMargin(visit.office.library)
        let late = page.rows.filter { $0.due < today }.count
        var model: Model = [
            "summary": Messages.clockSummary(page.total, late: late, days: question.days),
            "tabs": [30, 60, 90].map { days -> Model in
                [
                    "href": question.path(days: days), "label": Messages.withinDays(days),
                    "here": days == question.days,
                ]
            },
            "whose": [false, true].map { mine -> Model in
                [
                    "href": question.path(mine: mine),
                    "label": mine ? Messages.ownDuties : Messages.allDuties,
                    "here": mine == question.mine,
                ]
            },
            "feed": question.path("/clocks.ics"), "within": "\(question.days)",
        ]
        if !question.mine { try await UnitChoices.add(to: &model, visit, chosen: question.unit) }
        model.list("reminders", reminders.map { reminder($0, visit) })
        model.list("rows", page.rows.map { row($0, visit, &margin) })
        if page.rows.isEmpty {
            model["empty"] = ["title": Messages.noDues, "text": Messages.noDuesNext] as Model
        } else {
            model["pager"] = Pager.model(
                "/clocks",
                [
                    ("within", "\(question.days)"), ("mine", question.mine ? "1" : nil),
                    ("unit", question.unit),
                ],
                total: page.total, offset: offset, size: size)
        }
        return try await visit.page("clocks", title: Messages.clocks, model)
    }

    private static func row(_ due: DueView, _ visit: Visit, _ margin: inout LawMargin) -> Model {
        let days = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
        var row: Model = [
            "left": days.model(due: due.due, from: due.start), "what": due.what,
            "who": Messages.role(due.owes), "href": path(to: due), "title": title(of: due),
            "unit": due.unit.name,
        ]
        row.beside(margin.notes(due.cites))
        return row
    }

    private static func reminder(_ reminder: Reminder, _ visit: Visit) -> Model {
        let days = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
        return [
            "href": path(to: reminder.due), "what": reminder.due.what,
            "title": title(of: reminder.due), "left": days.model(due: reminder.due.due),
        ]
    }

    private static func path(to due: DueView) -> String {
        "/cases/\(URLText.encode(due.caseID))#clocks"
    }

    private static func title(of due: DueView) -> String {
        due.occurrence.map { Messages.inOccurrence(due.title, $0) } ?? due.title
    }

    /// The same duties as a calendar (RFC 5545), at most 500 of them.
    private static func feed(_ visit: Visit) async throws -> Response {
        let question = Question(visit)
        let page = try await visit.office.duePage(
            for: visit.account, scope: question.scope, withinDays: question.days, limit: 500)
        let host = visit.request.head.authority ?? ""
        let events = page.rows.map { due in
            CalendarFeed.Event(
                id: "\(due.caseID)/\(due.clock)/\(due.occurrence ?? "")/\(due.start)",
                day: due.due, title: due.what + Messages.dot + title(of: due),
                note: [due.unit.name, Messages.role(due.owes), due.cites.joined(separator: " ")]
                    .joined(separator: "\n"),
                address: "\(visit.site.configuration.isSecure ? "https" : "http")://\(host)"
                    + path(to: due))
        }
        let text = CalendarFeed.write(events, at: visit.office.world.now)
        return .bytes(text.utf8, type: "text/calendar; charset=utf-8")
    }
}

/// A list of units to choose from, for those who see more than one.
enum UnitChoices {
    static func add(to model: inout Model, _ visit: Visit, chosen: String?) async throws {
        guard visit.office.confinement(of: visit.account) == nil else { return }
        let units = try await visit.office.projectUnits(for: visit.account)
        model["units"] =
            [
                "choices": units.map { unit -> Model in
                    ["value": unit.id, "label": unit.name, "on": unit.id == chosen]
                }
            ] as Model
    }
}
