import Casework
import Foundation
import Quantities
import RulePacks

/// Versions of packs as the database keeps them: a case finds the one it is pinned to, whatever is
/// installed by now.
struct PackArchive {
    /// Setting names: `pack/<regulation>/<hash>`, with the digest of the kept files as value.
    private static let prefix = "pack/"
    let desk: any Desk
    let sources: Sources

    /// Keeps a pack folder's version; one that is there already stays as it is.
    ///
    /// - Returns: the version.
    @discardableResult
    func keep(_ folder: URL, at moment: Instant) async throws -> Regulation {
        let files = Regulation.ruleFiles(of: try sources.files(of: folder))
        let regulation = try sources.usable(Regulation.read(files), folder.lastPathComponent)
        let name = "\(Self.prefix)\(regulation.identity.id)/\(regulation.hash)"
        let written = try JSONEncoder().encode(files)
        try await sources.reading { () async throws(LogError) in
            guard try await desk.settings(prefix: name).isEmpty else { return }
            let setting = Setting(
                name: name, value: try await desk.saveFile(Array(written)), by: "guiju",
                at: moment, document: regulation.identity.version)
            try await desk.save(setting)
        }
        return regulation
    }

    /// Every kept version that is not among the installed ones.
    func earlier(than installed: [Regulation]) async throws -> [Regulation] {
        let known = Set(installed.map { "\(Self.prefix)\($0.identity.id)/\($0.hash)" })
        let kept = try await sources.reading { () async throws(LogError) in
            try await desk.settings(prefix: Self.prefix)
        }
        var earlier: [Regulation] = []
        for setting in kept where !known.contains(setting.name) {
            earlier.append(try await read(setting))
        }
        return earlier
    }

    /// A version that cannot be read any more stops the program: its cases could not be judged.
    private func read(_ setting: Setting) async throws -> Regulation {
        let bytes = try await sources.reading { () async throws(LogError) in
            try await desk.file(digest: setting.value)
        }
        let files = try? JSONDecoder().decode([PackFile].self, from: Data(bytes ?? []))
        guard let regulation = files.flatMap({ Regulation.read($0).regulation }),
            setting.name.hasSuffix(regulation.hash)
        else {
            throw sources.fail(
                .no, "GJ-CLI-160", Messages.keptPackUnreadable(setting.name, setting.document))
        }
        return regulation
    }
}
