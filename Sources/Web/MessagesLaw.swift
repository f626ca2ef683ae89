import Casework
import Quantities
import RulePacks

/// How articles are named and what hangs on them; the articles speak for themselves.
extension Messages {
    /// Name of an article by the part of its id after the prefix; annexes begin with A.
    static func articleName(_ number: String, item: String?) -> String {
        var name = number
        if let count = Int(number) {
            name = "第\(numeral(count))条"
        } else if number.hasPrefix("A"), let count = Int(number.dropFirst()) {
            name = "附件\(numeral(count))"
        }
        return name + (item.map { itemName($0) } ?? "")
    }
    static func itemName(_ number: String) -> String {
        Int(number).map { "第（\(numeral($0))）项" } ?? "第（\(number)）项"
    }
    static func strength(_ strength: Strength) -> String {
        switch strength {
        case .must: "须"
        case .inPrinciple: "原则上"
        case .may: "可"
        case .basis: "依据"
        case .power: "职权"
        case .declaration: "宣示"
        }
    }
    static func status(_ status: EncodingStatus) -> String {
        switch status {
        case .executable: "可执行"
        case .recorded: "仅记录"
        case .declaratory: "宣示性"
        case .unquantified: "法规未定量"
        case .missingInSource: "原文缺失"
        case .pending: "待编码"
        }
    }
    static let unquantified = "法规未定量"
    static func inForce(_ from: Day, until: Day?) -> String {
        "\(date(from))起施行" + (until.map { "，有效至\(date($0))" } ?? "")
    }
    static func articles(_ count: Int) -> String { "\(count) 条" }
    static func coverage(_ coverage: Coverage) -> String {
        var parts = ["条文 \(coverage.present)/\(coverage.articlesTotal)"]
        let counts: [(String, Int)] = [
            ("可执行", coverage.executable), ("仅记录", coverage.recordOnly),
            ("宣示性", coverage.declaratory), ("法规未定量", coverage.unquantified),
            ("原文缺失", coverage.missingInSource), ("待编码", coverage.pending),
        ]
        parts += counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
        return parts.joined(separator: dot)
    }
    static func rulingCount(_ set: Int, of all: Int) -> String { "已定 \(set) / \(all)" }
    static func hangs(_ hooks: [Hook]) -> String {
        let counts = Dictionary(grouping: hooks, by: \.kind).mapValues(\.count)
        return counts.keys.sorted().compactMap { kind in
            counts[kind].map { "\(hook(kind)) \($0)" }
        }.joined(separator: dot)
    }
    static func hook(_ kind: Hook.Kind) -> String {
        switch kind {
        case .step: "环节"
        case .rounds: "轮次"
        case .window: "办理期"
        case .panel: "专家组"
        case .body: "会审单位"
        case .aspect: "审核要点"
        case .ending: "结局"
        case .limit: "定的数"
        case .decision: "判断表"
        case .row: "判断表的行"
        case .gate: "关口"
        case .ground: "不予通过的情形"
        case .clock: "期限"
        case .material: "材料"
        case .term: "事实"
        case .role: "主体"
        case .ruling: "留给口径的"
        }
    }
    static func bound(_ bound: LawValue.Bound) -> String {
        switch bound {
        case .included: "含本数"
        case .excluded: "不含本数"
        case .unclear: "本数归哪边没有写明"
        case .both: "本数两边都写了"
        }
    }

    /// A duty in one sentence.
    static func duty(_ clock: Clock, in regulation: Regulation) -> String {
        func written(_ name: String) -> String {
            regulation.values.first { $0.name == name }?.written ?? "“\(name)”"
        }
        let from = clock.from.map(event).joined(separator: "或")
        let span: String =
            switch clock.length {
            case .within(let name): "\(from)起 \(written(name)) 内"
            case .between(let low, let high): "\(from)起 \(written(low)) 到 \(written(high)) 之间"
            case .lasts(let name): "\(from)起至少 \(written(name))"
            case .due(let term): "“\(term)”之前"
            case .ahead(let name, let term): "“\(term)”之前 \(written(name))"
            case .every(let rhythm): "每\(rhythm)"
            }
        return owes(clock.owes, clock.to) + "，\(span)，\(clock.what)"
    }
    private static func event(_ event: Clock.Event) -> String {
        switch event {
        case .done(let step): "“\(step)”办结"
        case .outcome(let step, let outcome): "“\(step)”\(outcome)"
        case .term(let name): "“\(name)”"
        }
    }
    static func late(_ consequences: [Clock.Consequence]) -> String {
        let words = consequences.map { consequence in
            switch consequence {
            case .unwritten: "法规没有写过期的后果"
            case .article(let cite): "见 \(cite.text)"
            case .gates(let ids): "过期影响关口“\(ids.joined(separator: "”“"))”"
            case .triggers(let step): "过期转入“\(step)”"
            }
        }
        return words.isEmpty ? "" : "过期：" + words.joined(separator: semicolon)
    }
    static func gate(_ gate: Gate) -> String {
        let guarded = gate.guards.map { guarded in
            switch guarded {
            case .outcome(let step, let outcome): "“\(step)”的“\(outcome)”"
            case .step(let step): "“\(step)”"
            case .stage(let stage): "“\(stage)”阶段"
            case .payment(let kind): "付款“\(kind)”"
            }
        }
        return "守着" + guarded.joined(separator: listJoint)
            + (gate.remedy.isEmpty ? "" : "；怎么办：\(gate.remedy)")
    }
    static func paperLine(_ material: Material) -> String {
        let parts: [String] = [
            material.neededFor.map { "办“\($0)”时交" } ?? "", material.seal.map { "盖\($0)" } ?? "",
            material.issuedBy.isEmpty ? "" : "由\(material.issuedBy.joined(separator: listJoint))出具",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: comma)
    }
    static let otherwise = "其他"
    static func gapNeeds(_ needs: String, _ shown: String) -> String {
        "需要：\(needs)；现在显示为：\(shown)"
    }
    static func gapRuling(_ ruling: String) -> String { "由口径“\(ruling)”定" }

    static func evidenceEvent(_ event: Evidence.Reference) -> String {
        "\(event.step) \(shortDate(event.at.day)) \(event.by)"
    }

    // Oversight
    static let filings = "履责"
    static func filingSummary(_ unit: String, _ year: Int) -> String {
        "\(unit) \(year) 年到期的备案和整改办得怎么样；全部由办理记录算出，年度考核按它评分。"
    }
    static let noFilings = "这一年没有到期的备案和整改"
    static let noFilingsNext = "有到期的，不论办没办，都会列在这里。"
    static let settledDuties = "已到期"
    static let inTime = "按时"
    static let lateDone = "迟办"
    static let notDone = "未办"
    static let stillOpen = "未到期"
    static let sentBack = "退回"
    static let pointsRaised = "指出问题"
    static func lateBy(_ days: Int) -> String { "迟办 \(days) 天" }
    static func notDoneBy(_ days: Int) -> String { "未办，已过 \(days) 天" }
    static func returnedTimes(_ times: Int, points: Int) -> String {
        "退回 \(times) 次，指出 \(points) 处"
    }
    static func overrideFigures(_ year: Int, _ count: Int) -> String {
        "\(year) 年“原则上”的规定：破例 \(count) 次"
    }
    static func percent(_ share: Decimal) -> String {
        let tenths =
            share.multiplied(by: Decimal(1_000)).flatMap { $0.rounded(toScale: 0, .halfUp)?.asInt }
            ?? 0
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
