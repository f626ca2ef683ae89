/// One result node of one test case.
public struct TckResult: Sendable {
    /// The folder of the level, such as `compliance-level-3`.
    public let level: String
    /// The folder of the model.
    public let folder: String
    /// The id of the test case.
    public let test: String
    /// The name of the result node.
    public let node: String
    /// The expected value.
    public let expected: Value
    /// The value that came out.
    public let actual: Value
    /// Whether the kit calls this result an error.
    public let isErrorExpected: Bool
    /// Whether the value is the expected one.
    public let isPassed: Bool
    /// What was said about it.
    public let diagnostics: [Diagnostic]

    /// Whether an expected error came out null with a diagnostic that says where and why.
    public var isExplained: Bool {
        !isErrorExpected || (actual.isNull && diagnostics.contains(where: \.isLocated))
    }

    /// Whether nothing is left to wish for.
    public var isRight: Bool { isPassed && isExplained }
}

extension TckResult {
    /// The diagnostic that matters most.
    public var diagnostic: Diagnostic? {
        diagnostics.first { $0.severity == .error } ?? diagnostics.first
    }
}

/// The outcome of the kit, with cases that expect null counted apart.
public struct TckReport: Sendable {
    /// Every result node in order.
    public let results: [TckResult]
    /// core, ext or out by `level number/folder`, when the kit has a manifest.
    public let scopes: [String: String]

    /// The count of some cases.
    public struct Tally: Sendable, Hashable {
        /// Test cases.
        public var cases = 0
        /// Cases of which every result node is right, expected errors explained.
        public var passed = 0
        /// Cases that are not.
        public var failed: Int { cases - passed }
        /// Cases that expect a value other than null somewhere.
        public var valueCases = 0
        /// Those of them that are right.
        public var valuePassed = 0
        /// Result nodes the kit calls errors.
        public var errors = 0
        /// Errors that came out null with a diagnostic that says where and why.
        public var errorsExplained = 0
    }

    /// The tally of every folder in order: name, scope, figures.
    public var folders: [(name: String, scope: String, tally: Tally)] {
        var order: [String] = []
        var groups: [String: [TckResult]] = [:]
        for result in results {
            let name = result.level + "/" + result.folder
            if groups[name] == nil { order.append(name) }
            groups[name, default: []].append(result)
        }
        return order.map { name in
            (name, scope(of: name), TckReport.tally(groups[name] ?? []))
        }
    }

    /// The scopes that the kit's manifest names, in order.
    public var scopeNames: [String] { Set(scopes.values).sorted() }

    /// core, ext, out or an empty text.
    public func scope(of folder: String) -> String {
        scopes[String(folder.replacing("compliance-level-", with: ""))] ?? ""
    }

    /// The tally of all folders of a scope, or of everything.
    public func tally(scope: String? = nil) -> Tally {
        TckReport.tally(
            results.filter { scope == nil || self.scope(of: $0.level + "/" + $0.folder) == scope })
    }

    private static func tally(_ results: [TckResult]) -> Tally {
        var tally = Tally()
        var order: [String] = []
        var groups: [String: [TckResult]] = [:]
        for result in results {
            let key = result.level + "/" + result.folder + "/" + result.test
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(result)
        }
        for key in order {
            let nodes = groups[key] ?? []
            let isPassed = nodes.allSatisfy(\.isRight)
            let hasValue = nodes.contains { !$0.expected.isNull }
            tally.cases += 1
            tally.passed += isPassed ? 1 : 0
            tally.valueCases += hasValue ? 1 : 0
            tally.valuePassed += hasValue && isPassed ? 1 : 0
            for node in nodes where node.isErrorExpected {
                tally.errors += 1
                tally.errorsExplained += node.isExplained ? 1 : 0
            }
        }
        return tally
    }

    /// The result nodes that are wrong or errors without an explanation.
    public var failures: [TckResult] { results.filter { !$0.isRight } }

    /// One line per result node: level, folder, test, node, result, expected, actual, and the code,
    /// position and sentence of its diagnostic.
    public var csv: String {
        var lines = ["level,folder,test,node,result,expected,actual,code,position,message"]
        for result in results {
            let first = result.diagnostic
            let fields = [
                result.level, result.folder, result.test, result.node,
                result.isRight ? "SUCCESS" : "ERROR", result.expected.description,
                result.actual.description, first?.code ?? "", first?.position ?? "",
                first?.message ?? "",
            ]
            lines.append(fields.map { TckReport.quoted($0) }.joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        "\"" + field.replacing("\"", with: "\"\"").replacing("\n", with: " ") + "\""
    }
}
