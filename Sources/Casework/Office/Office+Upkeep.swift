import Quantities
import RulePacks

/// What the calendar, not a person, sets going.
extension Office {
    /// Read models worked out from events alone.
    public func rebuiltViews() async throws(OfficeError) -> [CaseView] {
        let ids = try await reading { () async throws(LogError) in try await log.caseIDs() }
        var views: [CaseView] = []
        for id in ids { views.append(try await rebuiltView(of: id)) }
        return views
    }

    private func rebuiltView(of id: String) async throws(OfficeError) -> CaseView {
        let file = try await file(id)
        let day = file.events.last?.at.day ?? file.begunAt.day
        return try await lay(file, on: day).view()
    }

    /// Setting that says under which law the lists were worked out.
    private static let viewsSetting = "views"
    /// Raised when the same events and law come to be shown otherwise.
    private static let viewsFormat = 1

    private func edition(of library: Library) -> String {
        hex(world.digest(Array("\(Self.viewsFormat)\n\(library.text)".utf8)))
    }

    /// Puts the lists right where they were worked out under another law: its files changed while
    /// nothing ran, a change of law could not finish, or the program now shows something else.
    ///
    /// - Returns: how many cases showed something else.
    @discardableResult
    public func refreshViews() async throws(OfficeError) -> Int {
        let made = try await reading { () async throws(LogError) in
            try await desk.setting(Self.viewsSetting)
        }
        guard made?.value != edition(of: library) else { return 0 }
        let shown = try await reading { () async throws(LogError) in try await log.views() }
        return Set(try await reworkViews(from: shown)).subtracting(shown).count
    }

    /// Works every view out anew; those of cases somebody writes to meanwhile once more, and all of
    /// them when the law changes again.
    ///
    /// A case whose version of the pack is missing here goes on being shown as it was.
    func reworkViews(from shown: [CaseView]) async throws(OfficeError) -> [CaseView] {
        let old = Dictionary(shown.map { ($0.caseID, $0) }, uniquingKeysWith: { $1 })
        var known: [String: CaseView] = [:]
        var found = 0
        for _ in 0..<20 {
            let current = law.current
            let ids = try await reading { () async throws(LogError) in try await log.caseIDs() }
            for id in ids { known[id] = try await view(of: id, known[id], old[id]) }
            let views = ids.compactMap { known[$0] }
            do throws(LogError) {
                if views != shown { try await log.rebuild(views) }
                if current.edition == law.current.edition {
                    try await desk.save(
                        Setting(
                            name: Self.viewsSetting, value: edition(of: current.library), by: "",
                            at: world.now, document: ""))
                    return views
                }
                known = [:]
            } catch {
                guard case .conflict(let version) = error else { throw OfficeError(error) }
                found = version
            }
        }
        throw .conflict(found: found)
    }

    private func view(
        of id: String, _ known: CaseView?, _ shown: CaseView?
    ) async throws(OfficeError) -> CaseView {
        if let known {
            let version = try await reading { () async throws(LogError) in
                try await log.version(of: id)
            }
            if known.version == version { return known }
        }
        do throws(OfficeError) {
            return try await rebuiltView(of: id)
        } catch {
            guard case .unavailable = error, let shown else { throw error }
            return shown
        }
    }

    /// Begins the cases that a year begins for each unit; a case already there is left alone.
    ///
    /// However long nobody called it, the cases of the present year are there afterwards.
    /// - Returns: how many were begun.
    /// - Throws: `.unavailable` naming what could not be begun, after all others were.
    @discardableResult
    public func beginYearlyCases() async throws(OfficeError) -> Int {
        let today = world.now.day
        let units = try await reading { () async throws(LogError) in try await desk.units() }
        var due: [(kind: Kind, regulation: Regulation, unit: Unit)] = []
        for regulation in library.regulations {
            let members = units.filter { $0.isProjectUnit }
            for kind in regulation.kinds {
                guard case .yearly(let month, let day, let eachUnit) = kind.begins, eachUnit,
                    (today.month, today.day) >= (month, day)
                else { continue }
                due += members.map { (kind, regulation, $0) }
            }
        }
        return try await each(due, named: { "\($0.kind.name) \($0.unit.id)" }) {
            one async throws(OfficeError) in
            try await beginYearly(one.kind, one.regulation, one.unit, today) ? 1 : 0
        }
    }

    /// Records what is due one by one; goes on where one cannot be recorded, and says so at the end.
    func each<Item>(
        _ items: [Item], named name: (Item) -> String,
        _ record: (Item) async throws(OfficeError) -> Int
    ) async throws(OfficeError) -> Int {
        var count = 0
        var left: [String] = []
        for item in items {
            do throws(OfficeError) {
                count += try await record(item)
            } catch {
                left.append("\(name(item)): \(error)")
            }
        }
        guard left.isEmpty else { throw .unavailable(Messages.upkeepLeft(left)) }
        return count
    }

    private func beginYearly(
        _ kind: Kind, _ regulation: Regulation, _ unit: Unit, _ today: Day
    ) async throws(OfficeError) -> Bool {
        let key = "yearly/\(regulation.identity.id)/\(kind.name)/\(unit.id)/\(today.year)"
        let once = Once(key: key, fingerprint: key)
        guard try await written(once) == nil else { return false }
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
            once, isNew: true
        )
        return true
    }
}
