import ArgumentParser
import Casework
import Foundation
import Quantities
import RulePacks

/// Runs the worked cases and journeys of packs; every one that comes out otherwise is named.
struct TestPack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: Messages.testAbstract
    )

    @Argument(help: ArgumentHelp(Messages.packFolderHelp))
    var folder: String?

    @Option(help: ArgumentHelp(Messages.casesHelp, valueName: "dir"))
    var cases: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let root =
            folder.map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? sources.regulationsFolder
        let folders = try sources.packFolders(in: root)
        let calendar = try sources.calendar()
        var report = TestReport()
        for folder in folders {
            try test(folder, isAlone: folders.count == 1, calendar, &report)
        }
        if sources.json {
            try JSONOutput.print(report)
        } else {
            report.faults.forEach { print($0.text) }
            print(Messages.passed(report.passed, report.failed))
        }
        guard report.failed == 0 else { throw ExitCode(Failure.Exit.no.rawValue) }
    }

    private func test(
        _ folder: URL, isAlone: Bool, _ calendar: WorkCalendar, _ report: inout TestReport
    ) throws {
        let id = folder.lastPathComponent
        let files = try sources.files(of: folder)
        let reading = Regulation.read(files)
        guard let regulation = reading.regulation else {
            report.take(reading.problems.filter { $0.severity == .error }, in: id)
            return
        }
        let trials = try cases.map { try self.trials(in: $0, for: id, isAlone: isAlone) } ?? files
        let read = CaseFile.read(trials, for: regulation)
        for problem in read.problems { report.take([problem], in: id) }
        for worked in read.cases {
            report.take(CaseRun(worked, on: regulation, calendar: calendar).problems, in: id)
        }
        for file in trials where file.path.hasPrefix("journeys/") && file.path.hasSuffix(".yaml") {
            do throws(ReadingError) {
                let journey = try JourneyFile.read(file)
                let faults = Journey.play(journey, under: regulation, calendar: calendar).faults
                report.take(faults, in: id)
            } catch {
                report.take(error.problems, in: id)
            }
        }
    }

    /// Worked cases and journeys of another folder: its part named after the pack, else, for a
    /// single pack, all of it.
    ///
    /// A file that names a journey is one, wherever it lies.
    private func trials(in path: String, for id: String, isAlone: Bool) throws -> [PackFile] {
        let root = URL(filePath: path, directoryHint: .isDirectory)
        let own = root.appending(path: id, directoryHint: .isDirectory)
        let hasOwn = FileManager.default.fileExists(atPath: own.path())
        guard hasOwn || isAlone else { return [] }
        guard FileManager.default.fileExists(atPath: root.path()) else {
            throw sources.fail(.unavailable, "GJ-CLI-121", Messages.noCases(root.path()))
        }
        return try sources.files(of: hasOwn ? own : root).map { file in
            let isJourney = file.text.split(separator: "\n").contains { $0.hasPrefix("journey:") }
            let isPlaced = file.path.hasPrefix("cases/") || file.path.hasPrefix("journeys/")
            let place = isPlaced ? "" : isJourney ? "journeys/" : "cases/"
            return PackFile(path: place + file.path, text: file.text)
        }
    }
}

/// What came of a run: worked cases and journeys that passed and failed, with every fault.
private struct TestReport: Encodable {
    struct Fault: Encodable {
        let file: String
        let line: Int
        let article: String?
        let message: String

        var text: String { "\(file):\(line): \(message)" }
    }

    private(set) var passed = 0
    private(set) var failed = 0
    private(set) var faults: [Fault] = []

    mutating func take(_ problems: [Problem], in pack: String) {
        count(isPassed: problems.isEmpty)
        faults += problems.map { problem in
            Fault(
                file: "\(pack)/\(problem.place.file)", line: problem.place.line,
                article: problem.article, message: "\(problem.message) \(problem.remedy)"
            )
        }
    }

    mutating func take(_ found: [JourneyFault], in pack: String) {
        count(isPassed: found.isEmpty)
        faults += found.map { fault in
            Fault(
                file: "\(pack)/\(fault.place.file)", line: fault.place.line,
                article: fault.article,
                message: Messages.otherwise(fault.expected, fault.found, fault.article)
            )
        }
    }

    private mutating func count(isPassed: Bool) {
        if isPassed { passed += 1 } else { failed += 1 }
    }
}
