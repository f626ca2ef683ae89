import Foundation
import Testing

/// `assess`, `case run`, `calendar add`, `feel eval`, `draw verify`, `verify`.
struct PlainCommandTests {
    // MARK: assess

    private static let project = """
        regulation: baiyun-2024
        day: 2025-03-03
        facts:
          项目名称: 供水管网漏损监测系统
          资金来源: 区镇财政资金
          涉及国家秘密: 否
          国家另有规定: 否
          不可抗力紧急项目: 否
          项目类型: 建设开发类
          申报金额: 520万元
          计划确定金额: 520万元
          投资概算: 500万元
        """

    @Test func `assess lays out path, materials and duties with their articles`() throws {
        let folder = try Folder()
        let file = try folder.write(Self.project, to: "project.yaml")

        let ending = try Program.run(["assess", file, "--json"])

        let report = try #require(ending.object, "\(ending.text)")
        #expect(report["regulation"] as? String == "baiyun-2024")
        #expect((report["version_hash"] as? String)?.count == 64)
        let steps = try #require(report["steps"] as? [[String: Any]])
        #expect(steps.contains { $0["id"] as? String == "专家评审" })
        let materials = try #require(report["materials"] as? [[String: Any]])
        #expect(materials.allSatisfy { ($0["articles"] as? [String])?.isEmpty == false })
        let duties = try #require(report["obligations"] as? [[String: Any]])
        #expect(duties.contains { $0["due"] as? String == "2025-03-10" }, "\(duties)")
    }

    @Test func `assess is deterministic and lays all regulations side by side`() throws {
        let folder = try Folder()
        let file = try folder.write(Self.project, to: "project.yaml")

        let one = try Program.run(["assess", file, "--all", "--json"])
        let other = try Program.run(["assess", file, "--all", "--json"])

        #expect(one.json is [Any], "\(one.text)")
        #expect(one.output == other.output)
    }

    @Test(arguments: [
        "facts: {申报金额: 很多}", "facts: [1, 2", "facts: {没有这个字段: 1}", "nobody: knows",
    ])
    func `a wrong description is refused with its place`(text: String) throws {
        let folder = try Folder()
        let file = try folder.write("regulation: baiyun-2024\n\(text)\n", to: "project.yaml")

        let ending = try Program.run(["assess", file])

        #expect(ending.status == 2, "\(ending.text)")
        #expect(ending.errors.contains(/:\d+:\d+:/), "\(ending.text)")
    }

    @Test func `a description that is not there is unavailable`() throws {
        #expect(try Program.run(["assess", "/nowhere/project.yaml"]).status == 3)
    }

    // MARK: case run

    @Test func `a journey runs clean; a wrong expectation is named with file and line`() throws {
        let name = "Regulations/baiyun-2024/journeys/micro-project.yaml"
        let text = try String(contentsOf: Program.root.appending(path: name), encoding: .utf8)
        let folder = try Folder()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            .reversed().drop { $0.isEmpty }.reversed()
        let indent = lines.last { $0.contains(#/^ *- /#) }?.prefix { $0 == " " } ?? ""
        let wrong = lines + ["\(indent)- {expect: {decision: 立项路径, is: 普通}}"]
        let file = try folder.write(wrong.joined(separator: "\n") + "\n", to: "wrong.yaml")

        let sound = try Program.run(["case", "run", name])
        let found = try Program.run(["case", "run", file])

        #expect(sound.status == 0, "\(sound.text)")
        #expect(found.status == 1)
        #expect(found.output.contains("wrong.yaml:\(wrong.count)"), "\(found.text)")
    }

    // MARK: calendar

    @Test(arguments: [
        (["2025-09-30", "5", "工作日"], "2025-10-14"),
        (["2025-03-03", "5", "工作日"], "2025-03-10"),
        (["2025-03-10", "-5", "工作日"], "2025-03-03"),
        (["2025-01-31", "1", "自然月"], "2025-02-28"),
        (["2024-02-29", "1", "自然年"], "2025-02-28"),
        (["2025-03-03", "30", "自然日"], "2025-04-02"),
    ])
    func `calendar add counts as the law counts`(arguments: [String], day: String) throws {
        let ending = try Program.run(["calendar", "add"] + arguments)

        #expect(ending.status == 0, "\(ending.text)")
        #expect(ending.text == day)
    }

    @Test func `explain lists every day, and a year without a notice is no guess`() throws {
        let explained = try Program.run(["calendar", "add", "2025-09-30", "5", "工作日", "--explain"])
        let unknown = try Program.run(["calendar", "add", "2031-03-03", "5", "工作日"])
        let wrong = try Program.run(["calendar", "add", "2025-09-30", "5", "星期"])

        #expect(explained.output.split(separator: "\n").count > 10)
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("2031"))
        #expect(wrong.status == 2)
    }

    // MARK: feel

    @Test func `feel eval is exact, and a null born of an error says so`() throws {
        let sum = try Program.run(["feel", "eval", "0.1 + 0.2"])
        let null = try Program.run(["feel", "eval", "1 / 0"])
        let broken = try Program.run(["feel", "eval", "1 +"])

        #expect(sum.text == "0.3")
        #expect(null.status == 1)
        #expect(null.errors.contains("GJ-FEEL-"))
        #expect(broken.status == 2)
    }

    @Test func `feel eval reads a context`() throws {
        let folder = try Folder()
        let file = try folder.write("投资概算: 480000\n项目类型: \"\\\"服务类\\\"\"\n", to: "c.yaml")

        let ending = try Program.run(["feel", "eval", "投资概算 < 500000", "--context", file])

        #expect(ending.text == "true", "\(ending.text)")
    }

    // MARK: verify

    @Test func `a file that is no draw is wrong use; a database that cannot be is unavailable`()
        throws
    {
        let folder = try Folder()
        let file = try folder.write("{}", to: "draw.json")
        let other = try folder.write(String(repeating: "x", count: 4_096), to: "other.db")

        #expect(try Program.run(["draw", "verify", file]).status == 2)
        #expect(try Program.run(["draw", "verify", folder.file("none").path()]).status == 3)
        #expect(try Program.run(["verify", "--database", "sqlite:\(other)"]).status == 3)
        #expect(try Program.run(["verify", "--database", "mysql:x"]).status == 2)
    }
}
