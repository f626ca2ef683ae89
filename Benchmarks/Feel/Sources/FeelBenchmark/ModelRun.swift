import Feel
import Glibc
import Quantities

private let count = 20_000

/// Measures every decision table of a DMN model, on values about its limits.
func measureModel(_ path: String, rounds: Int) throws {
    guard let model = ModelSource.read(try bytes(of: path)).value else {
        throw BenchmarkFailure.file(path)
    }
    let scope = Scope(types: model.inputTypes, constants: model.constants, semantics: .pack)
    var slowest: [String: Int] = [:]
    for source in model.tables {
        guard let table = DecisionTable.compile(source, in: scope).value else {
            throw BenchmarkFailure.table
        }
        let columns = source.inputs.enumerated().map { index, input in
            column(input, seed: UInt64(index + 1), limits: model.constants)
        }
        let rows = (0..<count).map { slots(of: table, source, columns, row: $0) }
        var checksum = 0
        let single = rate(of: rounds * count) {
            for _ in 0..<rounds {
                for row in rows { checksum &+= table.evaluate(row).isUndecided ? 0 : 1 }
            }
        }
        let trace = rate(of: rounds * count) {
            for _ in 0..<rounds {
                for row in rows { checksum &+= table.evaluate(row, trace: true).traceSize }
            }
        }
        let bulk = try rate(of: rounds * count) {
            for _ in 0..<rounds {
                guard let answers = table.evaluate(columns: columns.map(\.values)) else {
                    throw BenchmarkFailure.bulk
                }
                checksum &+= Int(answers.rules[count / 2])
            }
        }
        for (name, figure) in [("single", single), ("trace", trace), ("bulk", bulk)] {
            slowest[name] = min(slowest[name] ?? .max, figure)
        }
        let shape = "\(source.rules.count)x\(source.inputs.count)"
        print("\(source.name) \(shape)\t\(single)\t\(trace)\t\(bulk)")
        if checksum == 0 { print("nothing was decided") }
    }
    for name in ["single", "trace", "bulk"] {
        print("slowest \(name)\t\(slowest[name] ?? 0) decisions/s")
    }
}

private func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw BenchmarkFailure.file(path) }
    defer { fclose(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let length = fread(&buffer, 1, buffer.count, file), length > 0 {
        content += buffer[..<length]
    }
    return content
}

/// One input of a table with a value per row.
private struct InputColumn {
    let path: [String]
    let values: ValueColumn
    let value: (Int) -> Value
}

private func column(
    _ input: TableSource.Input, seed: UInt64, limits: [String: Value]
) -> InputColumn {
    var state = seed &* 20_241_101
    func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(max(bound, 1)))
    }
    let path = input.expression.split(separator: ".").map(String.init)
    switch input.type {
    case .choice(let options):
        let codes = (0..<count).map { _ in UInt8(next(options.count)) }
        return InputColumn(path: path, values: .codes(codes, of: options)) {
            .string(options[Int(codes[$0])])
        }
    case .boolean:
        let truths = (0..<count).map { _ in next(2) == 1 }
        return InputColumn(path: path, values: .booleans(truths)) { .boolean(truths[$0]) }
    default:
        let marks = limits.values.compactMap { $0.asNumber?.multiplied(by: Decimal(100))?.asInt }
            .sorted()
        let fen = (0..<count).map { row in
            row % 11 == 0 && !marks.isEmpty
                ? Int64(marks[next(marks.count)] - next(2)) : Int64(next(2_000_000_000)) * 3
        }
        return InputColumn(path: path, values: .scaled(fen, scale: 2)) {
            .number(Decimal(coefficient: Int128(fen[$0]), exponent: -2) ?? .zero)
        }
    }
}

/// The values of a table's names in one row; a path of two becomes a record of one.
private func slots(
    of table: DecisionTable, _ source: TableSource, _ columns: [InputColumn], row: Int
) -> [Value] {
    table.names.map { name in
        let mine = columns.filter { $0.path.first == name }
        guard let first = mine.first else { return .null }
        if first.path.count == 1 { return first.value(row) }
        return .context(Context(mine.map { ($0.path[1], $0.value(row)) }))
    }
}
