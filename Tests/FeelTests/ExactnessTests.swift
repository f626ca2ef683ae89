import Feel
import Quantities
import Testing

/// What binary floating point gets wrong, and what a limit must not.
struct ExactnessTests {
    @Test(arguments: [
        ("0.1 + 0.2 = 0.3", true), ("29999999.99 < 30000000", true),
        ("29999999.995 < 30000000", true),
        ("0.1 * 3 = 0.3", true), ("1.1 + 2.2 = 3.3", true), ("4.35 * 100 = 435", true),
        ("1 / 3 * 3 = 1", false), ("9999999999999999 + 1 = 10000000000000000", true),
        ("1234567890123456789012345678901234 + 0 = 1234567890123456789012345678901234", true),
        ("12345678901234567.89 - 12345678901234567 = 0.89", true),
        ("0.15 * 3333.33 = 499.9995", true), ("1e-30 + 1 - 1 = 1e-30", true),
    ])
    func `decimals are exact`(_ text: String, _ wanted: Bool) {
        #expect(standardValue(text) == .boolean(wanted))
    }

    @Test func `thirty-four digits are kept and the next is rounded to even`() {
        let digits = "1.000000000000000000000000000000001"
        #expect(standardValue("\(digits) * 1") == .number(exact(digits)))
        #expect(
            standardValue("9999999999999999999999999999999999 + 0.5")?.description == "1E+34"
                || standardValue("9999999999999999999999999999999999 + 0.5")
                    == standardValue("10000000000000000000000000000000000")
        )
        #expect(
            standardValue("1000000000000000000000000000000002 + 0.5")
                == standardValue("1000000000000000000000000000000002"))
    }

    @Test func `a pack's literal is never rounded`() {
        let scope = Scope(semantics: .pack)
        #expect(Expression.compile(String(repeating: "9", count: 34), in: scope).diagnostics == [])
        #expect(
            Expression.compile(String(repeating: "9", count: 35), in: scope)
                .diagnostics.map(\.code) == ["GJ-FEEL-008"])
        #expect(
            Expression.compile("1" + String(repeating: "0", count: 40), in: scope).diagnostics == []
        )
    }

    @Test func `a million amounts add up to the fen`() throws {
        let scope = Scope(types: ["金额": .list(.money)], semantics: .pack)
        let sum = try #require(Expression.compile("sum(金额)", in: scope).value)
        let amounts = (0..<1_000_000).map {
            Value.number(exact("0.01").adding(Decimal($0)) ?? .zero)
        }
        let budget = Budget(steps: 10_000_000, depth: 2_000, listSize: 1_000_000)
        let facts: Facts = ["金额": .list(amounts)]
        // 0.01 a million times, and 0 + 1 + … + 999,999.
        #expect(sum.evaluate(facts, budget: budget).value == .number(exact("499999510000")))
    }

    @Test func `a limit is met to the fen`() throws {
        let scope = Scope(types: ["金额": .money], semantics: .pack)
        let source = TableSource(
            name: "t", inputs: [.init("金额")], outputs: [.init("")],
            rules: [("< 30000000", "1"), ("[30000000..50000000)", "2"), (">= 50000000", "3")].map {
                .init(when: [$0.0], then: [$0.1])
            })
        let table = try #require(DecisionTable.compile(source, in: scope).value)
        let rows: [(String, Int)] = [
            ("29999999.99", 1), ("30000000", 2), ("30000000.00", 2), ("30000000.01", 2),
            ("49999999.99", 2), ("49999999.999999999999", 2), ("50000000", 3), ("50000000.01", 3),
        ]
        for (amount, rule) in rows {
            let facts: Facts = ["金额": .number(exact(amount))]
            #expect(table.evaluate(facts).value == .integer(rule), "\(amount)")
        }
        let bulk = table.evaluate(columns: [.numbers(rows.map { exact($0.0) })])
        #expect(rows.indices.map { bulk?.value(at: $0) } == rows.map { .integer($0.1) })
    }
}
