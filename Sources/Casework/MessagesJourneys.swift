import Quantities
import RulePacks

/// What a journey says when it comes out otherwise than its file.
extension Messages {
    static func journeyFault(_ expected: String, _ found: String, _ article: String?) -> String {
        "应当：\(expected)；实际：\(found)\(article.map { "（\($0)）" } ?? "")"
    }

    static let journeyUnit = "本单位"
    static let journeyExpert = "专家"
    static let journeyOpinion = "同意"
    static let journeyJoint = "、"
    static let journeyNotOpen = "不能办"
    static let journeyNotRunning = "没有在走"
    static let journeyDone = "办成了"
    static let journeyTerm = "制度包里有的事实"
    static let journeyKind = "制度包里有的案卷种类"
    static let journeyWorld = "world 里的写法读得懂"
    /// Words for what is not a value.
    static let journeyStates: [String: FactValue] = [
        "无法判断": .unknown, "未知": .unknown, "不适用": .notApplicable,
    ]

    static func journeyNoKind(_ name: String) -> String { "没有「\(name)」这种案卷" }
    static func journeyRegulation(_ id: String) -> String { "按制度包「\(id)」走" }
    static func journeyDay(_ day: Day) -> String { "不早于 \(day)" }
    static func journeyEarlier(_ day: Day) -> String { "\(day)，日子倒着走了" }
    static func journeyRecorded(_ step: String) -> String { "办成「\(step)」" }
    static func journeyAnswered(_ body: String) -> String { "「\(body)」答复成功" }
    static func journeyCorrected(_ term: String) -> String { "更正「\(term)」成功" }
    static func journeyReadable(_ term: String) -> String { "「\(term)」写得明白" }

    static func journeyRefused(_ findings: [String]) -> String {
        "被挡住，共 \(findings.count) 处：\(findings.joined(separator: "；"))"
    }

    static func journeyFinding(
        _ cites: [String], _ message: String, isUndecided: Bool
    ) -> String {
        let words = [cites.joined(separator: "、"), isUndecided ? "无法判断" : "", message]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func journeyGate(_ results: [Finding.Result]) -> String {
        if results.isEmpty { return "不适用" }
        if results.contains(.fail) { return "不通过" }
        return results.contains(.undecided) ? "无法判断" : "通过"
    }

    static func journeyStatus(_ status: StepState.Status) -> String {
        switch status {
        case .done: "已办结"
        case .open: journeyOpen
        case .waiting(let names): "在等\(names.joined(separator: "、"))"
        case .undecided(let missing): "能不能办判断不了，缺\(missing.joined(separator: "、"))"
        case .notApplicable: "不适用"
        case .closed: "时机已过或没有触发"
        }
    }
}
