/// Words shared by several sentences.
enum Messages {
    static let unknown = "未知"
    static let notApplicable = "不适用"
    static let colon = "："
    static let comma = "，"
    static let noCalendar = "没有给出工作日历，不能数工作日"
    static let factRemedy = "照例子改写"
    static let feelRemedy = "改写这一条件；写法见制度包格式说明"

    static let decisionNotApplicable = "不适用"
    static let commaHint = "一行写法里的半角逗号会把一句话切断，是不是这样？用全角逗号或另起一行。"
    static let noRow = "没有一行对得上"
    static let otherwise = "其余情形"
    static let fixedBefore = "办理时已经定下"
    /// How a comparison reads between a value and its bound; longer signs first.
    static let comparisons: [(sign: String, joint: String)] = [
        ("<=", "不大于"), (">=", "不小于"), ("!=", " 不是 "), ("<", " < "), (">", " > "),
        ("=", " = "),
    ]

    static func above(isIncluded: Bool) -> String { isIncluded ? "不小于" : "大于" }
    static func below(isIncluded: Bool) -> String { isIncluded ? "不大于" : "小于" }

    static func missing(_ names: [String]) -> String {
        names.isEmpty ? "无法判断" : "缺少：\(names.joined(separator: "、"))"
    }

    static func atTheBound(_ value: String) -> String {
        "正好在 \(value) 上，原文没有写清算哪一边，待口径"
    }

    static func cycle(_ name: String) -> String { "“\(name)”的推算绕回了自己" }

    static func list(_ words: [String], most: Int = 12) -> String {
        let shown = words.prefix(most).joined(separator: "、")
        return words.count > most ? shown + " 等" : shown
    }

    static func perhaps(_ similar: String?) -> String {
        similar.map { "是不是想写“\($0)”？" } ?? "先声明它，或改成已有的名字。"
    }
}

/// What the YAML parser says, in Chinese; empty when it says something else.
func yamlExplained(_ problem: String) -> String {
    yamlSentences.first { problem.contains($0.part) }?.says ?? ""
}

private let yamlSentences: [(part: String, says: String)] = [
    (
        "mapping values are not allowed",
        "这里不能再有“: ”，多半是上一行缩进不对，或一句话里的半角冒号没有加引号。"
    ),
    ("did not find expected ',' or ']'", "列表的 [ 没有配对的 ]，或项之间少了逗号。"),
    ("did not find expected ',' or '}'", "一行键值的 { 没有配对的 }，或之间少了逗号。"),
    ("did not find expected key", "缩进和前面对不上。"),
    ("did not find expected '-' indicator", "这一列表里有一项没有以 - 开头，或缩进不对。"),
    ("could not find expected ':'", "这一行少了“: ”（冒号后面要有空格）。"),
    (
        "found character that cannot start any token",
        "有不能开头的字符，多半是制表符或 @、`；缩进只用空格。"
    ),
    ("found a tab character", "缩进里有制表符，改成空格。"),
    ("found unexpected end of stream", "文件在引号或括号关上以前就结束了。"),
    ("found unknown escape character", "双引号里的反斜线用错了，改用单引号。"),
    ("control characters are not allowed", "有看不见的控制字符。"),
    ("block sequence entries are not allowed", "这里不能开始列表，看上一行的缩进。"),
    ("block mapping", "键值的缩进不对。"),
    ("expected a single document", "一个文件里只能有一份内容，去掉多余的 ---。"),
    ("while scanning a", "引号没有关上。"),
    ("Maximum nesting level", "嵌套太深。"),
    ("invalid", "有不是 UTF-8 的字符。"),
]
