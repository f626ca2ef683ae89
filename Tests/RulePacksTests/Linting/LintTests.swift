import RulePacks
import Testing

/// Each lint finds the one thing wrong with an edited sample and nothing in the sample itself.
struct LintTests {
    /// One edit of the sample pack and what the lints must say about it.
    struct Bad: CustomTestStringConvertible, Sendable {
        let lint: String
        let name: String
        let old: String
        let new: String
        let file: String
        /// A word of the message: what is wrong, not just that something is.
        let says: String
        var testDescription: String { "\(lint) \(name)" }

        init(
            _ lint: String, _ name: String, _ old: String, _ new: String, in file: String,
            says: String
        ) {
            self.lint = lint
            self.name = name
            self.old = old
            self.new = new
            self.file = file
            self.says = says
        }
    }

    @Test func `the sample pack passes every lint`() throws {
        let problems = try SamplePack().problems()
        #expect(problems.isEmpty, "\(problems.map(\.description))")
    }

    @Test func `lints have each their own id, in order`() {
        let ids = Linter.all.map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test(arguments: BadExamples.all)
    func `finds what is wrong`(bad: Bad) throws {
        let pack = try SamplePack().replacing(bad.old, with: bad.new, in: bad.file)
        let problems = try pack.problems()
        #expect(
            problems.contains { $0.code == bad.lint && $0.message.contains(bad.says) },
            "\(problems.map(\.description))")
    }

    @Test func `every lint has a bad example`() {
        let shown = Set(BadExamples.all.map(\.lint)).union(BadExamples.elsewhere)
        #expect(Set(Linter.all.map(\.id)).subtracting(shown).isEmpty)
    }
}
