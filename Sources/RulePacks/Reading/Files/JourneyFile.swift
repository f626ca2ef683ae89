public import Quantities

/// A whole life of a case as a file: dated acts, and what must be true in between (PACKS §10).
///
/// Facts are not of a type yet; `Journey` is played by the case engine.
public struct JourneyFile: Sendable {
    /// What it is about, in one line.
    public let title: String
    /// Id of the pack it is played under.
    public let regulation: String
    /// Kind of case; `nil` for the regulation's main kind.
    public let kind: String?
    /// What is there before the first act.
    public let world: World
    /// In the order of the file.
    public let entries: [Entry]
    /// Where it begins.
    public let place: Place

    /// What is there before the first act.
    public struct World: Sendable {
        /// The first day.
        public let today: Day?
        /// Rulings in force, not yet of a type.
        public let rulings: [WrittenEntry]
        /// 单位, 辖区 and other roots, still as written.
        let roots: [Written.Entry]
        /// Other cases, as written.
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

    /// Somebody does a step, successfully or not.
    public struct Act: Sendable, Hashable {
        /// Day of recording.
        public let at: Day
        /// Day of fact, when it is not the day of recording.
        public let dated: Day?
        /// The role that acts.
        public let role: String
        /// Who acts in it; `nil` for anybody.
        public let person: String?
        /// The step.
        public let step: String
        /// Occurrence of a repeated stage.
        public let occurrence: String?
        /// Outcome; `nil` for the silent one.
        public let outcome: String?
        /// Facts given, not yet of a type.
        public let facts: [WrittenEntry]
        /// Materials handed in, by name.
        public let materials: [String]
        /// Items a returning act points at.
        public let pointed: [Pointed]
        /// The reason given.
        public let reason: String?
        /// Gates let pass by a person.
        public let overrides: [Override]
        /// What must be found against it, in article order; `nil` when it must succeed.
        public let refused: [Refused]?
        /// Where the entry begins.
        public let place: Place
    }

    /// An item a returning act points at.
    public struct Pointed: Sendable, Hashable {
        /// The material, fact or aspect.
        public let item: String
        /// What is wrong with it.
        public let remark: String?
    }

    /// A person letting a 原则上 gate pass.
    public struct Override: Sendable, Hashable {
        /// The gate.
        public let gate: String
        /// Why.
        public let reason: String
        /// Who approved.
        public let approver: String
        /// Last day it holds.
        public let until: Day
    }

    /// One finding an act must be refused with: by its article, by a part of what it says, or both.
    public struct Refused: Sendable, Hashable {
        /// Article or item.
        public let cites: String?
        /// A part of what it says.
        public let contains: String?
        /// It holds for want of facts instead of failing.
        public let isUndecided: Bool
        /// Where it is expected.
        public let place: Place
    }

    /// A body's answer in a joint review.
    public struct BodyAnswer: Sendable, Hashable {
        /// Day of the answer.
        public let at: Day
        /// The joint review.
        public let step: String
        /// Occurrence of a repeated stage.
        public let occurrence: String?
        /// The role that answers.
        public let body: String
        /// Whether it agrees.
        public let agrees: Bool
        /// What it says; may be empty.
        public let opinion: String
        /// Where the entry begins.
        public let place: Place
    }

    /// A correction of facts given before.
    public struct Correction: Sendable, Hashable {
        /// Day of the correction.
        public let at: Day
        /// The role that corrects; `nil` for who gave the fact.
        public let role: String?
        /// Occurrence of a repeated stage.
        public let occurrence: String?
        /// The facts as they should be.
        public let facts: [WrittenEntry]
        /// Why.
        public let reason: String
        /// Where the entry begins.
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
