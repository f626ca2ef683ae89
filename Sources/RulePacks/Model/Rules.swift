/// A table from facts to a named result, each row citing.
public struct Decision: Sendable {
    /// Its name, unique in the pack.
    public let id: String
    /// What it answers.
    public let question: String
    /// DMN hit policy, as written.
    public let hit: String
    /// The columns, as written.
    public let inputs: [String]
    /// Names of the results.
    public let outputs: [String]
    /// In the order of the table.
    public let rows: [Row]
    /// The default; `nil` when there is none.
    public let otherwise: Row?
    /// Whether it applies; `nil` means always.
    public let when: Condition?
    /// The step whose event freezes the result.
    public let fixedBy: String?
    /// What its first output yields.
    public let type: TermType
    /// The article it stands in.
    public let article: Citation
    /// Where it begins.
    public let place: Place
    let table: CompiledTable

    /// One row as written.
    public struct Row: Sendable, Hashable {
        /// One unary test for each input; empty for the default.
        public let cells: [String]
        /// One for each output, as written.
        public let results: [String]
        /// The article or item it rests on.
        public let cites: Citation
        /// Where the row begins.
        public let place: Place
    }
}

/// A condition that guards an outcome, a step, a stage, a payment or a unit.
public struct Gate: Sendable {
    /// What it guards: a step's outcome, a whole step or stage (its favourable outcomes), or a
    /// payment class.
    public enum Guarded: Sendable, Hashable {
        case outcome(step: String, outcome: String)
        case step(String)
        case stage(String)
        case payment(String)
    }
    /// What it asks.
    public enum Test: Sendable {
        case passesWhen(Condition)
        case failsWhen([Ground])
        case showsWhen(Condition)
        /// Nothing to test: these materials and steps are shown to whoever decides (依据).
        case shows(materials: [String], steps: [String])
    }
    /// A lawful exception that passes the gate and is counted apart from overrides.
    public enum Way: Sendable {
        case condition(Condition)
        /// Handing in this material.
        case material(String)
    }
    /// One reason to fail, with its own article.
    public struct Ground: Sendable {
        /// True when the gate fails for this reason.
        public let when: Condition
        /// What people read then.
        public let says: String
        /// The article or item of this reason.
        public let cites: Citation
    }
    /// Its name, unique among gates.
    public let id: String
    /// What it guards; never empty.
    public let guards: [Guarded]
    /// What happens when it is not true.
    public let strength: Strength
    /// Whether it applies; `nil` means always.
    public let when: Condition?
    /// What it asks.
    public let test: Test
    /// What people read when it is not true.
    public let says: String
    /// What they can do; empty when nothing is written.
    public let remedy: String
    /// The lawful exception, if the text has one.
    public let byWayOf: Way?
    /// Variable of the `every` whose offending items are listed as evidence.
    public let lists: String?
    /// Outcome the gate forces when it fails.
    public let forcesOutcome: String?
    /// What shows whether it holds, as written.
    public let evidence: String?
    /// The article or item it rests on.
    public let cites: Citation
    /// Where it begins.
    public let place: Place
}

/// Who owes what to whom by when.
public struct Clock: Sendable {
    /// What starts or meets a clock.
    public enum Event: Sendable, Hashable {
        case done(step: String)
        case outcome(step: String, outcome: String)
        case term(String)
    }
    /// How long, or until when.
    public enum Length: Sendable, Hashable {
        /// Name of a value or `口径.X`.
        case within(String)
        case between(String, String)
        /// At least so long (a guarantee); never late.
        case lasts(String)
        /// A date term is the limit.
        case due(String)
        /// At least so long before a date term.
        case ahead(String, of: String)
        /// 周 半月 月 季 半年 年, MM-DD, a value's name or `口径.X`, as written.
        case every(String)
    }
    /// What being late brings.
    public enum Consequence: Sendable, Hashable {
        /// 法规未写
        case unwritten
        case article(Citation)
        case gates([String])
        case triggers(step: String)
    }
    /// Its name, unique in the pack.
    public let id: String
    /// Role that owes.
    public let owes: String
    /// Role it is owed to.
    public let to: String?
    /// What is owed.
    public let what: String
    /// Any of these starts it; empty when its length says when.
    public let from: [Event]
    /// How long, or until when.
    public let length: Length
    /// Any of these meets it.
    public let metBy: [Event]
    /// Its days do not count while this holds.
    public let pausedWhile: Condition?
    /// Owed only while this holds.
    public let runsWhile: Condition?
    /// Whether it applies; `nil` means always.
    public let when: Condition?
    /// Not owed when this holds; unknown counts as no.
    public let unless: Condition?
    /// The force of the duty.
    public let strength: Strength
    /// What being late brings.
    public let late: [Consequence]
    /// Articles that state the duty.
    public let cites: [Citation]
    /// Where it begins.
    public let place: Place
}

/// A document a step needs or issues.
public struct Material: Sendable {
    /// Something that must be in it.
    public struct Content: Sendable {
        /// What it is.
        public let item: String
        /// Whether it is needed; `nil` means always.
        public let when: Condition?
        /// The article or item that asks for it.
        public let cites: Citation
    }
    /// Its name.
    public let id: String
    /// Step it is handed in with, `nil` when only issued.
    public let neededFor: String?
    /// Outcome of that step it belongs to, `nil` for any.
    public let outcome: String?
    /// Whether it is needed; `nil` means always.
    public let when: Condition?
    /// The seal it must carry.
    public let seal: String?
    /// What must be in it.
    public let contains: [Content]
    /// Step that issues it; `nil` when it is handed in.
    public let from: String?
    /// Outcome of that step it is issued with, `nil` for any.
    public let fromOutcome: String?
    /// Roles that issue, sign and receive it.
    public let issuedBy: [String]
    /// Roles that sign it.
    public let signedBy: [String]
    /// Roles that receive it.
    public let to: [String]
    /// Step, `步骤.结果` or date term whose day it must carry.
    public let datedWith: String?
    /// Accepted file types (`pdf`, `ofd`, …); empty for any.
    public let fileTypes: [String]
    /// May be left out.
    public let isOptional: Bool
    /// The article or item that asks for it.
    public let cites: Citation
    /// Where it begins.
    public let place: Place
}
