import Foundation
import Testing

/// What the first page shows is what the program says, to the letter.
struct ReadmeTests {
    /// A command of a console block and the lines below it.
    struct Shown: CustomTestStringConvertible, Sendable {
        let file: String
        let command: String
        let output: String
        var testDescription: String { "\(file): \(command)" }
    }

    static let files = ["README.md", "README.en.md"]

    /// Commands of the ```console blocks of a text, each with the output shown for it.
    static func shown(in text: String, file: String) -> [Shown] {
        var found: [Shown] = []
        var isConsole = false
        var command: String?
        var output: [String] = []
        func close() {
            if let command {
                found.append(
                    Shown(
                        file: file, command: command,
                        output: output.joined(separator: "\n")
                            .trimmingCharacters(in: .whitespacesAndNewlines)
                    )
                )
            }
            command = nil
            output = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                close()
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                close()
                command = String(line.dropFirst(2))
            } else if isConsole {
                output.append(String(line))
            }
        }
        return found
    }

    static func all() throws -> [Shown] {
        try files.flatMap { file in
            let text = try String(contentsOf: Program.root.appending(path: file), encoding: .utf8)
            return shown(in: text, file: file)
        }
    }

    @Test(arguments: try all())
    func `every command shown prints what is shown`(shown: Shown) throws {
        let words = shown.command.split(separator: " ").map(String.init)
        try #require(words.first == "guiju")

        let ending = try Program.run(Array(words.dropFirst()))

        if shown.output.isEmpty {
            #expect(ending.status == 0, "\(ending.text)")
        } else {
            #expect(ending.text == shown.output)
        }
    }

    @Test func `the first page shows the boundary on both sides and the missing fact`() throws {
        let shown = try Self.all().filter { $0.file == "README.md" }

        #expect(shown.count { $0.command.hasPrefix("guiju decide") } == 3)
        #expect(shown.contains { $0.command.contains("499999.99") && !$0.output.isEmpty })
    }

    @Test func `a block that is no console is not run, and output ends with the block`() {
        let text = "```\n$ guiju no\n```\n\n```console\n$ guiju a\none\n\n$ guiju b\n```\nrest"

        let shown = Self.shown(in: text, file: "x")

        #expect(shown.map(\.command) == ["guiju a", "guiju b"])
        #expect(shown.map(\.output) == ["one", ""])
    }
}
