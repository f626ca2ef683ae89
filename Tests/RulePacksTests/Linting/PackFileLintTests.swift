import RulePacks
import Testing

/// Lints over files rather than rules: change log, sizes, the official text, and loose duties.
struct PackFileLintTests {
    private func found(_ pack: SamplePack, _ code: String, text: String? = nil) throws -> [String] {
        try pack.problems(officialText: text).filter { $0.code == code }.map(\.message)
    }

    @Test func `a pack without a change log is told so (L13)`() throws {
        #expect(try found(SamplePack().removing("CHANGES.md"), "L13").count == 1)
    }

    @Test(arguments: [("1.0.0", "0.9.0"), ("自2025-01-01起", "自2025年起"), ("全部", "若干")])
    func `an entry lacks the version, the day or the articles (L13)`(
        old: String, new: String
    ) throws {
        let pack = try SamplePack().replacing(old, with: new, in: "CHANGES.md")
        #expect(try found(pack, "L13").count == 1)
    }

    @Test func `content that no longer fits the stated digest is an error (L13)`() throws {
        let pack = SamplePack()
        let digest = try #require(try digest(of: pack))
        let stated = pack.adding("\n- 内容码：内容 \(digest)\n", to: "CHANGES.md")
        #expect(try self.digest(of: stated) == nil)
        let changed = try stated.replacing("50万元", with: "60万元", in: "ch02-approval.yaml")
        #expect(try found(changed, "L13").contains { $0.contains("1.0.0") })
    }

    /// The digest the lint asks for; `nil` when it is content.
    private func digest(of pack: SamplePack) throws -> String? {
        let lint = try #require(Linter.all.first { $0.id == "L13" })
        let linted = LintedPack(
            regulation: try pack.regulation(), files: pack.packFiles, cases: [])
        let message = lint.problems(in: linted).first?.message
        return message?.split { !$0.isHexDigit }.last.map(String.init)
    }

    @Test func `a long file and a wide line are warnings (L14)`() throws {
        let long = SamplePack().adding(
            String(repeating: "# 一行\n", count: 400), to: "ch01-general.yaml")
        let problems = try long.problems().filter { $0.code == "L14" }
        #expect(problems.map(\.severity) == [.warning])
        let wide = SamplePack().adding(
            "\n# " + String(repeating: "宽", count: 60), to: "cases/ch02-approval.yaml")
        #expect(try found(wide, "L14").count == 1)
        let fits = SamplePack().adding(
            "\n# " + String(repeating: "宽", count: 59), to: "cases/ch02-approval.yaml")
        #expect(try found(fits, "L14").isEmpty)
    }

    @Test func `the text's hash is missing, malformed or another's (L15)`() throws {
        let hash = "text_sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
        let without = try SamplePack().replacing(hash, with: "", in: "regulation.yaml")
        #expect(try found(without, "L15").count == 1)
        let odd = try SamplePack().replacing(
            hash, with: "text_sha256: abc\n", in: "regulation.yaml")
        #expect(try found(odd, "L15").count == 1)
        #expect(try found(SamplePack(), "L15", text: "第一条 甲。").count == 1)
        #expect(try found(SamplePack(), "L15", text: "").isEmpty)
    }

    @Test func `an article of the attached text that the pack lacks is missing (L01)`() throws {
        let text = (1...6).map { "第\($0)条 甲。\n" }.joined() + "第八条 乙。\n"
        #expect(try found(SamplePack(), "L01", text: text) == ["缺 SL-8。"])
    }

    @Test func `a gist copied from the attached text is found (L02)`() throws {
        let gist = "小项目和照旧续办的运维走简易，其余走普通"
        let longer = gist + "，照抄一整句会被发现"
        let pack = try SamplePack().replacing(gist, with: longer, in: "ch02-approval.yaml")
        #expect(try found(pack, "L02", text: "第四条 \(longer)。").count == 1)
        #expect(try found(pack, "L02", text: "第四条 别的话。").isEmpty)
    }

    @Test func `an order that nothing compels needs a clock or a reason (L16)`() throws {
        let step = "      - id: 方案备案\n"
        let ordered = try SamplePack().replacing(
            step,
            with: "      - {id: 归档, kind: 记录, by: 主管部门, after: [批复], cites: SL-6}\n"
                + step,
            in: "lifecycle/project.yaml")
        let declared = "strength: 宣示\n  status: declaratory\n"
        let duty = try ordered.replacing(
            declared, with: "strength: 须\n  status: executable\n", in: "ch02-approval.yaml")
        #expect(try found(duty, "L16").count == 1)
        let explained = duty.adding(
            "\n  unquantified: [{what: 何时归档, ruling: 复核期限}]", to: "ch02-approval.yaml")
        #expect(try found(explained, "L16").isEmpty)
    }
}
