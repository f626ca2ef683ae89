import Casework
import Foundation
import Guomi

/// Files by their SM3 digest: `ab/cd/abcd…`, written once, never changed.
///
/// A file is complete under its name or not there at all: bytes go to `temporary/`, are flushed,
/// renamed, and the folder is flushed.
struct FileFolder: Sendable {
    private let path: String
    private let provider: any CryptoProvider
    private let queue = DispatchQueue(label: "guiju.files", attributes: .concurrent)

    /// Makes the folder if it is absent and sweeps what unfinished writers left behind.
    init(path: String, provider: any CryptoProvider) throws(LogError) {
        self.path = path
        self.provider = provider
        try Disk.makeFolder(path)
        try Disk.makeFolder(temporary)
        sweep()
    }

    /// Takes the folder as it is, and none for an empty one.
    init(reading path: String, provider: any CryptoProvider) {
        self.path = path
        self.provider = provider
    }

    private var temporary: String { path + "/temporary" }

    private func folder(of digest: String) -> String {
        "\(path)/\(digest.prefix(2))/\(digest.dropFirst(2).prefix(2))"
    }

    private func place(of digest: String) -> String { folder(of: digest) + "/" + digest }

    /// 64 lower-case hex digits: nothing else ever becomes part of a path.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    // MARK: Reading and writing

    /// Stores the bytes and returns their digest; the same bytes are stored once.
    func save(_ bytes: [UInt8]) async throws(LogError) -> String {
        try await working { () throws(LogError) in
            let digest = Hex.text(provider.digest(bytes))
            try Disk.makeFolder("\(path)/\(digest.prefix(2))")
            try Disk.makeFolder(folder(of: digest))
            if let known = try Disk.read(place(of: digest)),
                provider.digest(known) == provider.digest(bytes)
            {
                // A crash may have come between renaming and flushing the folder.
                try Disk.flushFolder(folder(of: digest))
                return digest
            }
            let draft = "\(temporary)/\(Hex.text(provider.randomBytes(16)))"
            try Disk.write(bytes, to: draft)
            try Disk.rename(draft, to: place(of: digest))
            try Disk.flushFolder(folder(of: digest))
            return digest
        }
    }

    /// The bytes of a digest; `nil` when there are none.
    ///
    /// - Throws: `.corrupt(digest, 0)` when the bytes are not those of the digest.
    func read(_ digest: String) async throws(LogError) -> [UInt8]? {
        guard Self.isDigest(digest) else { return nil }
        return try await working { () throws(LogError) in
            guard let bytes = try Disk.read(place(of: digest)) else { return nil }
            guard Hex.text(provider.digest(bytes)) == digest else {
                throw .corrupt(caseID: digest, version: 0)
            }
            return bytes
        }
    }

    /// Blocking calls stay off the threads tasks share.
    private func working<Value: Sendable>(
        _ body: @escaping @Sendable () throws(LogError) -> Value
    ) async throws(LogError) -> Value {
        let outcome: Result<Value, LogError> = await withCheckedContinuation { waiting in
            queue.async {
                do throws(LogError) {
                    waiting.resume(returning: .success(try body()))
                } catch {
                    waiting.resume(returning: .failure(error))
                }
            }
        }
        return try outcome.get()
    }

    // MARK: Looking after

    /// Removes temporary files whose writer is gone; those still being written are locked.
    private func sweep() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary)) ?? [] {
            Disk.removeIfAbandoned("\(temporary)/\(name)")
        }
    }

    /// Digest and whether the bytes prove it, of every file there is.
    func walk(_ visit: (_ digest: String, _ isRight: Bool) -> Void) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: path) else { return }
        for first in try manager.contentsOfDirectory(atPath: path).sorted() where first.count == 2 {
            for second in try manager.contentsOfDirectory(atPath: "\(path)/\(first)").sorted() {
                let folder = "\(path)/\(first)/\(second)"
                for name in try manager.contentsOfDirectory(atPath: folder).sorted() {
                    let bytes = try Disk.read("\(folder)/\(name)") ?? []
                    visit(name, Hex.text(provider.digest(bytes)) == name)
                }
            }
        }
    }
}
