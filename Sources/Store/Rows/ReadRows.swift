import Casework

/// Every row of the read models that follows from one view, and from nothing else.
///
/// Writing a view changes only the rows in which two views differ; a rebuilt database therefore
/// holds the same rows as one grown event by event.
struct ReadRows {
    struct Token: Hashable {
        let token: String
        let caseKey: Int64
    }
    struct Person: Hashable {
        let person: String
        let caseKey: Int64
    }
    struct Task: Hashable {
        let caseKey: Int64
        let ordinal: Int
        let view: TaskView
    }
    struct Recipient: Hashable {
        let audience: String
        let isOptional: Bool
        let rank: Int64
        let caseKey: Int64
        let ordinal: Int
    }
    struct Due: Hashable {
        let caseKey: Int64
        let ordinal: Int
        let view: DueView
    }
    struct Exception: Hashable {
        let caseKey: Int64
        let ordinal: Int
        let view: ExceptionView
    }

    private(set) var tokens: Set<Token> = []
    private(set) var persons: Set<Person> = []
    private(set) var tasks: Set<Task> = []
    private(set) var recipients: Set<Recipient> = []
    private(set) var dues: Set<Due> = []
    private(set) var exceptions: Set<Exception> = []

    /// Rows of a view; kinds of rows in which it does not differ from `other` are left out.
    ///
    /// `caseKey` is the position of the case's first event.
    init(of view: CaseView?, caseKey: Int64, unlike other: CaseView? = nil) {
        guard let view else { return }
        if view.searchTokens != other?.searchTokens {
            tokens = Set(
                SearchFolding.tokens(of: view.searchTokens).map {
                    Token(token: $0, caseKey: caseKey)
                })
        }
        if view.actors != other?.actors {
            persons = Set(view.actors.map { Person(person: $0, caseKey: caseKey) })
        }
        if view.tasks != other?.tasks {
            tasks = Set(
                view.tasks.enumerated().map {
                    Task(caseKey: caseKey, ordinal: $0, view: $1)
                })
            recipients = Self.recipients(of: view.tasks, caseKey: caseKey)
        }
        if view.dues != other?.dues {
            dues = Set(view.dues.enumerated().map { Due(caseKey: caseKey, ordinal: $0, view: $1) })
        }
        if view.exceptions != other?.exceptions {
            exceptions = Set(
                view.exceptions.enumerated().map {
                    Exception(caseKey: caseKey, ordinal: $0, view: $1)
                })
        }
    }

    private static func recipients(of tasks: [TaskView], caseKey: Int64) -> Set<Recipient> {
        Set(
            tasks.enumerated().flatMap { ordinal, task in
                Audience.all(of: task).map {
                    Recipient(
                        audience: $0, isOptional: task.isOptional, rank: task.rank,
                        caseKey: caseKey,
                        ordinal: ordinal
                    )
                }
            })
    }

    /// Rows to take away and rows to add so that the read model shows `new` instead of `old`.
    static func change(
        from old: CaseView?, to new: CaseView, caseKey: Int64
    ) -> (removed: ReadRows, added: ReadRows) {
        let before = ReadRows(of: old, caseKey: caseKey, unlike: new)
        let after = ReadRows(of: new, caseKey: caseKey, unlike: old)
        return (before.subtracting(after), after.subtracting(before))
    }

    private func subtracting(_ other: ReadRows) -> ReadRows {
        var rows = self
        rows.tokens.subtract(other.tokens)
        rows.persons.subtract(other.persons)
        rows.tasks.subtract(other.tasks)
        rows.recipients.subtract(other.recipients)
        rows.dues.subtract(other.dues)
        rows.exceptions.subtract(other.exceptions)
        return rows
    }
}
