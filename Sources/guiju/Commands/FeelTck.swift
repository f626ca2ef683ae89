import ArgumentParser
import Feel
import Foundation

/// Runs a folder of DMN conformance cases.
struct FeelTck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tck", abstract: Messages.feelTckAbstract
    )

    /// Largest file of a kit that is read.
    private static let mostBytes = 16 << 20
    /// Wrong results that are shown; a report lists all.
    private static let mostShown = 50

    @Argument(help: ArgumentHelp(Messages.tckHelp))
    var folder: String

    @Option(help: ArgumentHelp(Messages.reportHelp, valueName: "file"))
    var report: String?

    @OptionGroup var sources: Sources

    func run() throws {
        let outcome = Self.run(URL(filePath: folder, directoryHint: .isDirectory))
        guard !outcome.results.isEmpty else {
            throw sources.fail(.unavailable, "GJ-CLI-150", Messages.noKit(folder))
        }
        if let report { try write(outcome.csv, to: report) }
        let tally = outcome.tally()
        if sources.json {
            try JSONOutput.print(KitSummary(outcome))
        } else {
            show(outcome)
            print("\(tally.passed) passed, \(tally.failed) failed")
        }
        if tally.failed > 0 { throw ExitCode(Failure.Exit.no.rawValue) }
    }

    /// Runs the kit that lies in a folder, with the clock standing at a fixed moment.
    private static func run(_ root: URL) -> TckReport {
        let moment = CalendarDate(year: 2025, month: 1, day: 2).map {
            DateTime(date: $0, time: .midnight)
        }
        return TckSuite(
            now: moment,
            list: { path in
                let place = root.appending(path: path)
                return (try? FileManager.default.contentsOfDirectory(atPath: place.path())) ?? []
            },
            read: { path in
                let place = root.appending(path: path)
                guard
                    let size = try? place.resourceValues(forKeys: [.fileSizeKey]).fileSize,
                    size <= mostBytes, let data = try? Data(contentsOf: place)
                else { return nil }
                return [UInt8](data)
            }
        ).run()
    }

    private func write(_ text: String, to path: String) throws {
        do {
            try text.write(to: URL(filePath: path), atomically: true, encoding: .utf8)
        } catch { throw sources.fail(.unavailable, "GJ-CLI-151", Messages.cannotWrite(path)) }
    }

    private func show(_ outcome: TckReport) {
        for folder in outcome.folders { print(Messages.kitLine(folder.name, folder.tally)) }
        for scope in outcome.scopeNames {
            print(Messages.kitLine(scope, outcome.tally(scope: scope)))
        }
        for result in outcome.failures.prefix(Self.mostShown) {
            print(Messages.kitFailure(result))
        }
    }
}

/// The outcome of a kit for programs.
private struct KitSummary: Encodable {
    let passed: Int
    let failed: Int
    let folders: [Line]
    let scopes: [Line]

    struct Line: Encodable {
        let name: String
        let scope: String
        let cases: Int
        let passed: Int
        let valueCases: Int
        let valuePassed: Int
        let errors: Int
        let errorsExplained: Int

        init(_ name: String, _ scope: String, _ tally: TckReport.Tally) {
            self.name = name
            self.scope = scope
            cases = tally.cases
            passed = tally.passed
            valueCases = tally.valueCases
            valuePassed = tally.valuePassed
            errors = tally.errors
            errorsExplained = tally.errorsExplained
        }
    }

    init(_ outcome: TckReport) {
        let tally = outcome.tally()
        passed = tally.passed
        failed = tally.failed
        folders = outcome.folders.map { Line($0.name, $0.scope, $0.tally) }
        scopes = outcome.scopeNames.map { Line($0, $0, outcome.tally(scope: $0)) }
    }
}
