public import Quantities

/// A pack as the lints see it: what the reader made of it, its files, and its cases as they ran.
public struct LintedPack: Sendable {
    /// What the reader made of the files.
    public let regulation: Regulation
    /// Every file of the pack's folder that is text, `CHANGES.md` and cases included.
    public let files: [PackFile]
    /// The worked cases with what came out of each.
    public let runs: [CaseRun]
    /// The official text, where the installation has attached one.
    public let officialText: OfficialText?
    let places: PackPlaces

    /// Puts a pack together for linting; runs its worked cases once.
    ///
    /// - Parameters:
    ///   - files: every text file of the folder, paths relative to it.
    ///   - cases: as `CaseFile.read` gives them.
    ///   - calendar: for cases whose rules count working days.
    public init(
        regulation: Regulation, files: [PackFile], cases: [WorkedCase],
        officialText: OfficialText? = nil, calendar: WorkCalendar? = nil
    ) {
        self.regulation = regulation
        self.files = files
        self.officialText = officialText
        runs = cases.map { CaseRun($0, on: regulation, calendar: calendar) }
        places = PackPlaces(regulation, files)
    }

    /// A problem at the place where a name is declared.
    func problem(
        _ lint: String, _ complaint: LintComplaint, at name: String, in article: String? = nil,
        severity: Problem.Severity = .error
    ) -> Problem {
        problem(
            lint, complaint, place: places.place(of: name), in: article, severity: severity)
    }

    func problem(
        _ lint: String, _ complaint: LintComplaint, place: Place, in article: String? = nil,
        severity: Problem.Severity = .error
    ) -> Problem {
        Problem(
            code: lint, severity: severity, place: place, article: article,
            message: complaint.says, remedy: complaint.remedy
        )
    }
}
