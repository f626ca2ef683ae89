import Foundation
import Testing

/// One file of the repository, read once.
struct Source: CustomTestStringConvertible, Sendable {
    let path: String
    let target: String
    let lines: [(number: Int, text: String)]
    var testDescription: String { path }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// The text taken apart into code, comments and literals.
    let swift: SwiftText

    /// The repository's folder, found from this file's place.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files of the rooms and of the tests, read once for all walls.
    static let rooms = Result { try all(under: "Sources") }
    static let tests = Result { try all(under: "Tests") }

    init(path: String, text: String) {
        self.path = path
        target = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.lines = zip(1..., lines.last == "" ? lines.dropLast() : lines[...]).map { ($0, $1) }
        swift = SwiftText(path.hasSuffix(".swift") ? text : "")
    }

    /// Every Swift file below a folder of the repository, in path order.
    static func all(under folder: String, suffix: String = ".swift") throws -> [Source] {
        let base = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path())
        return try paths.filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
            guard isFile(base.appending(path: path)) else { return nil }
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return Source(path: "\(folder)/\(path)", text: text)
        }
    }

    /// Every file and folder below a folder, whatever is in it.
    static func paths(under folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
            .map { "\(folder)/\($0)" }
    }

    private static func isFile(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path(), isDirectory: &isFolder)
            && !isFolder.boolValue
    }

    /// `public import struct A.B` → `A`.
    static func importedModule(_ line: String) -> String? {
        var words = line.split(separator: " ").map(String.init)
        let modifiers: Set = [
            "public", "package", "internal", "private", "fileprivate", "@testable",
            "@preconcurrency",
        ]
        while let first = words.first, modifiers.contains(first) { words.removeFirst() }
        guard words.first == "import", words.count > 1 else { return nil }
        let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return name.split(separator: ".").first.map(String.init)
    }

    /// First line and length of each function; exact where the closing brace is aligned.
    var functions: [(line: Int, length: Int)] {
        let head = /^( *)(?:[@a-z]\S* )*(?:func |init[(?<]|subscript[(<])/
        return lines.indices.compactMap { start in
            guard let match = lines[start].text.firstMatch(of: head),
                let last = lines[start].text.last, "{(".contains(last)
            else { return nil }
            let closing = match.output.1 + "}"
            guard let end = lines[start...].firstIndex(where: { $0.text == closing }) else {
                return nil
            }
            return (lines[start].number, end - start + 1)
        }
    }

    /// Width on screen: a Chinese character takes two columns.
    static func columns(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value < 0x1F000 ? 2 : 1) }
    }

    /// Whether a text holds a Chinese character; punctuation alone is none.
    static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isIdeographic }
    }
}
