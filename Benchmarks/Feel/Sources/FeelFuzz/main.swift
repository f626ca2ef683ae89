import Feel
import Glibc

/// `FeelFuzz [count] [seed] [target]`: that many inputs; ends with 1 when one took too long or
/// the whole took too much memory.
let arguments = CommandLine.arguments
let count = arguments.count > 1 ? Int(arguments[1]) ?? 100_000 : 100_000
let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1

/// Seconds of processor time: a busy machine must not make an input look slow.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory this program has held, in MiB.
func mostMemory() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss / 1_024
}

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
var slowest = 0.0
var slowestText = ""
var slowCount = 0
for index in 0..<count {
    let target = targets[index % targets.count]
    let start = processorSeconds()
    let text = inputs.run(target)
    let time = processorSeconds() - start
    if time > slowest {
        slowest = time
        slowestText = "\(target): \(text)"
    }
    if time > 1 {
        slowCount += 1
        print("slow", time, target, text)
    }
    if (index + 1) % 1_000_000 == 0 {
        print("\(index + 1) inputs, \(Int(processorSeconds())) s, \(mostMemory()) MiB")
        fflush(nil)
    }
}
print(
    "\(count) inputs, seed \(seed), \(Int(processorSeconds())) s of processor time,",
    "slowest \(Int(slowest * 1_000)) ms, \(slowCount) over a second, \(mostMemory()) MiB at most")
print(slowestText.prefix(2_000))
if slowCount > 0 || mostMemory() > 256 { exit(1) }
