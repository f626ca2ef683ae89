import RulePacks
import Testing

/// YAML hygiene (PACKS §7) and bad input: each refused with its place, none crashing.
struct YamlTests {
    private func problems(_ text: String, path: String = "ch02-more.yaml") -> [Problem] {
        var pack = TinyPack()
        pack.files = [PackFile(path: path, text: text)]
        return pack.read().problems
    }

    private func gate(_ text: String) -> Reading {
        TinyPack(article: "gates:\n  \(text)\n").read()
    }

    private func first(_ text: String) throws -> Problem {
        try #require(problems(text).first)
    }

    @Test(arguments: [
        ("chapter: {number: 第二章\narticles: []\n", 2), ("chapter: [1, 2\n", 1),
        ("chapter:\n  a: b: c\n", 2), ("chapter: \"没关上\n", 1), ("\tchapter: x\n", 1),
        ("chapter: {}\n  articles: []\n", 2), ("a: @b\n", 1), ("--- a\n--- b\n", 2),
        ("a: \u{1}\n", 1), ("x\ny: z\n", 2),
    ])
    func `malformed YAML is told in Chinese with its place`(text: String, line: Int) throws {
        let problem = try first(text)
        #expect(problem.code == "GJ-PACK-004")
        #expect(problem.place.file == "ch02-more.yaml")
        #expect(abs(problem.place.line - line) <= 1, "\(problem)")
        #expect(problem.message.unicodeScalars.contains { $0.value > 0x4E00 })
    }

    @Test func `a key written twice is refused`() throws {
        let problem = try first("chapter: {number: 一, title: 二, number: 三, stage: x}\n")
        #expect(problem.code == "GJ-PACK-005" && problem.message.contains("number"))
    }

    @Test(arguments: ["on", "yes", "No", "OFF", "true", "null", "~", "12", "1.5", "2025-01-01"])
    func `a key YAML would not read as text is refused`(key: String) {
        #expect(problems("\(key): x\n").map(\.code).contains("GJ-PACK-010"))
        #expect(!problems("\"\(key)\": x\n").map(\.code).contains("GJ-PACK-010"))
    }

    @Test func `a key that is a list is refused`() {
        #expect(problems("[a, b]: x\n").map(\.code).contains("GJ-PACK-009"))
    }

    @Test(arguments: [
        "a: &x [1]\nb: *x\n", "a: [&x 1, *x]\n", "- &x\n- *x\n", "? *x\n", "a: !t &x 1\n",
        "a: !<tag:x> &x 1\n", "&x a: 1\n",
    ])
    func `anchors and aliases are refused before they are read`(text: String) {
        #expect(problems(text).map(\.code).contains("GJ-PACK-007"))
    }

    @Test func `a bomb of aliases costs nothing`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            let item = "*a\(level - 1)"
            let items = Array(repeating: item, count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(problems(text).map(\.code).contains("GJ-PACK-007"))
        }
        #expect(time < .seconds(2))
    }

    @Test(arguments: ["x: 2 * 3\n", "x: 甲 & 乙\n", "x: |\n  a\n  * b\n", "x: a !b\n", "x: '*a'\n"])
    func `a product or an ampersand in a sentence is no alias`(text: String) {
        #expect(!problems(text).map(\.code).contains("GJ-PACK-007"))
    }

    @Test(arguments: ["a: !!int 5\n", "a: !mine [1]\n", "a: [!= 5]\n"])
    func `tags are refused`(text: String) {
        #expect(problems(text).map(\.code).contains("GJ-PACK-008"))
    }

    @Test func `nesting is bounded`() {
        for depth in [60, 5_000] {
            let open = String(repeating: "[", count: depth)
            let codes = Set(problems("a: " + open + open.replacing("[", with: "]")).map(\.code))
            #expect(!codes.isDisjoint(with: ["GJ-PACK-006", "GJ-PACK-004"]), "\(depth)")
        }
        let blocks = (0..<60).map { String(repeating: " ", count: $0) + "a:" }
        #expect(problems(blocks.joined(separator: "\n")).map(\.code).contains("GJ-PACK-006"))
    }

    @Test func `a file is at most a mebibyte, a pack at most 200 files`() {
        let huge = "a: " + String(repeating: "长", count: 400_000)
        #expect(problems(huge).map(\.code) == ["GJ-PACK-002"])
        var pack = TinyPack()
        pack.files = (0..<200).map { PackFile(path: "extra\($0).md", text: "") }
        #expect(pack.read().regulation == nil && pack.codes.contains("GJ-PACK-001"))
    }

    @Test func `an empty file is told`() {
        #expect(problems("").map(\.code) == ["GJ-PACK-003"])
        #expect(problems("# nothing\n").map(\.code) == ["GJ-PACK-003"])
    }

    @Test func `missing files are told`() {
        let codes = Regulation.read([]).problems.map(\.code)
        #expect(codes == ["GJ-PACK-011", "GJ-PACK-011", "GJ-PACK-011"])
    }

    @Test func `an unknown key in a one-line map asks about the comma`() throws {
        let problem = try #require(
            gate("- {id: 关, guards: 审核, passes_when: 审核.办结, says: 高,改}").problems.first)
        #expect(problem.code == "GJ-PACK-025" && problem.remedy.contains("半角逗号"))
        let block = try #require(
            gate("- id: 关\n    guards: 审核\n    passes: 审核.办结").problems.first)
        #expect(!block.remedy.contains("半角逗号"))
    }

    @Test func `a condition in brackets is not silently a list`() {
        let reading = gate("- {id: 关, guards: 审核, passes_when: [金额 > 5], says: 不}")
        #expect(reading.problems.map(\.code) == ["GJ-PACK-024"])
    }

    @Test(arguments: [
        ("strength: 必须\n", "GJ-PACK-005"), ("status2: x\n", "GJ-PACK-025"),
        ("values:\n  值: {value: 五十万}\n", "GJ-PACK-033"),
        ("values:\n  值: {value: 50万元, bound: 以上}\n", "GJ-PACK-027"),
        ("values:\n  值: {value: 50万元, from: 2025年}\n", "GJ-PACK-029"),
        (
            "values:\n  值:\n    - {value: 50万元}\n    - {value: 5天, from: 2026-01-01}\n",
            "GJ-PACK-044"
        ),
        ("values:\n  值:\n    - {value: 50万元}\n    - {value: 60万元}\n", "GJ-PACK-040"),
        ("gates: 关\n", "GJ-PACK-021"), ("gates:\n  - 关\n", "GJ-PACK-020"),
        ("gates:\n  - {id: [关], guards: 审核, passes_when: 审核.办结, says: 不}\n", "GJ-PACK-022"),
        ("gates:\n  - {id: , guards: 审核, passes_when: 审核.办结, says: 不}\n", "GJ-PACK-023"),
        ("number_inferred: maybe\n", "GJ-PACK-027"),
    ])
    func `a value of the wrong shape is told`(article: String, code: String) {
        let codes = TinyPack(article: article).codes
        #expect(codes.contains(code), "\(codes)")
    }

    @Test func `line and column of a condition's fault are those of the file`() throws {
        let problem = try #require(
            gate("- id: 关\n    guards: 审核\n    passes_when: 金额 > 没有\n    says: 不").problems
                .first)
        #expect(problem.place.line == 11 && problem.place.column == 25)
        let block = try #require(
            gate(
                "- id: 关\n    guards: 审核\n    passes_when: |-\n"
                    + "      金额 > 1\n      and 没有\n    says: 不"
            ).problems.first)
        #expect(block.place.line == 13)
    }

    @Test func `random bytes of a pack never crash the reader`() {
        let text = TinyPack.testing("金额 > 5").packFiles[3].text
        var seed: UInt64 = 7
        func next(_ below: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % below
        }
        let junk = Array("[]{}:,-?#&*!|>'\"%@` \n\t一＞")
        for _ in 0..<300 {
            var characters = Array(text)
            for _ in 0..<(1 + next(4)) {
                characters[next(characters.count)] = junk[next(junk.count)]
            }
            var files = TinyPack().packFiles
            files[3] = PackFile(path: "ch01-general.yaml", text: String(characters))
            let reading = Regulation.read(files)
            #expect(reading.regulation != nil || !reading.problems.isEmpty)
        }
    }
}
