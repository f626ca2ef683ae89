import Quantities
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
        var rulings = library.rulings
        rulings[regulation, default: [:]][name] = value
        try await replaceLaw(
            with: Library(
                regulations: library.regulations, calendar: library.calendar, rulings: rulings
            ),
            keeping: Setting(
                name: "\(Self.rulingPrefix)\(regulation)/\(name)", value: written,
                by: account.name, at: world.now, document: document
            ),
            by: account
        )
    }

    /// Puts a newly published notice of working days in force.
    ///
    /// - Parameter text: a calendar file as it lies in `Calendars/`.
    public func addNotices(_ text: String, by account: Account) async throws(OfficeError) {
        try demand(.manageCalendar, account)
        let notices: [CalendarNotice]
        var calendar = library.calendar
        do {
            notices = try CalendarFile.read(text)
            for notice in notices { calendar = try calendar.adding(notice) }
        } catch {
            throw .refused(Refusal(code: "GJ-CASE-005", message: "\(error)"))
        }
        guard let last = notices.max(by: { $0.published < $1.published }) else { return }
        try await replaceLaw(
            with: Library(
                regulations: library.regulations, calendar: calendar, rulings: library.rulings
            ),
            keeping: Setting(
                name: "\(Self.calendarPrefix)\(last.year)@\(last.published)", value: text,
                by: account.name, at: world.now, document: last.reference
            ),
            by: account
        )
    }

    /// Changes the law in force; running clocks are counted anew, and each moved due day is logged.
    private func replaceLaw(
        with next: Library, keeping setting: Setting, by account: Account
    ) async throws(OfficeError) {
        let before = try await reading { () async throws(LogError) in try await log.views() }
        try await reading { () async throws(LogError) in try await desk.save(setting) }
        law.replace(next)
        let after = try await rebuiltViews()
        try await reading { () async throws(LogError) in try await log.rebuild(after) }
        for line in moved(before, after, by: account, setting.name) {
            try await reading { () async throws(LogError) in try await desk.record(line) }
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
