import Quantities
import RulePacks
import Testing

/// Known, unknown and not applicable (PACKS §2), rule by rule.
struct MeaningTests {
    private func verdict(
        _ condition: String, _ facts: [String: String] = [:],
        records: [String: FactValue] = [:]
    ) throws -> Answer.Verdict {
        try TinyPack.testing(condition).ask(facts, records: records).gate().verdict
    }

    // MARK: 2.1 the engine's records are closed-world, what people tell is open-world

    @Test(arguments: [
        ("审核.办结", Answer.Verdict.fails), ("not(审核.办结)", .holds), ("审核.已开始", .fails),
        ("审核.通过", .fails), ("not(审核.通过)", .holds), ("审核.结果 = 未办", .holds),
        ("审核.结果 = 通过", .fails), ("审核.轮次 = 0", .holds), ("次数(审核, 退回) = 0", .holds),
        ("审核.逾期", .fails), ("审核.有效", .fails), ("结局 = 未结", .holds),
        ("审核.末次.通过", .fails), ("count(审核.各轮) = 0", .holds),
    ])
    func `what the engine records is never unknown`(
        condition: String, expected: Answer.Verdict
    ) throws {
        #expect(try verdict(condition) == expected)
    }

    @Test func `only terms and rulings can be unknown, and are named`() throws {
        let answer = try TinyPack.testing("金额 > 50 and 口径.期限 = 口径.期限").ask().gate()
        #expect(answer.verdict == .undecided)
        #expect(answer.missing == ["金额", "口径.期限"])
    }

    @Test func `a day before it happened is not applicable, after it is a day`() throws {
        #expect(try verdict("审核.办结日 < 今天") == .fails)
        let done: FactValue = .record([
            "结果": .text("通过"), "办结日": .day(try #require(Day(iso: "2025-03-01"))),
        ])
        #expect(try verdict("审核.办结日 < 今天", records: ["审核": done]) == .holds)
    }

    @Test func `a fact given at a step is unknown until it is given there`() throws {
        let answer = try TinyPack.testing("审核.同意额 > 0").ask().gate()
        #expect(answer.verdict == .undecided && answer.missing == ["审核.同意额"])
    }

    @Test func `a result alone says the step is done, begun and so ended`() throws {
        let records: [String: FactValue] = ["审核": .record(["结果": .text("退回")])]
        for condition in [
            "审核.办结", "审核.已开始", "审核.退回", "not(审核.通过)", "审核.轮次 = 1",
        ] {
            #expect(try verdict(condition, records: records) == .holds, "\(condition)")
        }
    }

    @Test func `rounds are counted by result`() throws {
        let back: FactValue = .record(["结果": .text("退回")])
        let records: [String: FactValue] = ["审核": .record(["各轮": .list([back, back])])]
        #expect(try verdict("次数(审核, 退回) = 2", records: records) == .holds)
        #expect(try verdict("次数(审核, 通过) = 0", records: records) == .holds)
        #expect(try verdict("审核.末次.退回 and not(审核.退回)", records: records) == .holds)
    }

    // MARK: 2.2 not applicable is not unknown

    @Test(arguments: [
        ("一致", Answer.Verdict.fails), ("not(一致)", .holds), ("一致 = true", .fails),
        ("一致 = false", .fails), ("一致 != true", .holds), ("已知(一致)", .fails),
    ])
    func `a term that does not apply reads false and compares false`(
        condition: String, expected: Answer.Verdict
    ) throws {
        #expect(try verdict(condition, ["类型": "建设"]) == expected)
    }

    @Test func `a list that does not apply is empty, an amount compares false`() throws {
        let terms = """
            - 清单: {type: list, of: {名: text}, when: 类型 = 运维, computed: null}
            - 运维费: {type: money, when: 类型 = 运维, computed: 金额}

            """
        let list = TinyPack.testing("count(清单) = 0", terms: terms)
        #expect(try list.ask(["类型": "建设"]).gate().verdict == .holds)
        for condition in ["运维费 > 1", "运维费 <= 1", "运维费 = 1"] {
            let pack = TinyPack.testing(condition, terms: terms)
            #expect(try pack.ask(["类型": "建设", "金额": "1元"]).gate().verdict == .fails)
        }
    }

    @Test func `whether a term applies may itself be unknown`() throws {
        let answer = try TinyPack.testing("一致").ask().gate()
        #expect(answer.verdict == .undecided)
        #expect(answer.missing == ["类型", "一致"])
        #expect(try TinyPack.testing("一致").ask(["一致": "是"]).gate().verdict == .holds)
    }

    @Test func `what a term would come to does not count before it is known to apply`() throws {
        let terms = "- 大额: {type: bool, when: 类型 = 运维, computed: 金额 > 5}\n"
        let answer = try TinyPack.testing("大额", terms: terms).ask(["金额": "9元"]).gate()
        #expect(answer.verdict == .undecided)
        #expect(answer.missing == ["类型"])
    }

    @Test func `applies answers the term's own condition`() throws {
        let inquiry = try TinyPack().ask(["类型": "建设"])
        let term = try #require(inquiry.regulation.term("一致"))
        #expect(inquiry.applies(term).verdict == .fails)
        #expect(inquiry.value(of: "一致") == .notApplicable)
        #expect(inquiry.applies(try #require(inquiry.regulation.term("金额"))).verdict == .holds)
    }

    // MARK: 2.3 unknown is undecided, never false by accident

    @Test(arguments: [
        "金额 = 5", "金额 != 5", "金额 < 5", "not(金额 = 5)", "类型 = 建设", "类型 != 建设",
    ])
    func `a comparison with an unknown fact is undecided`(condition: String) throws {
        #expect(try verdict(condition) == .undecided)
    }

    @Test func `an unknown that does not matter is not missing`() throws {
        #expect(try verdict("类型 = 建设 or 金额 > 5", ["类型": "建设"]) == .holds)
        #expect(try verdict("类型 = 运维 and 金额 > 5", ["类型": "建设"]) == .fails)
    }

    @Test func `presence can be asked for, and asking for it does not make it missing`() throws {
        #expect(try verdict("已知(金额)") == .fails)
        #expect(try verdict("已知(金额)", ["金额": "1元"]) == .holds)
        let pack = TinyPack.testing(
            "基数 > 5",
            terms: "- 基数: {type: money, computed: if 已知(金额) then 金额 else 同意额}\n")
        #expect(try pack.ask().gate().missing == ["同意额"])
    }

    // MARK: 2.6 the natural test for "unless it was granted"

    @Test func `an outcome's name is true only after it`() throws {
        #expect(try verdict("审核.通过") == .fails)
        let passed: FactValue = .record(["结果": .text("通过")])
        #expect(try verdict("审核.通过", records: ["审核": passed]) == .holds)
    }

    // MARK: 2.8 other cases

    @Test func `every over other cases names the offending ones, the unjudged too`() throws {
        let pack = TinyPack.testing("every p in 单位.项目 satisfies p.已审")
        func project(_ name: String, _ isReviewed: FactValue?) -> FactValue {
            var record: [String: FactValue] = ["名称": .text(name)]
            if let isReviewed { record["已审"] = isReviewed }
            return .record(record)
        }
        let projects = [project("甲", .bool(true)), project("乙", .bool(false)), project("丙", nil)]
        let inquiry = try pack.ask(records: ["单位": .record(["项目": .list(projects)])])
        let answer = try inquiry.gate()
        #expect(answer.verdict == .fails)
        #expect(answer.offending == [projects[1], projects[2]])
        let missing = try pack.ask(
            records: ["单位": .record(["项目": .list([projects[0], projects[2]])])]).gate()
        #expect(missing.verdict == .undecided)
        #expect(missing.missing == ["单位.项目[2].已审"])
        let none = try pack.ask(records: ["单位": .record(["项目": .list([])])]).gate()
        #expect(none.verdict == .holds && none.offending.isEmpty)
    }

    @Test func `some over other cases names the ones that satisfy it`() throws {
        let pack = TinyPack.testing("not(some p in 单位.项目 satisfies p.已审)")
        let done: FactValue = .record(["名称": .text("甲"), "已审": .bool(true)])
        let open: FactValue = .record(["名称": .text("乙"), "已审": .bool(false)])
        let answer = try pack.ask(
            records: ["单位": .record(["项目": .list([done, open])])]).gate()
        #expect(answer.verdict == .fails && answer.offending == [done])
    }

    @Test func `a bare name in a filter that is also a term is refused`() {
        let shown = "  金额: 金额\n"
        for condition in ["count(单位.项目[item.金额 > 5]) = 0", "count(单位.项目[已审]) = 0"] {
            #expect(TinyPack.testing(condition, portfolio: shown).codes.isEmpty)
        }
        let bare = TinyPack.testing("count(单位.项目[金额 > 5]) = 0", portfolio: shown)
        #expect(bare.codes == ["GJ-FEEL-011"])
    }

    @Test func `an unknown unit is named`() throws {
        let answer = try TinyPack.testing("every p in 单位.项目 satisfies p.已审").ask().gate()
        #expect(answer.verdict == .undecided && answer.missing == ["单位"])
    }
}
