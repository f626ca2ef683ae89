import Casework
import Quantities

/// When every act of the demo happened: counted back in working days from today.
struct DemoSchedule {
    /// One act at its moment.
    struct Entry {
        /// Position of the case in the script.
        let story: Int
        /// Position of the act in the case's life.
        let act: Int
        let deed: DemoScript.Deed
        let day: Day
        let minute: Int

        var at: Instant {
            let midnight = Instant(noonOf: day).milliseconds - 12 * 3_600_000
            return Instant(milliseconds: midnight + Int64(minute) * 60_000)
        }
    }

    /// All acts of all cases, oldest first.
    let entries: [Entry]
    let today: Day

    /// Working days kept free before the calendar ends, so that limits can be counted.
    private static let margin = 12

    /// The day the demo calls today: the real one, or the last the calendar can count from.
    static func today(_ real: Day, _ calendar: WorkCalendar) throws(DemoError) -> Day {
        do {
            guard let year = calendar.years.max(), let end = Day(year: year, month: 12, day: 31)
            else { return real }
            return min(real, try calendar.lastDay(after: end, workingDays: -margin))
        } catch { throw DemoError(DemoMessages.noCalendar("\(error)")) }
    }

    init(_ script: DemoScript, today: Day, calendar: WorkCalendar) throws(DemoError) {
        self.today = today
        var entries: [Entry] = []
        for (number, story) in script.cases.enumerated() {
            guard story.last >= 1 else {
                throw DemoError(DemoMessages.notPast(story.name ?? story.life))
            }
            let deeds = try script.acts(of: story.life)
            var waits = story.waits
            let gaps = deeds.map { $0.after + (waits.removeValue(forKey: $0.step) ?? 0) }
            var ago = story.last + gaps.dropFirst().reduce(0, +)
            var minute = 0
            for (place, deed) in deeds.enumerated() {
                if place > 0 { ago -= gaps[place] }
                minute = place == 0 || gaps[place] > 0 ? Self.opening(number) : minute + 14
                entries.append(
                    Entry(
                        story: number, act: place, deed: deed,
                        day: try Self.day(ago, before: today, calendar), minute: minute
                    )
                )
            }
        }
        self.entries = entries.sorted {
            ($0.day, $0.minute, $0.story, $0.act) < ($1.day, $1.minute, $1.story, $1.act)
        }
    }

    /// Minute of the day a case's first act falls on: from nine, spread over an hour and a half.
    private static func opening(_ story: Int) -> Int { 9 * 60 + story * 7 % 90 }

    private static func day(
        _ ago: Int, before today: Day, _ calendar: WorkCalendar
    ) throws(DemoError) -> Day {
        do { return try calendar.lastDay(after: today, workingDays: -ago) } catch {
            throw DemoError(DemoMessages.noCalendar("\(error)"))
        }
    }
}
