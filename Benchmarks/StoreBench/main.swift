import Casework
import Foundation
import Guomi
import Quantities
import Store

/// Measures a store that grows: writing, inboxes, lists, search and loading at each size.
///
/// usage: StoreBench FOLDER [SIZE…]

/// A line at once, also into a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

let folder = CommandLine.arguments.dropFirst().first ?? NSTemporaryDirectory() + "guiju-bench"
let sizes = CommandLine.arguments.dropFirst(2).compactMap { Int($0) }
try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let path = folder + "/bench.sqlite"
let office = try Office()
let store = try SQLiteStore(path: path, provider: SoftwareProvider())

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await body()
    let taken = (clock.now - start).components
    return Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
}

/// Processor time of the whole process so far, in seconds: what a busy machine does not distort.
func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(Int32(bitPattern: UInt32(RUSAGE_SELF.rawValue)), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

func milliseconds(_ value: Double) -> String { String(format: "%8.3f", value) }

/// Prints median and 99th percentile of many questions and their mean processor time.
func measure(_ name: String, times: Int = 200, _ body: (Int) async throws -> Int) async throws {
    var taken: [Double] = []
    var rows = 0
    let start = processorSeconds()
    for number in 0..<times {
        taken.append(try await seconds { rows += try await body(number) } * 1_000)
    }
    let processor = (processorSeconds() - start) * 1_000 / Double(times)
    taken.sort()
    say(
        "  \(name.padding(toLength: 34, withPad: " ", startingAt: 0))"
            + " p50 \(milliseconds(taken[times / 2])) ms"
            + "  p99 \(milliseconds(taken[times * 99 / 100])) ms"
            + "  cpu \(milliseconds(processor)) ms  rows \(rows / times)")
}

/// Runs a body for every number of a range, eight clients at once.
func inParallel(
    _ range: Range<Int>, _ body: @escaping @Sendable (Int) async throws -> Void
)
    async throws
{
    let clients = 8
    try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 0..<clients {
            group.addTask {
                for number in stride(
                    from: range.lowerBound + client, to: range.upperBound, by: clients)
                {
                    try await body(number)
                }
            }
        }
        try await group.waitForAll()
    }
}

/// Appends one event to each of some cases and says how many a second, in wall and processor time.
func measureAppends(
    _ name: String, _ count: Int,
    _ run: (_ append: @escaping @Sendable (Int) async throws -> Void) async throws -> Void
) async throws {
    let before = processorSeconds()
    let taken = try await seconds {
        try await run { number in
            let version = try await store.version(of: Office.id(number))
            try await store.append(office.writing(number, after: version, minute: number))
        }
    }
    let processor = (processorSeconds() - before) * 1_000 / Double(count)
    say(
        "  \(name): \(Int(Double(count) / taken)) appends/s, cpu \(milliseconds(processor)) ms each"
    )
}

func measureCrypto() async throws {
    let provider = try SoftwareProvider(
        keys: KeyRing(current: "k", secrets: ["k": [UInt8](repeating: 1, count: 32)]),
        signer: SM2Key.generate()
    )
    func each(_ name: String, _ times: Int, _ body: () throws -> Void) rethrows {
        let start = processorSeconds()
        for _ in 0..<times { try body() }
        let taken = (processorSeconds() - start) * 1_000_000 / Double(times)
        let figure = String(format: "%9.2f", taken)
        say("  \(name.padding(toLength: 34, withPad: " ", startingAt: 0)) cpu \(figure) us")
    }
    let event = [UInt8](repeating: 7, count: 500)
    let short = [UInt8](repeating: 7, count: 64)
    var chain = HashChain(provider: provider)
    each("SM3 chain link over 500 bytes", 200_000) { chain.append(event) }
    try each("HMAC-SM3 of 500 bytes", 100_000) { _ = try provider.authenticate(event, key: nil) }
    let sealed = try provider.seal(short, context: "c")
    try each("SM4-GCM seal of 64 bytes", 20_000) { _ = try provider.seal(short, context: "c") }
    try each("SM4-GCM open of 64 bytes", 20_000) { _ = try provider.open(sealed, context: "c") }
    try each("SM2 signature", 1_000) { _ = try provider.sign(short) }
    try each("Argon2id, 19 MiB, two passes", 20) { _ = try provider.hashPassword("password-1") }
}

func measureInboxes() async throws {
    let bureau = "bureau"
    try await measure("inbox, one role") { number in
        try await store.tasks(
            TaskQuery(
                roles: [Office.roles[number % 10]], unit: bureau, person: "x", limit: 50)
        ).rows.count
    }
    try await measure("inbox, optional steps of three roles") { number in
        try await store.tasks(
            TaskQuery(
                roles: (0..<3).map { Office.roles[(number + $0) % 10] }, unit: bureau, person: "x",
                isOptional: true, limit: 50)
        ).rows.count
    }
    try await measure("inbox, clerk of a unit") { number in
        try await store.tasks(
            TaskQuery(
                roles: ["clerk"], unit: "u\(number % Office.units)", person: "x", limit: 50)
        ).rows.count
    }
    try await measure("inbox, page 40 of one role") { number in
        try await store.tasks(
            TaskQuery(
                roles: [Office.roles[number % 10]], unit: bureau, person: "x", offset: 2_000,
                limit: 50)
        ).rows.count
    }
}

func measureLists(_ size: Int) async throws {
    @Sendable func word(_ number: Int, _ place: Int) -> String {
        Office.tokens(Office.mixed(number, size) % size).split(separator: " ")
            .map(String.init)[place]
    }
    let lists: [(String, @Sendable (Int) -> CaseQuery)] = [
        ("list, all", { _ in CaseQuery() }),
        ("list, one unit", { CaseQuery(unit: "u\($0 % Office.units)") }),
        ("list, stage, alive", { CaseQuery(stage: Office.stages[$0 % 12], isAlive: true) }),
        ("list, kind and unit", { CaseQuery(kind: "plan", unit: "u\($0 % Office.units)") }),
        ("list, who acted", { CaseQuery(actor: "p\($0 % 500)") }),
        ("search, number", { CaseQuery(tokens: [word($0, 9)]) }),
        ("search, one rare word", { CaseQuery(tokens: [word($0, 3)]) }),
        ("search, common and rare word", { CaseQuery(tokens: ["项目", word($0, 4)]) }),
        ("search, two words all cases have", { _ in CaseQuery(tokens: ["项目", "政务"]) }),
        (
            "search, the same in one unit",
            {
                CaseQuery(unit: "u\($0 % Office.units)", tokens: ["项目", "政务"])
            }
        ),
    ]
    for (name, query) in lists {
        try await measure(name) { try await store.cases(query($0)).rows.count }
    }
    try await measure("duties of the next days") { number in
        try await store.dues(DueQuery(until: Day(daysSinceEpoch: 20_100))).rows.count
    }
    try await measure("duties of a unit") { number in
        try await store.dues(
            DueQuery(
                unit: "u\(number % Office.units)", until: Day(daysSinceEpoch: 20_400))
        ).rows.count
    }
    try await measure("versions of a unit") { number in
        try await store.versions(ofUnit: "u\(number % Office.units)").count
    }
    try await measure("one case, all events, proven") { number in
        try await store.events(of: Office.id(Office.mixed(number, size) % size)).count
    }
    try await measure("version of a case") { number in
        try await store.version(of: Office.id(Office.mixed(number, size) % size))
    }
}

func megabytes(_ path: String) -> Int {
    ((try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) / 1_000_000
}

try await measureCrypto()
var size = 0
for next in sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes {
    let first = size
    let taken = try await seconds {
        try await inParallel(first..<next) { number in
            try await store.append(office.beginning(number))
        }
    }
    size = next
    say(
        "\(size) cases, \(size * 4) events, \(megabytes(path)) MB;"
            + " \(size - first) begun in \(Int(taken)) s")
    let last = size
    try await measureAppends("one client", 500) { append in
        for number in 0..<500 { try await append(number) }
    }
    try await measureAppends("eight clients", 4_000) { append in
        try await inParallel(0..<4_000) { try await append(last - 1 - $0 % min(last, 1_000)) }
    }
    try await measureInboxes()
    try await measureLists(size)
}
let taken = try await seconds {
    let found = try await store.verify()
    say("verify: \(found.cases) cases, \(found.events) events, \(found.faults.count) faults")
    for fault in found.faults.prefix(5) { say("  \(fault)") }
}
say(String(format: "verify took %.1f s", taken))
try store.close()
let opening = try await seconds {
    try SQLiteStore(path: path, provider: SoftwareProvider()).close()
}
say(String(format: "opening again took %.0f ms", opening * 1_000))
