import Feel
import Glibc
import Quantities

private let types: [String: FeelType] = [
    "甲": .number, "乙": .list(.number), "丙": .string,
    "丁": .context(["戊": .date, "己": .any]), "金额": .money, "类": .choice(["选", "其他"]),
    "Profit and loss": .any, "x": .any,
]
private let constants: [String: Value] = ["选": .string("选"), "限": .integer(50)]
private let standard = Scope(types: types, constants: constants, semantics: .standard)
private let pack = Scope(types: types, constants: constants, semantics: .pack)
private let facts: Facts = [
    "甲": .integer(7), "乙": .list([.integer(1), .null, .integer(3)]), "丙": .string("文𠮷"),
    "丁": .context(Context([("戊", .null), ("己", .notApplicable)])), "x": .boolean(true),
]
private let noon = CalendarDate(year: 2025, month: 1, day: 2).map {
    DateTime(date: $0, time: .midnight)
}

/// Runs one input: its first byte says what it is given to, the rest is the text.
///
/// An input that takes more than a second of processor time ends the program.
func attack(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let start = processorSeconds()
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch first % 6 {
    case 0: evaluate(text, in: standard)
    case 1: evaluate(text, in: pack)
    case 2: test(text)
    case 3: readModel(Array(bytes.dropFirst()))
    case 4: decide(text)
    default: evaluate(call(text), in: standard)
    }
    if processorSeconds() - start > 1 {
        print("slow input:", bytes)
        abort()
    }
}

/// Seconds of processor time this thread has used.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func evaluate(_ text: String, in scope: Scope) {
    guard let expression = Expression.compile(text, in: scope).value else { return }
    _ = expression.estimatedSteps(listSize: 1_000)
    let result = expression.evaluate(facts, trace: true, now: noon)
    _ = result.value.description
}

private func test(_ text: String) {
    for scope in [standard, pack] {
        guard
            let cell = Expression.compileUnaryTests(text, input: .any, in: scope).value
        else { continue }
        let slots = cell.names.map { facts.value(of: $0) }
        for input in [Value.null, .notApplicable, .integer(50), .string("选")] {
            _ = cell.evaluate(input, slots)
        }
    }
}

private func readModel(_ bytes: [UInt8]) {
    guard let source = ModelSource.read(bytes).value else { return }
    let model = Model.compile(source, importing: [source]).value
    for name in model?.decisionNames.prefix(4) ?? [] {
        _ = model?.evaluate(decision: name, ["i": .integer(3)])
    }
    for table in source.tables {
        _ = DecisionTable.compile(table, in: standard).value?.analyze(limit: 2_000)
    }
}

/// A table of one column per line of the text but the last, which is the result.
private func decide(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count > 1, let result = lines.last else { return }
    for (scope, policy) in [(standard, HitPolicy.collect), (pack, .unique), (pack, .first)] {
        let source = TableSource(
            name: "t", inputs: [.init("甲"), .init("类")], outputs: [.init("", otherwise: result)],
            rules: lines.dropLast().prefix(40).map { .init(when: [$0, "-"], then: [result]) },
            hitPolicy: policy)
        guard let table = DecisionTable.compile(source, in: scope).value else { continue }
        for amount in [Value.null, .integer(50), .string("选")] {
            let slots = table.names.map { $0 == "甲" ? amount : facts.value(of: $0) }
            _ = table.evaluate(slots, trace: true).explanation
        }
        _ = table.analyze(limit: 2_000)
        _ = ModelSource.read(Array(table.dmn(namespace: "urn:t").utf8)).value?.tables
    }
}

/// A call whose function and arguments, as texts, are the lines.
private func call(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let quoted = lines.dropFirst().prefix(4).map { line in
        "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "\(lines.first ?? "")(\(quoted.joined(separator: ", ")))"
}
