import Foundation
import Store

/// Checkpoints outside the database, one JSON object a line, oldest first.
///
/// Whoever cuts the end off a database would have to cut it here too, and wherever it was copied.
struct CheckpointFile {
    let url: URL

    /// Every checkpoint of the file; none when there is no file.
    func read(_ sources: Sources) throws -> [Checkpoint] {
        guard FileManager.default.fileExists(atPath: url.path()) else { return [] }
        return try sources.text(of: url).split(separator: "\n").map { line in
            do { return try JSONDecoder().decode(Checkpoint.self, from: Data(line.utf8)) } catch {
                throw sources.fail(.no, "GJ-CLI-081", Messages.badCheckpoints(url.path()))
            }
        }
    }

    func add(_ checkpoint: Checkpoint) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !FileManager.default.fileExists(atPath: url.path()) { try Data().write(to: url) }
        let file = try FileHandle(forWritingTo: url)
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: try encoder.encode(checkpoint) + Data("\n".utf8))
        try file.synchronize()
    }
}
