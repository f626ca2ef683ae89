import ArgumentParser
import Foundation
import RulePacks

/// Everything wrong with packs, by file and line.
struct CheckPack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: Messages.checkAbstract
    )

    @Argument(help: ArgumentHelp(Messages.packFolderHelp))
    var folder: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let root =
            folder.map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? sources.regulationsFolder
        var errors = 0
        var lines: [PackProblem] = []
        for folder in try sources.packFolders(in: root) {
            let problems = try problems(of: folder)
            let id = folder.lastPathComponent
            lines += problems.map { PackProblem(pack: id, problem: $0) }
            let bad = problems.count { $0.severity == .error }
            errors += bad
            if !sources.json {
                problems.forEach { print("\(id)/\($0)") }
                print(Messages.checked(id, bad, problems.count - bad))
            }
        }
        if sources.json { try JSONOutput.print(lines) }
        if errors > 0 { throw ExitCode(Failure.Exit.no.rawValue) }
    }

    private func problems(of folder: URL) throws -> [Problem] {
        let files = try sources.files(of: folder)
        let reading = Regulation.read(files)
        guard let regulation = reading.regulation else { return reading.problems }
        let cases = CaseFile.read(files, for: regulation)
        let pack = LintedPack(regulation: regulation, files: files, cases: cases.cases)
        return reading.problems + cases.problems + Linter.check(pack)
    }

    private struct PackProblem: Encodable {
        let pack: String
        let problem: Problem
    }
}
