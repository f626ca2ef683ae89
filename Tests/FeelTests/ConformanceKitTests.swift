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

    private static let isHere: ConditionTrait = .enabled(
        if: root != nil,
        "the DMN conformance kit is not here: put it in shared/tck beside the checkout")

    private static let outcome = Result { try report(#require(root)) }

    @Test(isHere)
    func `every case of the conformance kit gives the expected value`() throws {
        let report = try ConformanceKitTests.outcome.get()
        if let path = ProcessInfo.processInfo.environment["FEEL_TCK_REPORT"] {
            try report.csv.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let failures = report.failures.map {
            "\($0.folder) \($0.test) \($0.node): \($0.expected) <> \($0.actual)"
        }
        #expect(report.results.count > 1_000)
        #expect(failures == [])
    }

    /// A program that answers null to everything passes the cases that expect it, so those that
    /// expect a value are counted by themselves.
    @Test(isHere, arguments: [("core", 1.0), ("ext", 0.98), ("out", 0.98)])
    func `the cases that expect a value pass, scope by scope`(
        _ scope: String, _ share: Double
    ) throws {
        let tally = try ConformanceKitTests.outcome.get().tally(scope: scope)
        #expect(tally.valueCases > 10)
        #expect(Double(tally.valuePassed) >= share * Double(tally.valueCases))
    }

    @Test(isHere)
    func `every error of the kit is null with a code, a position and a sentence`() throws {
        let report = try ConformanceKitTests.outcome.get()
        let errors = report.results.filter(\.isErrorExpected)
        #expect(errors.count > 500)
        let silent = errors.filter { result in
            guard result.actual.isNull, let found = result.diagnostic else { return true }
            return !found.isLocated || !found.code.hasPrefix("GJ-FEEL-")
                || !found.message.hasSuffix("。")
        }
        #expect(silent.map { "\($0.folder) \($0.test)" } == [])
    }

    @Test func `a kit whose files cannot be read fails`() {
        let suite = TckSuite(
            list: {
                ["": ["compliance-level-2"], "compliance-level-2": ["0001-x"]][$0] ?? [
                    "t-test-01.xml"
                ]
            },
            read: { _ in Array("<testCases".utf8) })
        let tally = suite.run().tally()
        #expect(tally.cases == 1)
        #expect(tally.failed == 1)
    }

    @Test func `an expected error without an explanation is no success`() {
        let kit: [String: String] = [
            "compliance-level-2/0001-x/x.dmn": """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
            <decision id="a" name="a"><variable name="a"/>
            <literalExpression><text>null</text></literalExpression></decision>
            <decision id="b" name="b"><variable name="b"/>
            <literalExpression><text>1 / 0</text></literalExpression></decision></definitions>
            """,
            "compliance-level-2/0001-x/x-test-01.xml": """
            <testCases><modelName>x.dmn</modelName>
            <testCase id="1"><resultNode name="a" type="decision" errorResult="true"/></testCase>
            <testCase id="2"><resultNode name="b" type="decision" errorResult="true"/></testCase>
            <testCase id="3"><resultNode name="a" type="decision"/></testCase>
            </testCases>
            """,
        ]
        let suite = TckSuite(
            list: { path in
                let inside = kit.keys.filter { path.isEmpty || $0.hasPrefix(path + "/") }
                let names = inside.map { $0.dropFirst(path.isEmpty ? 0 : path.count + 1) }
                return Set(names.map { String($0.prefix { $0 != "/" }) }).sorted()
            },
            read: { kit[$0].map { Array($0.utf8) } })
        let tally = suite.run().tally()
        #expect(tally.cases == 3)
        #expect(tally.passed == 2)
        #expect(tally.errorsExplained == 1)
        #expect(tally.valueCases == 0)
    }
}
