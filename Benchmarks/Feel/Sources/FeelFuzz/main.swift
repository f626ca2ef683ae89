import Feel

/// `FeelFuzz [count] [seed] [target]`: that many inputs; names the slowest.
let arguments = CommandLine.arguments
let count = arguments.count > 1 ? Int(arguments[1]) ?? 100_000 : 100_000
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1

var inputs = FuzzInputs(seed: seed)
/// Cheap inputs are frequent; tables and models, which each run many texts, are one in fifty.
let mixture: [FuzzInputs.Target] =
    Array(repeating: .characters, count: 18) + Array(repeating: .tokens, count: 14)
    + Array(repeating: .temporal, count: 5) + Array(repeating: .pattern, count: 3)
    + Array(repeating: .cells, count: 3) + Array(repeating: .xml, count: 4)
    + [.expression, .table, .model]
let wanted = arguments.count > 3 ? arguments[3] : ""
let only = FuzzInputs.Target.allCases.filter { "\($0)" == wanted }
let targets = only.isEmpty ? mixture : only
let clock = ContinuousClock()
var slowest = Duration.zero
var slowestText = ""
let total = clock.measure {
    for index in 0..<count {
        let target = targets[index % targets.count]
        var text = ""
        let time = clock.measure { text = inputs.run(target) }
        if time > slowest {
            slowest = time
            slowestText = "\(target): \(text)"
        }
        if time > .seconds(1) { print("slow", time, target, text) }
    }
}
print("\(count) inputs, seed \(seed), \(total), slowest \(slowest)")
print(slowestText.prefix(2_000))
