import RulePacks
import Testing

/// Every pack of the repository reads, passes the lints and carries its whole text.
struct PackTests {
    @Test(arguments: PackFolder.ids)
    func `reads without a problem`(id: String) throws {
        let reading = Regulation.read(try PackFolder.files(id))
        #expect(reading.problems.isEmpty, "\(reading.problems.map(\.description))")
        #expect(reading.regulation?.identity.id == id)
    }

    @Test(arguments: PackFolder.ids)
    func `passes every lint`(id: String) throws {
        let files = try PackFolder.files(id)
        let regulation = try PackFolder.regulation(id)
        let pack = LintedPack(
            regulation: regulation, files: files,
            cases: CaseFile.read(files, for: regulation).cases,
            officialText: PackFolder.officialText(id).map { OfficialText($0) })
        let problems = Linter.check(pack)
        for problem in problems where problem.severity == .error {
            Issue.record("\(id)/\(problem)")
        }
        for problem in problems where problem.severity == .warning {
            print("\(id)/\(problem)")
        }
    }

    @Test(arguments: PackFolder.ids)
    func `accounts for every article of its text`(id: String) throws {
        let regulation = try PackFolder.regulation(id)
        let coverage = Coverage.of(regulation)
        #expect(coverage.present == coverage.articlesTotal)
        #expect(coverage.homeless.isEmpty, "\(coverage.homeless)")
        let counted =
            coverage.executable + coverage.recordOnly + coverage.declaratory
            + coverage.unquantified + coverage.missingInSource + coverage.pending
        #expect(counted == coverage.present)
        print("\(id): \(coverage)")
    }

    @Test(arguments: PackFolder.ids.filter { PackFolder.officialText($0) != nil })
    func `fits the official text beside the repository`(id: String) throws {
        let text = try #require(PackFolder.officialText(id))
        let check = OfficialText.check(text, try PackFolder.regulation(id))
        #expect(check.isAccepted, "\(check.missing) \(check.extra) \(check.disordered)")
        #expect(check.hashMatches == true)
    }
}
