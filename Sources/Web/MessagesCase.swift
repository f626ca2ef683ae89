import Casework
import Quantities
import RulePacks

/// Words of the case file: path, clocks, timeline, receipts, panels.
extension Messages {
    // Findings
    static let holds = "满足"
    static let byWay = "满足（按规定的例外）"
    static let overridden = "已放行"
    static let fails = "不满足"
    static let undecided = "尚不能判断"
    static func passes(_ count: Int, all: Bool) -> String {
        all ? "\(count) 条都满足" : "另有 \(count) 条满足"
    }

    static func inOccurrence(_ what: String, _ occurrence: String) -> String {
        "\(what)（\(occurrence)）"
    }
    static let stage = "阶段"
    static let ending = "结局"
    static let begunOn = "开始"
    static func pinned(_ version: String) -> String { "规则版本 \(version)，随本项目固定" }
    static func pinned(_ version: String, current: String) -> String {
        "规则版本 \(version)，随本项目固定；现行的是 \(current)"
    }

    // Path
    static func stepCount(_ count: Int, done: Int) -> String {
        done > 0 && done < count ? "\(done)/\(count) 个环节" : "\(count) 个环节"
    }
    static func doneSub(_ outcome: String?, round: Int, on day: Day) -> String {
        let rounds = round > 1 ? "第\(numeral(round))轮" : ""
        return [rounds + (outcome ?? ""), shortDate(day)].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
    static func openSub(round: Int, due: Day?) -> String {
        let parts = [round > 1 ? "第\(numeral(round))轮" : "", due.map { shortDate($0) + "前" } ?? ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
    static func dependsOn(_ missing: [String]) -> String {
        missing.isEmpty ? "还不能判断要不要" : "取决于：" + missing.prefix(4).joined(separator: listJoint)
    }
    static func lacks(_ missing: [String]) -> String {
        missing.isEmpty ? "" : "缺：" + missing.prefix(4).joined(separator: listJoint)
    }
    static func notRequired(_ note: String) -> String {
        note.isEmpty ? "本项目不需要" : "本项目不需要：\(note)"
    }
    static func waitingFor(_ names: [String]) -> String {
        "等“" + names.joined(separator: "”“") + "”办完"
    }
    static let optionalStep = "可办可不办"
    static func pathSummary(skipped: Int) -> String {
        skipped > 0 ? "看整条路；其中 \(skipped) 个环节本项目不需要，各有原因" : "看整条路"
    }
    static func whoDoes(_ step: Step) -> String {
        let names = step.by.map { rule in
            switch rule {
            case .role(let role): role
            case .decision(let name): name
            }
        }
        return names.joined(separator: step.jointly ? "和" : "或") + " " + kind(step.kind)
    }
    static func kind(_ kind: Step.Kind) -> String {
        switch kind {
        case .submit: "提交"
        case .review: "审核"
        case .concur: "会审"
        case .panel: "专家"
        case .decide: "审定"
        case .file: "备案"
        case .record: "记录"
        }
    }

    // Now
    static func goDo(_ step: String) -> String { "去办“\(step)”" }
    static let heldByOthers = "现在等别人办"
    static let alsoHeld = "同时在等"
    static func waitsFor(_ who: String, _ step: String) -> String {
        who.isEmpty ? "等“\(step)”" : "等\(who)办“\(step)”"
    }
    static func endedAs(_ ending: String) -> String { "案卷已经结束：\(ending)" }

    // Clocks
    static func owes(_ who: String, _ to: String?) -> String {
        to.map { "\(who) → \($0)" } ?? who
    }
    static func clock(_ state: ClockState) -> String {
        let due = state.due.map { "，期限 \(date($0))" } ?? ""
        let met = state.metOn.map(date) ?? ""
        return switch state.status {
        case .met: "按期办结（\(met)\(due)）"
        case .metLate: "办结了，但超过期限（\(met)\(due)）"
        case .unquantified: state.note.isEmpty ? "法规未定量" : state.note
        case .lasting: state.due.map { "持续到 \(date($0))" } ?? "持续中"
        case .expired: state.due.map { "\(date($0)) 到期失效" } ?? "已失效"
        case .closed: "案卷结束，不再计时"
        case .cancelled: "起算的那一步退回重办，作废"
        case .running, .overdue: state.note
        }
    }

    static func pastClocks(_ count: Int) -> String { "已经走完的期限 \(count) 个" }
    static func computedFacts(_ count: Int) -> String { "规则算出的 \(count) 项" }

    // Facts and timeline
    static func source(_ step: String?, _ day: Day?, computed: Bool) -> String {
        if computed { return "规则算出" }
        return [step ?? correction, day.map(shortDate) ?? ""].joined(separator: " ")
    }
    static func actorShort(_ actor: Actor) -> String {
        actor.role.isEmpty ? actor.name : actor.name + dot + role(actor.role)
    }
    static func actor(_ actor: Actor) -> String {
        "\(actor.name)（\(role(actor.role))）"
    }
    static let begun = "立卷"
    static func moved(_ version: String) -> String { "挪到规则版本 \(version)" }
    static func corrected(_ term: String, _ old: String, _ new: String) -> String {
        "更正“\(term)”：\(old) → \(new)"
    }
    static func answered(_ body: String, _ step: String) -> String { "\(step)：\(body)的意见" }
    static func frozen(_ step: String, _ candidates: Int, _ excluded: Int) -> String {
        "\(step)：锁定候选名单，候选 \(candidates) 人，回避或停用 \(excluded) 人"
    }
    static func gaveWords(_ role: String) -> String { "\(role)写了见证词" }
    static func drawn(_ step: String, _ count: Int) -> String { "\(step)：抽出 \(count) 人" }
    static func replaced(_ step: String) -> String { "\(step)：按次序替补" }
    static func opinion(_ step: String) -> String { "\(step)：专家个人意见" }
    static func moreLabel(facts: Int, papers: Int, findings: Int) -> String {
        let parts = [
            facts > 0 ? "填了 \(facts) 项" : "", papers > 0 ? "交了 \(papers) 份材料" : "",
            findings > 0 ? "当时规则看了 \(findings) 条" : "",
        ].filter { !$0.isEmpty }
        return parts.isEmpty ? "详细" : parts.joined(separator: comma)
    }
    static func overrideLine(
        _ gate: String, _ reason: String, _ approver: String, _ until: String
    ) -> String {
        "破例放行“\(gate)”：\(reason)（批准人 \(approver)，有效到 \(until)）"
    }
    static func until(_ day: Day) -> String { "有效到 \(date(day))" }

    // Receipts
    static let receipt = "回执"
    static func receiptHeading(_ what: String, outcome: String?) -> String {
        outcome.map { "\(what)：\($0)" } ?? "“\(what)”已经记录"
    }
    static func receiptNumber(_ id: String, _ version: Int) -> String { "\(id)　第 \(version) 号" }
    static let project = "项目"
    static let doneWhat = "办的事"
    static let conclusion = "结论"
    static let who = "办理人"
    static let recordedAt = "记录时间"
    static let happenedOn = "发生日期"
    static let ruleVersion = "规则版本"
    static let movedOn = "之后案卷又有进展，现在的情况请看项目页。"

    // Panels
    static func panelHeading(_ step: String) -> String { "\(step)：专家组" }
    static func panelFrozen(_ count: Int) -> String { "名单已锁定，候选 \(count) 人，还没有抽" }
    static func panelSits(_ count: Int, opinions: Int) -> String {
        "\(count) 人，已交意见 \(opinions) 份"
    }
    static func pool(_ count: Int) -> String { "库中 \(count) 人" }
    static func cannotCome(_ reason: String) -> String { "不能来：\(reason)" }
    static let sits = "在席"
    static let satIn = "替补入席"
    static let concludeWhy = "等每位专家都交了自己的意见。"
    static let done = "办结"

    // Assessment
    static func newHeading(_ kind: String) -> String { "新建：\(kind)" }
    static let newLead = "先回答几个问题，旁边马上告诉您走哪条路、交什么、最早哪天能批。这里什么都不会提交。"
    static let beginFiling = "带着这些回答去填报"
    static func assessmentHeadline(_ outcomes: [String]) -> String {
        outcomes.isEmpty ? "还看不出走哪条路" : "预计：" + outcomes.joined(separator: listJoint)
    }
    static func earliest(_ day: Day) -> String { "每个环节都把期限用足的话，\(date(day))前后可以批下来。" }
    static func unsettled(_ asks: [String], more: Int) -> String {
        guard !asks.isEmpty else { return "" }
        return "回答“" + asks.joined(separator: "”“") + "”就能继续判断"
            + (more > 0 ? "（另外还有 \(more) 个问题）" : "") + "。"
    }
    static func notNeeded(_ names: [String]) -> String {
        "本项目不需要：" + names.joined(separator: listJoint)
    }
    static let notNeededNow = "改成不需要了"
    static func withStep(_ step: String) -> String { "办“\(step)”时交" }
    static func basis(_ number: String, _ version: String, reason: String) -> String {
        "依据 \(number)，规则版本 \(version)（\(reason)）。"
    }
    static func assumed(_ names: [String], like: String) -> String {
        "\(names.joined(separator: listJoint))现在还没有，先按“\(like)”估。"
    }
    static func laterGates(_ count: Int) -> String { "还有 \(count) 道关要到时候才看得出过不过" }

    static func standsStill(_ day: Day) -> String {
        "这个案卷停着：自\(date(day))起时限不走，恢复以后接着算。"
    }
}
