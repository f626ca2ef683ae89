import Casework
import Foundation
import Guomi
import Testing

@testable import Store

/// The contract every store keeps: each of its tests runs on each kind of store, unchanged.
///
/// A further database joins by a case here and what opens it.
enum StoreContract: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case memory, sqlite

    var testDescription: String { rawValue }

    /// Opens an empty store, hands it to the body and takes it down.
    func run(_ body: (any EventLog & Desk) async throws -> Void) async throws {
        let provider = try SoftwareProvider()
        switch self {
        case .memory:
            try await body(MemoryStore(provider: provider))
        case .sqlite:
            try await Scratch.run { folder in
                let store = try SQLiteStore(path: folder + "/guiju.sqlite", provider: provider)
                try await body(store)
                try store.close()
            }
        }
    }
}

/// An empty folder that is gone afterwards.
enum Scratch {
    static func run(_ body: (_ folder: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/guiju-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }
}

/// A store of the kind under the path, for tests that look below the contract.
func openStore(_ folder: String) throws -> SQLiteStore {
    try SQLiteStore(path: folder + "/guiju.sqlite", provider: SoftwareProvider())
}
