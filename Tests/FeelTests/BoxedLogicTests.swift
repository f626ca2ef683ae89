import Feel
import Testing

/// Every kind of boxed logic of a model, each as the logic of one decision.
struct BoxedLogicTests {
    /// What stands in every model: an input, a function, a service, types.
    private static let surroundings = """
        <itemDefinition name="Kind"><typeRef>string</typeRef>
          <allowedValues><text>"建设", "运维"</text></allowedValues></itemDefinition>
        <itemDefinition name="Row"><itemComponent name="名"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="额"><typeRef>number</typeRef></itemComponent></itemDefinition>
        <itemDefinition name="Rows" isCollection="true"><typeRef>Row</typeRef></itemDefinition>
        <inputData id="i" name="x"><variable name="x" typeRef="number"/></inputData>
        <inputData id="k" name="kind"><variable name="kind" typeRef="Kind"/></inputData>
        <businessKnowledgeModel id="f" name="差"><variable name="差"/><encapsulatedLogic>
          <formalParameter name="a" typeRef="number"/><formalParameter name="b" typeRef="number"/>
          <literalExpression><text>a - b</text></literalExpression></encapsulatedLogic>
        </businessKnowledgeModel>
        <decision id="inner" name="倍"><variable name="倍"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <literalExpression><text>x * 2</text></literalExpression></decision>
        <decisionService id="s" name="服务"><variable name="服务"/>
          <outputDecision href="#inner"/><inputData href="#i"/></decisionService>
        """

    private func evaluate(
        _ logic: String, _ inputs: [String: Value] = ["x": .integer(5), "kind": .string("建设")],
        type: String = ""
    ) throws -> Evaluation {
        let text = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            \(Self.surroundings)
            <decision id="d" name="d"><variable name="d" \(type.isEmpty ? "" : "typeRef='\(type)'")/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <informationRequirement><requiredInput href="#k"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
            <knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
            \(logic)</decision></definitions>
            """
        let source = try #require(ModelSource.read(Array(text.utf8)).value)
        return try #require(Model.compile(source).value).evaluate(decision: "d", inputs)
    }

    private static func literal(_ text: String) -> String {
        "<literalExpression><text>\(text)</text></literalExpression>"
    }

    private static let logics: [(kind: String, logic: String, value: String)] = [
        ("literal", literal("x + 1"), "6"),
        ("call", literal("差(b: 2, a: x)"), "3"),
        ("service", literal("服务(x + 1)"), "12"),
        (
            "context",
            "<context><contextEntry><variable name='甲'/>\(literal("x"))</contextEntry>"
                + "<contextEntry><variable name='乙'/>\(literal("甲 * 2"))</contextEntry></context>",
            "{甲: 5, 乙: 10}"
        ),
        (
            "context with a result",
            "<context><contextEntry><variable name='甲'/>\(literal("x"))</contextEntry>"
                + "<contextEntry>\(literal("甲 * 3"))</contextEntry></context>",
            "15"
        ),
        (
            "invocation",
            "<invocation>\(literal("差"))<binding><parameter name='b'/>\(literal("1"))</binding>"
                + "<binding><parameter name='a'/>\(literal("x"))</binding></invocation>",
            "4"
        ),
        (
            "relation",
            "<relation><column name='名'/><column name='额'/><row>\(literal("\"甲\""))\(literal("x"))</row>"
                + "<row>\(literal("\"乙\""))\(literal("x + 1"))</row></relation>",
            "[{名: \"甲\", 额: 5}, {名: \"乙\", 额: 6}]"
        ),
        ("list", "<list>\(literal("x"))\(literal("\"甲\""))</list>", "[5, \"甲\"]"),
        (
            "conditional",
            "<conditional><if>\(literal("x > 4"))</if><then>\(literal("1"))</then>"
                + "<else>\(literal("2"))</else></conditional>",
            "1"
        ),
        (
            "for",
            "<for iteratorVariable='v'><in>\(literal("[1, 2]"))</in><return>\(literal("v * x"))</return></for>",
            "[5, 10]"
        ),
        (
            "filter",
            "<filter><in>\(literal("[3, 5, 7]"))</in><match>\(literal("item >= x"))</match></filter>",
            "[5, 7]"
        ),
        (
            "some",
            "<some iteratorVariable='v'><in>\(literal("[3, 5]"))</in>"
                + "<satisfies>\(literal("v = x"))</satisfies></some>",
            "true"
        ),
        (
            "every",
            "<every iteratorVariable='v'><in>\(literal("[3, 5]"))</in>"
                + "<satisfies>\(literal("v = x"))</satisfies></every>",
            "false"
        ),
        (
            "function",
            "<context><contextEntry><variable name='f'/><functionDefinition>"
                + "<formalParameter name='n' typeRef='number'/>\(literal("n * n"))</functionDefinition>"
                + "</contextEntry><contextEntry>\(literal("f(x)"))</contextEntry></context>",
            "25"
        ),
        (
            "table",
            "<decisionTable><input><inputExpression><text>x</text></inputExpression></input>"
                + "<input><inputExpression><text>kind</text></inputExpression></input><output/>"
                + "<rule><inputEntry><text>&gt; 4</text></inputEntry><inputEntry><text>\"建设\"</text></inputEntry>"
                + "<outputEntry><text>\"大\"</text></outputEntry></rule></decisionTable>",
            "\"大\""
        ),
        (
            "table of several outputs, collected",
            "<decisionTable hitPolicy='RULE ORDER'><input><inputExpression><text>x</text></inputExpression></input>"
                + "<output name='甲'/><output name='乙'/>"
                + "<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry>"
                + "<outputEntry><text>x</text></outputEntry></rule></decisionTable>",
            "[{甲: 1, 乙: 5}]"
        ),
        (
            "table that counts",
            "<decisionTable hitPolicy='COLLECT' aggregation='COUNT'>"
                + "<input><inputExpression><text>x</text></inputExpression></input><output/>"
                + "<rule><inputEntry><text>&lt; 9</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
                + "<rule><inputEntry><text>&lt; 8</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>"
                + "</decisionTable>",
            "2"
        ),
    ]

    @Test(arguments: logics)
    func `boxed logic has its value`(_ row: (kind: String, logic: String, value: String)) throws {
        let result = try evaluate(row.logic)
        #expect(result.value.description == row.value, "\(row.kind): \(result.diagnostics)")
        #expect(result.diagnostics == [])
    }

    @Test(arguments: [
        ("number", "\"甲\"", "GJ-FEEL-026"), ("Kind", "\"采购\"", "GJ-FEEL-026"),
        ("Row", "{名: 1, 额: 2}", "GJ-FEEL-026"), ("Rows", "[{名: \"甲\"}]", "GJ-FEEL-026"),
    ])
    func `a result that is not of the declared type is null and says so`(
        _ type: String, _ text: String, _ code: String
    ) throws {
        let result = try evaluate(Self.literal(text), type: type)
        #expect(result.value.isNull)
        #expect(result.diagnostics.first?.code == code)
        #expect(result.diagnostics.first?.isLocated == true)
    }

    @Test(arguments: [
        ("Kind", "\"建设\"", "\"建设\""), ("Row", "{名: \"甲\", 额: 2}", "{名: \"甲\", 额: 2}"),
        ("Rows", "[{名: \"甲\", 额: 2}]", "[{名: \"甲\", 额: 2}]"), ("number", "[5]", "5"),
        ("Rows", "{名: \"甲\", 额: 2}", "[{名: \"甲\", 额: 2}]"),
    ])
    func `a result of the declared type passes, a single value as a list of one and back`(
        _ type: String, _ text: String, _ value: String
    ) throws {
        #expect(try evaluate(Self.literal(text), type: type).value.description == value)
    }

    @Test func `an input outside its allowed values is refused by name`() throws {
        let result = try evaluate(Self.literal("kind"), ["x": .integer(1), "kind": .string("采购")])
        #expect(result.value.isNull)
        #expect(result.diagnostics.first?.code == "GJ-FEEL-053")
        #expect(result.diagnostics.first?.message.contains("kind") == true)
    }

    @Test func `an input that is not given is named`() throws {
        let result = try evaluate(Self.literal("x + 1"), ["kind": .string("建设")])
        #expect(result.diagnostics.first?.code == "GJ-FEEL-076")
        #expect(result.diagnostics.first?.message.contains("x") == true)
    }

    @Test(arguments: [
        (
            "<literalExpression expressionLanguage='java'><text>1</text></literalExpression>",
            "GJ-FEEL-074"
        ),
        ("<decisionTable/>", "GJ-FEEL-057"), ("", "GJ-FEEL-074"),
        ("<invocation>\(literal("x"))</invocation>", "GJ-FEEL-021"),
        (
            "<conditional><if>\(literal("x"))</if><then>\(literal("1"))</then><else>\(literal("2"))</else></conditional>",
            "GJ-FEEL-017"
        ),
    ])
    func `logic that cannot be run is null and says why`(_ logic: String, _ code: String) throws {
        let result = try evaluate(logic)
        #expect(result.value.isNull)
        #expect(result.diagnostics.first?.code == code)
    }
}
