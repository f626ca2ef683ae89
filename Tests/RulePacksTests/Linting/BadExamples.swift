/// One bad example or more for each lint: an edit of the sample pack.
enum BadExamples {
    /// Lints shown in test files of their own.
    static let elsewhere: Set<String> = ["L13", "L14", "L15", "L16"]

    static let all: [LintTests.Bad] = articles + rules + lifecycle + worked

    private static let articles: [LintTests.Bad] = [
        .init(
            "L01", "a missing article", "articles_total: 6", "articles_total: 7",
            in: "regulation.yaml", says: "SL-7"),
        .init(
            "L01", "articles out of order", "- id: SL-6", "- id: SL-0",
            in: "ch02-approval.yaml", says: "SL-0"),
        .init(
            "L01", "an article beyond the text", "articles_total: 6", "articles_total: 5",
            in: "regulation.yaml", says: "SL-6"),
        .init(
            "L02", "a gist of dashes", "gist: 由示例局解释", "gist: ——",
            in: "ch02-approval.yaml", says: "SL-6"),
        .init(
            "L02", "a gist as long as a law", "gist: 由示例局解释",
            "gist: \(String(repeating: "由示例局解释", count: 14))",
            in: "ch02-approval.yaml", says: "84"),
        .init(
            "L02", "items out of order",
            "    \"1\": {gist: 小额的走简易}\n    \"2\": {gist: 照旧续办的走简易}",
            "    \"2\": {gist: 照旧续办的走简易}\n    \"1\": {gist: 小额的走简易}",
            in: "ch02-approval.yaml", says: "SL-4"),
        .init(
            "L12", "an entry that says nothing",
            "  unquantified:\n    - {what: 备案以后多久复核, ruling: 复核期限}",
            "  unquantified:\n    - {what: 备案以后多久复核, ruling: 复核期限}\n"
                + "  not_encoded:\n    - {what: 复核办法, why: ——, needs: 办法, shown_as: 提醒}",
            in: "ch02-approval.yaml", says: "why"),
        .init(
            "L18", "an article nobody encodes",
            "strength: 宣示\n  status: declaratory", "strength: 须\n  status: recorded",
            in: "ch02-approval.yaml", says: "SL-6"),
        .init(
            "L18", "an article still to do", "status: declaratory", "status: pending",
            in: "ch02-approval.yaml", says: "SL-6"),
    ]

    private static let rules: [LintTests.Bad] = [
        .init(
            "L03", "an amount without a base", "{value: 50万元, base: 投资概算, bound: 不含}",
            "{value: 50万元, bound: 不含}", in: "ch02-approval.yaml", says: "基数"),
        .init(
            "L03", "a limit that does not say whether it is in", "base: 投资概算, bound: 不含}",
            "base: 投资概算}", in: "ch02-approval.yaml", says: "含不含"),
        .init(
            "L03", "a bare number", "{value: 3次, bound: 含}", "{value: 3, bound: 含}",
            in: "ch02-approval.yaml", says: "单位"),
        .init(
            "L05", "rows that overlap", "[\">= 小额上限\", \"true\"]", "[\"-\", \"true\"]",
            in: "ch02-approval.yaml", says: "第 1、2 行"),
        .init(
            "L05", "a gap", "      otherwise: {then: 普通, cites: SL-4}\n",
            "        - {when: [\"> 小额上限\", \"false\"], then: 普通, cites: SL-4}\n",
            in: "ch02-approval.yaml", says: "投资概算 50万元"),
        .init(
            "L05", "a row nothing reaches",
            "        - {when: [\">= 小额上限\", \"true\"], then: 简易, cites: SL-4(2)}\n",
            "        - {when: [\">= 小额上限\", \"true\"], then: 简易, cites: SL-4(2)}\n"
                + "        - {when: [\"(小额上限..小额上限)\", \"-\"], then: 普通, cites: SL-4}\n",
            in: "ch02-approval.yaml", says: "第 3 行"),
        .init(
            "L05", "a table with a formula in a cell", "[\"< 小额上限\", \"-\"]",
            "[\"< 小额上限 + 1\", \"-\"]", in: "ch02-approval.yaml", says: "算式"),
        .init(
            "L06", "a term no step asks for", "投资概算, 运营金额]", "投资概算]",
            in: "lifecycle/project.yaml", says: "运营金额"),
        .init(
            "L06", "a computed term nobody reads", "passes_when: 运营占比 <= 运营上限",
            "passes_when: 运营金额 / 投资概算 <= 运营上限", in: "ch01-general.yaml",
            says: "运营占比"),
        .init(
            "L10", "可 that blocks", "      guards: 审核.通过\n",
            "      guards: 审核.通过\n      strength: 可\n", in: "ch01-general.yaml",
            says: "会拦人"),
        .init(
            "L10", "a gate harder than its article",
            "- id: SL-5\n  strength: 须", "- id: SL-5\n  strength: 可",
            in: "ch02-approval.yaml", says: "硬"),
        .init(
            "L11", "a length that is no period", "within: 备案期限", "within: 小额上限",
            in: "ch02-approval.yaml", says: "小额上限"),
        .init(
            "L25", "a gate deaf to its clock", "not(备案时限.逾期)", "批复.同意",
            in: "ch02-approval.yaml", says: "没有读"),
        .init(
            "L28", "every where nothing is there", "- 批复金额:",
            "- 全批:\n    type: bool\n    computed: every p in 单位.项目 satisfies p.已批复\n"
                + "    defined_by: SL-2\n- 批复金额:",
            in: "terms.yaml", says: "全批"),
        .init(
            "L29", "one duty as two clocks", "      late: 法规未写\n",
            "      late: 法规未写\n"
                + "    - {id: 审核时限二, owes: 主管部门, what: 意见, from: 申报.办结,"
                + " within: 审核期限, met_by: 审核.办结, late: 法规未写}\n",
            in: "ch02-approval.yaml", says: "审核时限"),
        .init(
            "L31", "a ruling nobody needs", "  复核期限:",
            "  另一口径: {type: bool, cites: SL-5, asks: 要不要}\n  复核期限:",
            in: "regulation.yaml", says: "另一口径"),
        .init(
            "L19", "a role without an article", "项目单位: {is: 本案单位, cites: SL-1(2)}",
            "项目单位: {is: 本案单位}", in: "regulation.yaml", says: "项目单位"),
    ]

    private static let lifecycle: [LintTests.Bad] = [
        .init(
            "L17", "a fact asked twice", "同意: {gives: [批复金额]}",
            "同意: {gives: [批复金额, 投资概算]}",
            in: "lifecycle/project.yaml", says: "投资概算"),
        .init(
            "L20", "a step that can never open", "when: 路径 = 普通",
            "when: 路径 = 普通 and 路径 = 简易", in: "lifecycle/project.yaml", says: "专家评审"),
        .init(
            "L20", "a step nothing returns to", "要改: {back_to: 补正}", "要改: {back_to: 申报}",
            in: "lifecycle/project.yaml", says: "补正"),
        .init(
            "L21", "steps that wait for each other", "after: [申报]", "after: [申报, 批复]",
            in: "lifecycle/project.yaml", says: "审核、专家评审、批复"),
        .init(
            "L21", "a wait through a gate on an outcome",
            "      guards: 审核.通过\n      passes_when: 运营占比 <= 运营上限",
            "      guards: 审核.通过\n      passes_when: 运营占比 <= 运营上限 and 方案备案.办结",
            in: "ch01-general.yaml", says: "方案备案"),
        .init(
            "L20", "a step whose gate can never pass",
            "      strength: 原则上\n      passes_when: not(备案时限.逾期)",
            "      passes_when: 备案时限.逾期 and 路径 = 普通 and 路径 = 简易",
            in: "ch02-approval.yaml", says: "方案备案"),
        .init(
            "L22", "an outcome without a sequel", "要改: {back_to: 补正}",
            "要改: {unfavourable: true}",
            in: "lifecycle/project.yaml", says: "要改"),
        .init(
            "L23", "rounds up to an amount", "at_most: 审核次数", "at_most: 小额上限",
            in: "lifecycle/project.yaml", says: "小额上限"),
        .init(
            "L24", "a route nobody fixes", "      fixed_by: 审核\n", "", in: "ch02-approval.yaml",
            says: "路径"),
        .init(
            "L34", "a kind that gathers what no clock leads to", "begins: 申报",
            "begins: 申报\ngathers: SL-6", in: "lifecycle/project.yaml", says: "SL-6"),
        .init(
            "L33", "a paper dated with what comes later", "for: 申报, seal: 公章}",
            "for: 申报, seal: 公章, dated_with: 批复}", in: "ch01-general.yaml", says: "申报书"),
    ]

    private static let worked: [LintTests.Bad] = [
        .init(
            "L07", "no case one step below", "499999.99元", "499999元",
            in: "cases/ch02-approval.yaml", says: "差一步"),
        .init(
            "L07", "no case at the point of a share", "运营金额: 30万元", "运营金额: 29万元",
            in: "cases/ch02-approval.yaml", says: "正好"),
        .init(
            "L07", "a threshold that cannot be judged", "passes_when: 运营占比 <= 运营上限",
            "passes_when: max(运营占比, 0) <= 运营上限", in: "ch01-general.yaml", says: "算式"),
        .init(
            "L08", "a decision with four cases",
            "路径: 简易, materials: {申报书: 需要}", "materials: {申报书: 需要}",
            in: "cases/ch02-approval.yaml", says: "4 个"),
        .init(
            "L08", "no case for a missing input",
            "given: {投资概算: 60万元, 项目类型: 运维类}\n"
                + "  expect: {路径: 无法判断, missing: [照旧续办]}",
            "given: {投资概算: 60万元, 项目类型: 运维类, 照旧续办: 否}\n  expect: {路径: 普通}",
            in: "cases/ch02-approval.yaml", says: "照旧续办"),
        .init(
            "L09", "a case on another article", "because: SL-4(1)", "because: SL-5",
            in: "cases/ch02-approval.yaml", says: "SL-5"),
    ]
}
