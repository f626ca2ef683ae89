/// Why a working-day calendar cannot answer.
public enum CalendarError: Error, Sendable, Hashable {
    /// The working days of this year are not published (yet); nothing was guessed.
    case yearNotPublished(Int)
    /// A notice for this year contradicts itself; no calendar was made.
    case invalidNotice(year: Int, Fault)
    /// The count leaves the calendar (years 1 to 9999) or the limit of a count.
    case outOfRange

    /// What is wrong with a notice.
    public enum Fault: Sendable, Hashable {
        /// The year is not one of `2...9999`.
        case yearOutOfRange
        /// A day lies neither in the year nor in the December before it.
        case dayOutsideYear(Day)
        /// A day is listed twice or not in ascending order.
        case dayOutOfOrder(Day)
        /// A make-up working day is a Monday to Friday.
        case workdayOnWeekday(Day)
        /// A day is listed both as off and as worked.
        case holidayAndWorkday(Day)
        /// Another notice for the year, different in content, has the same publication day.
        case publishedTwice(Day)
    }

    /// The stable code scripts may rely on.
    public var code: String {
        switch self {
        case .yearNotPublished: "GJ-QUANTITIES-001"
        case .invalidNotice: "GJ-QUANTITIES-002"
        case .outOfRange: "GJ-QUANTITIES-003"
        }
    }
}

extension CalendarError: CustomStringConvertible {
    /// What is wrong and what to do next, in Chinese, with the code.
    public var description: String { code + " " + sentence }

    /// The same for a page: without the code.
    public var sentence: String { Messages.sentence(for: self) }
}
