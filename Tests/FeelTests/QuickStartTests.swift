import Feel
import Testing

/// The code of the documentation's quick start, line by line; `DocumentationTests` compares them.
struct QuickStartTests {
    private let scope = Scope(
        types: ["投资概算": .money, "项目类型": .choice(["建设开发类", "服务类"])],
        constants: ["服务类": .string("服务类"), "小微上限": .integer(500_000)],
        semantics: .pack)

    @Test func `a condition`() throws {
        let scope = Scope(
            types: ["投资概算": .money, "项目类型": .choice(["建设开发类", "服务类"])],
            constants: ["服务类": .string("服务类"), "小微上限": .integer(500_000)],
            semantics: .pack)
        let compiled = Expression.compile("投资概算 < 小微上限 and 项目类型 = 服务类", in: scope)
        let condition = try #require(compiled.value)
        let facts: Facts = ["投资概算": .integer(480_000)]
        let answer = condition.evaluate(facts)
        #expect(answer.value.isNull)
        #expect(answer.missing == ["项目类型"])
    }

    @Test(arguments: [
        ("投资概算＞小微上限", "GJ-FEEL-002"), ("投资概算 < 小微上线", "GJ-FEEL-010"),
        ("投资概算 = \"x\"", "GJ-FEEL-014"),
    ])
    func `a mistake is found when compiling`(_ text: String, _ code: String) {
        #expect(Expression.compile(text, in: scope).diagnostics.map(\.code) == [code])
    }

    @Test func `a decision table`() throws {
        let source = TableSource(
            name: "立项路径",
            inputs: [.init("投资概算")],
            outputs: [.init("", otherwise: "\"普通\"")],
            rules: [.init(when: ["< 小微上限"], then: ["\"小微\""], annotations: ["BY-19(1)"])])
        let table = try #require(DecisionTable.compile(source, in: scope).value)
        let facts: Facts = ["投资概算": .integer(480_000)]
        let decision = table.evaluate(facts, trace: true)
        let findings = table.analyze().findings
        #expect(decision.value == .string("小微"))
        #expect(decision.explanation?.annotations == ["BY-19(1)"])
        #expect(findings == [])
    }

    @Test func `many rows at once`() throws {
        let source = TableSource(
            name: "立项路径", inputs: [.init("投资概算")], outputs: [.init("", otherwise: "\"普通\"")],
            rules: [.init(when: ["< 小微上限"], then: ["\"小微\""])])
        let table = try #require(DecisionTable.compile(source, in: scope).value)
        let fen: [Int64] = [49_999_999, 50_000_000]
        let answers = table.evaluate(columns: [.scaled(fen, scale: 2)])
        #expect(answers?.value(at: 0) == .string("小微"))
        #expect(answers?.value(at: 1) == .string("普通"))
    }

    @Test func `a DMN model`() throws {
        let bytes = Array(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            <inputData id="i" name="Age"><variable name="Age" typeRef="number"/></inputData>
            <decision id="d" name="Approval"><variable name="Approval"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>Age >= 18</text></literalExpression></decision></definitions>
            """.utf8)
        let read = ModelSource.read(bytes)
        let model = try #require(read.value.flatMap { Model.compile($0).value })
        let answer = model.evaluate(decision: "Approval", ["Age": .integer(18)])
        #expect(answer.value == .boolean(true))
    }
}
