import Foundation
import Guomi

/// The installation's keys, in a file beside the database and never in it.
///
/// One key a line: an id, a space, 64 hex digits; the first line seals, the others only open.
struct KeyFile {
    let url: URL

    /// A ring for work that nobody opens later.
    static func passing() throws -> KeyRing { try ring(of: [line()]) }

    /// The keys of the file; a first one is made when there is no file.
    func keys(_ sources: Sources) throws -> KeyRing {
        if !FileManager.default.fileExists(atPath: url.path()) {
            let text = Data("\(try Self.line())\n".utf8)
            let isMade = FileManager.default.createFile(
                atPath: url.path(), contents: text, attributes: [.posixPermissions: 0o600]
            )
            guard isMade else {
                throw sources.fail(.unavailable, "GJ-CLI-095", Messages.cannotWrite(url.path()))
            }
        }
        let lines = try sources.text(of: url).split(separator: "\n").map(String.init)
        do { return try Self.ring(of: lines) } catch {
            throw sources.fail(.unavailable, "GJ-CLI-096", Messages.badKeys(url.path()))
        }
    }

    private static func line() throws -> String {
        "k1 \(Hex.text(try SoftwareProvider().randomBytes(32)))"
    }

    private static func ring(of lines: [String]) throws -> KeyRing {
        var current = ""
        var secrets: [String: [UInt8]] = [:]
        for line in lines {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 2, let secret = Hex.bytes(parts[1]) else {
                throw GuomiError.malformed("key")
            }
            if current.isEmpty { current = parts[0] }
            secrets[parts[0]] = secret
        }
        return try KeyRing(current: current, secrets: secrets)
    }
}
