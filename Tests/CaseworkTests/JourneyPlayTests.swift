import RulePacks
import Testing

@testable import Casework

/// The runner says where a journey comes out otherwise, and nothing where it does not.
struct JourneyPlayTests {
    /// A journey that holds; tests change one line.
    static let good = """
        journey: 种一棵松
        regulation: garden
        world:
          today: 2025-03-03
          单位:
            名称: 东园
            种树: [{名称: 柏, 已种下: 是}]
          rulings: {土质合格: 是}
        acts:
        - at: 2025-03-03
          as: 园丁
          do: 申请
          facts: {树名: 松一, 树种: 松, 棵数: 60棵, 花费: 2000元, 用水: 否}
          with: [申请表]
        - {expect: {open: [审查], not_open: [种下, 申请]}}
        - at: 2025-03-04
          as: 园长
          do: 审查
          outcome: 批准
          facts: {定额: 0.3万元}
          refused:
          - {cites: HY-5(2), says_contains: 批的钱}
          - {cites: HY-7, says_contains: 不超过五十棵}
        - at: 2025-03-05
          as: 园长
          do: 审查
          outcome: 批准
          facts: {定额: 2000元}
          overrides: [{gate: 不超五十棵, reason: 确需, approver: 园主, until: 2025-12-31}]
        - {expect: {fact: 审查.批准, is: 是}}
        - {expect: {fact: 定额, is: 2000元}}
        - {expect: {decision: 大小, is: 大树, cites: HY-2(2)}}
        - {expect: {gate: 花费不超, is: 通过}}
        - {at: 2025-03-06, as: 园丁, correct: {树名: 松二}, reason: 写错了}
        - {day: 2025-03-10, expect: {fact: 树名, is: 松二}}
        - {at: 2025-03-12, dated: 2025-03-11, as: 园丁, do: 种下}
        - {expect: {ending: 种成}}
        """

    private func play(_ text: String) throws -> Journey {
        let file = try JourneyFile.read(PackFile(path: "journeys/tree.yaml", text: text))
        return Journey.play(
            file, under: try Garden.regulation(), calendar: try Garden.calendar()
        )
    }

    @Test func `a journey that holds has no faults`() throws {
        let played = try play(Self.good)
        #expect(played.faults.map(\.description) == [])
        #expect(played.acts == 5)
        #expect(played.checks == 8)
        #expect(played.file?.ending == "种成")
    }

    /// A line changed, where the fault must be, and what it must tell.
    struct Change: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let line: Int
        let found: String
        var testDescription: String { "\(from) → \(to)" }
    }

    static let changes: [Change] = [
        Change(from: "open: [审查]", to: "open: [种下]", line: 15, found: "审查"),
        Change(from: "not_open: [种下, 申请]", to: "not_open: [审查]", line: 15, found: "能办"),
        Change(from: "cites: HY-5(2)", to: "cites: HY-5(1)", line: 22, found: "HY-5(2)"),
        Change(from: "says_contains: 批的钱", to: "says_contains: 别的话", line: 22, found: "批的钱"),
        Change(
            from: "cites: HY-5(2), says", to: "undecided: true, cites: HY-5(2), says", line: 22,
            found: "HY-5(2)"),
        Change(from: "  - {cites: HY-7, says_contains: 不超过五十棵}\n", to: "", line: 16, found: "HY-7"),
        Change(
            from: "  - {cites: HY-5(2)", to: "  - {cites: HY-4}\n  - {cites: HY-5(2)", line: 16,
            found: "共 2 处"),
        Change(from: "fact: 审查.批准, is: 是", to: "fact: 审查.批准, is: 否", line: 30, found: "审查.批准 = 是"),
        Change(from: "fact: 定额, is: 2000元", to: "fact: 定额, is: 2001元", line: 31, found: "2000元"),
        Change(from: "is: 大树", to: "is: 小树", line: 32, found: "大树"),
        Change(from: "cites: HY-2(2)}}", to: "cites: HY-2(1)}}", line: 32, found: "HY-2(2)"),
        Change(from: "is: 通过}}", to: "is: 不通过}}", line: 33, found: "通过"),
        Change(from: "ending: 种成", to: "ending: 未准", line: 37, found: "种成"),
        Change(
            from: "at: 2025-03-12, dated: 2025-03-11", to: "at: 2025-03-12, dated: 2025-03-13",
            line: 36, found: "晚于今天"),
        Change(from: "at: 2025-03-12", to: "at: 2025-03-09", line: 36, found: "倒着走"),
        Change(from: "定额: 2000元", to: "定额: 很多", line: 28, found: "很多"),
        Change(from: "定额: 2000元", to: "定价: 2000元", line: 28, found: "定价"),
        Change(from: "correct: {树名: 松二}", to: "correct: {树名: 松一}", line: 34, found: "更正"),
        Change(from: "as: 园丁\n  do: 申请", to: "as: 园长\n  do: 申请", line: 10, found: "园丁"),
        Change(from: "with: [申请表]", to: "with: []", line: 10, found: "申请表"),
        Change(from: "已种下: 是", to: "已种下: 否", line: 16, found: "HY-6(3)"),
        Change(from: "土质合格: 是", to: "水质合格: 是", line: 8, found: "水质合格"),
        Change(from: "regulation: garden", to: "regulation: park", line: 1, found: "garden"),
    ]

    @Test(arguments: changes)
    func `what comes out otherwise is told with its line`(change: Change) throws {
        let text = Self.good.replacing(change.from, with: change.to, maxReplacements: 1)
        #expect(text != Self.good)
        let faults = try play(text).faults
        let fault = faults.first { $0.place.line == change.line }
        #expect(fault?.found.contains(change.found) == true, "\(faults)")
        #expect(fault?.description.hasPrefix("journeys/tree.yaml:\(change.line): ") == true)
    }

    @Test func `an act that should be refused and is done is a fault`() throws {
        let text = Self.good.replacing(
            "  overrides:", with: "  refused: [{cites: HY-5}]\n  overrides:"
        )
        #expect(try play(text).faults.map(\.found) == ["办成了"])
    }

    @Test func `clocks are held against their day, or against not running`() throws {
        func journey(_ expectation: String) throws -> [JourneyFault] {
            try play(
                """
                journey: 钟
                regulation: garden
                acts:
                - {at: 2025-03-03, as: 园丁, do: 报到}
                - {expect: \(expectation)}
                """
            ).faults
        }
        #expect(try journey("{clock: 答复期限, due: 2025-03-10, cites: HY-20}").isEmpty)
        #expect(try journey("{clock: 答复期限, due: 2025-03-11}").map(\.found) == ["答复期限 = 2025-03-10"])
        #expect(try journey("{clock: 答复期限, due: 2025-03-10, cites: HY-21}").count == 1)
        #expect(try journey("{clock: 重报期限, due: 2025-03-10}").map(\.found) == ["重报期限 = 没有在走"])
        #expect(try journey("{clock: 重报期限, due: 无}").isEmpty)
        #expect(try journey("{clock: 答复期限, due: 无}").count == 1)
        #expect(try journey("{clock: 没有的钟, due: 无}").count == 1)
    }

    @Test func `joint reviews are answered and panels drawn on the way`() throws {
        let text = """
            journey: 评一棵树
            regulation: garden
            world: {rulings: {会审办法: 全部答复, 评树人数: 3}}
            acts:
            - {at: 2025-03-03, as: 园丁, do: 送评, facts: {临水: 是, 靠路: 否}}
            - {at: 2025-03-04, as: 园长, do: 会审树, outcome: 同意办, refused: [{cites: HY-31, says_contains: 水工}]}
            - {at: 2025-03-04, answer: 会审树, body: 水工, agrees: true, opinion: 可以}
            - {at: 2025-03-05, as: 园长, do: 会审树, outcome: 同意办}
            - {at: 2025-03-05, answer: 会看树, body: 水工, agrees: true, opinion: 可以}
            - {at: 2025-03-05, as: 园长, do: 会看树}
            - {at: 2025-03-06, as: 园长, do: 评审树, outcome: 评过}
            - {expect: {ending: 评完}}
            """
        #expect(try play(text).faults.map(\.description) == [])
        // Without the ruling nobody knows how many sit, so nobody is drawn.
        let unruled = try play(text.replacing(", 评树人数: 3", with: ""))
        #expect(unruled.faults.first?.found.contains("专家组还没有抽取") == true)
        let wrongBody = try play(
            text.replacing("answer: 会看树, body: 水工", with: "answer: 会看树, body: 花工"))
        #expect(wrongBody.faults.first?.place.line == 9)
    }

    @Test func `a refused act leaves no trace on the way`() throws {
        let played = try play(Self.good)
        let events = played.file?.events.count
        // Begun, applied, approved, corrected, planted; not the refused one.
        #expect(events == 5)
    }
}
