import Foundation
import RulePacks
import Testing

/// docs/formats/lints.md has exactly one row for each lint.
struct LintDocumentTests {
    @Test func `every lint has its row and every row its lint`() throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(
            contentsOf: root.appending(path: "docs/formats/lints.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").compactMap { line -> String? in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let id = cells.first, id.hasPrefix("L"), cells.count == 3 else { return nil }
            return id
        }
        let ids = Linter.all.map(\.id) + Linter.atReading.keys
        #expect(rows == ids.sorted())
    }

    @Test func `coverage is written with the keys scripts rely on`() throws {
        let data = try JSONEncoder().encode(Coverage.of(try SamplePack().regulation()))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let keys: Set = [
            "regulation", "articles_total", "present", "executable", "record_only", "declaratory",
            "unquantified", "missing_in_source", "homeless",
        ]
        #expect(keys.isSubset(of: object.keys), "\(object.keys.sorted())")
        #expect(object["articles_total"] as? Int == 6)
    }
}
