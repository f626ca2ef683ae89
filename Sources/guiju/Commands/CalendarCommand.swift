import ArgumentParser
import Quantities

/// Counting days as the law counts them.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: Messages.calendarAbstract, subcommands: [Add.self]
    )

    /// The day a period ends on.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Messages.calendarAddAbstract)

        @Argument(help: ArgumentHelp(Messages.startHelp))
        var date: String

        @Argument(help: ArgumentHelp(Messages.countHelp))
        var count: SignedCount

        @Argument(help: ArgumentHelp(Messages.unitHelp))
        var unit: String

        @Flag(help: ArgumentHelp(Messages.rollHelp))
        var roll = false

        @Flag(help: ArgumentHelp(Messages.explainHelp))
        var explain = false

        @OptionGroup var sources: Sources

        func run() throws {
            let start = try sources.day(date)
            guard let unit = Messages.units[unit], abs(count.value) <= 100_000 else {
                throw sources.fail(.usage, "GJ-CLI-030", Messages.notAUnit(self.unit))
            }
            let due: DueDate
            do {
                due = try dueDate(
                    from: start, Period(count: count.value, unit: unit),
                    calendar: try sources.calendar(),
                    convention: Convention(
                        rollsOverRestDays: roll, yearReading: .correspondingDay
                    ),
                    suspended: []
                )
            } catch let error as CalendarError {
                throw sources.fail(.no, "GJ-CLI-031", Messages.calendar(error))
            }
            if sources.json {
                try JSONOutput.print(
                    Counted(
                        day: due.day.description, calendar: due.calendarVersion,
                        explain: due.explanation
                    )
                )
                return
            }
            print(due.day)
            if explain { due.explanation.forEach { print("  \($0)") } }
        }

        private struct Counted: Encodable {
            let day: String
            let calendar: String
            let explain: [String]
        }
    }
}
