import Feel
import Quantities
import Testing

/// Hit policies, unknown inputs and the two ways of evaluation.
struct DecisionTableTests {
    private let standard = Scope(types: ["a": .number, "b": .string], semantics: .standard)
    private let pack = Scope(types: ["a": .number, "b": .string], semantics: .pack)

    private func source(_ policy: HitPolicy, otherwise: String? = nil) -> TableSource {
        TableSource(
            name: "t", inputs: [.init("a"), .init("b")],
            outputs: [.init("", allowed: "\"高\", \"中\", \"低\"", otherwise: otherwise)],
            rules: [
                .init(when: ["< 10", "-"], then: ["\"低\""], annotations: ["第一条"]),
                .init(when: ["[5..20)", "\"x\", \"y\""], then: ["\"中\""], annotations: ["第二条"]),
                .init(when: [">= 5", "not(\"y\")"], then: ["\"高\""], annotations: ["第三条"]),
            ], hitPolicy: policy)
    }

    private func decide(
        _ policy: HitPolicy, _ a: Value, _ b: Value, in scope: Scope? = nil
    )
        -> Decision?
    {
        DecisionTable.compile(source(policy), in: scope ?? standard).value?
            .evaluate(["a": a, "b": b] as Facts, trace: true)
    }

    @Test func `unique refuses two rules, any accepts them when they agree`() {
        #expect(decide(.unique, .integer(1), .string("x"))?.value == .string("低"))
        let clash = decide(.unique, .integer(7), .string("x"))
        #expect(clash?.value == .null)
        #expect(clash?.diagnostics.first?.code == "GJ-FEEL-051")
        #expect(decide(.any, .integer(7), .string("x"))?.diagnostics.first?.code == "GJ-FEEL-052")
    }

    @Test func `first, priority and the orders`() {
        #expect(decide(.first, .integer(7), .string("x"))?.value == .string("低"))
        #expect(decide(.priority, .integer(7), .string("x"))?.value == .string("高"))
        #expect(
            decide(.ruleOrder, .integer(7), .string("x"))?.value.description
                == "[\"低\", \"中\", \"高\"]")
        #expect(
            decide(.outputOrder, .integer(7), .string("x"))?.value.description
                == "[\"高\", \"中\", \"低\"]")
        #expect(decide(.collect, .integer(7), .string("y"))?.value.description == "[\"低\", \"中\"]")
        #expect(decide(.collectCount, .integer(7), .string("y"))?.value == .integer(2))
        #expect(decide(.collectCount, .integer(-1), .null)?.value == .integer(1))
    }

    @Test(arguments: [(HitPolicy.collectSum, 6), (.collectMin, 1), (.collectMax, 3)])
    func `collecting tables add, and find the least and greatest`(
        _ policy: HitPolicy, _ result: Int
    ) {
        let source = TableSource(
            name: "t", inputs: [.init("a")], outputs: [.init("")],
            rules: [("< 10", "1"), ("< 20", "2"), ("< 30", "3")].map {
                .init(when: [$0.0], then: [$0.1])
            },
            hitPolicy: policy)
        let table = DecisionTable.compile(source, in: standard).value
        #expect(table?.evaluate(["a": .integer(5)] as Facts).value == .integer(result))
    }

    @Test func `no matching rule gives the default or says so`() {
        let open = decide(.unique, .integer(50), .string("y"))
        #expect(open?.value == .null)
        #expect(open?.diagnostics.first?.code == "GJ-FEEL-050")
        let table = DecisionTable.compile(source(.unique, otherwise: "\"无\""), in: standard).value
        let decision = table?.evaluate(["a": .integer(50), "b": .string("y")] as Facts)
        #expect(decision?.value == .string("无"))
        #expect(decision?.usedDefault == true)
    }

    @Test(arguments: [HitPolicy.unique, .any, .first, .priority, .collect])
    func `an unknown input in a pack is undecided unless a certain rule outranks it`(
        _ policy: HitPolicy
    ) {
        let noA = decide(policy, .null, .string("y"), in: pack)
        #expect(noA?.isUndecided == true)
        #expect(noA?.missing == ["a"])
        let noB = decide(policy, .integer(7), .null, in: pack)
        #expect(noB?.isUndecided == (policy != .first))
        if policy != .first { #expect(noB?.missing == ["b"]) }
        #expect(
            decide(policy, .integer(1), .null, in: pack)?.value
                == (policy == .collect ? .list([.string("低")]) : .string("低")))
    }

    @Test func `in the standard an unknown input matches nothing but a dash`() {
        #expect(decide(.unique, .integer(1), .null)?.value == .string("低"))
        #expect(decide(.collect, .null, .string("x"))?.value == .list([]))
    }

    @Test func `the order of rules does not change a unique or any table`() {
        let rules: [TableSource.Rule] = [
            .init(when: ["< 10", "\"x\""], then: ["1"]),
            .init(when: ["< 10", "\"y\""], then: ["2"]),
            .init(when: [">= 10", "-"], then: ["3"]),
            .init(when: ["< 10", "not(\"x\",\"y\")"], then: ["4"]),
        ]
        var seen = Set<String>()
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            for policy in [HitPolicy.unique, .any] {
                let source = TableSource(
                    name: "t", inputs: [.init("a"), .init("b")], outputs: [.init("")],
                    rules: order.map { rules[$0] }, hitPolicy: policy)
                let table = DecisionTable.compile(source, in: pack).value
                let answers = [(5, "x"), (5, "y"), (5, "z"), (10, "x"), (9, "w")].map {
                    table?.evaluate(["a": .integer($0.0), "b": .string($0.1)] as Facts)
                        .value.description ?? ""
                }
                seen.insert(answers.joined(separator: " "))
            }
        }
        #expect(seen == ["1 2 4 3 4"])
    }

    @Test func `a cell may ask about the input in any way`() {
        let cells: [(String, Value, Value)] = [
            ("? > 5 and ? < 8", .integer(6), .boolean(true)),
            ("[1..3], [7..9]", .integer(8), .boolean(true)),
            ("null", .null, .boolean(true)), ("null", .integer(1), .boolean(false)),
            ("not(null)", .integer(1), .boolean(true)), ("< b", .integer(1), .boolean(true)),
            ("[5, 6]", .integer(6), .boolean(true)), ("!= 5", .integer(5), .boolean(false)),
            ("modulo(?, 2) = 0", .integer(4), .boolean(true)), ("", .integer(4), .boolean(true)),
        ]
        let scope = Scope(types: ["b": .number], semantics: .standard)
        for (text, input, expected) in cells {
            let cell = Expression.compileUnaryTests(text, input: .number, in: scope).value
            let slots = (cell?.names ?? []).map { _ in Value.integer(3) }
            #expect(cell?.evaluate(input, slots).value == expected, "\(text)")
        }
    }

    @Test func `mistakes are placed in their cell`() {
        let source = TableSource(
            name: "t", inputs: [.init("a"), .init("b")], outputs: [.init("")],
            rules: [
                .init(when: ["< 5", "\"x\""], then: ["c + 1"]),
                .init(when: ["> \"q\"", "-"], then: ["2"]),
                .init(when: ["-"], then: ["3"]),
            ])
        let compiled = DecisionTable.compile(source, in: pack)
        #expect(compiled.value == nil)
        let places = compiled.diagnostics.map { "\($0.code) \($0.place.map { "\($0)" } ?? "")" }
        #expect(
            places == [
                "GJ-FEEL-010 output(rule: 1, output: 1)", "GJ-FEEL-014 cell(rule: 2, input: 1)",
                "GJ-FEEL-055 rule(3)",
            ])
    }

    @Test func `money is not compared with a date, nor yuan with ten thousands of yuan`() {
        let scope = Scope(
            types: [
                "金额": .money, "概算": .quantity(unit: "万元"), "开工日": .date, "名称": .string,
            ], semantics: .pack)
        let codes = ["金额 > 概算", "金额 + 概算", "金额 > 开工日", "金额 > 名称", "开工日 + 金额"].map {
            Expression.compile($0, in: scope).diagnostics.first?.code ?? ""
        }
        #expect(
            codes == ["GJ-FEEL-015", "GJ-FEEL-015", "GJ-FEEL-014", "GJ-FEEL-014", "GJ-FEEL-013"])
        #expect(Expression.compile("金额 * 0.15 > 金额 / 2", in: scope).diagnostics == [])
    }

    @Test func `columns of rows give what single rows give`() throws {
        for policy in [HitPolicy.unique, .any, .first, .priority] {
            let source = TableSource(
                name: "t", inputs: [.init("a"), .init("b")],
                outputs: [.init("", allowed: "3, 1, 2", otherwise: "0")],
                rules: [
                    .init(when: ["< 10.5", "\"x\""], then: ["1"]),
                    .init(when: ["[5..20)", "\"x\", \"y\""], then: ["2"]),
                    .init(when: ["> 20, 3", "not(\"y\")"], then: ["3"]),
                ], hitPolicy: policy)
            let table = try #require(DecisionTable.compile(source, in: pack).value)
            let cents: [Int64] = [-1, 0, 299, 300, 301, 500, 1049, 1050, 1051, 1999, 2000, 2001]
            let texts = ["x", "y", "z", "很长的一段说明文字没有一格写到"]
            var units: [Int64] = []
            var codes: [UInt8] = []
            for cent in cents {
                for code in texts.indices {
                    units.append(cent)
                    codes.append(UInt8(code))
                }
            }
            let columns: [String: ValueColumn] = [
                "a": .scaled(units, scale: 2), "b": .codes(codes, of: texts),
            ]
            let bulk = try #require(table.evaluate(columns: table.names.compactMap { columns[$0] }))
            for row in units.indices {
                let amount = Decimal(coefficient: Int128(units[row]), exponent: -2) ?? .zero
                let facts: Facts = ["a": .number(amount), "b": .string(texts[Int(codes[row])])]
                #expect(bulk.value(at: row) == table.evaluate(facts).value)
            }
        }
    }

    @Test func `an explanation names the cells, the values and the article`() {
        let scope = Scope(
            types: ["投资概算": .money], constants: ["小微上限": .integer(500_000)], semantics: .pack)
        let source = TableSource(
            name: "立项路径", inputs: [.init("投资概算")], outputs: [.init("", otherwise: "\"普通\"")],
            rules: [.init(when: ["< 小微上限"], then: ["\"小微\""], annotations: ["BY-19(1)"])],
            otherwiseAnnotations: ["BY-19"])
        let table = DecisionTable.compile(source, in: scope).value
        func sentence(_ value: Value) -> String? {
            table?.evaluate(["投资概算": value] as Facts, trace: true).explanation?.sentence
        }
        #expect(
            sentence(.number(exact("499999.99")))
                == "投资概算 499999.99，符合“< 小微上限”；按第 1 行（BY-19(1)），结果是小微。")
        #expect(sentence(.integer(500_000)) == "没有一行符合，按其余情形（BY-19），结果是普通。")
        #expect(sentence(.null) == "还不能判断，缺少：投资概算。")
    }
}
