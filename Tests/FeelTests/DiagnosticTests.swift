import Feel
import Testing

/// Every code with a text that earns it, where it points and what it says.
struct DiagnosticTests {
    private static let scope: @Sendable (Semantics) -> Scope = { semantics in
        Scope(
            types: [
                "金额": .money, "概算": .quantity(unit: "万元"), "开工日": .date, "名称": .string,
                "类型": .choice(["建设", "运维"]), "清单": .list(.context(["金额": .money, "名称": .string])),
                "数": .number, "记": .context(["甲": .number]),
            ],
            constants: ["建设": .string("建设"), "上限": .integer(500_000)],
            functions: [
                HostFunction(name: "查", parameters: [.any], result: .any) { _ in
                    .failure(HostFailure("查不到。"))
                }
            ], semantics: semantics)
    }

    /// A code, a text that earns it, where it points and part of the sentence or of the advice.
    typealias Row = (code: String, text: String, range: String, says: String)

    private static let compiling: [Row] = [
        ("001", "1 # 2", "2-3", "“#”"),
        ("002", "金额＞5", "2-3", "半角的“>”"),
        ("002", "金额　> 5", "2-3", "半角空格"),
        ("002", "名称 = “甲”", "5-6", "半角"),
        ("002", "１ + 1", "0-1", "半角的“1”"),
        ("003", "名称 = \"甲", "5-7", "引号"),
        ("004", "1 /* 说明", "2-7", "*/"),
        ("005", "1 +", "3-3", "还缺一个表达式"),
        ("005", "if 数 > 1 then 2", "15-15", "还缺“else”"),
        ("005", "(1", "2-2", "还缺“)”"),
        ("005", "1 2", "2-3", "文字结束"),
        ("005", "数 = = 1", "4-5", "一个表达式"),
        ("006", String(repeating: "(", count: 300) + "1", "", "嵌套太深"),
        ("008", String(repeating: "9", count: 40), "0-40", "34 位"),
        ("010", "投资", "0-2", "没有叫“投资”的名称"),
        ("010", "上线 > 1", "0-2", "是不是“上限”"),
        ("011", "清单[金额 > 1]", "3-5", "item.金额"),
        ("012", "数 instance of 钱", "14-15", "“钱”"),
        ("013", "开工日 + 金额", "0-8", "不能用“+”"),
        ("013", "名称 * 2", "0-6", "不能用“*”"),
        ("013", "-名称", "0-3", "文字前面不能用“-”"),
        ("014", "金额 > 开工日", "0-8", "不能相比"),
        ("014", "名称 = 5", "0-6", "文字与数不能相比"),
        ("015", "金额 > 概算", "0-7", "单位不同"),
        ("015", "金额 + 概算", "0-7", "先换算成同一个单位"),
        ("015", "sum([金额, 概算])", "4-12", "单位不同"),
        ("015", "max(金额, 概算)", "4-10", "单位不同"),
        ("015", "if 数 > 1 then 金额 else 概算", "0-24", "单位不同"),
        ("015", "金额 in [概算..上限]", "6-14", "单位不同"),
        ("016", "类型 = \"采购\"", "0-9", "建设、运维"),
        ("017", "数 and 数 > 1", "0-1", "真假条件"),
        ("017", "if 数 then 1 else 2", "3-4", "真假条件"),
        ("018", "记.乙", "2-3", "没有“乙”"),
        ("018", "开工日.hours", "4-9", "没有“hours”"),
        ("019", "{甲: 1, 甲: 2}", "7-8", "写了两次"),
        ("020", "没有(1)", "0-2", "没有叫“没有”的函数"),
        ("022", "abs(1, 2)", "0-9", "要 1 个参数，给了 2 个"),
        ("022", "查()", "0-3", "要 1 个参数"),
        ("023", "abs(m: 1)", "0-9", "没有叫“m”的参数"),
        ("024", "sqrt(名称)", "5-7", "要数，给的是文字"),
        ("024", "string length(5)", "14-15", "要文字，给的是数"),
        ("032", "@\"2024-13-01\"", "0-13", "2024-10-25"),
        ("074", "function(a) external {java: {}}", "12-20", "不支持"),
    ]

    @Test(arguments: compiling)
    func `a text is refused in a pack`(_ row: Row) {
        let compiled = Expression.compile(row.text, in: Self.scope(.pack))
        #expect(compiled.value == nil)
        expect(compiled.diagnostics.first, row)
    }

    private static let evaluating: [Row] = [
        ("013", "1 + \"a\"", "0-7", "数与文字之间不能用“+”"),
        ("013", "-\"a\"", "0-4", "文字前面不能用“-”"),
        ("022", "any()", "0-5", "要 1 个以上参数"),
        ("014", "1 < \"a\"", "0-7", "不能相比"),
        ("017", "true and 1", "9-10", "真假条件"),
        ("018", "{a: 1}.b", "0-8", "没有“b”"),
        ("021", "(5)(1)", "0-6", "不是函数"),
        ("022", "(function(a) a)(1, 2)", "0-21", "这个函数要 1 个参数，给了 2 个"),
        ("024", "(function(a: number) a)(\"x\")", "0-28", "这个函数的参数“a”要数"),
        ("025", "sqrt(-1)", "0-8", "不能接受"),
        ("025", "date(2025, 2, 29)", "0-17", "不能接受"),
        ("030", "1 / 0", "0-5", "除数是零"),
        ("030", "modulo(1, 0)", "0-12", "除数是零"),
        ("031", "9e6144 * 10", "0-11", "超出"),
        ("031", "@\"999999999-12-31\" + @\"P1D\"", "0-27", "超出"),
        ("032", "date(\"2024-02-30\")", "0-18", "不是日期"),
        ("032", "duration(\"P1Y1D\")", "0-17", "不是期间"),
        ("033", "matches(\"a\", \"(\")", "0-17", "匹配式"),
        ("034", "[1..\"a\"]", "0-8", "两端"),
        ("035", "min([])", "0-7", "空列表"),
        ("036", "[1, 2][3]", "7-8", "列表只有 2 项"),
        ("037", "for i in 1.5..3 return i", "", "不能逐项列举"),
        ("038", "查(1)", "0-4", "查不到"),
    ]

    @Test(arguments: evaluating)
    func `a value is null and says why`(_ row: Row) throws {
        let expression = try #require(Expression.compile(row.text, in: Self.scope(.standard)).value)
        let result = expression.evaluate([Value]())
        #expect(result.value.isNull || row.code == "034")
        expect(result.diagnostics.first, row)
    }

    private static let costly: [Row] = [
        ("040", "some i in 1..1000, j in 1..1000 satisfies i * j < 0", "", "步"),
        ("041", "{f: function(g, x) g(g, x + 1), r: f(f, 1)}.r", "", "层"),
        ("042", "for i in 1..200000 return i", "", "项"),
        ("042", "string join(for i in 1..20000 return \"0123456789\")", "", "项"),
    ]

    @Test(arguments: costly)
    func `what costs too much is stopped`(_ row: Row) throws {
        let expression = try #require(Expression.compile(row.text, in: Self.scope(.standard)).value)
        let result = expression.evaluate([Value](), budget: Budget(steps: 500_000))
        #expect(result.value.isNull)
        expect(result.diagnostics.last, row)
    }

    private func expect(_ diagnostic: Diagnostic?, _ row: Row) {
        #expect(diagnostic?.code == "GJ-FEEL-" + row.code)
        if !row.range.isEmpty { #expect(diagnostic?.position == row.range) }
        let words = (diagnostic?.message ?? "") + (diagnostic?.hint ?? "")
        #expect(words.contains(row.says), "\(words)")
        #expect(diagnostic?.message.hasSuffix("。") == true)
    }

    @Test func `a text longer than the limit is refused`() {
        let text = String(repeating: "1+", count: 100_001) + "1"
        let compiled = Expression.compile(text, in: Self.scope(.pack))
        #expect(compiled.diagnostics.first?.code == "GJ-FEEL-007")
    }
}
