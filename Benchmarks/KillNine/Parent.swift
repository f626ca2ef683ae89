import Casework
import Foundation
import Guomi
import Store

/// Starts writers, kills them, and looks at what they left.
struct Parent {
    let folder: String
    let rounds: Int
    let clients: Int
    /// Whether children acknowledge too early, to see that it is noticed.
    let areLying: Bool

    private var path: String { folder + "/kill.sqlite" }

    /// Every tenth child is killed while it may still be opening the store.
    private static func isKilledEarly(_ round: Int) -> Bool { round % 10 == 9 }

    /// - Returns: whether nothing was lost.
    func run() async throws -> Bool {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true
        )
        var record = Record()
        var openings: [Double] = []
        for round in 0..<rounds {
            let said = try output(ofRound: round)
            for line in said.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                record.read(line)
            }
            let clock = ContinuousClock()
            let start = clock.now
            let store = try SQLiteStore(path: path, provider: SoftwareProvider())
            let taken = (clock.now - start).components
            openings.append(Double(taken.seconds) * 1_000 + Double(taken.attoseconds) * 1e-15)
            try await look(at: store, after: round, &record)
            try store.close()
        }
        for fault in record.faults.prefix(20) { print(fault) }
        openings.sort()
        print(
            "\(rounds) kills, \(clients) clients: \(record.faults.count) faults; opening again"
                + " p50 \(figure(openings[rounds / 2])) ms,"
                + " p99 \(figure(openings[rounds * 99 / 100])) ms,"
                + " longest \(figure(openings.last ?? 0)) ms")
        return record.faults.isEmpty
    }

    private func figure(_ value: Double) -> String { String(format: "%.1f", value) }

    private func look(
        at store: SQLiteStore, after round: Int, _ record: inout Record
    ) async throws {
        let isLast = round == rounds - 1
        try await record.compare(with: store, all: isLast)
        let unfinished = try FileManager.default.contentsOfDirectory(
            atPath: path + ".files/temporary"
        )
        if !unfinished.isEmpty { record.fault("unfinished files: \(unfinished.count)") }
        guard isLast || round % 20 == 19 else { return }
        let found = try await store.verify()
        for fault in found.faults { record.fault(fault) }
        if found.events < record.events { record.fault("fewer events than acknowledged") }
        print(
            "round \(round + 1): \(found.cases) cases, \(found.events) events,"
                + " \(found.files) files; acknowledged \(record.events) events,"
                + " \(record.files.count) files, \(record.lines.count) audit lines;"
                + " \(record.faults.count) faults")
    }

    /// What a child said until it was killed.
    private func output(ofRound round: Int) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [areLying ? "lie" : "write", folder, "\(round)", "\(clients)"]
        process.standardOutput = pipe
        try process.run()
        let reading = pipe.fileHandleForReading
        var said = Data()
        if !Self.isKilledEarly(round) {
            while !said.contains(10), case let more = reading.availableData, !more.isEmpty {
                said.append(more)
            }
        }
        let id = process.processIdentifier
        let longest: UInt32 = Self.isKilledEarly(round) ? 60_000 : 250_000
        Thread {
            usleep(UInt32.random(in: 0...longest))
            kill(id, SIGKILL)
        }.start()
        while case let more = reading.availableData, !more.isEmpty { said.append(more) }
        process.waitUntilExit()
        guard process.terminationReason == .uncaughtSignal else {
            throw LogError.unavailable("the child ended by itself")
        }
        return String(decoding: said, as: UTF8.self)
    }
}
