import Casework
import Quantities

/// What the command line says.
///
/// No law here.
enum Messages {
    static let abstract = "规矩：按办法逐条办理政务信息化项目"
    static let regulationsHelp = "制度包所在的文件夹（默认 Regulations）"
    static let calendarsHelp = "放假安排所在的文件夹（默认 Calendars）"
    static let installationHelp = "本地口径文件"
    static let jsonHelp = "用 JSON 输出"
    static let regulationIDHelp = "制度包编号，如 guiju regulation list 所列"
    static let decisionHelp = "判断的名称"
    static let factsHelp = "字段=值，可以写多个"
    static let onHelp = "按哪一天判断（默认今天）"
    static let decideAbstract = "按一条规定做一个判断，说出条号和理由"
    static let assessAbstract = "评估一个描述好的项目：走什么路、交什么材料、什么时候到期"
    static let calendarAbstract = "按工作日、自然日、自然月、自然年推算日期"
    static let calendarAddAbstract = "从某天起加上一段期间"
    static let startHelp = "起算日，如 2025-09-30"
    static let countHelp = "数目，可以是负数"
    static let unitHelp = "单位：工作日、自然日、自然月、自然年"
    static let rollHelp = "末日遇休息日顺延"
    static let explainHelp = "逐日说明"
    static let drawAbstract = "核验专家抽取"
    static let drawVerifyAbstract = "离线重算一次导出的抽取"
    static let drawFileHelp = "导出的抽取文件"
    static let regulationAbstract = "制度包：列出、查看、检查、算例、覆盖、挂接原文"
    static let caseAbstract = "案卷"
    static let caseRunAbstract = "按算例文件走完一个项目的一生，报告不符之处"
    static let journeyHelp = "算例文件（journeys/*.yaml）"
    static let verifyAbstract = "核验数据库：哈希链、文件、读模型"
    static let preparingDemo = "准备演示数据；新库第一次要半分钟左右……"
    static let serveAbstract = "启动网页服务"
    static let databaseHelp = "数据库，如 sqlite:var/guiju.db"
    static let portHelp = "端口"
    static let hostHelp = "监听地址"
    static let httpsHelp = "人们经代理用 HTTPS 打开页面"
    static func needsHTTPS(_ host: String) -> String {
        "监听 \(host) 会让口令和会话在网上明文走，没有启动；"
            + "请由反向代理接 HTTPS 并加 --https，或只听本机 127.0.0.1"
    }
    static let demoHelp = "装入演示数据"
    static let allHelp = "把所有制度包并排评估"
    static let projectHelp = "项目描述文件（YAML 或 JSON）"
    static let listAbstract = "列出现有的制度包"
    static let showAbstract = "查看一个制度包，或一条上挂着什么"
    static let showHelp = "制度包编号，或条号（如 XX-16）"
    static let fieldsHelp = "列出字段"
    static let checkAbstract = "检查制度包，逐处指出文件和行"
    static let packFolderHelp = "制度包或其上级文件夹（默认 Regulations）"
    static let testAbstract = "运行制度包的算例"
    static let casesHelp = "另外的算例文件夹"
    static let coverageAbstract = "条文覆盖情况"
    static let attachAbstract = "核对并挂接官方原文"
    static let keepAbstract = "把一版制度包存进数据库，供钉着它的案卷继续办理"
    static let keepFolderHelp = "这一版制度包的文件夹"
    static func kept(_ id: String, _ version: String, _ hash: String) -> String {
        "已存下 \(id) \(version)（\(hash.prefix(12))…）"
    }
    static func keptPackUnreadable(_ name: String, _ version: String) -> String {
        "数据库里存的制度包 \(name)（\(version) 版）读不出来，钉着它的案卷没法办；"
            + "先用原来的程序运行，或者从备份恢复"
    }
    static let textFileHelp = "原文文件（UTF-8 文本）"
    static let attachToHelp = "原文存放的文件夹"
    static let exprHelp = "表达式"
    static let contextHelp = "变量文件（YAML 或 JSON）"
    static func cannotWrite(_ path: String) -> String { "写不了 \(path)，请检查权限和磁盘空间" }
    static func whichRegulation(_ known: [String]) -> String {
        "请用 --regulation 指明按哪部办法评估：\(known.joined(separator: "、"))"
    }
    static let listJoint = "、"

    /// Words for units of periods on the command line.
    static let units: [String: Period.Unit] = [
        "工作日": .workingDays, "个工作日": .workingDays, "自然日": .days, "个自然日": .days, "日": .days,
        "自然月": .months, "个自然月": .months, "月": .months, "个月": .months,
        "自然年": .years, "个自然年": .years, "年": .years,
    ]

    static func cannotRead(_ path: String) -> String { "读不到文件 \(path)（不存在、没有权限或超过 4 MiB）" }
    static func notText(_ path: String) -> String { "\(path) 不是 UTF-8 文本" }
    static func noFolder(_ path: String) -> String {
        "找不到文件夹 \(path)，请用 --regulations 或 --calendars 指明"
    }
    static func tooManyFiles(_ path: String) -> String { "\(path) 里的文件太多，不像一个制度包" }
    static func noRegulation(_ id: String, _ known: [String]) -> String {
        "没有制度包「\(id)」；现有：\(known.joined(separator: "、"))"
    }
    static func brokenPack(_ id: String, _ first: String) -> String {
        "制度包「\(id)」有错，不能使用：\(first)。运行 guiju regulation check 查看全部"
    }
    static func badKeys(_ path: String) -> String {
        "密钥文件 \(path) 读不懂：每行应是编号、空格和 64 位十六进制；从备份里取回原来的那一份"
    }
    static func badFile(_ name: String, _ why: String) -> String { "\(name) 有错：\(why)" }
    static func notADay(_ text: String) -> String { "「\(text)」不是日期，要写成 2025-03-10 这样" }
    static func notAPair(_ text: String) -> String { "「\(text)」不是“字段=值”" }
    static func noTerm(_ name: String) -> String {
        "没有「\(name)」这个字段；用 guiju regulation show 编号 --fields 查看"
    }
    static func noDecision(_ name: String, _ known: [String]) -> String {
        "没有「\(name)」这个判断；有：\(known.joined(separator: "、"))"
    }
    static func undecided(_ missing: [String]) -> String {
        "无法判断  缺少:\(missing.joined(separator: "、"))"
    }
    static func notAUnit(_ text: String) -> String {
        "单位「\(text)」不认识（要写 工作日、自然日、自然月、自然年），或数目过大"
    }
    static func calendar(_ error: CalendarError) -> String { error.description }
    static func notADraw(_ path: String) -> String { "\(path) 不是抽取文件" }
    static func drawFaults(_ faults: [DrawFault]) -> String {
        let words: [DrawFault: String] = [
            .format: "格式", .candidates: "候选名单指纹", .commitment: "事先承诺", .seed: "种子",
            .sequence: "抽取顺序", .members: "入选名单",
        ]
        return "核验不通过，对不上的有：\(faults.compactMap { words[$0] }.joined(separator: "、"))"
    }
    static func drawProven(_ names: [String]) -> String {
        "核验通过，入选：\(names.joined(separator: "、"))"
    }
    static func article(_ id: String) -> String { "没有「\(id)」这一条" }
    static func checked(_ id: String, _ errors: Int, _ warnings: Int) -> String {
        "\(id)：\(errors) 处错误，\(warnings) 处提醒"
    }
    static func played(_ title: String, _ acts: Int, _ checks: Int, _ faults: Int) -> String {
        faults == 0
            ? "「\(title)」走完：办了 \(acts) 件事，核对 \(checks) 处，全部相符"
            : "「\(title)」走完：办了 \(acts) 件事，核对 \(checks) 处，有 \(faults) 处不符"
    }
    static func otherwise(_ expected: String, _ found: String, _ article: String?) -> String {
        "应当：\(expected)；实际：\(found)\(article.map { "（\($0)）" } ?? "")"
    }
    static func noCases(_ path: String) -> String { "找不到算例文件夹 \(path)" }
    static func passed(_ passed: Int, _ failed: Int) -> String {
        "\(passed) passed, \(failed) failed"
    }
    static func notEvaluated(_ text: String) -> String { "算不出来：\(text)" }
    static func badPort(_ port: Int) -> String { "端口 \(port) 不在 0 到 65535 之间" }
    static func badURL(_ text: String) -> String { "不认识的数据库「\(text)」，要写成 sqlite:路径" }
    static func attached(_ articles: Int, _ hash: String) -> String {
        "已核对原文：找到 \(articles) 条，指纹 \(hash)"
    }
    static func attachMismatch(_ missing: [String], _ extra: [Int], _ hashFits: Bool) -> String {
        var parts: [String] = []
        if !hashFits { parts.append("指纹与制度包登记的不同") }
        if !missing.isEmpty { parts.append("原文里找不到：\(missing.joined(separator: "、"))") }
        if !extra.isEmpty {
            parts.append("制度包里没有第 \(extra.map(String.init).joined(separator: "、")) 条")
        }
        return "原文与制度包对不上：\(parts.joined(separator: "；"))"
    }
    static func verified(_ cases: Int, _ events: Int, _ files: Int) -> String {
        "核验通过：\(cases) 个案卷，\(events) 个事件，\(files) 个文件"
    }
    static func faults(_ count: Int) -> String { "核验发现 \(count) 处问题" }
    static let viewsDiffer =
        "读模型与按事件重建的结果不一致；先看 --regulations、--calendars、--installation 是否同启动服务时一样"
    static let checkpointsHelp = "另存的检查点文件（默认数据库旁边的 .checkpoints）"
    static func badCheckpoints(_ path: String) -> String {
        "检查点文件 \(path) 读不懂：每行应是一个检查点；请用另存的那一份（--checkpoints）核验"
    }
    static func serving(_ address: String) -> String { "规矩已启动：\(address)" }
    static func demoAccounts(_ password: String) -> String { "演示账号（口令都是 \(password)）：" }
    static func stored(_ path: String) -> String { "数据在 \(path)" }

    // Administrators
    static let administratorsAbstract = "给新库设立系统、安全、审计三位管理员，口令只显示一次"
    static let unitNameHelp = "管理员所在单位的名称"
    static func notANewDatabase(_ count: Int) -> String {
        "这个库里已经有 \(count) 个账号，不是新库；账号请由系统管理员在页面上开立"
    }
    static let badUnitName = "单位名称要填，不超过 60 个字"
    static func administrator(_ role: String) -> String {
        switch role {
        case SystemRole.system: "系统管理员"
        case SystemRole.security: "安全管理员"
        default: "审计管理员"
        }
    }
    static let administratorsNext = "请当面交给三个人，登录后各自改口令；其余账号由系统管理员开立、安全管理员授予角色"
}
