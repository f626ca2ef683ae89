import Casework
import Foundation
import Quantities
import RulePacks
import Store

/// Opens the database a command names.
struct Database {
    static let standard = "sqlite:var/guiju.db"
    private let url: String
    private let sources: Sources

    init(_ url: String, _ sources: Sources) {
        self.url = url
        self.sources = sources
    }

    /// Opens or creates it; the folder is made when it is missing.
    func open() async throws -> SQLiteStore {
        try makeFolder()
        return try opened { try SQLiteStore(path: $0, provider: try RealWorld().crypto) }
    }

    /// Opens it as it is, only to read; a mistyped path makes nothing.
    func reading() async throws -> SQLiteStore {
        try opened { try SQLiteStore(reading: $0, provider: try RealWorld().crypto) }
    }

    private func opened(_ make: (String) throws -> SQLiteStore) throws -> SQLiteStore {
        let path = try path()
        do { return try make(path) } catch {
            let why = if case LogError.unavailable(let words) = error { words } else { "\(error)" }
            throw sources.fail(.unavailable, "GJ-CLI-091", Messages.badFile(path, why))
        }
    }

    /// The checkpoints that lie beside the database.
    func checkpoints() throws -> CheckpointFile {
        CheckpointFile(url: URL(filePath: try path() + ".checkpoints"))
    }

    /// The real world with the keys that lie beside the database.
    func world() throws -> RealWorld {
        try makeFolder()
        let file = KeyFile(url: URL(filePath: try path() + ".key"))
        return try RealWorld(keys: try file.keys(sources))
    }

    private func path() throws -> String {
        guard url.hasPrefix("sqlite:"), url.count > 7 else {
            throw sources.fail(.usage, "GJ-CLI-090", Messages.badURL(url))
        }
        return String(url.dropFirst(7))
    }

    private func makeFolder() throws {
        let path = try path()
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw sources.fail(.unavailable, "GJ-CLI-091", Messages.badFile(path, "\(error)"))
        }
    }

    /// The law in force for a database: the installation file, then what was ruled on screen.
    static func library(_ sources: Sources, desk: some Desk) async throws -> Library {
        let filed = try sources.library()
        var rulings = filed.rulings
        for pack in filed.regulations {
            let id = pack.identity.id
            let settings = try await sources.reading { () async throws(LogError) in
                try await desk.settings(prefix: "\(Office.rulingPrefix)\(id)/")
            }
            for setting in settings {
                let name = String(setting.name.dropFirst("\(Office.rulingPrefix)\(id)/".count))
                guard let ruling = pack.ruling(name),
                    let value = try? FactText.read(setting.value, as: ruling.type)
                else { continue }
                rulings[id, default: [:]][name] = value
            }
        }
        return Library(
            regulations: filed.regulations,
            earlier: try await PackArchive(desk: desk, sources: sources)
                .earlier(than: filed.regulations),
            calendar: try await calendar(filed.calendar, sources, desk),
            rulings: rulings
        )
    }

    /// The calendar of the files, then the notices loaded on screen.
    private static func calendar(
        _ filed: WorkCalendar, _ sources: Sources, _ desk: some Desk
    ) async throws -> WorkCalendar {
        let settings = try await sources.reading { () async throws(LogError) in
            try await desk.settings(prefix: Office.calendarPrefix)
        }
        var calendar = filed
        for setting in settings {
            do {
                for notice in try CalendarFile.read(setting.value) {
                    calendar = try calendar.adding(notice)
                }
            } catch {
                throw sources.fail(.no, "GJ-CLI-093", Messages.badFile(setting.name, "\(error)"))
            }
        }
        return calendar
    }
}

extension Sources {
    /// What the store said, as a failure of the command.
    func reading<Result>(
        _ body: () async throws(LogError) -> Result
    ) async throws -> Result {
        do { return try await body() } catch {
            throw fail(.unavailable, "GJ-CLI-092", Messages.badFile("", "\(error)"))
        }
    }
}
