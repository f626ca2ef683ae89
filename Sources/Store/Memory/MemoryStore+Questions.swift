public import Casework
import Quantities

extension MemoryStore {
    /// Looks through all views; newest change first, of one moment the newest case first.
    public func cases(_ query: CaseQuery) -> CasePage {
        let tokens = SearchFolding.tokens(of: query)
        let candidates =
            if let kind = query.kind {
                casesOfKind[kind] ?? []
            } else if let unit = query.unit {
                casesOfUnit[unit] ?? []
            } else {
                Array(viewsByCase.keys)
            }
        let found = candidates.compactMap { viewsByCase[$0] }.filter { view in
            (query.kind ?? view.kind) == view.kind && (query.unit ?? view.unit.id) == view.unit.id
                && (query.stage ?? view.stage) == view.stage
                && (query.isAlive ?? (view.ending == nil)) == (view.ending == nil)
                && query.actor.map(view.actors.contains) ?? true
                && tokens.isSubset(of: SearchFolding.tokens(of: view.searchTokens))
        }
        let sorted = found.sorted {
            ($0.changed, caseKey($0.caseID)) > ($1.changed, caseKey($1.caseID))
        }
        let rows = sorted.dropFirst(Bounds.offset(query.offset))
            .prefix(Bounds.limit(query.limit, atMost: 200))
        return CasePage(rows: Array(rows), total: found.count)
    }

    /// Looks through all tasks; ties stay in the order in which the cases began.
    public func tasks(_ query: TaskQuery) -> TaskPage {
        let asking = Audience.all(of: query)
        let found = views().flatMap(\.tasks).filter { task in
            task.isOptional == query.isOptional
                && !asking.isDisjoint(with: Audience.all(of: task))
        }
        // Views come in case order and sorting is stable: ties stay in that order.
        let rows = found.sorted { $0.rank < $1.rank }.dropFirst(Bounds.offset(query.offset))
            .prefix(Bounds.limit(query.limit, atMost: 500))
        return TaskPage(rows: Array(rows), total: found.count)
    }

    /// Looks through all duties; ties stay in the order in which the cases began.
    public func dues(_ query: DueQuery) -> DuePage {
        let roles = Set(query.roles.prefix(Bounds.rolesOfQuery))
        let found = views().flatMap(\.dues).filter { due in
            due.due <= query.until && (query.from ?? due.due) <= due.due
                && (query.unit ?? due.unit.id) == due.unit.id
                && (roles.isEmpty || roles.contains(due.owes))
        }
        let rows = found.sorted { $0.due < $1.due }.dropFirst(Bounds.offset(query.offset))
            .prefix(Bounds.limit(query.limit, atMost: 500))
        return DuePage(rows: Array(rows), total: found.count)
    }

    /// Newest first, of one day the newest case first; `limit` is held within 1...500.
    public func exceptions(unit: String?, offset: Int, limit: Int) -> [ExceptionView] {
        let found = views().flatMap(\.exceptions).filter { (unit ?? $0.unit.id) == $0.unit.id }
        let newest = found.sorted { $0.on < $1.on }.reversed()
        return Array(
            newest.dropFirst(Bounds.offset(offset)).prefix(Bounds.limit(limit, atMost: 500))
        )
    }

    /// In the order in which the cases began.
    public func versions(ofUnit unit: String) -> [CaseVersion] {
        (casesOfUnit[unit] ?? []).compactMap { viewsByCase[$0] }
            .map { CaseVersion(caseID: $0.caseID, kind: $0.kind, version: $0.version) }
    }
}
