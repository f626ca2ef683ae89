public import Foundation
public import Quantities
public import RulePacks

/// The files of the checkout, read for tests.
public enum Checkout {
    /// Folder that holds Package.swift.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every YAML and Markdown file below a folder, by path relative to it.
    public static func files(in folder: String) throws -> [PackFile] {
        let url = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: url.path())
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }.sorted()
            .map {
                PackFile(
                    path: $0,
                    text: try String(contentsOf: url.appending(path: $0), encoding: .utf8)
                )
            }
    }

    /// Ids of the packs in `Regulations`.
    public static func packs() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "Regulations").path()
        )
        .filter {
            FileManager.default.fileExists(
                atPath: root.appending(path: "Regulations/\($0)/regulation.yaml").path()
            )
        }
        .sorted()
    }

    /// A pack that must be usable.
    public static func regulation(_ id: String) throws -> Regulation {
        let reading = Regulation.read(try files(in: "Regulations/\(id)"))
        guard let regulation = reading.regulation else {
            throw Unusable(problems: reading.problems.map(\.description))
        }
        return regulation
    }

    /// The calendar of every notice in `Calendars`; throws what cannot be read or does not fit.
    public static func calendar() throws -> WorkCalendar {
        let notices = try files(in: "Calendars").filter { $0.path.hasSuffix(".yaml") }
            .flatMap { try CalendarFile.read($0.text) }
        return try WorkCalendar(notices: notices)
    }

    /// A pack that does not load, with everything wrong with it.
    public struct Unusable: Error, CustomStringConvertible {
        let problems: [String]
        /// One problem a line.
        public var description: String { problems.joined(separator: "\n") }
    }
}

extension Checkout {
    /// The demonstration installation's rulings for a pack; empty when it has none.
    public static func rulings(of regulation: Regulation) throws -> [String: FactValue] {
        for file in try files(in: "Regulations/_installations") {
            let read = try Installation.read(file.text, for: [regulation])
            if read.regulation == regulation.identity.id { return read.rulings.mapValues(\.value) }
        }
        return [:]
    }
}
