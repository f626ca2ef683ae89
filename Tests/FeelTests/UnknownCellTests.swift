import Feel
import Testing

/// An unknown value in each column of a table, under every hit policy, in both semantics.
struct UnknownCellTests {
    private func table(_ policy: HitPolicy, _ semantics: Semantics) throws -> DecisionTable {
        let source = TableSource(
            name: "t", inputs: [.init("a"), .init("b"), .init("c")],
            outputs: [.init("", allowed: "3, 2, 1")],
            rules: [
                .init(when: ["< 10", "\"x\"", "true"], then: ["1"]),
                .init(when: [">= 10", "\"x\"", "-"], then: ["2"]),
                .init(when: ["-", "not(\"x\")", "false"], then: ["3"]),
            ], hitPolicy: policy)
        let scope = Scope(types: ["a": .number, "b": .string, "c": .boolean], semantics: semantics)
        return try #require(DecisionTable.compile(source, in: scope).value)
    }

    private static let known: [String: Value] = [
        "a": .integer(5), "b": .string("x"), "c": .boolean(true),
    ]

    @Test(arguments: HitPolicy.allCases, ["a", "b", "c"])
    func `a pack's table with one unknown is undecided and names just that`(
        _ policy: HitPolicy, _ name: String
    ) throws {
        var facts = Self.known
        facts[name] = .null
        let decision = try table(policy, .pack).evaluate(Facts(facts), trace: true)
        #expect(decision.isUndecided)
        #expect(decision.value.isNull)
        #expect(decision.missing == [name])
        #expect(decision.diagnostics == [])
        #expect(decision.explanation?.sentence == "还不能判断，缺少：\(name)。")
    }

    @Test(arguments: HitPolicy.allCases)
    func `with everything known every policy decides`(_ policy: HitPolicy) throws {
        let decision = try table(policy, .pack).evaluate(Facts(Self.known))
        #expect(!decision.isUndecided)
        #expect(decision.matched == [0])
        #expect(
            decision.value
                == (policy.isSingle || policy.name.count == 2 ? .integer(1) : .list([.integer(1)])))
    }

    @Test(arguments: HitPolicy.allCases)
    func `what settles a row needs nothing more`(_ policy: HitPolicy) throws {
        // b is known not to be x, c is known to be true: no row is left, whatever a is.
        let facts: Facts = ["b": .string("y"), "c": .boolean(true)]
        let decision = try table(policy, .pack).evaluate(facts)
        #expect(!decision.isUndecided)
        #expect(decision.missing == [])
        #expect(decision.matched == [])
    }

    @Test(arguments: ["a", "b", "c"])
    func `in the standard an unknown value matches nothing and the table says so`(
        _ name: String
    ) throws {
        var facts = Self.known
        facts[name] = .null
        let decision = try table(.unique, .standard).evaluate(Facts(facts))
        #expect(decision.value.isNull)
        #expect(decision.diagnostics.last?.code == "GJ-FEEL-050")
    }

    @Test(arguments: ["a", "b", "c"])
    func `a fact that does not apply decides against its rows`(_ name: String) throws {
        var facts = Self.known
        facts[name] = .notApplicable
        let decision = try table(.unique, .pack).evaluate(Facts(facts))
        #expect(!decision.isUndecided)
        #expect(decision.matched == [])
        #expect(decision.diagnostics.first?.code == "GJ-FEEL-050")
    }
}
