/// A table from facts to a named result, each row citing.
public struct Decision: Sendable {
    public let id: String
    public let question: String
    public let hit: String
    public let inputs: [String]
    public let outputs: [String]
    public let rows: [Row]
    public let otherwise: Row?
    public let when: Condition?
    public let fixedBy: String?
    /// What its first output yields.
    public let type: TermType
    public let article: Citation
    public let place: Place
    let table: CompiledTable

    /// One row as written.
    public struct Row: Sendable, Hashable {
        public let cells: [String]
        public let results: [String]
        public let cites: Citation
        public let place: Place
    }
}

/// A condition that guards an outcome, a step, a stage, a payment or a unit.
public struct Gate: Sendable {
    /// What it guards: a step's outcome, a whole step (its favourable outcomes), or a payment class.
    public enum Guarded: Sendable, Hashable {
        case outcome(step: String, outcome: String)
        case step(String)
        case stage(String)
        case payment(String)
    }
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
    public struct Ground: Sendable {
        public let when: Condition
        public let says: String
        public let cites: Citation
    }
    public let id: String
    public let guards: [Guarded]
    public let strength: Strength
    public let when: Condition?
    public let test: Test
    public let says: String
    public let remedy: String
    public let byWayOf: Way?
    /// Variable of the `every` whose offending items are listed as evidence.
    public let lists: String?
    /// Outcome the gate forces when it fails.
    public let forcesOutcome: String?
    /// What shows whether it holds, as written.
    public let evidence: String?
    public let cites: Citation
    public let place: Place
}

/// Who owes what to whom by when.
public struct Clock: Sendable {
    public enum Event: Sendable, Hashable {
        case done(step: String)
        case outcome(step: String, outcome: String)
        case term(String)
    }
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
    public enum Consequence: Sendable, Hashable {
        /// 法规未写
        case unwritten
        case article(Citation)
        case gates([String])
        case triggers(step: String)
    }
    public let id: String
    /// Role that owes.
    public let owes: String
    public let to: String?
    public let what: String
    public let from: [Event]
    public let length: Length
    public let metBy: [Event]
    public let pausedWhile: Condition?
    public let runsWhile: Condition?
    public let when: Condition?
    public let unless: Condition?
    public let strength: Strength
    public let late: [Consequence]
    public let cites: [Citation]
    public let place: Place
}

/// A document a step needs or issues.
public struct Material: Sendable {
    public struct Content: Sendable {
        public let item: String
        public let when: Condition?
        public let cites: Citation
    }
    public let id: String
    /// Step it is handed in with, `nil` when only issued.
    public let neededFor: String?
    /// Outcome of that step it belongs to, `nil` for any.
    public let outcome: String?
    public let when: Condition?
    public let seal: String?
    public let contains: [Content]
    /// Step that issues it; `nil` when it is handed in.
    public let from: String?
    /// Outcome of that step it is issued with, `nil` for any.
    public let fromOutcome: String?
    /// Roles that issue, sign and receive it.
    public let issuedBy: [String]
    public let signedBy: [String]
    public let to: [String]
    /// Step, `步骤.结果` or date term whose day it must carry.
    public let datedWith: String?
    /// Accepted file types (`pdf`, `ofd`, …); empty for any.
    public let fileTypes: [String]
    public let isOptional: Bool
    public let cites: Citation
    public let place: Place
}
