import RulePacks
import Testing

struct FixtureTests {
    @Test func `the garden reads without a fault`() throws {
        for problem in Garden.reading.problems where problem.severity == .error {
            Issue.record("\(problem)")
        }
        #expect(try Garden.regulation().kinds.count == 9)
    }
}
