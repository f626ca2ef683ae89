import Casework
import Quantities

/// Who a task is for, as one word that can be looked up: a role, a role of a unit, or a person.
enum Audience {
    private static let separator = "\u{1F}"

    static func role(_ role: String) -> String { "r" + separator + role }
    static func role(_ role: String, of unit: String) -> String {
        "u" + separator + unit + separator + role
    }
    static func person(_ id: String) -> String { "p" + separator + id }

    /// Everybody a task is for.
    static func all(of task: TaskView) -> Set<String> {
        let roles = task.roles.map { task.ofOwnUnit ? role($0, of: task.unit.id) : role($0) }
        return Set(roles + task.persons.map(person))
    }

    /// Every way the asking person may be meant.
    static func all(of query: TaskQuery) -> Set<String> {
        let roles = query.roles.prefix(Bounds.rolesOfQuery)
        return Set(roles.flatMap { [role($0), role($0, of: query.unit)] } + [person(query.person)])
    }
}

extension TaskView {
    /// Place in an inbox: due ones by due day, after them the others by opening day.
    var rank: Int64 {
        if let due { return Int64(due.daysSinceEpoch) }
        return 10_000_000 + Int64(openedOn.daysSinceEpoch)
    }
}
