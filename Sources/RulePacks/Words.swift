import Quantities

/// The Chinese words of the pack form and of people's input, each once.
///
/// They are spelling, not law: no term, threshold, office or material stands here.
enum Words {
    // Lists of one key.
    static let strengths = WordList<Strength>(pairs: [
        ("须", .must), ("原则上", .inPrinciple), ("可", .may), ("依据", .basis), ("职权", .power),
        ("宣示", .declaration),
    ])
    static let stepKinds = WordList<Step.Kind>(pairs: [
        ("提交", .submit), ("审核", .review), ("会审", .concur), ("专家", .panel),
        ("审定", .decide), ("备案", .file), ("记录", .record),
    ])
    static let bounds = WordList<LawValue.Bound>(pairs: [
        ("含", .included), ("不含", .excluded), ("未明", .unclear), ("两属", .both),
    ])
    static let fillings = WordList<PanelRule.Seat.Filling>(pairs: [
        ("抽取", .drawn), ("指定", .appointed),
    ])
    static let seatRoles = ["评审", "列席", "主持"]
    static let conclusions = ["全部答复", "牵头定", "一票否决"]
    static let recurrences = ["周", "半月", "月", "季", "半年", "年"]

    // Single words of the form.
    static let onlyByReturn = "仅退回"
    static let onlyByTrigger = "仅触发"
    static let everythingAfter = "其后全部"
    static let thisOccurrence = "本次"
    static let asItWas = "原样"
    static let eachUnit = "单位"
    /// The kind of case meant when none is named.
    static let project = "项目"
    static let unwritten = "法规未写"
    static let inferred = "推定"
    static let done = "办结"
    static let payment = "资金"
    /// Rulings that settle a value claimed by neither or both sides at the very point.
    static let countsAsLower = "归低档"
    static let countsAsHigher = "归高档"

    // Root names of conditions.
    static let rulings = "口径"
    static let today = "今天"
    static let ending = "结局"
    static let unit = "单位"
    static let jurisdiction = "辖区"
    static let thisCase = "本案"
    static let thisAct = "本次"
    static let expert = "专家"
    static let duties = "履责"
    static let notEnded = "未结"
    static let notDone = "未办"

    static let reservedRoots = [
        rulings, today, ending, unit, jurisdiction, thisCase, thisAct, expert, duties,
    ]

    /// Members of the records a condition reads.
    enum Member {
        static let done = "办结"
        static let doneOn = "办结日"
        static let recordedOn = "记录日"
        static let begun = "已开始"
        static let result = "结果"
        static let round = "轮次"
        static let valid = "有效"
        static let validUntil = "有效期至"
        static let rounds = "各轮"
        static let last = "末次"
        static let overdue = "逾期"
        static let everOverdue = "曾逾期"
        static let due = "截止日"
        static let startedOn = "起算日"
        static let met = "已履行"
        static let occurrences = "各次"
        static let name = "名称"
        static let caseNumber = "案号"
        static let unit = "单位"
        static let begunOn = "开始日"
        static let amount = "金额"
        static let ofYear = "年度"
        static let returned = "退回"
    }

    // Host functions.
    static let isKnown = "已知"
    static let count = "次数"
    static let workingDaysAfter = "工作日后"
    static let workingDaysBetween = "工作日数"

    // Spelling of values.
    static let yuan = "元"
    static let yuanWhole = "元整"
    /// Units of money with their worth in 元, longest first.
    static let moneyUnits: [(word: String, yuan: Int)] = [
        ("亿元", 100_000_000), ("万元", 10_000), ("元整", 1), ("元", 1), ("亿", 100_000_000),
        ("万", 10_000),
    ]
    static let tenThousandYuan = "万元"
    /// Units of periods, longest first; every number may be followed by 个.
    static let periodUnits: [(word: String, unit: Period.Unit)] = [
        ("个工作日", .workingDays), ("工作日", .workingDays), ("个自然日", .days),
        ("自然日", .days), ("个自然月", .months), ("自然月", .months), ("个自然年", .years),
        ("自然年", .years), ("个月", .months), ("个日", .days), ("年", .years), ("日", .days),
        ("天", .days),
    ]
    static let halfYear = "半年"
    static let counters = ["次", "人", "名", "个", "家", "份", "轮", "项", "倍", "位"]
    static let none = "无"
    static let yes = "是"
    static let no = "否"
    static let truths: [String: Bool] = ["是": true, "否": false, "true": true, "false": false]
    static let year = "年"
    static let month = "月"
    static let day = "日"
    static let listSeparators: Set<Character> = ["、", "；", ";", "\n"]
    static let currencySigns: Set<Character> = ["¥", "￥"]
    static let listJoint = "、"

    static func periodUnit(_ unit: Period.Unit) -> String {
        switch unit {
        case .workingDays: "个工作日"
        case .days: "个自然日"
        case .months: "个自然月"
        case .years: "个自然年"
        }
    }
}
