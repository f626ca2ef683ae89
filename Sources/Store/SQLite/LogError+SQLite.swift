import Casework
import GRDB

extension LogError {
    /// What a failed operation means to the caller; in every case nothing was written.
    init(_ error: any Error) {
        switch error {
        case let known as LogError:
            self = known
        case let database as DatabaseError:
            self = .unavailable(Self.words(for: database))
        default:
            self = .unavailable(Messages.failed("\(type(of: error))"))
        }
    }

    /// The same while opening, when the path itself may be what is wrong.
    init(opening error: any Error) {
        if let database = error as? DatabaseError, database.resultCode == .SQLITE_ERROR {
            self = .unavailable(Messages.cannotOpen)
        } else {
            self.init(error)
        }
    }

    static func catching<Value>(_ body: () throws -> Value) -> Result<Value, LogError> {
        do { return .success(try body()) } catch { return .failure(LogError(error)) }
    }

    private static func words(for error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: Messages.diskFull
        case .SQLITE_READONLY, .SQLITE_PERM: Messages.readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED: Messages.busy
        case .SQLITE_CANTOPEN: Messages.cannotOpen
        case .SQLITE_IOERR: Messages.input
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: Messages.damagedDatabase
        default:
            error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER
                ? Messages.appendOnly
                : Messages.failed("SQLite \(error.extendedResultCode.rawValue)")
        }
    }
}
