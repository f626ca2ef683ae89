import Casework
import Foundation

/// The few calls that make a file durable, each with its error told apart.
enum Disk {
    /// Makes a folder and flushes the one it is in; a folder that exists is left as it is.
    static func makeFolder(_ path: String) throws(LogError) {
        if mkdir(path, 0o750) == 0 {
            try flushFolder(parent(of: path))
        } else if errno != EEXIST {
            throw error(errno)
        }
    }

    static func flushFolder(_ path: String) throws(LogError) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw error(errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw error(errno) }
    }

    /// Writes a new file through to the disk; on failure nothing of it is left.
    static func write(_ bytes: [UInt8], to path: String) throws(LogError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw error(errno) }
        defer { close(file) }
        // Held until the file is closed: tells the sweep that somebody is still writing.
        flock(file, LOCK_EX)
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(
                    file, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count > 0 {
                written += count
            } else if count == 0 || errno != EINTR {
                let reason = count == 0 ? ENOSPC : errno
                unlink(path)
                throw error(reason)
            }
        }
        guard fsync(file) == 0 else {
            let reason = errno
            unlink(path)
            throw error(reason)
        }
    }

    static func rename(_ path: String, to other: String) throws(LogError) {
        guard Foundation.rename(path, other) == 0 else {
            let reason = errno
            unlink(path)
            throw error(reason)
        }
    }

    /// All bytes of a file; `nil` when there is none.
    static func read(_ path: String) throws(LogError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw error(errno)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(file, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw error(errno)
            }
        }
    }

    /// Removes a file unless its writer still holds it.
    static func removeIfAbandoned(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }

    private static func parent(of path: String) -> String {
        let parent = URL(filePath: path).deletingLastPathComponent().path
        return parent.isEmpty ? "." : parent
    }

    private static func error(_ code: Int32) -> LogError {
        switch code {
        case ENOSPC, EDQUOT: .unavailable(Messages.diskFull)
        case EROFS, EACCES, EPERM: .unavailable(Messages.readOnly)
        case ENOENT, ENOTDIR: .unavailable(Messages.cannotOpen)
        default: .unavailable(Messages.input)
        }
    }
}
