import Foundation
import Testing

/// The built program, run as people run it.
struct Program {
    /// Root of the repository.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program built with the tests; another one by `GUIJU` in the environment.
    static let binary: URL = {
        if let named = ProcessInfo.processInfo.environment["GUIJU"] { return URL(filePath: named) }
        let beside = URL(filePath: CommandLine.arguments.first ?? "")
            .deletingLastPathComponent().appending(path: "guiju")
        let usual = root.appending(path: ".build/debug/guiju")
        return FileManager.default.isExecutableFile(atPath: beside.path()) ? beside : usual
    }()

    /// How a run ended, and what it wrote.
    struct Ending {
        let status: Int32
        let output: String
        let errors: String

        /// Everything it wrote, errors last, without blank ends.
        var text: String {
            (output + errors).trimmingCharacters(in: .whitespacesAndNewlines)
        }

        /// The output as JSON; `nil` when it is none.
        var json: Any? {
            try? JSONSerialization.jsonObject(
                with: Data(output.utf8), options: .fragmentsAllowed
            )
        }

        var object: [String: Any]? { json as? [String: Any] }
    }

    /// Runs the program to its end.
    ///
    /// - Parameter folder: working directory; the repository when `nil`.
    static func run(_ arguments: [String], in folder: URL? = nil) throws -> Ending {
        try run(binary, arguments, in: folder)
    }

    static func run(_ program: URL, _ arguments: [String], in folder: URL? = nil) throws -> Ending {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? root
        let place = try Folder()
        let output = try place.open("output")
        let errors = try place.open("errors")
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Ending(
            status: process.terminationStatus, output: try place.text("output"),
            errors: try place.text("errors")
        )
    }
}

/// A folder of its own, removed when nobody holds it any more.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "guiju-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func file(_ name: String) -> URL { url.appending(path: name) }

    /// Writes a text and returns its path.
    func write(_ text: String, to name: String) throws -> String {
        let place = file(name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true
        )
        try text.write(to: place, atomically: true, encoding: .utf8)
        return place.path()
    }

    func open(_ name: String) throws -> FileHandle {
        try Data().write(to: file(name))
        return try FileHandle(forWritingTo: file(name))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: file(name), encoding: .utf8)
    }
}
