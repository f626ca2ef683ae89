import Casework
import Foundation
import RulePacks
import Store

/// Everything children were told is stored.
struct Record {
    private(set) var hashes: [String: [Int: String]] = [:]
    private(set) var keys: [String: [Int]] = [:]
    private(set) var files: [String: Int] = [:]
    private(set) var lines: Set<String> = []
    private(set) var faults: [String] = []
    private var touched: Set<String> = []

    var events: Int { hashes.values.reduce(0) { $0 + $1.count } }

    /// One line a child printed; half a line at the end was never a whole acknowledgement.
    mutating func read(_ line: Substring) {
        let words = line.split(separator: " ").map(String.init)
        switch words.first {
        case "E" where words.count > 3:
            for pair in words.dropFirst(3) {
                let parts = pair.split(separator: ":").map(String.init)
                guard parts.count == 2, let version = Int(parts[0]) else { continue }
                hashes[words[1], default: [:]][version] = parts[1]
                keys[words[2], default: []].append(version)
            }
            touched.insert(words[1])
        case "F" where words.count == 3: files[words[1]] = Int(words[2])
        case "A" where words.count == 2: lines.insert(words[1])
        default: break
        }
    }

    mutating func fault(_ text: String) { faults.append(text) }

    /// Looks up what was acknowledged since the last time, or all of it.
    mutating func compare(with store: SQLiteStore, all: Bool) async throws {
        for id in all ? Set(hashes.keys) : touched {
            let events = try await store.events(of: id)
            for (version, hash) in hashes[id] ?? [:]
            where version > events.count || events[version - 1].hash != hash {
                fault("lost: \(id) version \(version)")
            }
            checkWhole(events)
        }
        touched = []
        for (key, versions) in all ? keys : [:] {
            let written = try await store.written(under: key, fingerprint: "f")
            if written?.map(\.version) != versions { fault("key \(key) answers otherwise") }
        }
        for (digest, count) in files where all || Bool.random() {
            if try await store.file(digest: digest)?.count != count {
                fault("lost: file \(digest)")
            }
        }
        if all {
            var known: [String] = []
            var page = try await store.audit(offset: 0, limit: 1_000)
            while !page.isEmpty {
                known += page.map(\.who)
                page = try await store.audit(offset: known.count, limit: 1_000)
            }
            let lost = lines.subtracting(known)
            if !lost.isEmpty { fault("lost: \(lost.count) audit lines") }
            if Set(known).count != known.count { fault("audit lines stand twice") }
        }
    }

    /// Notes end in `i/n`: after one comes the next of the same writing, up to the last.
    private mutating func checkWhole(_ events: [RecordedEvent]) {
        var expected: String?
        for event in events {
            guard case .corrected(let corrected) = event.event,
                case .text(let note) = corrected.new
            else { continue }
            if let expected, expected != note { fault("half a writing before \(note)") }
            let parts = note.split(whereSeparator: { $0 == " " || $0 == "/" })
            guard parts.count == 3, let place = Int(parts[1]), let count = Int(parts[2]) else {
                continue
            }
            if expected == nil, place != 1 { fault("half a writing at \(note)") }
            expected = place < count ? "\(parts[0]) \(place + 1)/\(count)" : nil
        }
        if let expected { fault("half a writing: \(expected) is missing") }
    }
}
