import RulePacks
import Testing

/// Every worked case of every pack is one test; a failure prints file:line and article.
struct WorkedCaseTests {
    /// One case with the pack it belongs to.
    struct Example: CustomTestStringConvertible, Sendable {
        let pack: String
        let run: CaseRun
        var testDescription: String {
            "\(pack)/\(run.worked.place.file):\(run.worked.place.line) \(run.worked.title)"
        }
    }

    static let examples: [Example] = PackFolder.ids.flatMap { id -> [Example] in
        guard let files = try? PackFolder.files(id),
            let regulation = Regulation.read(files).regulation
        else { return [] }
        return CaseFile.read(files, for: regulation).cases.map {
            Example(pack: id, run: CaseRun($0, on: regulation))
        }
    }

    @Test(arguments: examples)
    func `comes out as the pack says`(example: Example) {
        for problem in example.run.problems {
            Issue.record("\(example.pack)/\(problem): \(problem.article ?? "")")
        }
    }

    @Test(arguments: PackFolder.ids)
    func `every case file can be read`(id: String) throws {
        let regulation = try PackFolder.regulation(id)
        let reading = CaseFile.read(try PackFolder.files(id), for: regulation)
        #expect(reading.problems.isEmpty, "\(reading.problems.map(\.description))")
        #expect(!reading.cases.isEmpty)
    }
}
