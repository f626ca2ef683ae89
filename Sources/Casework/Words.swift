import Quantities

/// Words of the pack form that the case engine answers to: spelling, not law.
enum PackWord {
    static let today = "今天"
    // Members of a step's record.
    static let done = "办结"
    static let doneOn = "办结日"
    static let recordedOn = "记录日"
    static let started = "已开始"
    static let result = "结果"
    static let notYet = "未办"
    static let round = "轮次"
    static let valid = "有效"
    static let validUntil = "有效期至"
    static let rounds = "各轮"
    static let last = "末次"
    // Members of a clock's record.
    static let overdue = "逾期"
    static let wasOverdue = "曾逾期"
    static let due = "截止日"
    static let startedOn = "起算日"
    static let met = "已履行"
    static let occurrences = "各次"
    // Members of a duty that the yearly assessment gathers.
    static let ofYear = "年度"
    static let returned = "退回"
    // Roots.
    static let unit = "单位"
    static let jurisdiction = "辖区"
    static let thisCase = "本案"
    static let thisAct = "本次"
    static let ending = "结局"
    static let stillAlive = "未结"
    static let expert = "专家"
    static let duties = "履责"
    static let payments = "资金"
    static let rulingPrefix = "口径."
    // How a joint review concludes.
    static let allAnswer = "全部答复"
    static let leadConcludes = "牵头定"
    static let oneObjectionBars = "一票否决"
    // Members of the roots.
    static let name = "名称"
    static let caseNumber = "案号"
    static let begun = "开始日"
    static let formerUnits = "曾任职"
    static let joinedProjects = "参与项目"
    /// Rhythms of recurring duties.
    static let rhythms: [String: (count: Int, unit: Period.Unit)] = [
        "周": (7, .days), "半月": (15, .days), "月": (1, .months), "季": (3, .months),
        "半年": (6, .months), "年": (1, .years),
    ]
}
