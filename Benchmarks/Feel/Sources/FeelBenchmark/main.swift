import Feel
import Glibc
import Quantities

/// `FeelBenchmark [single|trace|bulk|decimals|rows] [rounds]`: without a name, everything.
let arguments = CommandLine.arguments
let wanted = arguments.count > 1 ? arguments[1] : "all"
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 20 : 20

guard let table = DecisionTable.compile(EightRules.source, in: EightRules.scope).value else {
    print("the table does not compile")
    throw BenchmarkFailure.table
}

enum BenchmarkFailure: Error { case table, bulk }

let count = 100_000
let rows = EightRules.rows(count)
let slots: [[Value]] = (0..<count).map { row in
    let amount = Decimal(coefficient: Int128(rows.fen[row]), exponent: -2) ?? .zero
    let values: [String: Value] = [
        "投资总额": .number(amount), "项目类别": .string(EightRules.kinds[Int(rows.kinds[row])]),
    ]
    return table.names.map { values[$0] ?? .null }
}
var checksum = 0

/// Seconds of processor time this program has used.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func measure(_ name: String, per decisions: Int, _ body: () throws -> Void) rethrows {
    guard wanted == "all" || wanted == name else { return }
    var best = Double.infinity
    for _ in 0..<5 {
        let start = processorSeconds()
        try body()
        best = min(best, processorSeconds() - start)
    }
    print("\(name)\t\(Int(Double(decisions) / best)) decisions/s")
}

measure("single", per: rounds * count) {
    for _ in 0..<rounds {
        for row in slots { checksum &+= table.evaluate(row).usedDefault ? 0 : 1 }
    }
}

measure("trace", per: rounds * count) {
    for _ in 0..<rounds {
        for row in slots {
            let decision = table.evaluate(row, trace: true)
            checksum &+= decision.cells.count &+ decision.inputs.count &+ decision.matched.count
        }
    }
}

let scaled: [ValueColumn] = table.names.map { name in
    name == "投资总额" ? .scaled(rows.fen, scale: 2) : .codes(rows.kinds, of: EightRules.kinds)
}
try measure("bulk", per: rounds * count) {
    for _ in 0..<rounds {
        guard let answers = table.evaluate(columns: scaled) else { throw BenchmarkFailure.bulk }
        checksum &+= Int(answers.rules[count / 2])
    }
}

let exact: [ValueColumn] = table.names.map { name in
    name == "投资总额"
        ? .numbers(rows.fen.map { Decimal(coefficient: Int128($0), exponent: -2) ?? .zero })
        : .codes(rows.kinds, of: EightRules.kinds)
}
try measure("decimals", per: rounds * count) {
    for _ in 0..<rounds {
        guard let answers = table.evaluate(columns: exact) else { throw BenchmarkFailure.bulk }
        checksum &+= Int(answers.rules[count / 2])
    }
}

// The rows and answers, for the comparison with other engines.
if wanted == "rows" {
    for row in 0..<min(count, rounds) {
        let answer = table.evaluate(slots[row]).value.asContext
        let parts = ["程序", "监理", "第三方评估"].map { answer?[$0]?.asString ?? "" }
        print(rows.fen[row], EightRules.kinds[Int(rows.kinds[row])], parts.joined(separator: " "))
    }
}
if checksum == 0, wanted != "rows" { print("nothing was decided") }
