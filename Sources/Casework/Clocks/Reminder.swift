public import Quantities

/// How long before and after a last day people are reminded: a convenience of the installation, not
/// of the law.
public struct ReminderRhythm: Sendable, Hashable, Codable {
    /// Days before the last day, each at least 1.
    public let before: [Int]
    /// On the last day itself.
    public let onTheDay: Bool
    /// Every so many days while late, at least 1; `nil` for never.
    public let everyWhileLate: Int?
    /// How often at most while late.
    public let mostWhileLate: Int

    /// Sorts the days before, each once, and holds every number within its range.
    public init(before: [Int], onTheDay: Bool, everyWhileLate: Int?, mostWhileLate: Int) {
        self.before = Set(before.filter { $0 >= 1 }).sorted(by: >)
        self.onTheDay = onTheDay
        self.everyWhileLate = everyWhileLate.map { max(1, $0) }
        self.mostWhileLate = min(max(0, mostWhileLate), 400)
    }

    /// Ten, three and one day before, on the day, and every week while late, ten times.
    public static let usual = ReminderRhythm(
        before: [10, 3, 1], onTheDay: true, everyWhileLate: 7, mostWhileLate: 10
    )

    /// Days from the last day on which to remind: negative before, 0 on it, positive while late.
    var offsets: [Int] {
        let late = everyWhileLate.map { step in
            mostWhileLate == 0 ? [] : (1...mostWhileLate).map { ($0 - 1) * step + 1 }
        }
        return before.map { -$0 } + (onTheDay ? [0] : []) + (late ?? [])
    }
}

/// One reminder of one duty, on the day it is planned for.
public struct Reminder: Sendable, Hashable, Codable {
    /// The duty as lists show it.
    public let due: DueView
    /// Day on which to remind: its last day moved by `offset`.
    public let planned: Day
    /// Days from the last day: negative before, 0 on it, positive while late.
    public let offset: Int

    /// The same for the same reminder of the same duty, however often it is worked out.
    public var key: String {
        let place = [due.caseID, due.clock, due.occurrence ?? "", "\(due.start)", "\(due.due)"]
        return (place + ["\(offset)"]).joined(separator: "/")
    }
}

extension Reminder {
    /// Every reminder of these duties planned after one day and up to another, earliest first.
    ///
    /// A function of its arguments: asked day by day or once after a long silence, the same
    /// reminders come out. None is planned on or before the day its clock started.
    public static func planned(
        for dues: [DueView], by rhythm: ReminderRhythm, after since: Day?, through today: Day
    ) -> [Reminder] {
        dues.flatMap { due in
            rhythm.offsets.compactMap { offset -> Reminder? in
                guard let planned = due.due.adding(days: offset), planned > due.start,
                    planned <= today, since.map({ planned > $0 }) ?? true
                else { return nil }
                return Reminder(due: due, planned: planned, offset: offset)
            }
        }
        .sorted { ($0.planned, $0.key) < ($1.planned, $1.key) }
    }
}
