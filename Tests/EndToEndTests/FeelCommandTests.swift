import Foundation
import Testing

/// `guiju feel`: explanations, DMN both ways, and conformance kits.
struct FeelCommandTests {
    private static func place() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func `an expression is explained in a sentence and as JSON`() throws {
        let told = try Program.run(["feel", "eval", "1 / 0", "--explain"])
        let json = try Program.run(["feel", "eval", "1 + 1 = 2", "--explain", "--json"])
        #expect(told.output.contains("没有结果：除数是零。"))
        #expect(told.status == 1)
        let explanation = json.object?["explanation"] as? [String: Any]
        #expect(explanation?["result"] as? String == "true")
    }

    @Test func `a pack's tables go out as DMN and come back as they are written`() throws {
        let file = try Self.place().appending(path: "tables.dmn").path()
        let out = try Program.run(
            ["feel", "export", "baiyun-2024", "--on", "2025-06-01", "--output", file])
        #expect(out.status == 0)
        let xml = try String(contentsOfFile: file, encoding: .utf8)
        #expect(xml.contains("https://www.omg.org/spec/DMN/20191111/MODEL/"))
        #expect(xml.contains("DMNShape"))

        let back = try Program.run(["feel", "import", file])
        #expect(back.status == 0)
        #expect(back.errors.isEmpty)
        #expect(back.output.contains("- id: '立项路径'"))
        #expect(
            back.output.contains(
                "- {when: ['< 小微上限', '-', '-'], then: ['小微'], cites: ['BY-19(1)']}"))
        let json = try Program.run(["feel", "import", file, "--json"])
        #expect((json.json as? [[String: Any]])?.count ?? 0 > 5)
    }

    @Test func `one table alone can go out`() throws {
        let ending = try Program.run(["feel", "export", "baiyun-2024", "--decision", "变更路径"])
        #expect(ending.status == 0)
        #expect(ending.output.contains("name=\"变更路径\""))
        #expect(!ending.output.contains("name=\"立项路径\""))
        let wrong = try Program.run(["feel", "export", "baiyun-2024", "--decision", "没有"])
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("变更路径"))
    }

    @Test func `what is wrong with an imported table is told`() throws {
        let file = try Self.place().appending(path: "gap.dmn")
        let text = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            <inputData id="i" name="金额"><variable name="金额" typeRef="number"/></inputData>
            <decision id="d" name="表"><variable name="表"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <decisionTable><input><inputExpression><text>金额</text></inputExpression></input><output/>
            <rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
            </decisionTable></decision></definitions>
            """
        try text.write(to: file, atomically: true, encoding: .utf8)
        let ending = try Program.run(["feel", "import", file.path()])
        #expect(ending.errors.contains("GJ-FEEL-060"))
        try "<a".write(to: file, atomically: true, encoding: .utf8)
        let broken = try Program.run(["feel", "import", file.path()])
        #expect(broken.status == 1)
        #expect(broken.errors.contains("没有写完"))
    }

    @Test func `a kit closes with its count and writes a report`() throws {
        let kit = try Self.place()
        let folder = kit.appending(path: "compliance-level-2/0001-sum")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let model = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            <decision id="d" name="d"><variable name="d"/>
            <literalExpression><text>0.1 + 0.2</text></literalExpression></decision></definitions>
            """
        let cases = """
            <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>m.dmn</modelName>
            <testCase id="1"><resultNode name="d" type="decision"><expected>
            <value xsi:type="xsd:decimal">0.3</value></expected></resultNode></testCase>
            <testCase id="2"><resultNode name="d" type="decision"><expected>
            <value xsi:type="xsd:decimal">0.4</value></expected></resultNode></testCase></testCases>
            """
        try model.write(to: folder.appending(path: "m.dmn"), atomically: true, encoding: .utf8)
        try cases.write(
            to: folder.appending(path: "m-test-01.xml"), atomically: true, encoding: .utf8)
        let report = kit.appending(path: "report.csv")
        let ending = try Program.run(["feel", "tck", kit.path(), "--report", report.path()])
        #expect(ending.status == 1)
        #expect(ending.output.hasSuffix("1 passed, 1 failed\n"))
        #expect(
            try String(contentsOf: report, encoding: .utf8).contains("\"ERROR\",\"0.4\",\"0.3\""))
        let empty = try Program.run(["feel", "tck", Self.place().path()])
        #expect(empty.status == 3)
    }
}
