import Foundation
import Testing

/// `guiju regulation …`: list, show, check, test, coverage, attach.
struct RegulationCommandTests {
    private static let pack = Program.root.appending(path: "Regulations/baiyun-2024")

    /// A copy of the pack in which one text stands for another.
    static func copy(
        replacing old: String, by new: String, in file: String
    ) throws -> (folder: Folder, path: String) {
        let folder = try Folder()
        let place = folder.file("baiyun-2024")
        try FileManager.default.copyItem(at: pack, to: place)
        let url = place.appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
            .replacing(/: +/, with: ": ")
        try #require(text.contains(old), "\(file)")
        try text.replacingOccurrences(of: old, with: new)
            .write(to: url, atomically: true, encoding: .utf8)
        return (folder, place.path())
    }

    @Test func `list names every pack with number and day in force`() throws {
        let plain = try Program.run(["regulation", "list"])
        let json = try Program.run(["regulation", "list", "--json"])

        #expect(plain.status == 0)
        #expect(plain.output.contains("baiyun-2024"))
        let lines = try #require(json.json as? [[String: Any]])
        #expect(lines.first?["inForceFrom"] as? String == "2024-10-29")
        #expect((lines.first?["hash"] as? String)?.count == 64)
    }

    @Test func `show gives articles, fields, and what hangs on one article`() throws {
        let articles = try Program.run(["regulation", "show", "baiyun-2024", "--json"])
        let fields = try Program.run(["regulation", "show", "baiyun-2024", "--fields"])
        let article = try Program.run(["regulation", "show", "BY-19"])
        let nowhere = try Program.run(["regulation", "show", "BY-99"])

        #expect((articles.json as? [Any])?.count ?? 0 >= 62)
        #expect(fields.output.contains("投资概算"))
        #expect(article.output.contains("立项路径"))
        #expect(nowhere.status == 2)
    }

    @Test func `check passes the pack as it is and names place and remedy in a broken one`() throws
    {
        let sound = try Program.run(["regulation", "check"])
        let broken = try Self.copy(
            replacing: "passes_when: 投资概算 <= 计划确定金额",
            by: "passes_when: 投资概算 ＜= 计划确定的金额", in: "ch03-approval.yaml"
        )
        let found = try Program.run(["regulation", "check", broken.path])

        #expect(sound.status == 0, "\(sound.text)")
        #expect(found.status == 1)
        #expect(found.output.contains("ch03-approval.yaml:"), "\(found.text)")
    }

    @Test(arguments: [
        ("regulation.yaml", "id: baiyun-2024", "id: [baiyun-2024"),
        ("regulation.yaml", "prefix: BY", "prefix: BY\nnobody: knows"),
        ("terms.yaml", "type: money, base: 计划申报", "type: 钱, base: 计划申报"),
    ])
    func `malformed files are refused with file and line`(
        file: String, old: String, new: String
    ) throws {
        let broken = try Self.copy(replacing: old, by: new, in: file)

        let found = try Program.run(["regulation", "check", broken.path])

        #expect(found.status == 1)
        #expect(found.output.contains("\(file):"), "\(found.text)")
    }

    @Test func `the worked cases pass, and fail when a threshold moves (BY-19)`() throws {
        let sound = try Program.run(["regulation", "test"])
        let moved = try Self.copy(
            replacing: "小微上限: {value: 50万元", by: "小微上限: {value: 60万元",
            in: "ch03-approval.yaml"
        )
        let found = try Program.run(["regulation", "test", moved.path, "--json"])

        #expect(sound.status == 0, "\(sound.text.suffix(2_000))")
        let counts = try #require(
            sound.output.firstMatch(of: /(\d+) passed, (\d+) failed/)?.output
        )
        #expect(Int(counts.1) ?? 0 >= 40)
        #expect(counts.2 == "0")
        #expect(found.status == 1)
        let faults = try #require(found.object?["faults"] as? [[String: Any]])
        #expect(faults.contains { ($0["article"] as? String)?.hasPrefix("BY-19") == true })
        #expect(faults.allSatisfy { $0["line"] as? Int ?? 0 > 0 && $0["file"] is String })
    }

    @Test func `coverage counts every article and hides nothing`() throws {
        let ending = try Program.run(["regulation", "coverage", "baiyun-2024", "--json"])

        let counts = try #require(ending.object)
        #expect(counts["articles_total"] as? Int == 62)
        #expect(counts["present"] as? Int == 62)
        #expect(counts["homeless"] as? [String] == [])
        #expect(counts["executable"] as? Int ?? 0 > 0)
    }

    @Test func `attach refuses a text that is not the regulation`() throws {
        let folder = try Folder()
        let text = try folder.write("第一条 这不是那部办法。\n", to: "other.txt")

        let ending = try Program.run([
            "regulation", "attach", "baiyun-2024", text, "--to", folder.file("texts").path(),
        ])

        #expect(ending.status == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.file("texts").path()))
    }

    @Test func `a folder that is not there is unavailable, not wrong`() throws {
        let ending = try Program.run(["regulation", "list", "--regulations", "/nowhere/at/all"])

        #expect(ending.status == 3, "\(ending.text)")
    }
}
