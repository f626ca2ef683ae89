import Feel
import Foundation
import Testing

/// Hostile inputs by the thousand; FEEL_FUZZ_COUNT and FEEL_FUZZ_SEED run more or others.
struct FuzzTests {
    private static func setting(_ name: String, _ otherwise: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? otherwise
    }

    @Test(arguments: FuzzInputs.Target.allCases)
    func `no input crashes or takes longer than a second`(_ target: FuzzInputs.Target) {
        let seed = FuzzTests.setting("FEEL_FUZZ_SEED", 1)
        var inputs = FuzzInputs(seed: UInt64(clamping: seed))
        let clock = ContinuousClock()
        var slow: [String] = []
        for _ in 0..<FuzzTests.setting("FEEL_FUZZ_COUNT", 300) {
            var text = ""
            let time = clock.measure { text = inputs.run(target) }
            // Unoptimised builds on a busy machine get some allowance.
            if time > .seconds(10) { slow.append(text) }
        }
        #expect(slow == [])
    }
}
