public import Quantities
public import RulePacks

/// A journey played through the engine: a whole life of a case, and what did not come out as told.
public struct Journey: Sendable {
    /// Title of the journey, as its file says.
    public let title: String
    /// Everything that differs from what the file says, in the order of the file.
    public let faults: [JourneyFault]
    /// Acts, answers and corrections attempted, refused ones too.
    public let acts: Int
    /// Things expected of the case that were looked at.
    public let checks: Int
    /// The case at the end.
    public let file: Case?

    /// Plays a journey: its acts through `Decider`, its expectations against the case in between.
    ///
    /// Facts are read by the types of the pack; panels are drawn and opinions given by made-up
    /// experts, because draws have their own proof. Nothing is taken from outside: the same file,
    /// pack and calendar give the same faults.
    ///
    /// - Parameters:
    ///   - regulation: the pack the journey names.
    ///   - calendar: the calendar days are counted with.
    public static func play(
        _ journey: JourneyFile, under regulation: Regulation, calendar: WorkCalendar
    ) -> Journey {
        var player = JourneyPlayer(journey, regulation, calendar)
        player.play()
        return Journey(
            title: journey.title, faults: player.faults, acts: player.acts, checks: player.checks,
            file: player.file
        )
    }
}

/// One place where a journey came out otherwise than its file says.
public struct JourneyFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the file.
    public let place: Place
    /// The article the file cites there, or the first one found instead.
    public let article: String?
    /// What the file says should be.
    public let expected: String
    /// What came out instead.
    public let found: String

    /// As the player finds it.
    public init(place: Place, article: String?, expected: String, found: String) {
        self.place = place
        self.article = article
        self.expected = expected
        self.found = found
    }

    /// `file:line: sentence`, as compilers write it.
    public var description: String {
        "\(place.file):\(place.line): \(Messages.journeyFault(expected, found, article))"
    }
}
