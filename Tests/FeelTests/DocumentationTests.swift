import Foundation
import Testing

@testable import Feel

/// What the documentation says is so: every example of its tables, every line of its quick start.
struct DocumentationTests {
    /// A line of a table: `written` | `value`, and the code of the diagnostic.
    struct Example: Sendable, CustomTestStringConvertible {
        let page: String
        let text: String
        /// What the value is written as; `nil` when the text cannot be read.
        let value: String?
        let code: String?
        var testDescription: String { "\(page): \(text)" }
    }

    private static let folder: URL = {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        // Tests/FeelTests may be reached through a link; the checkout is where it leads.
        return here.resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Feel/Feel.docc")
    }()

    private static func page(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func examples() throws -> [Example] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        var found: [Example] = []
        for name in names.sorted() where name.hasSuffix(".md") {
            for line in try page(name).split(separator: "\n") {
                if let row = line.wholeMatch(of: /\| `(.+)` \| `(.*)`(?: (GJ-FEEL-\d+))? \|/) {
                    found.append(
                        Example(
                            page: name, text: String(row.1), value: String(row.2),
                            code: row.3.map(String.init)))
                }
                if let row = line.wholeMatch(of: /\| `(.+)` \| unreadable, (GJ-FEEL-\d+) \|/) {
                    found.append(
                        Example(
                            page: name, text: String(row.1), value: nil, code: String(row.2)))
                }
            }
        }
        return found
    }

    private static let moment = CalendarDate(year: 2025, month: 1, day: 2).map {
        DateTime(date: $0, time: .midnight)
    }

    @Test(arguments: try examples())
    func `an example of the documentation is so`(_ example: Example) {
        let compiled = Expression.compile(example.text, in: Scope(semantics: .standard))
        let result = compiled.value?.evaluate([], now: Self.moment)
        #expect(result?.value.description == example.value)
        let diagnostics = result?.diagnostics ?? compiled.diagnostics
        #expect(diagnostics.first?.code == example.code)
        if example.code != nil { #expect(diagnostics.first?.isLocated == true) }
    }

    @Test func `every built-in function has an example`() throws {
        let texts = try Self.examples().map(\.text)
        let silent = Builtins.all.keys.filter { name in
            !texts.contains { $0.contains(name + "(") }
        }
        #expect(Builtins.all.count > 70)
        #expect(silent.sorted() == [])
    }

    @Test func `the quick start is the code of its test`() throws {
        let test = try String(
            contentsOf: Self.folder.appending(
                path: "../../../Tests/FeelTests/QuickStartTests.swift"),
            encoding: .utf8)
        let known = Set(test.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
        var isCode = false
        var missing: [String] = []
        var count = 0
        for line in try Self.page("QuickStart.md").components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isCode = line == "```swift"
                continue
            }
            let text = line.components(separatedBy: "  //")[0].trimmingCharacters(in: .whitespaces)
            guard isCode, !text.isEmpty else { continue }
            count += 1
            if !known.contains(text) { missing.append(text) }
        }
        #expect(count > 20)
        #expect(missing == [])
    }
}
