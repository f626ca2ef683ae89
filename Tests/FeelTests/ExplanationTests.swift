import Feel
import Foundation
import Testing

/// For every result: which rule and cells, which values, which article; for none: what is missing.
struct ExplanationTests {
    private let scope = Scope(
        types: ["投资概算": .money, "项目类型": .choice(["建设", "运维"])],
        constants: ["建设": .string("建设"), "运维": .string("运维"), "上限": .integer(500_000)],
        semantics: .pack)

    private func decision(
        _ facts: Facts, _ policy: HitPolicy = .unique, otherwise: String? = nil
    ) throws -> Decision {
        let source = TableSource(
            name: "路径", inputs: [.init("投资概算"), .init("项目类型")],
            outputs: [.init("", otherwise: otherwise)],
            rules: [
                .init(when: ["< 上限", "-"], then: ["\"小微\""], annotations: ["第十九条（一）"]),
                .init(when: [">= 上限", "运维"], then: ["\"简易\""], annotations: ["第十九条（二）"]),
            ], hitPolicy: policy, otherwiseAnnotations: ["第二十条"])
        return try #require(DecisionTable.compile(source, in: scope).value)
            .evaluate(facts, trace: true)
    }

    @Test func `a decided table names rule, cells, values and article`() throws {
        let facts: Facts = ["投资概算": .integer(500_000), "项目类型": .string("运维")]
        let why = try #require(decision(facts).explanation)
        #expect(why.sentence == "投资概算 500000，符合“>= 上限”；项目类型 运维，符合“运维”；按第 2 行（第十九条（二）），结果是简易。")
        #expect(why.rules.map(\.number) == [2])
        #expect(why.rules[0].conditions.map(\.cell) == [">= 上限", "运维"])
        #expect(why.annotations == ["第十九条（二）"])
        #expect(why.inputs.map(\.value) == ["500000", "运维"])
        #expect(why.missing == [])
    }

    @Test func `cells that accept everything are no reason`() throws {
        let facts: Facts = ["投资概算": .integer(1), "项目类型": .string("建设")]
        let why = try decision(facts).explanation
        #expect(why?.sentence == "投资概算 1，符合“< 上限”；按第 1 行（第十九条（一）），结果是小微。")
    }

    @Test func `the default cites its own article`() throws {
        let facts: Facts = ["投资概算": .integer(500_000), "项目类型": .string("建设")]
        let why = try decision(facts, otherwise: "\"普通\"").explanation
        #expect(why?.sentence == "没有一行符合，按其余情形（第二十条），结果是普通。")
        #expect(why?.annotations == ["第二十条"])
        #expect(why?.rules == [])
    }

    @Test func `what is undecided names what is missing`() throws {
        let why = try decision(["投资概算": .integer(500_000)]).explanation
        #expect(why?.sentence == "还不能判断，缺少：项目类型。")
        #expect(why?.missing == ["项目类型"])
        #expect(why?.result == "null")
    }

    @Test func `no rule and no default says so with code and place`() throws {
        let facts: Facts = ["投资概算": .integer(500_000), "项目类型": .string("建设")]
        let why = try decision(facts).explanation
        #expect(why?.sentence == "没有一行符合，也没有写默认结果。")
        #expect(why?.faults.map(\.code) == ["GJ-FEEL-050"])
    }

    @Test func `several rules of a collecting table are all named`() throws {
        let facts: Facts = ["投资概算": .integer(1), "项目类型": .string("运维")]
        let why = try decision(facts, .collect).explanation
        #expect(why?.rules.map(\.number) == [1])
        #expect(why?.result == "[\"小微\"]")
    }

    @Test func `an expression tells the values it read`() throws {
        let expression = try #require(
            Expression.compile("投资概算 < 上限 and 项目类型 = 运维", in: scope).value)
        func sentence(_ facts: Facts) -> String {
            expression.evaluate(facts, trace: true).explanation.sentence
        }
        #expect(
            sentence(["投资概算": .integer(1), "项目类型": .string("运维")])
                == "投资概算 = 1，项目类型 = 运维；结果是 true。")
        #expect(sentence(["投资概算": .integer(500_000)]) == "投资概算 = 500000；结果是 false。")
        #expect(sentence(["投资概算": .integer(1)]) == "还不能判断，缺少：项目类型。")
    }

    @Test func `an expression that fails says why`() throws {
        let expression = try #require(Expression.compile("投资概算 / 0", in: scope).value)
        let facts: Facts = ["投资概算": .integer(1)]
        let why = expression.evaluate(facts, trace: true).explanation
        #expect(why.sentence == "没有结果：除数是零。")
        #expect(why.faults.map(\.position) == ["0-8"])
    }

    @Test func `an explanation as JSON reads back the same`() throws {
        let facts: Facts = ["投资概算": .integer(500_000), "项目类型": .string("运维")]
        let why = try #require(decision(facts).explanation)
        let json = try JSONEncoder().encode(why)
        #expect(try JSONDecoder().decode(Explanation.self, from: json) == why)
        let object = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        #expect((object?["rules"] as? [[String: Any]])?.first?["number"] as? Int == 2)
    }
}
