public import Quantities
import RulePacks

/// Whose duties to list.
public enum DueScope: Sendable, Hashable {
    /// What the person's own roles owe.
    case mine
    /// What anybody owes in the cases of one unit, by id.
    case unit(String)
    /// Everything the person may see.
    case all
}

/// Clocks at work: what is due, who is reminded, and what lateness leaves on record.
extension Office {
    /// Unmet duties due within so many days from today, late ones first, page by page.
    ///
    /// - Parameters:
    ///   - from: first last day listed; `nil` for late duties however old.
    ///   - days: 0...3660.
    ///   - limit: 1...500.
    public func duePage(
        for account: Account, scope: DueScope = .all, from: Day? = nil, withinDays days: Int,
        offset: Int = 0, limit: Int = 50
    ) async throws(OfficeError) -> DuePage {
        try demand(.readClocks, account)
        let outlook = outlook(of: account)
        guard outlook != .ownHand else { return DuePage(rows: [], total: 0) }
        let until = world.now.day.adding(days: min(max(0, days), 3_660)) ?? world.now.day
        var query = DueQuery(
            unit: outlook.unit, from: from, until: until, offset: max(0, offset),
            limit: min(max(1, limit), 500)
        )
        switch scope {
        case .all: break
        case .mine: query.roles = account.roles
        case .unit(let id):
            guard query.unit == nil || query.unit == id else { return DuePage(rows: [], total: 0) }
            query.unit = id
        }
        let asked = query
        return try await reading { () async throws(LogError) in try await log.dues(asked) }
    }

    /// Reminders of what the person's own roles owe, planned after a day and up to today.
    ///
    /// - Parameter since: last day the person was reminded through; `nil` for all of them.
    public func reminders(
        for account: Account, by rhythm: ReminderRhythm = .usual, since: Day? = nil
    ) async throws(OfficeError) -> [Reminder] {
        let ahead = (rhythm.before.max() ?? 0)
        // Whatever is due before that had its last reminder.
        let from = since.flatMap { $0.adding(days: 1 - (rhythm.offsets.max() ?? 0)) }
        let dues = try await all { offset async throws(OfficeError) in
            try await duePage(
                for: account, scope: .mine, from: from, withinDays: ahead, offset: offset,
                limit: 500
            )
        }
        return Reminder.planned(for: dues, by: rhythm, after: since, through: world.now.day)
    }

    /// Puts every lapse that is not on record yet on record, with what the rules say follows.
    ///
    /// However long nobody called it, afterwards the record is the same; only its moment differs.
    /// A case somebody is writing to just then is left for the next call.
    /// - Returns: how many were recorded.
    /// - Throws: `.unavailable` naming the cases that could not be written to, after all others.
    @discardableResult
    public func recordLapses() async throws(OfficeError) -> Int {
        guard let yesterday = world.now.day.adding(days: -1) else { return 0 }
        let late = try await all { offset async throws(OfficeError) in
            let query = DueQuery(until: yesterday, offset: offset, limit: 500)
            return try await reading { () async throws(LogError) in try await log.dues(query) }
        }
        var seen: Set<String> = []
        let ids = late.map(\.caseID).filter { seen.insert($0).inserted }
        return try await each(ids, named: \.self) { id async throws(OfficeError) in
            try await recordLapses(of: id)
        }
    }

    private func recordLapses(of id: String) async throws(OfficeError) -> Int {
        let standing = try await standing(id)
        let lapses = standing.lapses()
        guard !lapses.isEmpty else { return 0 }
        let unit = standing.file.begun.unit
        do throws(OfficeError) {
            _ = try await record(
                lapses.map { .lapsed($0) }, on: standing, act: Act(step: ""),
                by: calendarActor(unit)
            )
        } catch .conflict {
            return 0
        }
        return lapses.count
    }

    /// The calendar as an account: it signs in nowhere and has no role.
    func calendarActor(_ unit: Unit) -> Account {
        Account(
            id: "calendar", login: "calendar", name: Messages.calendarActor, unit: unit.id,
            roles: [], passwordHash: "", isEnabled: false
        )
    }

    /// All pages of duties, one after another; at most 100 000 rows.
    private func all(
        _ page: (Int) async throws(OfficeError) -> DuePage
    ) async throws(OfficeError) -> [DueView] {
        var rows: [DueView] = []
        while rows.count < 100_000 {
            let next = try await page(rows.count)
            rows += next.rows
            if next.rows.isEmpty || rows.count >= next.total { break }
        }
        return rows
    }
}
