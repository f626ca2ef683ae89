import Quantities

/// Time in words first, then one small square for each working day.
struct DaysLeft {
    let calendar: WorkCalendar
    let today: Day

    /// Squares stop being readable beyond this.
    private static let squareLimit = 20

    /// - Parameter start: day the period began; draws the squares when given.
    func model(due: Day, from start: Day? = nil) -> Model {
        var model: Model = ["words": words(due), "late": due < today]
        let by = Messages.weekdayDate(due, from: today)
        if due != today { model.set("by", due < today ? Messages.wasDue(by) : Messages.dueBy(by)) }
        guard let start, start < due, let total = count(after: start, through: due),
            (1...Self.squareLimit).contains(total)
        else { return model }
        let gone = today <= start ? 0 : min(total, count(after: start, through: today) ?? 0)
        model.list("squares", (0..<total).map { ["gone": $0 < gone] })
        return model
    }

    private func words(_ due: Day) -> String {
        if due == today { return Messages.dueToday }
        if due < today {
            if let days = count(after: due, through: today), days > 0 {
                return Messages.lateWorking(days)
            }
            return Messages.lateDays(due.days(until: today))
        }
        if let days = count(after: today, through: due), days > 0 {
            return Messages.leftWorking(days)
        }
        return Messages.leftDays(today.days(until: due))
    }

    /// Working days after one day through another; `nil` when a year is not published.
    private func count(after day: Day, through last: Day) -> Int? {
        guard let next = day.adding(days: 1), next <= last else { return day <= last ? 0 : nil }
        return try? calendar.workingDays(from: next, through: last)
    }
}

/// The days of a period as a month's grid: counted days carry their number.
enum DayGrid {
    /// Longer periods are told in lines instead.
    private static let gridLimit = 70

    static func model(_ date: DueDate) -> Model {
        guard let first = date.steps.first?.day, let last = date.steps.last?.day, first <= last,
            first.days(until: last) <= gridLimit, date.steps.count > 3
        else { return ["told": date.explanation.joined(separator: Messages.semicolon)] }
        let byDay = Dictionary(date.steps.map { ($0.day, $0) }, uniquingKeysWith: { $1 })
        var weeks: [Model] = []
        var monday = first.adding(days: 1 - first.weekday) ?? first
        while monday <= last {
            let days = (0..<7).compactMap { monday.adding(days: $0) }.map { day in
                cell(day, byDay[day], isLast: day == last)
            }
            weeks.append(["days": days])
            guard let next = monday.adding(days: 7) else { break }
            monday = next
        }
        return [
            "told": Messages.countedBy(date.calendarVersion, first: first, last: last),
            "months": [["title": Messages.month(first), "weeks": weeks] as Model],
        ]
    }

    private static func cell(_ day: Day, _ step: CountedDay?, isLast: Bool) -> Model {
        guard let step else { return ["class": "out"] }
        var model: Model = ["date": Messages.shortDate(day)]
        if let count = step.counted { model["count"] = Messages.ordinalDay(count) }
        model.set("note", isLast ? Messages.lastDay : Messages.dayNote(step.note))
        model["class"] =
            isLast
            ? "end"
            : step.note == .startNotCounted ? "start" : step.counted == nil ? "rest" : "counted"
        return model
    }
}
