import Quantities
import RulePacks

/// All operations behind page, API and command line: one access table, the same findings.
public struct Office: Sendable {
    /// Where time, chance, digests and sealing come from.
    public let world: any World
    let log: any EventLog
    let desk: any Desk
    let law: Law
    let shelf = Shelf()

    /// Works on a log and a desk; `library` is the law until a ruling or notice replaces it.
    public init(world: any World, log: any EventLog, desk: any Desk, library: Library) {
        self.world = world
        self.log = log
        self.desk = desk
        law = Law(library)
    }

    /// Regulations, calendar and rulings in force.
    public var library: Library { law.current.library }

    // MARK: Who may

    /// Whether an account may do an operation, on a case where one is named.
    public func may(_ account: Account, _ operation: Operation, on view: CaseView? = nil) -> Bool {
        guard AccessTable.allows(operation, account) else { return false }
        return view.map { view in sees(account, view.unit, { view }) } ?? true
    }

    func demand(_ operation: Operation, _ account: Account) throws(OfficeError) {
        guard AccessTable.allows(operation, account) else {
            throw .forbidden(Messages.forbidden)
        }
    }

    /// Roles that see only their own unit's cases: those that begin them.
    var ownUnitRoles: Set<String> {
        library.regulations.reduce(into: []) { $0.formUnion($1.ownUnitRoles) }
    }

    /// Unit an account is confined to; `nil` when it sees every unit's cases.
    public func confinement(of account: Account) -> String? {
        let business = account.roles.filter { !SystemRole.all.contains($0) }
        let own = ownUnitRoles.union([PackWord.expert])
        return business.contains { !own.contains($0) } ? nil : account.unit
    }

    /// How far an account looks beyond the cases it has a hand in.
    enum Outlook: Hashable {
        case everything
        /// One unit, by id, that it acts for.
        case unit(String)
        /// Nowhere: it acts for no unit, as drawn experts do.
        case ownHand

        /// The unit a question is confined to; `nil` for none.
        var unit: String? {
            if case .unit(let id) = self { id } else { nil }
        }

        func covers(_ unit: String) -> Bool { self == .everything || self == .unit(unit) }
    }

    func outlook(of account: Account) -> Outlook {
        guard let unit = confinement(of: account) else { return .everything }
        let own = ownUnitRoles
        return account.roles.contains(where: own.contains) ? .unit(unit) : .ownHand
    }

    private func sees(_ account: Account, _ unit: Unit, _ view: () -> CaseView) -> Bool {
        if outlook(of: account).covers(unit.id) { return true }
        let view = view()
        return view.actors.contains(account.id)
            || view.tasks.contains { $0.persons.contains(account.id) }
    }

    // MARK: Loading

    /// A case an account may see.
    func open(_ id: String, for account: Account) async throws(OfficeError) -> Standing {
        let standing = try await standing(id)
        guard sees(account, standing.file.begun.unit, standing.view) else {
            throw .noSuchCase(Messages.noSuchCase(id))
        }
        return standing
    }

    func standing(_ id: String, on day: Day? = nil) async throws(OfficeError) -> Standing {
        let file = try await file(id)
        return try await lay(file, on: day ?? world.now.day)
    }

    func file(_ id: String) async throws(OfficeError) -> Case {
        guard id.utf8.count <= 64 else {
            throw .noSuchCase(Messages.noSuchCase(String(id.prefix(64))))
        }
        let version = try await reading { () async throws(LogError) in try await log.version(of: id)
        }
        guard version > 0 else { throw .noSuchCase(Messages.noSuchCase(id)) }
        if let known = await shelf.file(id, version: version) { return known }
        let events = try await reading { () async throws(LogError) in try await log.events(of: id) }
        guard let file = Case.replay(events) else {
            throw .unavailable(Messages.noSuchCase(id))
        }
        await shelf.keep(file)
        return file
    }

    /// Lays a case against its regulation, among the unit's other cases.
    func lay(_ file: Case, on day: Day) async throws(OfficeError) -> Standing {
        let library = library
        guard let regulation = library.regulation(file.pin),
            let kind = regulation.kind(file.begun.kind)
        else { throw .unavailable(Messages.packMissing(file.id, file.pin)) }
        return Standing(
            file, under: regulation, kind: kind, in: library,
            among: try await surroundings(of: file, on: day), on: day
        )
    }

    /// What the other cases of the unit, and of the jurisdiction, show today.
    func surroundings(of file: Case, on day: Day) async throws(OfficeError) -> Surroundings {
        var unitCases: [String: [FactValue]] = [:]
        for other in try await versions(ofUnit: file.begun.unit.id) where other.caseID != file.id {
            unitCases[other.kind, default: []].append(try await portfolio(of: other, on: day))
        }
        var jurisdictionCases: [String: [FactValue]] = [:]
        for kind in library.regulation(file.pin)?.kinds ?? []
        where kind.subject == .jurisdiction && kind.name != file.begun.kind {
            let page = try await reading { () async throws(LogError) in
                try await log.cases(CaseQuery(kind: kind.name, limit: 50))
            }
            for view in page.rows {
                let version = CaseVersion(
                    caseID: view.caseID, kind: kind.name, version: view.version
                )
                jurisdictionCases[kind.name, default: []].append(
                    try await portfolio(of: version, on: day)
                )
            }
        }
        return Surroundings(unitCases: unitCases, jurisdictionCases: jurisdictionCases)
    }

    private func versions(ofUnit unit: String) async throws(OfficeError) -> [CaseVersion] {
        try await reading { () async throws(LogError) in try await log.versions(ofUnit: unit) }
    }

    /// The record a case shows to others (PACKS §6 `portfolio:`), by its own pack and day.
    private func portfolio(
        of other: CaseVersion, on day: Day
    ) async throws(OfficeError) -> FactValue {
        let law = law.current
        let key = Shelf.Shown(
            caseID: other.caseID, version: other.version, day: day, law: law.edition
        )
        if let known = await shelf.portfolio(key) { return known }
        let file = try await file(other.caseID)
        guard let regulation = law.library.regulation(file.pin),
            let kind = regulation.kind(file.begun.kind)
        else { return .unknown }
        let standing = Standing(
            file, under: regulation, kind: kind, in: law.library, among: Surroundings(), on: day
        )
        let record = standing.portfolioRecord()
        await shelf.keep(record, for: key)
        return record
    }

    // MARK: Errors

    func reading<Result>(
        _ body: () async throws(LogError) -> Result
    ) async throws(OfficeError) -> Result {
        do { return try await body() } catch { throw OfficeError(error) }
    }
}

extension OfficeError {
    /// What a store could not do, as people are told it.
    public init(_ error: LogError) {
        self =
            switch error {
            case .conflict(let found): .conflict(found: found)
            case .keyReused: .keyReused
            case .corrupt(let id, let version): .unavailable(Messages.corrupt("\(id) #\(version)"))
            case .unavailable(let reason): .unavailable(reason)
            }
    }
}

extension Standing {
    /// What the case shows to other cases.
    func portfolioRecord() -> FactValue {
        var record: [String: FactValue] = [
            PackWord.caseNumber: .text(file.id), PackWord.name: .text(title),
        ]
        let inquiry = inquiry()
        for shown in kind.portfolio { record[shown.name] = inquiry.value(of: shown.formula) }
        return .record(record)
    }
}
