import RulePacks
import Testing

/// Taking an official text apart and comparing it with a pack.
struct OfficialTextTests {
    static let text = """
        示例办法
        第一章 总则
        第一条 甲负责审核。乙负责申报。
        第二条 申报要交材料;运营部分有上限。
        (一)上限三成。
        第二章 立项
        第三条 审核五个工作日。
        第四条 依照第三条审核以后分流。
        第五条 批复后备案。
        第六条 本办法由示例局解释。
        附件1
        名词解释
        """

    @Test func `articles are found at the beginning of lines only`() {
        let official = OfficialText(Self.text)
        #expect(official.sections.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(official.annexes == [1])
    }

    @Test func `sentences are counted for each article, items included, headings not`() {
        let sections = OfficialText(Self.text).sections
        #expect(sections[0].sentences == ["甲负责审核。", "乙负责申报。"])
        #expect(sections[1].sentences.count == 3)
        #expect(sections[5].sentences == ["本办法由示例局解释。"])
    }

    @Test(arguments: [
        ("第十条", 10), ("第十九条", 19), ("第二十条", 20), ("第六十二条", 62),
        ("第一百零三条", 103), ("第二十一條", 21), ("第7条", 7),
    ])
    func `numerals up to hundreds are read`(heading: String, number: Int) {
        #expect(OfficialText("\(heading) 甲。").sections.map(\.number) == [number])
    }

    @Test(arguments: ["第条 甲。", "第几条 甲。", "按第三条办。", "第三款 甲。"])
    func `what is no heading opens no article`(line: String) {
        #expect(OfficialText(line).sections.isEmpty)
    }

    @Test func `the hash is that of the bytes`() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(OfficialText("").hash == empty)
        #expect(OfficialText(" ").hash != empty)
    }

    @Test func `a text that fits the pack is accepted but for its hash`() throws {
        let regulation = try SamplePack().regulation()
        let check = OfficialText.check(Self.text, regulation)
        #expect(check.missing.isEmpty && check.extra.isEmpty && check.disordered.isEmpty)
        #expect(check.hashMatches == false && !check.isAccepted)
    }

    @Test func `missing, extra and disordered articles are named`() throws {
        let regulation = try SamplePack().regulation()
        let lines = Self.text.replacing("第六条", with: "第九条")
            .replacing("第五条", with: "第二条")
        let check = OfficialText.check(lines, regulation)
        #expect(check.missing == ["SL-5", "SL-6"])
        #expect(check.extra == [9])
        #expect(check.disordered == [2])
    }

    @Test func `an article whose number was inferred may be absent`() throws {
        let pack = try SamplePack().replacing(
            "- id: SL-6\n", with: "- id: SL-6\n  number_inferred: true\n", in: "ch02-approval.yaml")
        let text = Self.text.replacing("第六条 ", with: "")
        let check = OfficialText.check(text, try pack.regulation())
        #expect(check.missing.isEmpty && check.inferred == ["SL-6"])
    }
}
