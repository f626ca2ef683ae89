/// A kind of case and its skeleton (`lifecycle/<kind>.yaml`).
public struct Kind: Sendable {
    /// Whom a case of the kind belongs to.
    public enum Subject: String, Sendable, Hashable, Codable {
        case unit, jurisdiction, system, expert, `case`
    }
    /// How a case of the kind begins.
    public enum Beginning: Sendable, Hashable {
        /// The step whose first act begins a case.
        case step(String)
        /// Every year on that month and day, one for each unit.
        case yearly(month: Int, day: Int, eachUnit: Bool)
    }
    /// The kind's name: 项目.
    public let name: String
    /// Whom it belongs to.
    public let subject: Subject
    /// Terms that identify the case.
    public let key: [String]
    /// The term that titles a case on screen.
    public let title: String?
    /// The amounts a case is known by, in the order in which they come to be;
    /// one that is nothing yet is not shown.
    public let amounts: [String]
    /// How it begins.
    public let begins: Beginning
    /// First the normal end, then the others.
    public let endings: [String]
    /// What a case shows to other cases, name by name.
    public let portfolio: [Shown]
    /// When such a case stands still; `nil` when the law never lets it.
    public let pause: Pause?
    /// The article whose consequence, written as a clock's `late`, such a case gathers over a year;
    /// `nil` for kinds that gather nothing.
    public let gathers: Citation?
    /// In the order of the file.
    public let stages: [Stage]
    /// All steps in the order of the file.
    public let steps: [Step]
    /// Where the kind begins.
    public let place: Place
    /// The repeated stage that owns a name (term, step, clock or decision).
    private let owners: [String: String]
    /// The same the other way round.
    private let owned: [String: [String]]
    /// Step id to its position in `steps` and that of its stage in `stages`.
    private let positions: [String: (step: Int, stage: Int)]

    /// One name a case shows to others, with how it follows from the case.
    public struct Shown: Sendable {
        /// The name other cases read.
        public let name: String
        /// How it follows from the case.
        public let formula: Formula
        /// What the formula yields, for reading imported facts.
        public let type: TermType
    }

    /// A case standing still: its days do not count for its clocks.
    public struct Pause: Sendable {
        /// While this holds; undecided counts as no.
        public let condition: Condition
        /// Clocks that go on all the same.
        public let except: [String]
        /// Articles it rests on; may be empty where a ruling alone settles it.
        public let cites: [Citation]
    }

    init(
        name: String, subject: Subject, key: [String], title: String?, amounts: [String],
        begins: Beginning, endings: [String], portfolio: [Shown], pause: Pause?,
        gathers: Citation?, stages: [Stage], place: Place, owners: [String: String]
    ) {
        self.name = name
        self.subject = subject
        self.key = key
        self.title = title
        self.amounts = amounts
        self.begins = begins
        self.endings = endings
        self.portfolio = portfolio
        self.pause = pause
        self.gathers = gathers
        self.stages = stages
        self.place = place
        self.owners = owners
        owned = Dictionary(grouping: owners.keys) { owners[$0] ?? "" }
        var steps: [Step] = []
        var positions: [String: (step: Int, stage: Int)] = [:]
        for (number, stage) in stages.enumerated() {
            for step in stage.steps {
                positions[step.id] = (steps.count, number)
                steps.append(step)
            }
        }
        self.steps = steps
        self.positions = positions
    }

    /// The step of that id.
    public func step(_ id: String) -> Step? { positions[id].map { steps[$0.step] } }

    /// The stage a step stands in.
    public func stage(of step: String) -> Stage? { positions[step].map { stages[$0.stage] } }

    /// The repeated stage that owns a term, step, clock, computed term or decision: each
    /// occurrence of the stage has its own.
    ///
    /// `nil` when it belongs to the whole case.
    public func owner(of name: String) -> String? { owners[name] }

    /// The names a repeated stage owns: what `owner(of:)` gives it, in no order.
    public func names(of stage: Stage) -> [String] { owned[stage.name] ?? [] }
}

/// A stretch of steps; repeated stages have occurrences of their own.
public struct Stage: Sendable {
    /// The stage's name.
    public let name: String
    /// May happen any number of times, each occurrence with its own facts.
    public let repeats: Bool
    /// Whether it applies; `nil` means always.
    public let when: Condition?
    /// In the order of the file.
    public let steps: [Step]
    /// Articles it rests on; may be empty.
    public let cites: [Citation]
    /// Where it begins.
    public let place: Place
}
