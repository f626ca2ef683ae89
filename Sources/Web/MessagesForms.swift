import Casework
import Quantities
import RulePacks

/// Words of forms: questions' hints, errors, papers, drafts.
extension Messages {
    static let notKnownYet = "还不清楚"
    static let onePerLine = "一行写一个"
    static let moneyHint = "可以写 480000、48万元"
    static let ratioHint = "可以写 30% 或 0.3"
    static let dateHint = "可以写 2025-03-10 或 2025年3月10日"
    static let periodHint = "可以写 2年、6个月、30天"
    static func inYuan(_ name: String) -> String { "\(name)（元）" }
    static func cell(_ name: String, row: Int) -> String { "\(name)，第 \(row) 行" }
    static let notAnswered = "还没有回答"
    static let leftBlank = "没有填"
    static func fromStep(_ step: String) -> String { "来自“\(step)”" }
    static func caseChoice(_ title: String, _ id: String) -> String { "\(title)（\(id)）" }
    static func errors(_ count: Int) -> String { "有 \(count) 处要处理" }
    static func inBrackets(_ text: String) -> String { "（\(text)）" }
    static func places(_ count: Int) -> String { "\(count) 处" }

    // Parts
    private static let groups = [
        "basics": "基本情况", "amounts": "金额和数量", "circumstances": "情形判断",
        "details": "明细",
    ]
    static func groupOrder(_ key: String) -> Int {
        ["basics", "amounts", "circumstances", "details"].firstIndex(of: key) ?? 9
    }
    static func group(_ key: String, page: Int, of pages: Int) -> String {
        (groups[key] ?? key) + (pages > 1 ? "（\(numeral(page))）" : "")
    }
    static let papers = "材料"
    static let partTodo = "未开始"
    static let partStarted = "填写中"
    static let partDone = "已完成"
    static let partWrong = "有问题"
    static func progress(_ done: Int, of all: Int) -> String {
        done == all ? "\(all) 部分都填好了，可以检查提交" : "\(all) 部分里填好了 \(done) 部分"
    }
    static func stillPapers(_ names: [String]) -> String {
        names.isEmpty ? "" : "还要交：" + names.joined(separator: listJoint)
    }
    static func stillQuestions(_ count: Int) -> String {
        count == 0 ? "" : "还有 \(count) 个问题"
    }
    static let toCheck = "保存，去检查"
    static let saveAndGo = "保存并继续"
    static let check = "检查后提交"
    static let promise = "提交后马上给回执，写明接下来谁办、最晚哪天。提交的内容会原样留在案卷里。"
    static func submit(_ step: String) -> String { "提交“\(step)”" }
    static func stepHeading(_ step: String, round: Int) -> String {
        round > 1 ? "\(step)　第\(numeral(round))轮" : step
    }
    static let occurrenceAsk = "给这一次起个名字"
    static func occurrenceName(_ count: Int) -> String { "第\(count)次" }
    static let occurrenceHint = "例如“主合同”，同类的事可以办多次，靠名字区分"
    static func notName(limit: Int) -> String { "名字最多 \(limit) 个字，写在一行里；请改短" }
    static let happenedAsk = "事情发生在哪天"
    static let happenedHint = "不能晚于今天；期限从这一天算起"
    static func untilAsk(_ gate: String) -> String { "破例“\(gate)”有效到哪天" }

    // Papers
    static let paperNotNeeded = "按现在的回答不用交"
    static let paperOptional = "可交可不交"
    static let paperNeeded = "要交"
    static let paperNotNeededShort = "不用交"
    static let paperMissing = "还没有交"
    static func paperUndecided(_ missing: [String]) -> String {
        "要不要交取决于：" + missing.joined(separator: listJoint)
    }
    static func paperHint(seal: String?, contains: [String]) -> String {
        let parts = [
            seal.map { "盖\($0)" } ?? "",
            contains.isEmpty ? "" : "要写清：" + contains.joined(separator: listJoint),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: semicolon)
    }
    static func lastRemark(_ remark: String) -> String { "上轮指出：\(remark)" }
    static let uploaded = "已上传"
    static let keptFromBefore = "沿用上一轮的"
    static func fileLine(_ name: String, _ bytes: Int) -> String {
        bytes > 0 ? "\(name)（\(size(bytes))）" : name
    }
    static func uploadLimits(_ limit: Int, _ endings: [String]) -> String {
        "一次上传合计不超过 \(size(limit))；可用 \(endings.joined(separator: listJoint))。文件名随意，中文也可以。"
    }
    static func fileFault(_ fault: FileCheck.Fault, name: String) -> String {
        switch fault {
        case .empty: "“\(name)”是空文件，没有收下；请换成有内容的文件"
        case .nameTooLong: "文件名太长，没有收下；请改短后再传"
        case .kind(let ending):
            "不收“\(ending)”这种文件；请转成 \(FileCheck.endings.prefix(5).joined(separator: listJoint)) 等再传"
        case .disguised(let ending):
            "“\(name)”的内容不是真正的 \(ending) 文件，没有收下；请用原来的软件另存后再传"
        case .locked: "“\(name)”加了密码，没有收下；请去掉密码再传"
        case .bomb: "“\(name)”解开后大得不正常，没有收下；请拆开后分别上传"
        case .broken: "“\(name)”已经损坏，打不开，没有收下；请重新导出后再传"
        }
    }

    // Decisions
    static let sentTitle = "交来的内容"
    static func sentBy(_ name: String, _ day: Day) -> String { "\(name) \(date(day))交来" }
    static func sentLine(_ by: String, changes: Int) -> String {
        by.isEmpty ? "" : by + (changes > 0 ? "；和上一轮比，\(changes) 处有改动" : "")
    }
    static func mark(_ verdict: AspectMark.Verdict) -> String {
        switch verdict {
        case .acceptable: "合格"
        case .deficient: "需改"
        case .notApplicable: "不适用"
        }
    }
    static func markLine(_ mark: AspectMark) -> String {
        self.mark(mark.verdict) + (mark.note.isEmpty ? "" : comma + mark.note)
    }
    static func decide(_ step: String) -> String { "作出“\(step)”决定" }
    static func whenOutcome(_ outcome: String) -> String { "结论是“\(outcome)”时填" }
    static func effect(_ outcome: Outcome, then: String?, left: Int?) -> String {
        if let then { return "轮次用完，转入“\(then)”" }
        if let ending = outcome.ends { return "案卷以“\(ending)”结束" }
        guard let back = outcome.backTo else { return "" }
        return "退回“\(back)”" + (left.map { "，之后还剩 \($0) 轮" } ?? "")
    }
    static func answerHeading(_ step: String, _ body: String) -> String { "\(step)：\(body)的意见" }
    static let agreesAsk = "意见"
    static let agrees = "同意"
    static let disagrees = "不同意"
    static let opinionAsk = "理由和具体意见"
    static let sendAnswer = "答复"
    static let myOpinion = "我的意见"
    static let sendOpinion = "交我的意见"
    static let correction = "更正"
    static func correctHeading(_ term: String) -> String { "更正“\(term)”" }
    static let correctReason = "为什么要更正"

    // Rulings
    static let rulings = "口径"
    static let settle = "来定"
    static let settleAnew = "改定"
    static let rulingAsk = "怎么定"
    static let caseNumberAsk = "案卷号"
    static let moveHint = "写清名称、文号和日期，记进案卷的经过"
    static let documentAsk = "依据的文件或会议"
    static let documentHint = "写清名称、文号和日期，会和口径一起公开显示"
    static let documentMissing = "要写明依据的文件或会议"
    static let installed = "随安装设定"

    // Foresight
    static func redone(_ steps: [String]) -> String { "要重办：\(steps.joined(separator: "、"))" }
    static func endsWith(_ ending: String) -> String { "案卷以“\(ending)”办结" }
}
