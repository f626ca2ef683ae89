import Feel
import Quantities

private let count = 100_000

/// Measures the table every engine is measured on; `rows` prints rows and answers instead.
func measureEightRules(_ wanted: String, rounds: Int) throws {
    guard let table = DecisionTable.compile(EightRules.source, in: EightRules.scope).value else {
        throw BenchmarkFailure.table
    }
    let rows = EightRules.rows(count)
    let amounts = rows.fen.map { Decimal(coefficient: Int128($0), exponent: -2) ?? .zero }
    let slots: [[Value]] = (0..<count).map { row in
        let values: [String: Value] = [
            "投资总额": .number(amounts[row]),
            "项目类别": .string(EightRules.kinds[Int(rows.kinds[row])]),
        ]
        return table.names.map { values[$0] ?? .null }
    }
    if wanted == "rows" { return show(table, rows, slots.prefix(rounds)) }
    func measure(_ name: String, _ body: () throws -> Void) rethrows {
        guard wanted == "all" || wanted == name else { return }
        print("\(name)\t\(try rate(of: rounds * count, body)) decisions/s")
    }
    var checksum = 0
    measure("single") {
        for _ in 0..<rounds {
            for row in slots { checksum &+= table.evaluate(row).usedDefault ? 0 : 1 }
        }
    }
    measure("trace") {
        for _ in 0..<rounds {
            for row in slots { checksum &+= table.evaluate(row, trace: true).traceSize }
        }
    }
    for (name, money) in [
        ("bulk", ValueColumn.scaled(rows.fen, scale: 2)), ("decimals", .numbers(amounts)),
    ] {
        let columns = [money, .codes(rows.kinds, of: EightRules.kinds)]
        try measure(name) {
            for _ in 0..<rounds {
                guard let answers = table.evaluate(columns: columns) else {
                    throw BenchmarkFailure.bulk
                }
                checksum &+= Int(answers.rules[count / 2])
            }
        }
    }
    if checksum == 0 { print("nothing was decided") }
}

/// The rows and answers, for the comparison with other engines.
private func show(
    _ table: DecisionTable, _ rows: (fen: [Int64], kinds: [UInt8]), _ slots: ArraySlice<[Value]>
) {
    for row in slots.indices {
        let answer = table.evaluate(slots[row]).value.asContext
        let parts = ["程序", "监理", "第三方评估"].map { answer?[$0]?.asString ?? "" }
        print(rows.fen[row], EightRules.kinds[Int(rows.kinds[row])], parts.joined(separator: " "))
    }
}

extension Decision {
    /// Reads everything a trace holds: inputs, the outcome of every cell, the deciding rules and
    /// what they rest on.
    var traceSize: Int {
        let cited = matched.reduce(0) { $0 &+ (table?.source.rules[$1].annotations.count ?? 0) }
        return cells.count &+ inputs.count &+ matched.count &+ cited
    }
}
