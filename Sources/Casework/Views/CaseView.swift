public import Quantities

/// What lists show of a case; follows from its events alone and is rebuilt from them.
public struct CaseView: Sendable, Hashable, Codable {
    /// Case number.
    public let caseID: String
    /// Version of the last event it follows from.
    public let version: Int
    /// Name of the kind of case in the pack.
    public let kind: String
    /// Id of the regulation.
    public let regulation: String
    /// Its title fact as people write it, or the name of its kind.
    public let title: String
    /// Unit the case belongs to.
    public let unit: Unit
    /// Name of the stage that holds the first open step; empty when ended.
    public let stage: String
    /// Ending, `nil` while alive.
    public let ending: String?
    /// Moment of the first event.
    public let begun: Instant
    /// Moment of the last event.
    public let changed: Instant
    /// Amounts in 元 by term name, those the case knows.
    public let amounts: [String: Decimal]
    /// Steps waiting for somebody.
    public let tasks: [TaskView]
    /// Duties with a due day that are not yet met.
    public let dues: [DueView]
    /// 原则上 gates passed by a recorded reason.
    public let exceptions: [ExceptionView]
    /// Account ids of everybody who acted, each once.
    public let actors: [String]
    /// Tokens for search (title, unit, id), space-separated: pairs of characters, lone ones, words.
    public let searchTokens: String

    /// As `Standing.view()` works it out.
    public init(
        caseID: String, version: Int, kind: String, regulation: String, title: String, unit: Unit,
        stage: String, ending: String?, begun: Instant, changed: Instant,
        amounts: [String: Decimal], tasks: [TaskView], dues: [DueView],
        exceptions: [ExceptionView], actors: [String], searchTokens: String
    ) {
        self.caseID = caseID
        self.version = version
        self.kind = kind
        self.regulation = regulation
        self.title = title
        self.unit = unit
        self.stage = stage
        self.ending = ending
        self.begun = begun
        self.changed = changed
        self.amounts = amounts
        self.tasks = tasks
        self.dues = dues
        self.exceptions = exceptions
        self.actors = actors
        self.searchTokens = searchTokens
    }
}

/// One open step and who may do it.
public struct TaskView: Sendable, Hashable, Codable {
    /// Case number.
    public let caseID: String
    /// What the case is called.
    public let title: String
    /// Unit the case belongs to.
    public let unit: Unit
    /// Id of the open step.
    public let step: String
    /// Occurrence of the repeated stage; `nil` outside of one, and for one that may begin.
    public let occurrence: String?
    /// Roles that may act.
    public let roles: [String]
    /// Only the case's own unit may act.
    public let ofOwnUnit: Bool
    /// Account ids that may act although no role says so (drawn experts); empty for roles.
    public let persons: [String]
    /// Whether it may be left undone.
    public let isOptional: Bool
    /// Day it came to be open: its return, or the last act it waited for.
    public let openedOn: Day
    /// Day it is due, `nil` when no clock runs.
    public let due: Day?
    /// Articles of the step, as written; empty when no article orders it.
    public let cites: [String]
    /// The person the case came from, for "from whom".
    public let from: String

    /// As `Standing.view()` works it out.
    public init(
        caseID: String, title: String, unit: Unit, step: String, occurrence: String?,
        roles: [String], ofOwnUnit: Bool, persons: [String], isOptional: Bool, openedOn: Day,
        due: Day?, cites: [String], from: String
    ) {
        self.caseID = caseID
        self.title = title
        self.unit = unit
        self.step = step
        self.occurrence = occurrence
        self.roles = roles
        self.ofOwnUnit = ofOwnUnit
        self.persons = persons
        self.isOptional = isOptional
        self.openedOn = openedOn
        self.due = due
        self.cites = cites
        self.from = from
    }
}

/// A duty somebody owes by a day.
public struct DueView: Sendable, Hashable, Codable {
    /// Case number.
    public let caseID: String
    /// What the case is called.
    public let title: String
    /// Unit the case belongs to.
    public let unit: Unit
    /// Id of the clock in the pack.
    public let clock: String
    /// What is owed.
    public let what: String
    /// Occurrence of the repeated stage the clock starts in; `nil` when there is none.
    public let occurrence: String?
    /// Role that owes.
    public let owes: String
    /// Day the clock started.
    public let start: Day
    /// Last day in time.
    public let due: Day
    /// Articles that state the duty, as written.
    public let cites: [String]

    /// As `Standing.view()` works it out.
    public init(
        caseID: String, title: String, unit: Unit, clock: String, what: String,
        occurrence: String?, owes: String, start: Day, due: Day, cites: [String]
    ) {
        self.caseID = caseID
        self.title = title
        self.unit = unit
        self.clock = clock
        self.what = what
        self.occurrence = occurrence
        self.owes = owes
        self.start = start
        self.due = due
        self.cites = cites
    }
}

/// One line of the register of exceptions (破例).
public struct ExceptionView: Sendable, Hashable, Codable {
    /// Case number.
    public let caseID: String
    /// What the case is called.
    public let title: String
    /// Unit the case belongs to.
    public let unit: Unit
    /// Id of the step that was done with it.
    public let step: String
    /// Which gate, why, who approved, and until when.
    public let said: Override
    /// Name of whoever acted.
    public let by: String
    /// Day of recording.
    public let on: Day
    /// Article of the gate, as written; empty when the pack no longer has the gate.
    public let cites: [String]

    /// As `Standing.view()` works it out.
    public init(
        caseID: String, title: String, unit: Unit, step: String, said: Override, by: String,
        on: Day, cites: [String]
    ) {
        self.caseID = caseID
        self.title = title
        self.unit = unit
        self.step = step
        self.said = said
        self.by = by
        self.on = on
        self.cites = cites
    }
}

/// A case and its version, for caches.
public struct CaseVersion: Sendable, Hashable {
    /// Case number.
    public let caseID: String
    /// Name of the kind of case in the pack.
    public let kind: String
    /// Version of the last event.
    public let version: Int

    /// As the log reads it back.
    public init(caseID: String, kind: String, version: Int) {
        self.caseID = caseID
        self.kind = kind
        self.version = version
    }
}

/// Which duties to list: those due on or between days, of a unit or of all.
public struct DueQuery: Sendable, Hashable {
    /// Unit id; `nil` for every unit.
    public var unit: String?
    /// Roles that owe; empty for all.
    public var roles: [String]
    /// First day that is listed; `nil` for all before `until`.
    public var from: Day?
    /// Last day that is listed.
    public var until: Day
    /// How many to leave out, 0 for the first page.
    public var offset: Int
    /// 1...500.
    public var limit: Int

    /// The first 200 of every unit and role, unless told.
    public init(
        unit: String? = nil, roles: [String] = [], from: Day? = nil, until: Day,
        offset: Int = 0, limit: Int = 200
    ) {
        self.unit = unit
        self.roles = roles
        self.from = from
        self.until = until
        self.offset = offset
        self.limit = limit
    }
}

/// A page of duties, earliest due first.
public struct DuePage: Sendable, Hashable {
    /// The page; at most as many as were asked for.
    public let rows: [DueView]
    /// How many there are on all pages.
    public let total: Int

    /// As a store answers.
    public init(rows: [DueView], total: Int) {
        self.rows = rows
        self.total = total
    }
}

/// Which cases to list.
public struct CaseQuery: Sendable, Hashable {
    /// Name of the kind of case; `nil` for every kind.
    public var kind: String?
    /// Unit id; `nil` for every unit.
    public var unit: String?
    /// Name of the stage; `nil` for every stage.
    public var stage: String?
    /// Whether it goes on; `nil` for both.
    public var isAlive: Bool?
    /// Account id of somebody who acted on it.
    public var actor: String?
    /// Tokens that must all occur.
    public var tokens: [String]
    /// How many to leave out, 0 for the first page.
    public var offset: Int
    /// 1...200.
    public var limit: Int

    /// The first 50 of all cases, unless told.
    public init(
        kind: String? = nil, unit: String? = nil, stage: String? = nil, isAlive: Bool? = nil,
        actor: String? = nil, tokens: [String] = [], offset: Int = 0, limit: Int = 50
    ) {
        self.kind = kind
        self.unit = unit
        self.stage = stage
        self.isAlive = isAlive
        self.actor = actor
        self.tokens = tokens
        self.offset = offset
        self.limit = limit
    }
}

/// A page of cases, newest change first.
public struct CasePage: Sendable, Hashable {
    /// The page; at most as many as were asked for.
    public let rows: [CaseView]
    /// How many there are on all pages.
    public let total: Int

    /// As a store answers.
    public init(rows: [CaseView], total: Int) {
        self.rows = rows
        self.total = total
    }
}

/// Whose tasks to list: any of the roles (own unit where the task asks for it), or named persons.
public struct TaskQuery: Sendable, Hashable {
    /// Roles of the asking person; the first 64 count.
    public var roles: [String]
    /// The asking person's unit id.
    public var unit: String
    /// The asking person's account id.
    public var person: String
    /// Steps that may be left undone (可) instead of those somebody has to do.
    public var isOptional: Bool
    /// How many to leave out, 0 for the first page.
    public var offset: Int
    /// 1...500.
    public var limit: Int

    /// The first 50 that somebody has to do, unless told.
    public init(
        roles: [String], unit: String, person: String, isOptional: Bool = false,
        offset: Int = 0, limit: Int = 50
    ) {
        self.roles = roles
        self.unit = unit
        self.person = person
        self.isOptional = isOptional
        self.offset = offset
        self.limit = limit
    }
}

/// A page of tasks: due ones first by due day, then the others by opening day.
public struct TaskPage: Sendable, Hashable {
    /// The page; at most as many as were asked for.
    public let rows: [TaskView]
    /// How many there are on all pages, each task once.
    public let total: Int

    /// As a store answers.
    public init(rows: [TaskView], total: Int) {
        self.rows = rows
        self.total = total
    }
}
