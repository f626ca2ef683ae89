import ArgumentParser
import Casework
import Foundation
import Quantities
import RulePacks

/// Cases on the command line.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: Messages.caseAbstract, subcommands: [RunCase.self]
    )

    /// Plays a journey and reports everything that comes out otherwise than its file says.
    struct RunCase: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: Messages.caseRunAbstract
        )

        @Argument(help: ArgumentHelp(Messages.journeyHelp))
        var file: String

        @OptionGroup var sources: Sources

        func run() throws {
            let text = try sources.text(of: URL(filePath: file))
            let journey = try journey(PackFile(path: file, text: text))
            let played = Journey.play(
                journey, under: try sources.regulation(journey.regulation),
                calendar: try sources.calendar()
            )
            if sources.json {
                try JSONOutput.print(PlayedJourney(played))
            } else {
                played.faults.forEach { print($0) }
                print(
                    Messages.played(played.title, played.acts, played.checks, played.faults.count))
            }
            guard played.faults.isEmpty else { throw ExitCode(Failure.Exit.no.rawValue) }
        }

        private func journey(_ file: PackFile) throws -> JourneyFile {
            do throws(ReadingError) {
                return try JourneyFile.read(file)
            } catch {
                throw sources.fail(.usage, "GJ-CLI-120", error.description)
            }
        }
    }
}

/// A journey as JSON output shows it.
struct PlayedJourney: Encodable {
    let title: String
    let acts: Int
    let checks: Int
    let faults: [Fault]

    struct Fault: Encodable {
        let file: String
        let line: Int
        let article: String?
        let expected: String
        let found: String

        init(_ fault: JourneyFault) {
            file = fault.place.file
            line = fault.place.line
            article = fault.article
            expected = fault.expected
            found = fault.found
        }
    }

    init(_ journey: Journey) {
        title = journey.title
        acts = journey.acts
        checks = journey.checks
        faults = journey.faults.map(Fault.init)
    }
}
