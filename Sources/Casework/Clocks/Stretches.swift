public import Quantities
import RulePacks

extension Standing {
    /// The days from a day on during which a condition held: from the day after what made it true to
    /// the day it ceased, or to today.
    ///
    /// Asked of the case as it stood at the end of each day on which something was recorded.
    func stretches(
        of condition: Condition, in occurrence: String?, from start: Day
    ) -> [DayRange] {
        guard mayEverHold(condition) else { return [] }
        var days = file.events.map(\.at.day).filter { $0 > start && $0 <= today }
        days = Set(days + [start]).filter { $0 <= today }.sorted()
        return zip(days, days.dropFirst() + [today]).compactMap { day, next in
            guard past(on: day).inquiry(in: occurrence).answer(condition).verdict == .holds,
                let from = day.adding(days: 1)
            else { return nil }
            return DayRange(from: from, through: next)
        }
    }

    /// Day from which the case has been standing still without a break; `nil` while it goes on.
    public var standsStillSince: Day? {
        guard let pause = kind.pause, inquiry().answer(pause.condition).verdict == .holds else {
            return nil
        }
        var since = today
        for stretch in stretches(of: pause.condition, in: nil, from: file.begunAt.day).reversed() {
            guard stretch.through == since, let before = stretch.from.adding(days: -1) else {
                break
            }
            since = before
        }
        return since
    }

    /// Whether any step the condition reads has begun; looking back day by day is dear, and a
    /// condition on steps none of which happened need not be looked back for.
    private func mayEverHold(_ condition: Condition) -> Bool {
        let read = condition.names.flatMap { steps(behind: $0) }
        guard !read.isEmpty else { return true }
        return file.turns.keys.contains { read.contains($0.step) && hasBegun($0) }
    }

    /// The steps a name rests on: itself, those of its stage, those that start or meet the clock,
    /// that gave the fact, or that its formula reads.
    func steps(behind name: String, depth: Int = 0) -> [String] {
        if kind.step(name) != nil { return [name] }
        if let stage = kind.stages.first(where: { $0.name == name }) {
            return stage.steps.map(\.id)
        }
        if let clock = regulation.clock(name) {
            return (clock.from + clock.metBy).compactMap(\.step)
        }
        guard depth < 8, let term = regulation.term(name) else { return [] }
        guard let formula = term.computed else {
            return kind.steps.filter { $0.termsGiven.contains(name) }.map(\.id)
        }
        return formula.names.flatMap { steps(behind: $0, depth: depth + 1) }
    }

    /// The clocks a name reads: itself, or those its formula or stage reads.
    func clocks(behind name: String, depth: Int = 0) -> [String] {
        if regulation.clock(name) != nil { return [name] }
        if kind.stages.contains(where: { $0.name == name }) {
            return regulation.clocks.map(\.id).filter { kind.owner(of: $0) == name }
        }
        guard depth < 8, let formula = regulation.term(name)?.computed else { return [] }
        return formula.names.flatMap { clocks(behind: $0, depth: depth + 1) }
    }
}
