import Casework

/// What the demo says: only sentences for people; its data lies in `Demo/*.yaml`.
enum DemoMessages {
    static let abstract = "演示数据：核对、清点账号、成批生成"
    static let checkAbstract = "在内存里走完全部演示项目，逐个核对是否到了说好的状态"
    static let bulkAbstract = "把演示项目成批复制进数据库，供测量用"
    static let accountsAbstract = "列出演示账号"
    static let folderHelp = "演示数据所在的文件夹（默认 Demo）"
    static let countHelp = "要多少个项目"
    static let dayHelp = "当作今天的日子（默认今天）"
    /// Words on the sample papers.
    static let paperTitle = "演示材料"
    static let paperNote = "本件由演示程序生成，仅供试用，没有任何效力。"
    static let yes = "是"
    static let joint = "、"

    static func missing(_ path: String, _ key: String) -> String { "\(path) 缺少 \(key)" }
    static func shape(_ path: String) -> String { "\(path) 写法不对" }
    static func unknownKey(_ path: String, _ key: String) -> String { "\(path) 有不认识的键 \(key)" }
    static func notANumber(_ path: String, _ text: String) -> String {
        "\(path)：「\(text)」不是整数"
    }
    static func noLife(_ path: String, _ name: String) -> String { "\(path)：没有「\(name)」这段经历" }
    static func circle(_ name: String) -> String { "经历「\(name)」接着自己" }
    static func badFile(_ name: String, _ why: String) -> String { "演示数据 \(name) 有错：\(why)" }
    static func noRegulation(_ id: String) -> String { "演示数据要用的制度包「\(id)」没有装入" }
    static func noStep(_ step: String) -> String { "没有「\(step)」这个环节" }
    static func noAccount(_ role: String, _ unit: String) -> String {
        "没有能办的账号：角色「\(role)」，单位 \(unit)"
    }
    static func noCase(_ name: String) -> String { "「\(name)」的案卷还没有建立" }
    static func badFact(_ term: String, _ why: String) -> String { "事实「\(term)」：\(why)" }
    static func notPast(_ name: String) -> String { "「\(name)」最后一步要在今天以前（last 至少是 1）" }
    static func noCalendar(_ why: String) -> String { "排不出演示日期：\(why)" }
    static func panelless(_ step: String) -> String { "「\(step)」没有专家组" }
    static func act(_ name: String, _ life: String, _ step: String, _ day: String) -> String {
        "演示项目「\(name)」（\(life)）在 \(day) 办「\(step)」时没有办成"
    }
    static func foreign(_ cases: Int) -> String {
        "数据库里已有 \(cases) 个案卷，不装演示数据"
    }
    static func seeded(_ projects: Int, _ acts: Int, _ seconds: String) -> String {
        "演示数据已装好：\(projects) 个案卷、\(acts) 次办理，用时 \(seconds) 秒"
    }
    static let already = "演示数据已在库里"
    static func account(_ login: String, _ name: String, _ about: String) -> String {
        "  \(login)\t\(name)\t\(about)"
    }
    static func notOpen(_ steps: [String], _ open: [String]) -> String {
        "该能办而不能办：\(steps.joined(separator: joint))；现在能办：\(open.joined(separator: joint))"
    }
    static func open(_ steps: [String]) -> String { "不该能办：\(steps.joined(separator: joint))" }
    static func ending(_ wanted: String?, _ found: String?) -> String {
        "结局应为 \(wanted ?? "未结")，实为 \(found ?? "未结")"
    }
    static func round(_ step: String, _ wanted: Int, _ found: Int) -> String {
        "「\(step)」应在第 \(wanted) 轮，实为第 \(found) 轮"
    }
    static func notOverdue(_ clocks: [String]) -> String {
        "时限应已超期：\(clocks.joined(separator: joint))"
    }
    static func panel(_ wanted: String, _ found: String) -> String {
        "专家组应为 \(wanted)，实为 \(found)"
    }
    static func fault(_ name: String, _ life: String, _ what: String) -> String {
        "\(name)（\(life)）：\(what)"
    }
    static func checked(_ cases: Int, _ wrong: Int) -> String {
        "\(cases) 个案卷，\(wrong) 个没有到说好的状态"
    }
    static func bulked(_ projects: Int, _ events: Int, _ seconds: String) -> String {
        "已有 \(projects) 个项目、\(events) 个事件，用时 \(seconds) 秒"
    }
    static func copyUnit(_ name: String, _ number: Int) -> String { "\(name)（第\(number)区）" }
    static func copyTitle(_ name: String, _ number: Int) -> String { "\(name)（第\(number)区）" }
    static func refusal(_ refusal: Refusal) -> String {
        let points = refusal.findings.map { "\($0.message)（\($0.cites.joined(separator: joint))）" }
        return ([refusal.message] + points).joined(separator: "；")
    }
}
