import Foundation
import Testing

/// Scripts tell what they do, and what is shown to newcomers exists.
struct ScriptTests {
    static let scripts = [
        "setup", "served", "browser-tests", "screenshots", "check-documents", "feel-docs",
    ]

    @Test(arguments: scripts)
    func `a script explains itself`(name: String) throws {
        let script = Program.root.appending(path: "Scripts/\(name)")

        let ending = try Program.run(script, ["--help"])

        #expect(ending.status == 0, "\(ending.text)")
        #expect(ending.output.contains("Scripts/\(name)"))
    }

    @Test func `every script is on the list`() throws {
        let folder = Program.root.appending(path: "Scripts")
        let found = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { !$0.contains(".") && !$0.hasPrefix("__") }

        #expect(found.sorted() == Self.scripts.sorted())
    }

    @Test func `setup refuses a task it does not know`() throws {
        let ending = try Program.run(
            Program.root.appending(path: "Scripts/setup"), ["everything"]
        )

        #expect(ending.status == 2)
    }

    @Test func `no document has a broken link`() throws {
        let ending = try Program.run(
            Program.root.appending(path: "Scripts/check-documents"), []
        )

        #expect(ending.status == 0, "\(ending.text)")
    }

    @Test(arguments: ["run", "test", "fast", "bench", "lint", "clean", "screenshots"])
    func `make knows the target`(target: String) throws {
        let ending = try Program.run(
            URL(filePath: "/usr/bin/env"), ["make", "--dry-run", target]
        )

        #expect(ending.status == 0, "\(ending.text)")
    }
}
