import Foundation
import RulePacks
import Testing

/// The packs of the repository, read once for all tests.
enum PackFolder {
    /// The repository's folder, found from this file's place.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Ids of all packs: folders of `Regulations` that hold a regulation.yaml.
    static let ids: [String] = {
        let base = root.appending(path: "Regulations")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: base.path())) ?? []
        return names.sorted().filter { name in
            let identity = base.appending(path: "\(name)/regulation.yaml")
            return FileManager.default.fileExists(atPath: identity.path())
        }
    }()

    /// Every text file of a pack, paths relative to its folder.
    static func files(_ id: String) throws -> [PackFile] {
        let base = root.appending(path: "Regulations/\(id)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path()).sorted()
        return try paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }.map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            return PackFile(path: path, text: text)
        }
    }

    /// The pack as read; its problems when it is unusable.
    static func regulation(_ id: String) throws -> Regulation {
        let reading = Regulation.read(try files(id))
        return try #require(
            reading.regulation,
            "\(id): \(reading.problems.prefix(20).map(\.description).joined(separator: "\n"))")
    }

    /// The official text, when it lies beside the repository.
    static func officialText(_ id: String) -> String? {
        let places = ["../shared/regulations/\(id).txt", "../regulations/\(id).txt"]
        return places.lazy.compactMap { place in
            try? String(contentsOf: root.appending(path: place), encoding: .utf8)
        }.first
    }
}
