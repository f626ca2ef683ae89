import RulePacks
import Testing

/// Lints the reader applies: an edited sample is refused with the code the catalogue names.
struct RefusedAtReadingTests {
    static let bad: [LintTests.Bad] = [
        .init(
            "L04", "an item that does not exist", "then: 简易, cites: SL-4(2)",
            "then: 简易, cites: SL-4(3)", in: "ch02-approval.yaml", says: "SL-4(3)"),
        .init(
            "L04", "an article that does not exist", "cites: SL-3", "cites: SL-9",
            in: "lifecycle/project.yaml", says: "SL-9"),
        .init(
            "L26", "a filter with a bare name", "passes_when: 运营占比 <= 运营上限",
            "passes_when: count(单位.项目[项目类型 = 建设类]) < 3", in: "ch01-general.yaml",
            says: "项目类型"),
        .init(
            "L27", "an option that is also a term", "[建设类, 运维类]", "[建设类, 投资概算]",
            in: "terms.yaml", says: "投资概算"),
        .init(
            "L30", "a clock that starts nowhere", "from: 批复.同意", "from: 批复.赞成",
            in: "ch02-approval.yaml", says: "赞成"),
        .init(
            "L30", "rounds that lead nowhere", "then: 不予立项", "then: 重来",
            in: "lifecycle/project.yaml", says: "重来"),
        .init(
            "L30", "a name nobody declares", "passes_when: 运营占比 <= 运营上限",
            "passes_when: 运营比例 <= 运营上限", in: "ch01-general.yaml", says: "运营比例"),
        .init(
            "L32", "a full-width digit in a name", "- 运营金额:", "- 运营金额２:",
            in: "terms.yaml", says: "运营金额２"),
    ]

    @Test(arguments: bad)
    func `is refused when it is read`(bad: LintTests.Bad) throws {
        let codes = try #require(Linter.atReading[bad.lint])
        let pack = try SamplePack().replacing(bad.old, with: bad.new, in: bad.file)
        let reading = Regulation.read(pack.packFiles)
        #expect(reading.regulation == nil)
        #expect(
            reading.problems.contains { codes.contains($0.code) && $0.message.contains(bad.says) },
            "\(reading.problems.map(\.description))")
    }

    @Test func `every lint of the reader has a bad example`() {
        #expect(Set(Self.bad.map(\.lint)) == Set(Linter.atReading.keys))
        #expect(Set(Linter.all.map(\.id)).isDisjoint(with: Linter.atReading.keys))
    }
}
