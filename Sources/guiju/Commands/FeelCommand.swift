import ArgumentParser
import Feel
import Foundation
import RulePacks

/// The rule language by itself.
struct FeelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feel", abstract: Messages.feelAbstract,
        subcommands: [Eval.self, FeelTck.self, FeelExport.self, FeelImport.self]
    )

    /// Evaluates one expression.
    struct Eval: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: Messages.feelEvalAbstract)

        @Argument(help: ArgumentHelp(Messages.exprHelp))
        var expression: String

        @Option(help: ArgumentHelp(Messages.contextHelp, valueName: "file"))
        var context: String?

        @Flag(help: ArgumentHelp(Messages.feelExplainHelp))
        var explain = false

        @OptionGroup var sources: Sources

        func run() throws {
            guard expression.utf8.count <= 1 << 20 else {
                throw sources.fail(.usage, "GJ-CLI-110", Messages.notEvaluated(""))
            }
            let facts = try context.map { try self.facts(in: $0) } ?? [:]
            let scope = Scope(
                types: facts.mapValues { _ in .any }, constants: [:], functions: [],
                semantics: .standard
            )
            let compiled = Expression.compile(expression, in: scope)
            guard let usable = compiled.value else {
                throw sources.fail(
                    .usage, compiled.diagnostics.first?.code ?? "GJ-CLI-110",
                    compiled.diagnostics.map(text).joined(separator: "\n")
                )
            }
            let result = usable.evaluate(Facts(facts), trace: explain)
            let diagnostics = compiled.diagnostics + result.diagnostics
            if sources.json {
                try JSONOutput.print(
                    Evaluated(
                        value: "\(result.value)", diagnostics: diagnostics.map(text),
                        explanation: explain ? result.explanation : nil)
                )
            } else {
                print(explain ? result.explanation.sentence : "\(result.value)")
                let lines = diagnostics.map { text($0) + "\n" }.joined()
                FileHandle.standardError.write(Data(lines.utf8))
            }
            if result.value.isNull, !diagnostics.isEmpty {
                throw ExitCode(Failure.Exit.no.rawValue)
            }
        }

        private func text(_ diagnostic: Diagnostic) -> String {
            let hint = diagnostic.hint.map { "（\($0)）" } ?? ""
            return "\(diagnostic.code) [\(diagnostic.range)] \(diagnostic.message)\(hint)"
        }

        private func facts(in file: String) throws -> [String: Value] {
            let text = try sources.text(of: URL(filePath: file))
            let written: WrittenFact
            do { written = try WrittenFact.read(yaml: text, file: file) } catch {
                throw sources.fail(.usage, "GJ-CLI-111", Messages.badFile(file, "\(error)"))
            }
            guard case .parts(let entries) = written else {
                throw sources.fail(.usage, "GJ-CLI-111", Messages.badFile(file, ""))
            }
            return entries.mapValues(value)
        }

        private func value(_ written: WrittenFact) -> Value {
            switch written {
            case .text(let text):
                Expression.compile(
                    text, in: Scope(types: [:], constants: [:], functions: [], semantics: .standard)
                )
                .value.map { $0.evaluate(Facts([:])).value } ?? .string(text)
            case .list(let items): .list(items.map(value))
            case .parts(let parts):
                .context(
                    Context(parts.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) }))
            }
        }

        private struct Evaluated: Encodable {
            let value: String
            let diagnostics: [String]
            let explanation: Explanation?
        }
    }
}
