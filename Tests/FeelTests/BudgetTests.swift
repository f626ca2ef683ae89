import Feel
import Testing

/// No text can exhaust the machine.
struct BudgetTests {
    private func code(_ text: String) -> String? {
        let compiled = Expression.compile(text, in: Scope(semantics: .standard))
        return compiled.value?.evaluate([]).diagnostics.last?.code
            ?? compiled.diagnostics.first?.code
    }

    @Test(arguments: [
        ("for a in 1..1000, b in 1..1000, c in 1..1000 return a", "GJ-FEEL-042"),
        ("count(for a in 1..99999 return count(for b in 1..99999 return b))", "GJ-FEEL-040"),
        ("for a in 1..10**15 return a", "GJ-FEEL-042"),
        ("{f: function(x) [x, x], r: f(f(f(f(1))))}.r[9]", "GJ-FEEL-036"),
        ("10 ** 10 ** 10 ** 100", "GJ-FEEL-031"), ("10 ** 999999999999", "GJ-FEEL-031"),
        ("every a in 1..99999 satisfies every b in 1..99999 satisfies true", "GJ-FEEL-040"),
        ("(function(f) f(f))(function(f) f(f))", "GJ-FEEL-041"),
    ])
    func `a cost bomb stops with a diagnostic`(_ text: String, _ expected: String) {
        let clock = ContinuousClock()
        var found: String?
        let time = clock.measure { found = code(text) }
        #expect(found == expected)
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        "(", "[", "{a:", "-", "if true then ", "not(", "1+(", "f(", "a[", "function(a) ",
    ])
    func `a hundred thousand levels of nesting are refused, not followed`(_ piece: String) {
        let compiled = Expression.compile(
            String(repeating: piece, count: 100_000 / piece.count), in: Scope(semantics: .standard))
        #expect(compiled.value == nil)
        #expect(compiled.diagnostics.first?.code == "GJ-FEEL-006")
    }

    @Test func `a long chain of one operator is refused, a long list is not`() {
        let scope = Scope(semantics: .standard)
        let chain = Array(repeating: "1", count: 5_000).joined(separator: "+")
        #expect(Expression.compile(chain, in: scope).diagnostics.first?.code == "GJ-FEEL-006")
        let conditions = Array(repeating: "true", count: 5_000).joined(separator: " and ")
        #expect(standardValue(conditions) == .boolean(true))
        let list = "[" + Array(repeating: "1", count: 5_000).joined(separator: ",") + "]"
        #expect(standardValue("count(\(list))") == .integer(5_000))
    }

    @Test func `the cost is known before evaluation`() throws {
        let scope = Scope(types: ["甲": .list(.number), "乙": .list(.number)], semantics: .pack)
        let flat = try #require(Expression.compile("sum(甲) > 3", in: scope).value)
        let nested = try #require(
            Expression.compile(
                "every a in 甲 satisfies some b in 乙 satisfies a = b", in: scope
            ).value)
        #expect(flat.loopDepth == 1)
        #expect(nested.loopDepth == 2)
        #expect(nested.estimatedSteps(listSize: 1_000) > 1_000_000)
        let lists: Facts = [
            "甲": .list((1...30).map { .integer($0) }),
            "乙": .list((1...30).map { .integer(31 - $0) }),
        ]
        #expect(nested.evaluate(lists).steps <= nested.estimatedSteps(listSize: 30))
    }
}
