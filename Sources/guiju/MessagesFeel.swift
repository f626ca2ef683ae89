import Feel

extension Messages {
    static let feelAbstract = "规则语言 FEEL"
    static let feelEvalAbstract = "计算一个表达式"
    static let feelExplainHelp = "说明读了哪些值、为什么得这个结果"
    static let feelTckAbstract = "运行 DMN 符合性用例"
    static let tckHelp = "用例文件夹"
    static let reportHelp = "逐例结果写到这个 CSV 文件"
    static let feelExportAbstract = "把一个制度包的判定表写成 DMN 模型，供别的建模工具打开"
    static let feelImportAbstract = "把 DMN 模型里的判定表写成制度包的样子，并查空当和重叠"
    static let exportedDecisionHelp = "只要这张判定表（可以写多次；默认全部）"
    static let exportDayHelp = "取哪一天在行的数（默认今天）"
    static let exportFileHelp = "写到这个文件（默认标准输出）"
    static let dmnFileHelp = "DMN 1.3 至 1.5 的文件"

    static func noKit(_ path: String) -> String {
        "\(path) 里没有符合性用例（应当有 compliance-level-2、compliance-level-3 这样的文件夹）"
    }
    static func noTables(_ path: String) -> String { "\(path) 里没有判定表" }

    /// One line of the kit: cases, those that expect a value, errors that are explained.
    static func kitLine(_ name: String, _ tally: TckReport.Tally) -> String {
        "\(name)  \(tally.passed)/\(tally.cases)"
            + "  有值 \(tally.valuePassed)/\(tally.valueCases)"
            + "  出错说明 \(tally.errorsExplained)/\(tally.errors)"
    }
    /// A wrong result: where, what was wanted, what came out and why.
    static func kitFailure(_ result: TckResult) -> String {
        let why = result.diagnostic.map { "  \($0.code) [\($0.position)] \($0.message)" } ?? ""
        return "\(result.level)/\(result.folder) \(result.test) \(result.node)："
            + "应为 \(result.expected)，得 \(result.actual)\(why)"
    }
}
