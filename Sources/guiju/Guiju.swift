import ArgumentParser
import Foundation

/// The command line: the only place that chooses store, clock, crypto and port.
@main
struct Guiju: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guiju",
        abstract: Messages.abstract,
        version: "0.1.0",
        subcommands: [
            Decide.self, Assess.self, RegulationCommand.self, CaseCommand.self,
            CalendarCommand.self,
            FeelCommand.self, DrawCommand.self, Verify.self, Serve.self,
            Administrators.self, DemoCommand.self,
        ]
    )

    /// Parses and runs; every way out has a documented exit code (DESIGN §9).
    static func main() async {
        do {
            var command = try parseAsRoot(SignedCount.guarded(CommandLine.arguments.dropFirst()))
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            failure.report()
            Foundation.exit(failure.exit.rawValue)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if code.isSuccess {
                print(text)
                Foundation.exit(0)
            }
            FileHandle.standardError.write(Data((text + "\n").utf8))
            Foundation.exit(Failure.Exit.usage.rawValue)
        }
    }
}
