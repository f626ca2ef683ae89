import RulePacks
import Testing

/// Counting a pack and finding what hangs on an article.
struct CoverageTests {
    @Test func `articles and items are counted by status`() throws {
        let coverage = Coverage.of(try SamplePack().regulation())
        #expect(coverage.regulation == "sample-2025")
        #expect(coverage.articlesTotal == 6 && coverage.present == 6)
        #expect(coverage.executable == 4 && coverage.recordOnly == 1 && coverage.declaratory == 1)
        #expect(coverage.pending == 0 && coverage.missingInSource == 0)
        #expect(coverage.unquantified == 0)
        #expect(coverage.items.total == 4 && coverage.items.executable == 2)
        #expect(coverage.homeless.isEmpty && coverage.presumed.isEmpty)
    }

    @Test func `a pending article is homeless, a missing one is not`() throws {
        let status = "status: declaratory"
        let pending = try SamplePack().replacing(
            status, with: "status: pending", in: "ch02-approval.yaml")
        #expect(Coverage.of(try pending.regulation()).homeless == ["SL-6"])
        let missing = try SamplePack().replacing(
            status, with: "status: missing-in-source", in: "ch02-approval.yaml")
        let coverage = Coverage.of(try missing.regulation())
        #expect(coverage.homeless.isEmpty && coverage.missingInSource == 1)
    }

    @Test func `an unquantified article needs its gap named`() throws {
        let bare = try SamplePack().replacing(
            "status: declaratory", with: "status: unquantified", in: "ch02-approval.yaml")
        #expect(Coverage.of(try bare.regulation()).homeless == ["SL-6"])
        let named = bare.adding(
            "\n  unquantified: [{what: 何时解释, ruling: 复核期限}]", to: "ch02-approval.yaml")
        #expect(Coverage.of(try named.regulation()).homeless.isEmpty)
    }

    @Test func `what hangs on an article is found wherever it stands`() throws {
        let pack = SamplePack()
        let regulation = try pack.regulation()
        let cases = CaseFile.read(pack.packFiles, for: regulation).cases
        let hanging = try #require(regulation.hangsOn("SL-3", cases: cases))
        #expect(hanging.hooks(.step).map(\.id) == ["审核"])
        #expect(hanging.hooks(.rounds).map(\.id) == ["审核"])
        #expect(hanging.hooks(.clock).map(\.id) == ["审核时限"])
        #expect(hanging.hooks(.limit).map(\.detail) == ["5个工作日", "3次"])
        #expect(hanging.hooks(.gate).isEmpty && hanging.cases.isEmpty)
        let route = try #require(regulation.hangsOn("SL-4", cases: cases))
        #expect(route.hooks(.decision).map(\.id) == ["路径"])
        #expect(route.hooks(.row).map(\.id) == ["路径 1", "路径 2", "路径 3"])
        #expect(route.cases.count == 5)
        let reply = try #require(regulation.hangsOn("SL-5"))
        #expect(reply.hooks(.ending).map(\.id) == ["批复.不同意"])
        #expect(reply.hooks(.gate).map(\.id) == ["按时备案"])
    }

    @Test func `an item narrows to what cites the item`() throws {
        let regulation = try SamplePack().regulation()
        let hanging = try #require(regulation.hangsOn("SL-4(2)"))
        #expect(hanging.hooks.map(\.id).sorted() == ["照旧续办", "路径 2"].sorted())
        #expect(regulation.hangsOn("SL-40") == nil)
    }
}
