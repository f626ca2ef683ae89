import Quantities
import RulePacks

/// How often a recurring duty falls due.
enum Rhythm {
    case period(Period)
    /// Every year on that day.
    case yearly(month: Int, day: Int)

    init(_ period: Period) { self = .period(period) }

    /// Reads the words of the pack form, or `MM-DD`.
    init?(_ text: String) {
        if let (count, unit) = PackWord.rhythms[text] {
            self = .period(Period(count: count, unit: unit))
            return
        }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, (1...12).contains(parts[0]), (1...31).contains(parts[1]) else {
            return nil
        }
        self = .yearly(month: parts[0], day: parts[1])
    }

    /// Due days after a day, without end.
    func dueDays(after start: Day) -> some Sequence<Day> {
        sequence(state: 0) { (turn: inout Int) -> Day? in
            turn += 1
            switch self {
            case .period(let period):
                let count = period.count.multipliedReportingOverflow(by: turn)
                guard !count.overflow else { return nil }
                switch period.unit {
                case .days, .workingDays: return start.adding(days: count.partialValue)
                case .months: return start.adding(months: count.partialValue)
                case .years: return start.adding(months: count.partialValue * 12)
                }
            case .yearly(let month, let day):
                let first = Day(year: start.year, month: month, day: day)
                let shift = (first.map { $0 > start } ?? false) ? turn - 1 : turn
                return Day(year: start.year + shift, month: month, day: day)
            }
        }
    }
}
