import Foundation
import Testing

/// `guiju decide`: one decision with article and reason, never a guess.
struct DecideCommandTests {
    private static func decide(_ facts: [String], _ more: [String] = []) throws -> Program.Ending {
        let head = ["decide", "baiyun-2024", "立项路径", "--on", "2025-03-03"]
        return try Program.run(head + facts + more)
    }

    private static let rest = ["项目类型=建设开发类", "与往期完全一致=否"]

    @Test func `a fen below the threshold is micro, at the threshold it is not (BY-19(1))`() throws
    {
        let below = try Self.decide(["投资概算=499999.99元"] + Self.rest)
        let at = try Self.decide(["投资概算=50万元"] + Self.rest)

        #expect(below.status == 0)
        #expect(below.output.hasPrefix("小微"))
        #expect(below.output.contains("BY-19(1)"))
        #expect(at.status == 0)
        #expect(at.output.hasPrefix("普通"))
    }

    @Test func `a missing fact is named and the exit is no`() throws {
        let ending = try Self.decide(["项目类型=建设开发类"])

        #expect(ending.status == 1)
        #expect(ending.output.isEmpty)
        #expect(ending.errors.contains("无法判断"))
        #expect(ending.errors.contains("申报金额、计划确定金额"))
    }

    @Test func `JSON carries result and articles; a refusal is a problem object`() throws {
        let done = try Self.decide(["投资概算=48万元"] + Self.rest, ["--json"])
        let undecided = try Self.decide(["项目类型=建设开发类"], ["--json"])

        let answer = try #require(done.object)
        #expect(answer["result"] as? String == "小微")
        #expect((answer["articles"] as? [String])?.first?.hasPrefix("BY-19") == true)
        let problem = try #require(
            try JSONSerialization.jsonObject(with: Data(undecided.errors.utf8)) as? [String: Any]
        )
        #expect((problem["code"] as? String)?.hasPrefix("GJ-CLI-") == true)
        #expect(problem["articles"] as? [String] == ["BY-19"])
        #expect(undecided.status == 1)
    }

    @Test(arguments: [
        ["decide", "nowhere-2024", "立项路径"],
        ["decide", "baiyun-2024", "没有这张表"],
        ["decide", "baiyun-2024", "立项路径", "投资概算"],
        ["decide", "baiyun-2024", "立项路径", "没有这个字段=1"],
        ["decide", "baiyun-2024", "立项路径", "投资概算=很多"],
        ["decide", "baiyun-2024", "立项路径", "--on", "昨天"],
        ["decide"],
        ["nonsense"],
    ])
    func `wrong use exits with two and says what is wrong`(arguments: [String]) throws {
        let ending = try Program.run(arguments)

        #expect(ending.status == 2, "\(ending.text)")
        #expect(ending.output.isEmpty)
        #expect(!ending.errors.isEmpty)
    }

    @Test(arguments: ["48万元", "48 万", "480,000", "４８万元", "480000.00元", "¥480000"])
    func `an amount may be written the ways people write it`(amount: String) throws {
        let ending = try Self.decide(["投资概算=\(amount)"] + Self.rest)

        #expect(ending.output.hasPrefix("小微"), "\(ending.text)")
    }

    @Test func `same input, same bytes`() throws {
        let once = try Self.decide(["投资概算=48万元"] + Self.rest, ["--json"])
        let again = try Self.decide(["投资概算=48万元"] + Self.rest, ["--json"])

        #expect(once.output == again.output)
    }
}
