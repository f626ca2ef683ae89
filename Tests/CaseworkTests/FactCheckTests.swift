import Quantities
import RulePacks
import Testing

@testable import Casework

/// Facts are asked, of their type and inside their bounds; both sides of every bound.
struct FactCheckTests {
    /// One value for one term and whether it is taken.
    struct Try: Sendable, CustomTestStringConvertible {
        let term: String
        let value: FactValue
        let isTaken: Bool
        let why: String
        var testDescription: String { "\(term): \(why)" }

        static func good(_ term: String, _ value: FactValue, _ why: String) -> Try {
            Try(term: term, value: value, isTaken: true, why: why)
        }
        static func bad(_ term: String, _ value: FactValue, _ why: String) -> Try {
            Try(term: term, value: value, isTaken: false, why: why)
        }
    }

    private static func amount(_ text: String) -> FactValue { .number(Decimal(text) ?? .zero) }

    private static func row(_ fields: [String: FactValue]) -> FactValue { .list([.record(fields)]) }

    static let scalars: [Try] = [
        .good("树名", .text(String(repeating: "树", count: 10)), "as long as allowed"),
        .bad("树名", .text(String(repeating: "树", count: 11)), "one character too long"),
        .bad("树名", .number(.one), "a number for a text"),
        .good("树种", .text("柳"), "an option"),
        .bad("树种", .text("榕"), "no option"),
        .good("棵数", .count(1), "the least"),
        .bad("棵数", .count(0), "below the least"),
        .good("棵数", .count(100), "the most"),
        .bad("棵数", .count(101), "above the most"),
        .bad("棵数", .text("三"), "a text for a number"),
        .good("花费", amount("0"), "nothing spent"),
        .good("花费", amount("0.01"), "one fen"),
        .bad("花费", amount("0.001"), "finer than a fen"),
        .bad("花费", amount("-0.01"), "less than nothing"),
        .bad("花费", amount("1e18"), "more than money holds"),
        .good("结余", amount("-1000"), "the least a declared bound allows"),
        .bad("结余", amount("-1000.01"), "below the declared bound"),
        .bad("用水", .text("是"), "a text for a truth"),
    ]

    static let others: [Try] = [
        .good("占比", amount("0.15"), "a share"),
        .bad("占比", .text("15%"), "a text for a share"),
        .good("栽种年", .count(2025), "a year"),
        .bad("栽种年", amount("2025.5"), "half a year"),
        .good("栽种日", .day("2025-02-28"), "a day"),
        .bad("栽种日", .text("2025-02-28"), "a text for a day"),
        .good("养护期", .period(Period(count: 2, unit: .years)), "a period"),
        .bad("养护期", .count(2), "a number for a period"),
        .good("伙伴", .text("邻园"), "a party by name"),
        .good("伙伴", .record(["名称": .text("邻园")]), "a party with its parts"),
        .bad("伙伴", .count(1), "a number for a party"),
        .good("旧树", .text("c9"), "a case by number"),
        .bad("旧树", .bool(true), "a truth for a case"),
        .good("标签", .list([]), "an empty list"),
        .good(
            "标签", .list([.text(String(repeating: "签", count: 10))]), "an item as long as allowed"),
        .bad("标签", .list([.text(String(repeating: "签", count: 11))]), "an item too long"),
        .bad("标签", .list([.text("好"), .count(1)]), "an item of another type"),
        .bad("标签", .text("好"), "a text for a list"),
        .good("标签", .list(Array(repeating: .text("好"), count: 500)), "the longest list"),
        .bad("标签", .list(Array(repeating: .text("好"), count: 501)), "one item too many"),
    ]

    static let rows: [Try] = [
        .good(
            "苗木", row(["名目": .text("苗"), "价钱": amount("3.50"), "档次": .text("甲等")]), "a full row"),
        .good("苗木", row(["名目": .text("苗")]), "a row with a column left out"),
        .bad("苗木", row(["别名": .text("苗")]), "a column nobody declared"),
        .bad("苗木", row(["价钱": .text("三块")]), "a column of another type"),
        .bad("苗木", row(["价钱": amount("3.505")]), "finer than a fen inside a row"),
        .bad("苗木", row(["档次": .text("丙等")]), "no option inside a row"),
    ]

    @Test(arguments: scalars + others + rows)
    func `a value is taken or refused by its term`(one: Try) throws {
        let life = try Life("种树")
        let found = life.against(Life.application([one.term: one.value]))
            .filter { $0.kind == .fact }
        #expect(found.isEmpty == one.isTaken)
        let finding = found.first { $0.id == one.term }
        #expect((finding?.result == .fail && finding?.message.isEmpty == false) == !one.isTaken)
    }

    @Test func `a wrong choice is told its options`() throws {
        let found = try Life("种树").against(Life.application(["树种": .text("榕")]))
        #expect(found.first?.message.contains("松、柳、果树") == true)
    }

    @Test(arguments: ["树名", "树种", "棵数", "花费"])
    func `what is required may not be left out`(term: String) throws {
        let life = try Life("种树")
        #expect(life.against(Life.application(without: [term])).ids.contains(term))
        #expect(life.against(Life.application([term: .unknown])).ids.contains(term))
    }

    @Test func `a text of blanks is left out`() throws {
        #expect(try Life("种树").against(Life.application(["树名": .text(" \u{3000}")])).ids == ["树名"])
        var life = try Life("种树")
        let done = life.act(Life.application(["伙伴": .text(" ")]))
        #expect(done?.facts["伙伴"] == nil)
    }

    @Test func `what may be given may be left out`() throws {
        #expect(try Life("种树").against(Life.application()).isEmpty)
    }

    @Test func `a fact the step does not ask is refused, not kept`() throws {
        let found = try Life("种树").against(Life.application(["定额": .yuan(1), "没有": .bool(true)]))
        #expect(Set(found.ids) == ["定额", "没有"])
        #expect(found.allSatisfy { $0.kind == .fact && $0.result == .fail })
    }

    @Test func `an outcome asks its own facts and no other's`() throws {
        var life = try Life.applied()
        #expect(life.against(Act(step: "审查", outcome: "批准")).ids.contains("定额"))
        var back = Life.sentBack()
        back.facts = ["定额": .yuan(1)]
        #expect(life.against(back).ids == ["定额"])
        life.act(Life.sentBack())
    }
}
