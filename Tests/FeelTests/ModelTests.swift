import Feel
import Testing

/// DMN models in XML: reading within bounds, connecting, evaluating, writing back.
struct ModelTests {
    private func wrap(_ body: String, namespace: String = "urn:a", head: String = "") -> [UInt8] {
        Array(
            """
            \(head)<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="\(namespace)">
            \(body)
            </definitions>
            """.utf8)
    }

    private func literal(_ name: String, _ text: String, _ extra: String = "") -> String {
        """
        <decision id="\(name)" name="\(name)"><variable name="\(name)"/>\(extra)
        <literalExpression><text>\(text)</text></literalExpression></decision>
        """
    }

    private func model(_ body: String) throws -> Model {
        let source = try #require(ModelSource.read(wrap(body)).value)
        return try #require(Model.compile(source).value)
    }

    @Test func `decisions are connected by their references`() throws {
        let body =
            "<inputData id=\"i\" name=\"投资 总额\"><variable name=\"投资 总额\" typeRef=\"number\"/></inputData>"
            + literal(
                "两倍", "投资 总额 * 2",
                "<informationRequirement><requiredInput href=\"#i\"/></informationRequirement>")
            + literal(
                "四倍", "两倍 * 2",
                "<informationRequirement><requiredDecision href=\"#两倍\"/></informationRequirement>")
            + literal("无关", "两倍 * 2")
        let model = try model(body)
        #expect(model.decisionNames == ["两倍", "四倍", "无关"])
        #expect(model.evaluate(decision: "四倍", ["投资 总额": .integer(5)]).value == .integer(20))
        #expect(model.evaluate(decision: "四倍", ["两倍": .integer(3)]).value == .integer(6))
        let stranger = model.evaluate(decision: "无关", ["投资 总额": .integer(5)])
        #expect(stranger.value == .null)
        #expect(stranger.diagnostics.first?.code == "GJ-FEEL-010")
        #expect(stranger.diagnostics.first?.place == .element("无关"))
        let wrong = model.evaluate(decision: "四倍", ["投资 总额": .string("x")])
        #expect(wrong.diagnostics.first?.code == "GJ-FEEL-053")
    }

    @Test func `a decision that needs itself is refused, not followed`() throws {
        let model = try model(
            literal(
                "a", "b",
                "<informationRequirement><requiredDecision href=\"#b\"/></informationRequirement>")
                + literal(
                    "b", "a",
                    "<informationRequirement><requiredDecision href=\"#a\"/></informationRequirement>"
                ))
        let evaluation = model.evaluate(decision: "a", [:])
        #expect(evaluation.value == .null)
        #expect(evaluation.diagnostics.contains { $0.code == "GJ-FEEL-072" })
    }

    @Test func `knowledge that calls itself without end stops at the depth budget`() throws {
        let model = try model(
            """
            <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>
            <formalParameter name="n"/><literalExpression><text>f(n + 1)</text></literalExpression>
            </encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
            </businessKnowledgeModel>
            """
                + literal(
                    "d", "f(1)",
                    "<knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement>")
        )
        let evaluation = model.evaluate(decision: "d", [:])
        #expect(evaluation.value == .null)
        #expect(evaluation.diagnostics.contains { $0.code == "GJ-FEEL-041" })
    }

    @Test func `allowed values bind what comes in`() throws {
        let model = try model(
            """
            <itemDefinition name="种类"><typeRef>string</typeRef><allowedValues><text>"甲","乙"</text></allowedValues></itemDefinition>
            <inputData id="i" name="k"><variable name="k" typeRef="种类"/></inputData>
            """
                + literal(
                    "d", "k",
                    "<informationRequirement><requiredInput href=\"#i\"/></informationRequirement>")
        )
        #expect(model.evaluate(decision: "d", ["k": .string("甲")]).value == .string("甲"))
        let refused = model.evaluate(decision: "d", ["k": .string("丙")])
        #expect(refused.value == .null)
        #expect(refused.diagnostics.first?.code == "GJ-FEEL-053")
    }

    @Test func `boxed filter, loop, conditional and quantifier`() throws {
        func boxed(_ name: String, _ xml: String) -> String {
            "<decision id=\"\(name)\" name=\"\(name)\"><variable name=\"\(name)\"/>\(xml)</decision>"
        }
        func text(_ part: String, _ expression: String) -> String {
            "<\(part)><literalExpression><text>\(expression)</text></literalExpression></\(part)>"
        }
        let model = try model(
            boxed("f", "<filter>" + text("in", "[1,2,3]") + text("match", "item > 1") + "</filter>")
                + boxed(
                    "g",
                    "<filter>" + text("in", "[{a: 1}, {a: 2}]") + text("match", "a > 1")
                        + "</filter>")
                + boxed(
                    "l",
                    "<for iteratorVariable=\"x\">" + text("in", "1..3") + text("return", "x * x")
                        + "</for>")
                + boxed(
                    "m",
                    "<for iteratorVariable=\"x\">" + text("in", "[1,2]")
                        + text("return", "x + count(partial)") + "</for>")
                + boxed(
                    "e",
                    "<every iteratorVariable=\"x\">" + text("in", "[1,2]")
                        + text("satisfies", "x > 0") + "</every>")
                + boxed(
                    "c",
                    "<conditional>" + text("if", "null") + text("then", "1") + text("else", "2")
                        + "</conditional>")
        )
        let values = ["f", "g", "m", "e", "c"].map {
            model.evaluate(decision: $0, [:]).value.description
        }
        #expect(values == ["[2, 3]", "[{a: 2}]", "[1, 3]", "true", "2"])
    }

    @Test func `another model is reached by the name of its import`() throws {
        let inner = try #require(
            ModelSource.read(wrap(literal("Greeting", "\"hello\""), namespace: "urn:b")).value)
        func outer(_ name: String, _ text: String) throws -> Model {
            let body =
                "<import name=\"\(name)\" namespace=\"urn:b\" importType=\"x\"/>"
                + literal(
                    "d", text,
                    "<informationRequirement><requiredDecision href=\"urn:b#Greeting\"/></informationRequirement>"
                )
            let source = try #require(ModelSource.read(wrap(body)).value)
            return try #require(Model.compile(source, importing: [inner]).value)
        }
        #expect(
            try outer("Other model", "Other model.Greeting").evaluate(decision: "d", [:]).value
                == .string("hello"))
        #expect(try outer("", "Greeting").evaluate(decision: "d", [:]).value == .string("hello"))
    }

    @Test(arguments: [
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><a/>", "GJ-FEEL-070"), ("<a>&b;</a>", "GJ-FEEL-070"),
        ("<a><b></a></b>", "GJ-FEEL-070"), ("<a", "GJ-FEEL-070"), ("", "GJ-FEEL-070"),
        ("<a/><b/>", "GJ-FEEL-070"),
        ("<a x='1' x='2'/>", "GJ-FEEL-070"), ("text", "GJ-FEEL-070"),
        ("<a>&#0;</a>", "GJ-FEEL-070"),
        ("<a/>", "GJ-FEEL-075"),
    ])
    func `XML with a document type, unknown entities or broken structure is refused`(
        _ text: String, _ code: String
    ) {
        let compiled = ModelSource.read(Array(text.utf8))
        #expect(compiled.value == nil)
        #expect(compiled.diagnostics.first?.code == code)
    }

    @Test func `XML nested without end is refused`() {
        let compiled = ModelSource.read(Array(String(repeating: "<a>", count: 100_000).utf8))
        #expect(compiled.diagnostics.first?.code == "GJ-FEEL-070")
    }

    @Test func `a table written as DMN and read back means the same`() throws {
        let scope = Scope(
            types: [
                "投资概算": .money, "项目类型": .choice(["建设", "运维"]), "加急": .boolean,
                "批复日": .date,
            ], constants: ["建设": .string("建设"), "运维": .string("运维"), "上限": .integer(500_000)],
            semantics: .pack)
        let source = TableSource(
            name: "路径",
            inputs: [.init("投资概算", label: "概算", type: .money), .init("项目类型"), .init("加急")],
            outputs: [
                .init("程序", type: .choice(["快 <&> \"简\"", "普通"]), otherwise: "\"普通\""),
                .init("天数", type: .number, otherwise: "30"),
            ],
            rules: [
                .init(
                    when: ["< 上限", "建设, 运维", "true"], then: ["\"快 <&> \\\"简\\\"\"", "5"],
                    annotations: ["第一条", "注 & 释"]),
                .init(
                    when: [">= 上限", "not(运维)", "-"], then: ["\"普通\"", "10 + 10"],
                    annotations: ["第二条"]),
            ], hitPolicy: .first, otherwiseAnnotations: ["第九条"])
        let table = try #require(DecisionTable.compile(source, in: scope).value)
        let xml = table.dmn(namespace: "urn:t")
        let read = try #require(ModelSource.read(Array(xml.utf8)).value)
        let imported = try #require(read.tables.first)
        #expect(imported.rules[0].when == ["< 上限", "\"建设\", \"运维\"", "true"])
        #expect(imported.rules.map(\.annotations) == source.rules.map(\.annotations))
        #expect(imported.otherwiseAnnotations == source.otherwiseAnnotations)
        #expect(imported.inputs.map(\.type) == [.money, .choice(["建设", "运维"]), .boolean])
        let again = Scope(types: read.inputTypes, constants: read.constants, semantics: .pack)
        let second = try #require(DecisionTable.compile(read.tables[0], in: again).value)
        #expect(second.dmn(namespace: "urn:t") == xml)
        let model = try #require(Model.compile(read).value)
        for amount in [499_999, 500_000] {
            for kind in ["建设", "运维"] {
                for urgent in [true, false] {
                    let facts: [String: Value] = [
                        "投资概算": .integer(amount), "项目类型": .string(kind), "加急": .boolean(urgent),
                    ]
                    let expected = table.evaluate(Facts(facts)).value
                    #expect(second.evaluate(Facts(facts)).value == expected)
                    #expect(model.evaluate(decision: "路径", facts).value == expected)
                }
            }
        }
    }
}
