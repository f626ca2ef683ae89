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
        if let confined = confinement(of: account), confined != unit { return nil }
        guard let article = library.regulation(regulation)?.gatheringArticle else { return nil }
        var lines: [FilingRecord.Line] = []
        let cases = try await reading { () async throws(LogError) in
            try await log.versions(ofUnit: unit)
        }
        for version in cases {
            let file = try await file(version.caseID)
            guard file.begun.regulation == regulation else { continue }
            let standing = try await lay(file, on: world.now.day)
            lines += standing.filings(gatheredBy: article, in: year)
        }
        return FilingRecord(unit: unit, year: year, article: article.text, lines: lines)
    }

    /// The register of exceptions in figures, for those who see every unit's cases.
    public func exceptionStatistics(
        in days: DayRange, for account: Account
    ) async throws(OfficeError) -> ExceptionStatistics {
        try demand(.readOverrides, account)
        let confined = confinement(of: account)
        var events: [RecordedEvent] = []
        var units: [String: String] = [:]
        for id in try await reading({ () async throws(LogError) in try await log.caseIDs() }) {
            let file = try await file(id)
            guard confined == nil || confined == file.begun.unit.id else { continue }
            units[id] = file.begun.unit.id
            events += file.events.filter { days.contains($0.at.day) }
        }
        return ExceptionStatistics(events, units: units, in: days, on: world.now.day)
    }
}

extension Regulation {
    /// The article whose consequence a kind of case gathers over a year; `nil` when none does.
    public var gatheringArticle: Citation? { kinds.lazy.compactMap(\.gathers).first }
}
