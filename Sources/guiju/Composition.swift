import ArgumentParser
import Casework
import Foundation
import Guomi
import Quantities
import RulePacks

/// Where packs, calendars and rulings lie; every command takes these.
struct Sources: ParsableArguments {
    @Option(help: ArgumentHelp(Messages.regulationsHelp, valueName: "dir"))
    var regulations: String?

    @Option(help: ArgumentHelp(Messages.calendarsHelp, valueName: "dir"))
    var calendars: String?

    @Option(help: ArgumentHelp(Messages.installationHelp, valueName: "file"))
    var installation: String?

    @Flag(help: ArgumentHelp(Messages.jsonHelp))
    var json = false

    var regulationsFolder: URL { folder(regulations, "Regulations") }
    var calendarsFolder: URL { folder(calendars, "Calendars") }
    var demoFolder: URL { folder(nil, "Demo") }

    /// As given, else beside the working directory, else beside the program.
    private func folder(_ given: String?, _ name: String) -> URL {
        if let given { return URL(filePath: given, directoryHint: .isDirectory) }
        let here = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: name)
        if FileManager.default.fileExists(atPath: here.path()) { return here }
        var place = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        for _ in 0..<5 {
            place.deleteLastPathComponent()
            let candidate = place.appending(path: name)
            if FileManager.default.fileExists(atPath: candidate.path()) { return candidate }
        }
        return here
    }

    func fail(
        _ exit: Failure.Exit, _ code: String, _ message: String, _ articles: [String] = []
    ) -> Failure {
        Failure(exit: exit, code: code, message: message, articles: articles, asJSON: json)
    }

    // MARK: Files

    /// Text of a file, at most 4 MiB.
    func text(of url: URL) throws -> String {
        guard let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize,
            size <= 4 << 20, let data = try? Data(contentsOf: url)
        else { throw fail(.unavailable, "GJ-CLI-001", Messages.cannotRead(url.path())) }
        guard let text = String(data: data, encoding: .utf8) else {
            throw fail(.unavailable, "GJ-CLI-002", Messages.notText(url.path()))
        }
        return text
    }

    /// Folders of packs: the one given if it holds a pack itself, else its sub-folders that do.
    func packFolders(in root: URL) throws -> [URL] {
        func isPack(_ url: URL) -> Bool {
            FileManager.default.fileExists(atPath: url.appending(path: "regulation.yaml").path())
        }
        if isPack(root) { return [root] }
        guard
            let inside = try? FileManager.default.contentsOfDirectory(
                at: root, includingPropertiesForKeys: nil
            )
        else { throw fail(.unavailable, "GJ-CLI-003", Messages.noFolder(root.path())) }
        return inside.filter(isPack).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// Every file of a pack folder, paths relative to it, in path order.
    func files(of folder: URL) throws -> [PackFile] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }.sorted()
        guard names.count <= 500 else {
            throw fail(.unavailable, "GJ-CLI-004", Messages.tooManyFiles(folder.path()))
        }
        return try names.map {
            PackFile(path: $0, text: try text(of: folder.appending(path: $0)))
        }
    }

    // MARK: Law

    /// A pack by id; the folder's name is the id.
    func pack(_ id: String) throws -> (folder: URL, files: [PackFile], reading: Reading) {
        let folders = try packFolders(in: regulationsFolder)
        guard let folder = folders.first(where: { $0.lastPathComponent == id }) else {
            let known = folders.map(\.lastPathComponent)
            throw fail(.usage, "GJ-CLI-005", Messages.noRegulation(id, known))
        }
        let files = try files(of: folder)
        return (folder, files, Regulation.read(files))
    }

    /// A pack that can be used.
    func regulation(_ id: String) throws -> Regulation {
        try usable(try pack(id).reading, id)
    }

    /// The regulation that was read, or the first thing wrong with it.
    func usable(_ reading: Reading, _ id: String) throws -> Regulation {
        guard let regulation = reading.regulation else {
            let first = reading.problems.first { $0.severity == .error }
            throw fail(.no, "GJ-CLI-006", Messages.brokenPack(id, first?.description ?? ""))
        }
        return regulation
    }

    func calendar() throws -> WorkCalendar {
        guard
            let names = try? FileManager.default.contentsOfDirectory(
                at: calendarsFolder, includingPropertiesForKeys: nil
            )
        else { throw fail(.unavailable, "GJ-CLI-007", Messages.noFolder(calendarsFolder.path())) }
        var notices: [CalendarNotice] = []
        for url in names.sorted(by: { $0.path() < $1.path() }) where url.pathExtension == "yaml" {
            do {
                notices += try CalendarFile.read(try text(of: url))
            } catch {
                throw fail(.no, "GJ-CLI-008", Messages.badFile(url.lastPathComponent, "\(error)"))
            }
        }
        do { return try WorkCalendar(notices: notices) } catch {
            throw fail(.no, "GJ-CLI-009", Messages.badFile(calendarsFolder.path(), "\(error)"))
        }
    }

    /// Packs, calendar and the rulings of an installation.
    func library() throws -> Library {
        let regulations = try packFolders(in: regulationsFolder)
            .map { try regulation($0.lastPathComponent) }
        return Library(
            regulations: regulations, calendar: try calendar(),
            rulings: try rulings(for: regulations)
        )
    }

    func library(of regulation: Regulation) throws -> Library {
        Library(
            regulations: [regulation], calendar: try calendar(),
            rulings: try rulings(for: [regulation])
        )
    }

    private func rulings(for regulations: [Regulation]) throws -> [String: [String: FactValue]] {
        guard let installation else { return [:] }
        let url = URL(filePath: installation)
        let written = try text(of: url)
        do {
            let read = try Installation.read(written, for: regulations)
            return [read.regulation: read.rulings.mapValues(\.value)]
        } catch {
            throw fail(.no, "GJ-CLI-010", Messages.badFile(url.lastPathComponent, "\(error)"))
        }
    }

    // MARK: Days and facts

    func day(_ text: String?) throws -> Day {
        guard let text else { return RealWorld.today }
        guard let day = Day(iso: text) else {
            throw fail(.usage, "GJ-CLI-011", Messages.notADay(text))
        }
        return day
    }

    /// `字段=值` pairs as facts of a regulation.
    func facts(_ pairs: [String], of regulation: Regulation) throws -> [String: FactValue] {
        var facts: [String: FactValue] = [:]
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw fail(.usage, "GJ-CLI-012", Messages.notAPair(pair))
            }
            guard let term = regulation.term(parts[0]) else {
                throw fail(.usage, "GJ-CLI-013", Messages.noTerm(parts[0]))
            }
            do { facts[term.name] = try FactText.read(parts[1], for: term) } catch {
                throw fail(.usage, error.code, "\(term.name)：\(error.message)")
            }
        }
        return facts
    }
}

/// Real time, chance, SM3 and SM4.
struct RealWorld: World {
    let crypto: any CryptoProvider

    /// - Parameter keys: the installation's; without any, nothing can be sealed.
    init(keys: KeyRing = .empty) throws { crypto = try SoftwareProvider(keys: keys) }

    static var today: Day { moment.day }

    private static var moment: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    var now: Instant { Self.moment }

    func randomBytes(_ count: Int) -> [UInt8] { crypto.randomBytes(min(max(count, 1), 4096)) }

    func digest(_ bytes: [UInt8]) -> [UInt8] { crypto.digest(bytes) }

    func seal(_ plain: [UInt8], context: String) -> String? {
        try? crypto.seal(plain, context: context)
    }

    func open(_ sealed: String, context: String) -> [UInt8]? {
        try? crypto.open(sealed, context: context)
    }
}
