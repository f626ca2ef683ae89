import Casework
import RulePacks

/// A form cut into pages: basics, amounts, circumstances, details, papers.
struct StepParts {
    struct Part {
        let title: String
        let fields: [FormField]
        var isPapers = false
    }
    let parts: [Part]

    /// Questions on one page at most.
    private static let limit = 8

    init(_ work: StepWork) {
        // Fields that may come to apply belong to a page too, so that answers can call them up.
        let fields = Self.ordered(work.form.fields)
        var groups: [(key: String, fields: [FormField])] = []
        for field in fields {
            let key = field.term.type.group
            // What depends on an answer stands on the page of that answer.
            let asked = field.term.when?.names ?? []
            let home =
                groups.firstIndex { group in
                    group.fields.contains { asked.contains($0.term.name) }
                } ?? groups.firstIndex { $0.key == key }
            if let home { groups[home].fields.append(field) } else { groups.append((key, [field])) }
        }
        groups.sort { Messages.groupOrder($0.key) < Messages.groupOrder($1.key) }
        var parts: [Part] = []
        for group in groups {
            let pages = Self.pages(group.fields)
            for (index, page) in pages.enumerated() {
                let title = Messages.group(group.key, page: index + 1, of: pages.count)
                parts.append(Part(title: title, fields: page))
            }
        }
        if !work.form.materials.isEmpty {
            parts.append(Part(title: Messages.papers, fields: [], isPapers: true))
        }
        self.parts = parts
    }

    /// Dependent questions directly after what they depend on.
    private static func ordered(_ fields: [FormField]) -> [FormField] {
        var result: [FormField] = []
        for field in fields {
            let asked = field.term.when?.names ?? []
            let after = result.lastIndex { asked.contains($0.term.name) }
            let sibling = after.map { place in
                result[(place + 1)...].prefix {
                    !($0.term.when?.names ?? []).filter(asked.contains).isEmpty
                }.count
            }
            if let after, let sibling {
                result.insert(field, at: after + 1 + sibling)
            } else {
                result.append(field)
            }
        }
        return result
    }

    /// Pages of at most so many independent questions; dependents stay with their question.
    private static func pages(_ fields: [FormField]) -> [[FormField]] {
        var pages: [[FormField]] = [[]]
        var asked = 0
        for field in fields {
            let isDependent = field.term.when != nil
            if !isDependent, asked >= limit {
                pages.append([])
                asked = 0
            }
            pages[pages.count - 1].append(field)
            if !isDependent { asked += 1 }
        }
        return pages.filter { !$0.isEmpty }
    }
}

extension TermType {
    /// The page a question of this type belongs to.
    fileprivate var group: String {
        switch self {
        case .text, .choice, .year, .date, .party, .period, .case: "basics"
        case .money, .ratio, .number: "amounts"
        case .bool: "circumstances"
        case .list, .record: "details"
        }
    }
}
