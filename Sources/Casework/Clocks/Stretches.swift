public import Quantities
import RulePacks

extension Standing {
    /// The days from a day on during which a condition held: from the day after what made it true to
    /// the day it ceased, or to today.
    ///
    /// Asked of the case as it stood at the end of each day on which something happened to a step
    /// the condition rests on; looking back is dear, and nothing else can turn it, unless it reads
    /// clocks or the day itself.
    func stretches(
        of condition: Condition, in occurrence: String?, from start: Day
    ) -> [DayRange] {
        let reach = reach(of: condition)
        let isSettled = !reach.steps.isEmpty && !reach.isTimely
        if isSettled,
            !file.turns.keys.contains(where: { reach.steps.contains($0.step) && hasBegun($0) })
        {
            return []
        }
        var days = file.events.filter { !isSettled || $0.event.touches(reach.steps) }
            .map(\.at.day).filter { $0 > start && $0 <= today }
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
}

extension CaseEvent {
    /// Whether it may change what is known of any of these steps.
    fileprivate func touches(_ steps: Set<String>) -> Bool {
        switch self {
        case .acted(let act):
            steps.contains(act.step)
                || act.effects.contains {
                    $0.isEnding || $0.target.map { steps.contains($0.step) } ?? false
                }
        case .lapsed: false
        default: true
        }
    }
}
