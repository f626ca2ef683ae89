import Feel
import Foundation
import Testing

/// The DMN conformance kit, where it is at hand.
struct ConformanceKitTests {
    /// The folder `shared/tck` beside the checkout, or the one named by FEEL_TCK.
    static let root: URL? = {
        if let named = ProcessInfo.processInfo.environment["FEEL_TCK"] {
            return URL(fileURLWithPath: named)
        }
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<5 {
            folder.deleteLastPathComponent()
            let kit = folder.appendingPathComponent("shared/tck")
            if FileManager.default.fileExists(atPath: kit.path) { return kit }
        }
        return nil
    }()

    static func report(_ root: URL) -> TckReport {
        TckSuite(
            now: moment,
            list: { path in
                let folder = path.isEmpty ? root : root.appendingPathComponent(path)
                return (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            },
            read: { path in
                (try? Data(contentsOf: root.appendingPathComponent(path))).map { [UInt8]($0) }
            }
        ).run()
    }

    private static let moment = CalendarDate(year: 2025, month: 1, day: 2).map {
        DateTime(date: $0, time: .midnight)
    }

    @Test(.enabled(if: root != nil, "the kit (shared/tck beside the checkout) is not here"))
    func `every case of the conformance kit gives the expected value`() throws {
        let root = try #require(ConformanceKitTests.root)
        let report = ConformanceKitTests.report(root)
        if let path = ProcessInfo.processInfo.environment["FEEL_TCK_REPORT"] {
            try report.csv.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let failures = report.failures.map {
            "\($0.folder) \($0.test) \($0.node): \($0.expected) <> \($0.actual)"
        }
        #expect(report.results.count > 1_000)
        #expect(failures == [])
    }
}
