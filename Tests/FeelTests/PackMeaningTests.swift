import Feel
import Quantities
import Testing

/// Rule packs: what is unknown stays undecided, what does not apply decides against.
struct PackMeaningTests {
    private let scope = Scope(
        types: [
            "投资概算": .money, "项目类型": .choice(["建设开发类", "运行维护类", "服务类"]),
            "计划审核": .context(["结果": .string, "不通过": .boolean, "办结日": .date]),
            "单位": .context(["项目": .list(.context(["名称": .string, "完工": .boolean]))]),
            "变更项": .list(.context(["金额": .money, "类型": .string])),
            "批复金额": .money, "与往期完全一致": .boolean, "今天": .date,
            "保修期": .monthDuration, "工期": .dayTimeDuration, "口径.期限": .dayTimeDuration,
        ],
        constants: [
            "建设开发类": .string("建设开发类"), "服务类": .string("服务类"),
            "运行维护类": .string("运行维护类"), "不通过": .string("不通过"), "新增": .string("新增"),
            "小微上限": .integer(500_000),
        ],
        functions: [
            HostFunction(name: "已知", parameters: [.any], result: .boolean) {
                .success(.boolean(!$0[0].isNull))
            }
        ],
        semantics: .pack)

    private func ask(_ text: String, _ facts: [String: Value]) -> Evaluation? {
        let compiled = Expression.compile(text, in: scope)
        for diagnostic in compiled.diagnostics { Issue.record("\(diagnostic)") }
        return compiled.value?.evaluate(Facts(facts))
    }

    private func codes(_ text: String) -> [String] {
        Expression.compile(text, in: scope).diagnostics.map(\.code)
    }

    @Test func `a comparison with an unknown fact is undecided and names it`() {
        let result = ask("投资概算 < 小微上限", [:])
        #expect(result?.value == .null)
        #expect(result?.missing == ["投资概算"])
        #expect(result?.diagnostics == [])
    }

    @Test func `what does not matter is not missing`() {
        let result = ask("投资概算 < 小微上限 and 与往期完全一致", ["与往期完全一致": .boolean(false)])
        #expect(result?.value == .boolean(false))
        #expect(result?.missing == [])
    }

    @Test func `a fact that does not apply makes comparisons false and inequality true`() {
        let facts: [String: Value] = ["项目类型": .notApplicable]
        #expect(ask("项目类型 = 服务类", facts)?.value == .boolean(false))
        #expect(ask("项目类型 != 服务类", facts)?.value == .boolean(true))
        #expect(ask("not(与往期完全一致)", ["与往期完全一致": .notApplicable])?.value == .boolean(true))
        #expect(ask("count(变更项)", ["变更项": .notApplicable])?.value == .integer(0))
    }

    @Test func `presence is asked with a function or an explicit null`() {
        #expect(ask("已知(投资概算)", [:])?.value == .boolean(false))
        #expect(ask("投资概算 = null", [:])?.value == .boolean(true))
        #expect(ask("投资概算 != null", ["投资概算": .integer(1)])?.value == .boolean(true))
    }

    @Test func `a step's record is read by a path`() {
        let record = Value.context(Context([("结果", .string("不通过"))]))
        #expect(ask("计划审核.结果 = 不通过", ["计划审核": record])?.value == .boolean(true))
        let result = ask("计划审核.办结日 > 今天", ["计划审核": record, "今天": .null])
        #expect(result?.missing == ["计划审核.办结日", "今天"])
    }

    @Test func `a list of other cases names the case whose fact is missing`() {
        let first = Value.context(Context([("名称", .string("甲")), ("完工", .boolean(false))]))
        let second = Value.context(Context([("名称", .string("乙")), ("完工", .null)]))
        let unit = Value.context(Context([("项目", .list([first, second]))]))
        let result = ask("every p in 单位.项目 satisfies not(p.完工)", ["单位": unit])
        #expect(result?.value == .null)
        #expect(result?.missing == ["单位.项目[2].完工"])
    }

    @Test func `sums and filters run over the rows of a list`() {
        func row(_ amount: Int, _ kind: String) -> Value {
            .context(Context([("金额", .integer(amount)), ("类型", .string(kind))]))
        }
        let facts: [String: Value] = [
            "变更项": .list([row(10, "新增"), row(20, "取消")]), "批复金额": .integer(120),
        ]
        #expect(ask("sum(变更项.金额) / 批复金额", facts)?.value == .number(exact("0.25")))
        #expect(ask("count(变更项[item.类型 = 新增])", facts)?.value == .integer(1))
    }

    @Test func `a period is added to a date`() throws {
        let day = try #require(Day(year: 2024, month: 1, day: 31))
        let facts: [String: Value] = [
            "今天": .day(day), "保修期": .monthDuration(MonthDuration(months: 1)),
        ]
        let expected = try #require(Day(year: 2024, month: 2, day: 29))
        #expect(ask("今天 + 保修期", facts)?.value.asDay == expected)
    }

    @Test func `full-width operators, unknown names and wrong options are refused in place`() {
        #expect(codes("投资概算＞小微上限") == ["GJ-FEEL-002"])
        #expect(codes("投资概算 > 小微上线") == ["GJ-FEEL-010"])
        #expect(codes("项目类型 = \"服务\"") == ["GJ-FEEL-016"])
        #expect(codes("投资概算 > 今天") == ["GJ-FEEL-014"])
        let unknown = Expression.compile("投资概算 > 小微上线", in: scope).diagnostics.first
        #expect(unknown?.range == SourceRange(start: 7, end: 11))
        #expect(unknown?.hint?.contains("小微上限") == true)
    }

    @Test func `a name with a point is one name when declared so`() {
        let result = ask("今天 + 口径.期限", [:])
        #expect(result?.missing == ["今天", "口径.期限"])
    }

    private func table(_ policy: HitPolicy = .unique) -> Compilation<DecisionTable> {
        DecisionTable.compile(
            TableSource(
                name: "立项路径",
                inputs: [.init("投资概算"), .init("项目类型"), .init("与往期完全一致")],
                outputs: [.init("", otherwise: "\"普通\"")],
                rules: [
                    .init(when: ["< 小微上限", "-", "-"], then: ["\"小微\""], annotations: ["BY-19(1)"]),
                    .init(
                        when: ["[小微上限..2000000]", "运行维护类", "true"], then: ["\"简易\""],
                        annotations: ["BY-19(2)"]),
                ], hitPolicy: policy), in: scope)
    }

    @Test func `a row that might still match leaves the table undecided`() {
        let compiled = table()
        #expect(compiled.diagnostics == [])
        let open = compiled.value?.evaluate(Facts(["投资概算": .integer(600_000)]))
        #expect(open?.isUndecided == true)
        #expect(open?.missing == ["项目类型", "与往期完全一致"])
        let settled = compiled.value?.evaluate(
            Facts(["投资概算": .integer(600_000), "项目类型": .string("服务类")]))
        #expect(settled?.value == .string("普通"))
        #expect(settled?.usedDefault == true)
        let small = compiled.value?.evaluate(Facts(["投资概算": .integer(499_999)]))
        #expect(small?.value == .string("小微"))
        #expect(small?.matched == [0])
    }

    @Test func `a row of dashes is refused`() {
        let source = TableSource(
            name: "t", inputs: [.init("投资概算")], outputs: [.init("")],
            rules: [.init(when: ["-"], then: ["1"])])
        let compiled = DecisionTable.compile(source, in: scope)
        #expect(compiled.value == nil)
        #expect(compiled.diagnostics.first?.code == "GJ-FEEL-056")
        #expect(compiled.diagnostics.first?.place == .rule(1))
    }
}
