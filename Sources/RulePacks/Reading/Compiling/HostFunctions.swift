import Feel
import Quantities

/// The functions packs have beside the language's own.
enum HostFunctions {
    /// The calendar of the inquiry being answered; conditions are compiled once for all calendars.
    @TaskLocal static var calendar: WorkCalendar?

    static let all: [HostFunction] = [isKnown, count, workingDaysAfter, workingDaysBetween]

    /// Whether a text calls one of the functions that need the calendar.
    static func needsCalendar(_ text: String) -> Bool {
        text.contains(Words.workingDaysAfter) || text.contains(Words.workingDaysBetween)
    }

    /// 已知(x): whether somebody has said it; what does not apply counts as not known.
    private static let isKnown = HostFunction(
        name: Words.isKnown, parameters: [.any], result: .boolean
    ) { arguments in
        switch arguments.first {
        case .null, .notApplicable, nil: .success(.boolean(false))
        default: .success(.boolean(true))
        }
    }

    /// 次数(step, outcome): how often the step ended so, over all its rounds.
    private static let count = HostFunction(
        name: Words.count, parameters: [.any, .string], result: .number
    ) { arguments in
        guard arguments.count == 2, case .context(let step) = arguments[0],
            case .string(let outcome) = arguments[1],
            case .list(let rounds)? = step[Words.Member.rounds]
        else { return .success(.integer(0)) }
        let matches = rounds.count { round in
            round.asContext?[Words.Member.result] == .string(outcome)
        }
        return .success(.integer(matches))
    }

    /// 工作日后(day, n): the day n working days after a day that is not counted itself.
    private static let workingDaysAfter = HostFunction(
        name: Words.workingDaysAfter, parameters: [.date, .number], result: .date
    ) { arguments in
        guard arguments.count == 2, let start = arguments[0].asDay,
            let count = arguments[1].asNumber?.asInt, (-2_000...2_000).contains(count)
        else { return .success(.null) }
        return counted {
            (calendar) throws(CalendarError) in
            .day(try calendar.lastDay(after: start, workingDays: count))
        }
    }

    /// 工作日数(from, through): working days between two days, both counted.
    private static let workingDaysBetween = HostFunction(
        name: Words.workingDaysBetween, parameters: [.date, .date], result: .number
    ) { arguments in
        guard arguments.count == 2, let from = arguments[0].asDay, let through = arguments[1].asDay
        else { return .success(.null) }
        return counted {
            (calendar) throws(CalendarError) in
            .integer(try calendar.workingDays(from: from, through: through))
        }
    }

    private static func counted(
        _ ask: (WorkCalendar) throws(CalendarError) -> Value
    ) -> Result<Value, HostFailure> {
        guard let calendar else { return .failure(HostFailure(Messages.noCalendar)) }
        do {
            return .success(try ask(calendar))
        } catch {
            return .failure(HostFailure(error.description))
        }
    }
}
