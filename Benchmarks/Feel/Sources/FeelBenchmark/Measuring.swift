import Glibc

enum BenchmarkFailure: Error { case table, bulk, file(String) }

/// Seconds of processor time this program has used.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Decisions per second of processor time: the best of five runs.
func rate(of decisions: Int, _ body: () throws -> Void) rethrows -> Int {
    var best = Double.infinity
    for _ in 0..<5 {
        let start = processorSeconds()
        try body()
        best = min(best, processorSeconds() - start)
    }
    return Int(Double(decisions) / best)
}
