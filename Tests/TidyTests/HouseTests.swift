import Foundation
import Testing

/// House rules that are walls: nothing that traps, no drawers, nothing left for later.
struct HouseTests {
    static let traps: [(name: String, pattern: String)] = [
        ("try!", #"\btry!"#), ("as!", #"\bas!"#),
        ("fatalError", #"\bfatalError\("#),
        ("preconditionFailure", #"\bpreconditionFailure\("#),
        ("force unwrap", #"[A-Za-z0-9_)\]]!(?![=])"#),
    ]
    static let leftovers = ["TODO", "FIXME", "XXX", "HACK"]
    static let drawers: Set<String> = [
        "core", "common", "shared", "utils", "utilities", "helpers", "misc", "extensions",
        "managers",
    ]

    static func traps(in text: SwiftText) -> [(line: Int, name: String)] {
        text.pieces(of: .code).filter(mayTrap).flatMap { piece in
            traps.filter {
                piece.text.range(of: $0.pattern, options: .regularExpression) != nil
            }
            .map { (piece.line, $0.name) }
        }
    }

    /// A quick look, so that the patterns run on few lines.
    private static func mayTrap(_ piece: SwiftText.Piece) -> Bool {
        piece.text.utf8.contains(UInt8(ascii: "!")) || piece.text.contains("Error(")
            || piece.text.contains("Failure(")
    }

    static func isDrawer(_ path: String) -> Bool {
        let parts = path.split(separator: "/").map { $0.lowercased() }
        let stem = parts.last.map { $0.prefix { $0 != "." } } ?? ""
        return parts.dropLast().contains(where: drawers.contains)
            || drawers.contains(String(stem)) || stem.hasSuffix("+ext")
            || stem.hasSuffix("+extensions")
    }

    @Test(arguments: try Source.rooms.get())
    func `nothing in it traps`(file: Source) {
        for found in Self.traps(in: file.swift) {
            Issue.record("\(file.path):\(found.line): \(found.name)")
        }
    }

    @Test(arguments: try Source.rooms.get() + Source.tests.get())
    func `nothing is left for later`(file: Source) {
        for piece in file.swift.pieces(of: .comment)
        where Self.leftovers.contains(where: piece.text.contains) {
            Issue.record("\(file.path):\(piece.line): \(piece.text)")
        }
    }

    @Test func `no folder or file is a drawer`() throws {
        let folders = ["Sources", "Tests", "Regulations", "docs"]
        for folder in folders {
            for path in try Source.paths(under: folder) where Self.isDrawer(path) {
                Issue.record("\(path)")
            }
        }
    }

    @Test(arguments: try Source.rooms.get().map(\.target).uniqued())
    func `file names are unique in a room`(room: String) throws {
        let names = try Source.rooms.get().filter { $0.target == room }.map(\.name)
        let twice = Dictionary(grouping: names, by: \.self).filter { $1.count > 1 }.keys
        #expect(twice.isEmpty, "\(room): \(twice.sorted())")
    }

    /// A code and the message it is used with; the name alone, whatever fills it in.
    static func coded(_ text: String) -> [(code: String, message: String)] {
        text.matches(of: /"(GJ-[A-Z]+-\d{3})",\s*(?:title: )?Messages\.(\w+)/)
            .map { (String($0.1), String($0.2)) }
    }

    @Test func `an error's code says one thing only`() throws {
        let uses = try Source.rooms.get().flatMap { file in
            Self.coded(file.lines.map(\.text).joined(separator: "\n"))
        }
        #expect(uses.count > 30)
        for (code, uses) in Dictionary(grouping: uses, by: \.code) {
            let said = Set(uses.map(\.message))
            #expect(said.count == 1, "\(code): \(said.sorted())")
        }
    }

    @Test func `the walls see what they guard against`() {
        for bad in ["try! f()", "x as! Int", "a!.b", "f()!", "fatalError()", "xs[0]!"] {
            #expect(!Self.traps(in: SwiftText(bad)).isEmpty, "\(bad)")
        }
        for good in ["a != b", "!a", "x as? Int", "let a = \"try!\"", "// a!", "if !f() {}"] {
            #expect(Self.traps(in: SwiftText(good)).isEmpty, "\(good)")
        }
        #expect(Self.isDrawer("Sources/Web/Helpers/A.swift"))
        #expect(Self.isDrawer("Sources/Web/Utils.swift"))
        #expect(Self.isDrawer("Sources/Web/String+ext.swift"))
        #expect(!Self.isDrawer("Sources/Quantities/Decimal+Arithmetic.swift"))
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
