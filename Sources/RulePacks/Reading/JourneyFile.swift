public import Quantities

/// A whole life of a case as a file: dated acts, and what must be true in between (PACKS §10).
///
/// Facts are not of a type yet; `Journey` is played by the case engine.
public struct JourneyFile: Sendable {
    public let title: String
    public let regulation: String
    /// Kind of case; `nil` for the pack's first.
    public let kind: String?
    public let world: World
    public let entries: [Entry]
    public let place: Place

    /// What is there before the first act.
    public struct World: Sendable {
        public let today: Day?
        public let rulings: [WrittenEntry]
        /// 单位, 辖区 and other roots, still as written.
        let roots: [Written.Entry]
        public let otherCases: [WrittenFact]

        /// The roots (单位, 辖区) with other cases typed by what their kinds show.
        ///
        /// - Throws: `ReadingError` for a value of another type.
        public func roots(
            for regulation: Regulation, kind: Kind?
        ) throws(ReadingError) -> [String: FactValue] {
            var problems: [Problem] = []
            let reading = FactReading(regulation: regulation, kind: kind) { fault, place in
                problems.append(fault.problem(at: place, article: nil))
            }
            var values: [String: FactValue] = [:]
            for entry in roots { values[entry.key] = reading.root(entry) }
            guard problems.isEmpty else { throw ReadingError(problems: problems) }
            return values
        }
    }

    /// One entry of `acts:`.
    public enum Entry: Sendable, Hashable {
        case act(Act)
        /// A body's answer in a joint review.
        case answer(BodyAnswer)
        /// A correction of facts (更正).
        case correct(Correction)
        /// A day passes; then these hold.
        case day(Day, [Expectation], Place)
        case expect([Expectation], Place)
    }

    public struct Act: Sendable, Hashable {
        public let at: Day
        /// Day of fact, when it is not the day of recording.
        public let dated: Day?
        public let role: String
        public let person: String?
        public let step: String
        public let occurrence: String?
        public let outcome: String?
        public let facts: [WrittenEntry]
        public let materials: [String]
        public let pointed: [Pointed]
        public let reason: String?
        public let overrides: [Override]
        /// What must be found against it, in article order; `nil` when it must succeed.
        public let refused: [Refused]?
        public let place: Place
    }

    /// An item a returning act points at.
    public struct Pointed: Sendable, Hashable {
        public let item: String
        public let remark: String?
    }

    /// A person letting a 原则上 gate pass.
    public struct Override: Sendable, Hashable {
        public let gate: String
        public let reason: String
        public let approver: String
        public let until: Day
    }

    /// One finding an act must be refused with: by its article, by a part of what it says, or both.
    public struct Refused: Sendable, Hashable {
        public let cites: String?
        public let contains: String?
        public let isUndecided: Bool
        public let place: Place
    }

    public struct BodyAnswer: Sendable, Hashable {
        public let at: Day
        public let step: String
        public let occurrence: String?
        public let body: String
        public let agrees: Bool
        public let opinion: String
        public let place: Place
    }

    public struct Correction: Sendable, Hashable {
        public let at: Day
        public let role: String?
        public let occurrence: String?
        public let facts: [WrittenEntry]
        public let reason: String
        public let place: Place
    }

    /// What must be true at a point of the journey.
    public enum Expectation: Sendable, Hashable {
        /// `due` is `nil` when the clock must not be running.
        case clock(id: String, occurrence: String?, due: Day?, cites: String?, Place)
        case decision(id: String, occurrence: String?, is: String, cites: String?, Place)
        /// Steps open, in one occurrence of a repeated stage or in the whole case.
        case open([String], occurrence: String?, Place)
        case notOpen([String], occurrence: String?, Place)
        case ending(String, Place)
        /// A name or a path such as `计划审核.轮次`.
        case fact(path: String, occurrence: String?, is: WrittenFact, Place)
        case gate(id: String, is: String, Place)
    }

    /// Reads a journey.
    ///
    /// - Throws: `ReadingError` with every place that is wrong.
    public static func read(_ file: PackFile) throws(ReadingError) -> JourneyFile {
        let small = SmallFile(file: file.path)
        return try small.read(file.text) { root in
            JourneyReading(small: small).journey(root)
        }
    }
}
