public import Quantities
public import RulePacks

/// Supervision: how units keep their duties, and how often the rules were set aside.
extension Office {
    /// How a unit met in a year what a regulation gathers for its yearly assessment; `nil` when the
    /// regulation gathers nothing or the account may not see the unit.
    public func filingRecord(
        ofUnit unit: String, year: Int, regulation: String, for account: Account
    ) async throws(OfficeError) -> FilingRecord? {
        try demand(.readClocks, account)
        guard outlook(of: account).covers(unit) else { return nil }
        guard let article = library.regulation(regulation)?.gatheringArticle else { return nil }
        var lines: [FilingRecord.Line] = []
        let cases = try await reading { () async throws(LogError) in
            try await log.versions(ofUnit: unit)
        }
        for version in cases {
            let file = try await file(version.caseID)
            guard file.begun.regulation == regulation else { continue }
            let standing = try await lay(file, on: world.now.day)
            lines += standing.filings().filter { $0.year == year }
        }
        return FilingRecord(unit: unit, year: year, article: article.text, lines: lines)
    }

    /// Units with projects of their own, by name: those a record can be asked of.
    public func projectUnits(for account: Account) async throws(OfficeError) -> [Unit] {
        try demand(.readClocks, account)
        let outlook = outlook(of: account)
        return try await reading { () async throws(LogError) in try await desk.units() }
            .filter { $0.isProjectUnit && outlook.covers($0.id) }
            .sorted { $0.name < $1.name }
    }

    /// How the figures of an occurrence of a case came about, for those who decide on it.
    public func figures(
        of id: String, in occurrence: String, for account: Account
    ) async throws(OfficeError) -> [Derivation] {
        try demand(.readCase, account)
        let standing = try await open(id, for: account)
        let kind = standing.kind
        let given = standing.file.events.compactMap { recorded -> [String]? in
            guard case .acted(let act) = recorded.event, act.occurrence == occurrence else {
                return nil
            }
            return Array(act.facts.keys)
        }
        return standing.inquiry(in: occurrence)
            .derivations(from: Set(given.joined()).filter { kind.owner(of: $0) != nil })
    }

    /// The register of exceptions in figures, over the cases of every unit one may see.
    public func exceptionStatistics(
        in days: DayRange, for account: Account
    ) async throws(OfficeError) -> ExceptionStatistics {
        try demand(.readOverrides, account)
        let outlook = outlook(of: account)
        var events: [RecordedEvent] = []
        var units: [String: String] = [:]
        let ids = try await reading { () async throws(LogError) -> [String] in
            switch outlook {
            case .everything: try await log.caseIDs()
            case .unit(let unit): try await log.versions(ofUnit: unit).map(\.caseID)
            case .ownHand: []
            }
        }
        for id in ids {
            let file = try await file(id)
            units[id] = file.begun.unit.id
            events += file.events.filter { days.contains($0.at.day) }
        }
        return ExceptionStatistics(events, units: units, on: world.now.day)
    }
}

extension Regulation {
    /// The article whose consequence a kind of case gathers over a year; `nil` when none does.
    public var gatheringArticle: Citation? { kinds.lazy.compactMap(\.gathers).first }
}
