public import Quantities
public import RulePacks

/// What an installation adds to the law: rulings on what the text leaves open, and calendars.
extension Office {
    /// Setting names under which the desk keeps rulings: `ruling/<regulation>/<name>`.
    public static let rulingPrefix = "ruling/"
    /// Setting names under which the desk keeps calendar notices: `calendar/<year>@<published>`.
    public static let calendarPrefix = "calendar/"

    /// Rulings in force with who set them, when and on which document.
    public func rulings(
        of regulation: String, for account: Account
    ) async throws(OfficeError) -> [Setting] {
        try demand(.readRulings, account)
        return try await reading { () async throws(LogError) in
            try await desk.settings(prefix: "\(Self.rulingPrefix)\(regulation)/")
        }
    }

    /// Settles what the text leaves open; who, when and on which document is kept.
    ///
    /// - Parameter written: the value as it is written in an installation file.
    public func setRuling(
        regulation: String, name: String, value: FactValue, written: String, document: String,
        by account: Account
    ) async throws(OfficeError) {
        try demand(.setRuling, account)
        guard let pack = library.regulation(regulation), let ruling = pack.ruling(name) else {
            throw .noSuchCase(Messages.noSuchTerm(name))
        }
        let isGrounded = !document.allSatisfy(\.isWhitespace)
        guard isGrounded, ruling.type.accepts(value) else {
            throw .refused(
                Refusal(
                    code: "GJ-CASE-004",
                    message: isGrounded ? Messages.factType(name) : Messages.documentNeeded(name)
                )
            )
        }
        let setting = Setting(
            name: "\(Self.rulingPrefix)\(regulation)/\(name)", value: written, by: account.name,
            at: world.now, document: document
        )
        try await changeLaw(keeping: setting, by: account) { library in
            var rulings = library.rulings
            rulings[regulation, default: [:]][name] = value
            return library.with(rulings: rulings)
        }
    }

    /// Puts a newly published notice of working days in force.
    ///
    /// - Returns: how many due days are not where they were; 0 also where that could not be told.
    @discardableResult
    public func addNotice(
        _ notice: CalendarNotice, by account: Account
    ) async throws(OfficeError) -> Int {
        try demand(.manageCalendar, account)
        do { _ = try library.calendar.adding(notice) } catch {
            throw .refused(Refusal(code: "GJ-CASE-005", message: error.description))
        }
        let setting = Setting(
            name: "\(Self.calendarPrefix)\(notice.year)@\(notice.published)",
            value: CalendarFile.write(notice), by: account.name, at: world.now,
            document: notice.reference
        )
        return try await changeLaw(keeping: setting, by: account) { library in
            library.with(calendar: try? library.calendar.adding(notice))
        }
    }

    /// Changes the law in force; running clocks are counted anew, and each moved due day is logged.
    ///
    /// What was kept is in force, whatever becomes of the lists: those that could not be worked out
    /// anew are in the audit log and wait for `refreshViews()`.
    @discardableResult
    private func changeLaw(
        keeping setting: Setting, by account: Account, _ change: @Sendable (Library) -> Library
    ) async throws(OfficeError) -> Int {
        let before = try await reading { () async throws(LogError) in try await log.views() }
        try await reading { () async throws(LogError) in try await desk.save(setting) }
        law.change(change)
        do throws(OfficeError) {
            let moved = moved(
                before, try await reworkViews(from: before), by: account, setting.name)
            for line in moved {
                try await reading { () async throws(LogError) in try await desk.record(line) }
            }
            return moved.count
        } catch {
            let line = AuditLine(
                at: world.now, who: account.id, what: setting.name, object: "views",
                result: "\(error)", source: ""
            )
            try? await desk.record(line)
            return 0
        }
    }

    /// One audit line for each due day that is not where it was.
    private func moved(
        _ before: [CaseView], _ after: [CaseView], by account: Account, _ cause: String
    ) -> [AuditLine] {
        let old = Dictionary(
            before.flatMap(\.dues).map { ("\($0.caseID) \($0.clock) \($0.start)", $0.due) },
            uniquingKeysWith: { _, new in new }
        )
        return after.flatMap(\.dues).compactMap { due in
            let key = "\(due.caseID) \(due.clock) \(due.start)"
            guard let was = old[key], was != due.due else { return nil }
            return AuditLine(
                at: world.now, who: account.id, what: cause, object: key,
                result: "\(was) → \(due.due)", source: ""
            )
        }
    }
}
