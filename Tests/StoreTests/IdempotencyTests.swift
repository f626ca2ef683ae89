import Casework
import Testing

@testable import Store

/// A request repeated is done once, on every store.
struct IdempotencyTests {
    @Test(arguments: StoreContract.allCases)
    func `the same key and request answers the first result and writes nothing`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            let writing = Build.writing("a", [try Build.begun(), try Build.acted()], key: "k1")
            let first = try await store.append(writing)
            try await store.append(Build.writing("a", after: 2, [Build.acted("later")]))

            #expect(try await store.append(writing) == first)
            #expect(try await store.written(under: "k1", fingerprint: "f") == first)
            #expect(try await store.version(of: "a") == 3)
            #expect(try await store.views().map(\.version) == [3])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `a key used for another request is refused, also on another case`(
        contract: StoreContract
    ) async throws {
        try await contract.run { store in
            try await store.append(Build.writing("a", [Build.begun()], key: "k1"))
            for writing in [
                Build.writing("a", after: 1, [try Build.acted()], key: "k1", fingerprint: "other"),
                Build.writing("b", [try Build.begun()], key: "k1", fingerprint: "other"),
            ] {
                await #expect(throws: LogError.keyReused) { try await store.append(writing) }
            }
            await #expect(throws: LogError.keyReused) {
                try await store.written(under: "k1", fingerprint: "other")
            }
            #expect(try await store.written(under: "k2", fingerprint: "f") == nil)
            #expect(try await store.caseIDs() == ["a"])
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `without a key every writing stands for itself`(contract: StoreContract) async throws {
        try await contract.run { store in
            try await store.begin("a")
            await #expect(throws: LogError.conflict(found: 1)) { try await store.begin("a") }
        }
    }

    @Test(arguments: StoreContract.allCases)
    func `twenty repeats at once are one`(contract: StoreContract) async throws {
        try await contract.run { store in
            let writing = Build.writing("a", [try Build.begun()], key: "k1")
            let answers = try await withThrowingTaskGroup(of: [RecordedEvent].self) { group in
                for _ in 0..<20 { group.addTask { try await store.append(writing) } }
                return try await group.reduce(into: Set<[RecordedEvent]>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            #expect(try await store.version(of: "a") == 1)
        }
    }
}
