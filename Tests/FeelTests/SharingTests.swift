import Feel
import Testing

/// Values may share parts and so be exponentially longer than they are big; nothing may walk them.
struct SharingTests {
    private let doubled = "for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]"

    @Test(arguments: [
        "string(%)", "% = %", "distinct values(%)", "list contains(%, %)", "flatten(%)",
        "index of(%, [%])", "(%) instance of list<list<list<list<number>>>>", "{a: %} = {a: %}",
        "(%)[-1] in (%)", "union(%, %)", "abs(%)", "for x in % return string(%)",
    ])
    func `a list that contains itself twice over and over is not walked`(_ text: String) throws {
        let scope = Scope(semantics: .standard)
        let full = text.replacing("%", with: "(\(doubled))")
        let expression = try #require(Expression.compile(full, in: scope).value)
        let clock = ContinuousClock()
        var evaluation: Evaluation?
        let time = clock.measure { evaluation = expression.evaluate([]) }
        #expect(time < .seconds(120))
        #expect((evaluation?.steps ?? 0) <= 2_000_000)
        #expect((evaluation?.value.description.utf8.count ?? 0) < 3_000_000)
    }

    @Test func `making ever longer texts and lists pays for the room they take`() throws {
        let scope = Scope(semantics: .standard)
        for text in [
            "for i in 1..5000 return for j in 1..5000 return partial",
            "for i in 1..50000 return append(partial, i)",
            "for i in 1..40 return if i = 1 then \"aaaaaaaa\" else partial[-1] + partial[-1]",
            "for i in 1..5000 return string join(for j in 1..5000 return \"aaaaaaaaaaaaaaaa\")",
        ] {
            let expression = try #require(Expression.compile(text, in: scope).value)
            let evaluation = expression.evaluate([])
            #expect(evaluation.value == .null)
            #expect(evaluation.diagnostics.last.map { $0.code >= "GJ-FEEL-040" } == true)
        }
    }
}
