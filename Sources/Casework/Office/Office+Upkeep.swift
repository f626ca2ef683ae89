import Quantities
import RulePacks

/// What the calendar, not a person, sets going.
extension Office {
    /// Read models worked out from events alone.
    public func rebuiltViews() async throws(OfficeError) -> [CaseView] {
        let ids = try await reading { () async throws(LogError) in try await log.caseIDs() }
        var views: [CaseView] = []
        for id in ids {
            let file = try await file(id)
            let day = file.events.last?.at.day ?? file.begunAt.day
            views.append(try await lay(file, on: day).view())
        }
        return views
    }

    /// Begins the cases that a year begins for each unit; a case already there is left alone.
    ///
    /// However long nobody called it, the cases of the present year are there afterwards.
    /// - Returns: how many were begun.
    @discardableResult
    public func beginYearlyCases() async throws(OfficeError) -> Int {
        let today = world.now.day
        let units = try await reading { () async throws(LogError) in try await desk.units() }
        var begun = 0
        for regulation in library.regulations {
            let members = units.filter { $0.isProjectUnit }
            for kind in regulation.kinds {
                guard case .yearly(let month, let day, let eachUnit) = kind.begins, eachUnit,
                    (today.month, today.day) >= (month, day)
                else { continue }
                for unit in members {
                    begun += try await beginYearly(kind, regulation, unit, today) ? 1 : 0
                }
            }
        }
        return begun
    }

    private func beginYearly(
        _ kind: Kind, _ regulation: Regulation, _ unit: Unit, _ today: Day
    ) async throws(OfficeError) -> Bool {
        let key = "yearly/\(regulation.identity.id)/\(kind.name)/\(unit.id)/\(today.year)"
        guard try await written(key, key) == nil else { return false }
        let years = kind.key.filter { regulation.term($0)?.type == .year }
        let begun = CaseEvent.Begun(
            kind: kind.name, regulation: regulation.identity.id, packHash: regulation.hash,
            packVersion: regulation.identity.version, unit: unit,
            facts: Dictionary(
                uniqueKeysWithValues: years.map { ($0, .number(Decimal(today.year))) })
        )
        let account = calendarActor(unit)
        let file = Case(begun, id: newCaseID(), at: world.now)
        _ = try await record(
            [.begun(begun)], on: try await lay(file, on: today), act: Act(step: ""), by: account,
            key: key, fingerprint: key, isNew: true
        )
        return true
    }
}
