// The skeleton of a case.
extension LintComplaint {
    static func stepNeverOpens(_ id: String) -> Self {
        Self(
            "环节 \(id) 永远打不开：别的环节都办完，它的条件也成立不了。",
            "核对 after、opens、when 和拦它的关口。")
    }

    static func stepNotTargeted(_ id: String) -> Self {
        Self(
            "环节 \(id) 只能退回或触发，却没有谁退回到它或触发它。",
            "补上 back_to、opens 或 late，或改它的 opens。")
    }

    static func stepsWait(_ steps: [String]) -> Self {
        Self(
            "这些环节互相等：\(steps.joined(separator: "、"))。",
            "去掉其中一个等待，或写明先办哪一个。")
    }

    static func outcomeLeadsNowhere(_ step: String, _ outcome: String) -> Self {
        Self(
            "环节 \(step) 的结果“\(outcome)”以后没有下文。",
            "写 back_to、ends 或 opens，让别的规则读它，或写 leads: 原样。")
    }

    static func roundsWithoutNumber(_ step: String, _ name: String) -> Self {
        Self(
            "环节 \(step) 的轮次上限“\(name)”不是一个次数。",
            "指向一个次数参数或数字口径。")
    }

    static func routeNotFixed(_ decision: String, _ owner: String) -> Self {
        Self(
            "\(owner) 按判定 \(decision) 走，判定却没有写在哪一步定下来。",
            "写 fixed_by，否则以后补一个事实就会绕过该走的环节。")
    }

    static func askedTwice(_ term: String, _ one: String, _ other: String) -> Self {
        Self(
            "字段 \(term) 在 \(one) 和 \(other) 都要填，没有规则区分两次。",
            "只在一处问；确要留两次的，后一处写 may_give 或按 环节.字段 读。")
    }
}

// Worked cases.
extension LintComplaint {
    static func thresholdUntested(_ owner: String, _ value: String, _ sides: String) -> Self {
        Self(
            "\(owner) 里的门槛 \(value) 缺\(sides)的算例。",
            "补算例：差一步、正好、过一步（1分、1天、0.01%、1个）。")
    }

    static func thresholdUnseen(_ owner: String, _ value: String) -> Self {
        Self(
            "\(owner) 里拿去与 \(value) 比的是一段算式，没有核对边界算例。",
            "先把算式写成算出来的字段，再与参数比。")
    }

    static func decisionUntested(_ id: String, _ count: Int) -> Self {
        Self(
            "判定表 \(id) 只有 \(count) 个算例，不到 \(DecisionsHaveCases.fewest) 个。",
            "在同名的 cases 文件里补。")
    }

    static func missingUntested(_ id: String, _ input: String) -> Self {
        Self(
            "判定表 \(id) 没有缺“\(input)”的算例。",
            "补一个不给这个事实、期望“无法判断”的算例。")
    }

    static func gathersNothing(_ kind: String, _ article: String) -> Self {
        Self(
            "案卷“\(kind)”汇总 \(article)，却没有时限的 late 写着它，或者已经有别的案卷在汇总。",
            "在时限的 late 里引 \(article)，或去掉 gathers；一部办法只写一处。")
    }

    static func datedTooEarly(_ material: String, _ with: String, _ step: String) -> Self {
        Self(
            "材料 \(material) 要与“\(with)”同日，交它的“\(step)”却不在那以后。",
            "改 dated_with，或让“\(step)”等那一步办完。")
    }

    static func becauseDiffers(_ title: String, _ because: String, _ found: String) -> Self {
        Self(
            "算例“\(title)”说出自 \(because)，判断却出自 \(found)。",
            "核对 because 或规则的 cites。")
    }

    static func becauseMissing(_ title: String) -> Self {
        Self(
            "算例“\(title)”没有写出自哪一条。",
            "写 because。")
    }
}

extension LintComplaint {
    static let below = "差一步"
    static let exactly = "正好"
    static let above = "过一步"
    static let listJoint = "、"

    static func rows(_ numbers: [Int]) -> String {
        "第 " + numbers.map(String.init).joined(separator: listJoint) + " 行"
    }
}
