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

    /// The day a yearly duty falls due in a turn after a day, the first being 1; `nil` for a rhythm
    /// that is counted, and for a day its year does not have.
    func setDay(_ turn: Int, after start: Day) -> Day? {
        guard case .yearly(let month, let day) = self else { return nil }
        let first = Day(year: start.year, month: month, day: day)
        let shift = (first.map { $0 > start } ?? false) ? turn - 1 : turn
        return Day(year: start.year + shift, month: month, day: day)
    }

    /// The whole length of so many turns, so that none shifts with the end of the one before.
    func length(_ turns: Int) -> Period? {
        guard case .period(let period) = self else { return nil }
        let count = period.count.multipliedReportingOverflow(by: turns)
        return count.overflow ? nil : Period(count: count.partialValue, unit: period.unit)
    }
}
