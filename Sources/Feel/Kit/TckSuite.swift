/// Runs the DMN conformance kit.
///
/// The kit itself is read through closures: this room reads no file.
public struct TckSuite: Sendable {
    private let list: @Sendable (String) -> [String]
    private let read: @Sendable (String) -> [UInt8]?
    private let now: DateTime?

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - now: what `now()` and `today()` answer.
    ///   - list: the names of the files and folders in a folder of the kit; "" is its root.
    ///   - read: the bytes of a file by its path below the root, or `nil`.
    public init(
        now: DateTime? = nil, list: @escaping @Sendable (String) -> [String],
        read: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.now = now
        self.list = list
        self.read = read
    }

    /// Runs every folder of every level.
    public func run() -> TckReport {
        var results: [TckResult] = []
        for level in list("").sorted() where level.hasPrefix("compliance-level-") {
            for folder in list(level).sorted() {
                results += run(level: level, folder: folder)
            }
        }
        return TckReport(results: results, scopes: scopes())
    }

    /// Runs the tests of one folder.
    public func run(level: String, folder: String) -> [TckResult] {
        let path = level + "/" + folder
        let files = list(path).sorted()
        let sources = files.filter { $0.hasSuffix(".dmn") }.map { file in
            (file, read(path + "/" + file).map { ModelSource.read($0) })
        }
        var results: [TckResult] = []
        for file in files where file.hasSuffix(".xml") && file.contains("-test-") {
            guard let bytes = read(path + "/" + file), let root = try? XMLReader.read(bytes) else {
                results.append(TckResult.unreadable(file, level: level, folder: folder))
                continue
            }
            let name = root.first("modelName")?.trimmedText ?? ""
            let main = sources.first { $0.0 == name } ?? sources.first
            let others = sources.filter { $0.0 != main?.0 }.compactMap { $0.1?.value }
            let model = main?.1?.value.flatMap { Model.compile($0, importing: others).value }
            for test in root.all("testCase") {
                results += run(test, model, level: level, folder: folder)
            }
        }
        return results
    }

    private func run(
        _ test: XMLElement, _ model: Model?, level: String, folder: String
    ) -> [TckResult] {
        var inputs: [String: Value] = [:]
        for input in test.all("inputNode") {
            let name = input["name"] ?? ""
            let key = input["namespace"].map { $0 + "#" + name } ?? name
            inputs[key] = TckValues.value(of: input)
        }
        return test.all("resultNode").map { node in
            let expected = node.first("expected").map { TckValues.value(of: $0) } ?? .null
            let evaluation = model.map { evaluate(test, node, $0, inputs) }
            let actual = evaluation?.value ?? .null
            return TckResult(
                level: level, folder: folder, test: test["id"] ?? "", node: node["name"] ?? "",
                expected: expected, actual: actual,
                isErrorExpected: node["errorResult"] == "true",
                isPassed: evaluation != nil && TckValues.matches(actual, expected),
                diagnostics: evaluation?.diagnostics ?? [])
        }
    }

    private func evaluate(
        _ test: XMLElement, _ node: XMLElement, _ model: Model, _ inputs: [String: Value]
    ) -> Evaluation {
        let name = node["name"] ?? ""
        let invocable = test["invocableName"] ?? name
        switch test["type"] {
        case "decisionService":
            let evaluation = model.evaluate(service: invocable, inputs, now: now)
            // A service with several outputs answers each result node by its entry.
            if invocable != name, case .context(let context) = evaluation.value,
                model.outputCount(ofService: invocable) > 1, let value = context[name]
            {
                return evaluation.with(value)
            }
            return evaluation
        case "bkm":
            return model.call(invocable, inputs, now: now)
        default:
            return model.evaluate(decision: name, inputs, now: now)
        }
    }

    /// The scope of each folder, from the kit's manifest if it has one.
    private func scopes() -> [String: String] {
        guard let bytes = read("MANIFEST.tsv") else { return [:] }
        var result: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .dropFirst()
        {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count > 3 { result[fields[0] + "/" + fields[1]] = String(fields[3]) }
        }
        return result
    }
}

extension TckResult {
    /// A test file that cannot be read fails by itself; nothing of it goes unnoticed.
    fileprivate static func unreadable(
        _ file: String, level: String, folder: String
    ) -> TckResult {
        TckResult(
            level: level, folder: folder, test: file, node: "", expected: .boolean(true),
            actual: .null, isErrorExpected: false, isPassed: false, diagnostics: [])
    }
}

extension Model {
    func outputCount(ofService name: String) -> Int {
        guard let key = keys[namespace + "#" + name], case .service(let service, _)? = elements[key]
        else { return 0 }
        return service.outputs.count
    }
}

extension Evaluation {
    func with(_ value: Value) -> Evaluation {
        var copy = self
        copy.value = value
        return copy
    }
}
