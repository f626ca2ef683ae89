import Testing

/// What is larger than a reader likes; printed for the reviewer, never a failure.
struct SizeReport {
    static let fileLines = 400
    static let functionLines = 60
    static let columns = 100
    static let folderFiles = 25
    static let roomFiles = 80

    static func findings(in file: Source) -> [String] {
        var found: [String] = []
        if file.lines.count > fileLines { found.append("\(file.path): \(file.lines.count) lines") }
        for function in file.functions where function.length > functionLines {
            found.append("\(file.path):\(function.line): function of \(function.length) lines")
        }
        for line in file.lines where Source.columns(line.text) > columns {
            found.append("\(file.path):\(line.number): \(Source.columns(line.text)) columns")
        }
        return found
    }

    /// Public declarations without a doc comment above them, `file:line`.
    static func undocumented(in file: Source) -> [String] {
        file.lines.indices.compactMap { index in
            let text = file.lines[index].text.trimmingPrefix { $0 == " " }
            let isPublic = ["public ", "@discardableResult public "].contains(where: text.hasPrefix)
            guard isPublic, !text.contains("import "), !text.hasPrefix("public extension") else {
                return nil
            }
            var above = index - 1
            while above >= 0,
                file.lines[above].text.trimmingPrefix(while: { $0 == " " })
                    .hasPrefix("@")
            { above -= 1 }
            let comment = above >= 0 ? file.lines[above].text.trimmingPrefix { $0 == " " } : ""
            return comment.hasPrefix("///") ? nil : "\(file.path):\(file.lines[index].number)"
        }
    }

    @Test func `sizes are reported`() throws {
        let files = try Source.rooms.get() + Source.tests.get()
        var found = files.flatMap(Self.findings)
        let sources = try Source.rooms.get()
        for (room, members) in Dictionary(grouping: sources, by: \.target)
        where members.count > Self.roomFiles {
            found.append("Sources/\(room): \(members.count) files")
        }
        let folders = Dictionary(grouping: sources) { file in
            file.path.split(separator: "/").dropLast().joined(separator: "/")
        }
        for (folder, members) in folders where members.count > Self.folderFiles {
            found.append("\(folder): \(members.count) files in one folder")
        }
        let lengths = sources.map(\.lines.count).sorted()
        let undocumented = sources.flatMap(Self.undocumented)
        let median = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        print("sizes: \(sources.count) files, median \(median), longest \(lengths.last ?? 0) lines")
        print("  public declarations without a doc comment: \(undocumented.count)")
        for line in found { print("  look again: \(line)") }
        #expect(lengths.count == sources.count)
    }

    @Test func `the report sees a long line, a long function and a bare public`() {
        func file(_ lines: [String]) -> Source {
            Source(path: "a.swift", text: lines.joined(separator: "\n"))
        }
        let wide = String(repeating: "条", count: 51)
        #expect(Self.findings(in: file([wide])) == ["a.swift:1: 102 columns"])
        let long = ["func f() {"] + Array(repeating: "    x()", count: 60) + ["}"]
        #expect(Self.findings(in: file(long)) == ["a.swift:1: function of 62 lines"])
        let publics = ["/// Says.", "public let a: Int", "public let b: Int"]
        #expect(Self.undocumented(in: file(publics)) == ["a.swift:3"])
    }
}
