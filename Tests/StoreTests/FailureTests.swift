import Casework
import Foundation
import GRDB
import Guomi
import Testing

@testable import Store

/// When the disk refuses: unavailable, nothing half done, and well again afterwards.
struct FailureTests {
    @Test func `a full disk is unavailable, leaves no trace and heals`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.begin("a")
            try await store.pool.writeWithoutTransaction { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
            }
            let large = try Build.acted(String(repeating: "x", count: 100_000))
            await #expect(throws: LogError.unavailable(Messages.diskFull)) {
                try await store.append(Build.writing("a", after: 1, [large], key: "k"))
            }
            #expect(try await store.version(of: "a") == 1)
            #expect(try await store.written(under: "k", fingerprint: "f") == nil)
            #expect(try await store.verify().faults == [])

            try await store.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA max_page_count = 1000000")
            }
            try await store.append(Build.writing("a", after: 1, [large], key: "k"))
            #expect(try await store.version(of: "a") == 2)
            try store.close()
        }
    }

    @Test func `of writes committed together only the one that fills the disk may fail alone`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            for number in 0..<12 { try await store.begin("c\(number)") }
            try await store.pool.writeWithoutTransaction { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages + 30)")
            }
            let acknowledged = await withTaskGroup(of: String?.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        let size = number % 3 == 0 ? 400_000 : 10
                        guard let event = try? Build.acted(String(repeating: "x", count: size)),
                            (try? await store.append(
                                Build.writing("c\(number)", after: 1, [event])
                            )) != nil
                        else { return nil }
                        return "c\(number)"
                    }
                }
                return await group.reduce(into: Set<String>()) { if let id = $1 { $0.insert(id) } }
            }
            for number in 0..<12 {
                let id = "c\(number)"
                let expected = acknowledged.contains(id) ? 2 : 1
                #expect(try await store.version(of: id) == expected)
            }
            #expect(!acknowledged.contains("c0"))
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }

    @Test func `a database that may not be written is unavailable and still readable`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            try await store.begin("a")
            try await store.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA query_only = 1")
            }
            await #expect(throws: LogError.unavailable(Messages.readOnly)) {
                try await store.append(Build.writing("a", after: 1, [Build.acted()]))
            }
            await #expect(throws: LogError.unavailable(Messages.readOnly)) {
                try await store.save(DeskTests.account("1", login: "li"))
            }
            #expect(try await store.version(of: "a") == 1)
            try await store.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA query_only = 0")
            }
            try await store.append(Build.writing("a", after: 1, [Build.acted()]))
            try store.close()
        }
    }

    @Test func `another program holding the database is busy, not lost`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            var configuration = Configuration()
            configuration.busyMode = .immediateError
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(
                path: folder + "/guiju.sqlite", configuration: configuration)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            try await store.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA busy_timeout = 50")
            }
            await #expect(throws: LogError.unavailable(Messages.busy)) {
                try await store.begin("a")
            }
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try other.close()
            try await store.begin("a")
            #expect(try await store.version(of: "a") == 1)
            try store.close()
        }
    }

    @Test func `bytes overwritten under an open database end in an error, not in a wrong answer`()
        async throws
    {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            for number in 0..<200 { try await store.begin("c\(number)") }
            try store.close()
            let path = folder + "/guiju.sqlite"
            var bytes = try Data(contentsOf: URL(filePath: path))
            for index in stride(from: 4_096, to: bytes.count, by: 97) { bytes[index] ^= 0x5A }
            try bytes.write(to: URL(filePath: path))
            do {
                let damaged = try openStore(folder)
                let found = try await damaged.verify()
                #expect(!found.faults.isEmpty)
                try? damaged.close()
            } catch {
                #expect(error is LogError)
            }
        }
    }

    @Test func `a folder that takes no files is unavailable and leaves no row`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            let files = folder + "/guiju.sqlite.files"
            try FileManager.default.removeItem(atPath: files + "/temporary")
            try Data().write(to: URL(filePath: files + "/temporary"))
            await #expect(throws: LogError.unavailable(Messages.cannotOpen)) {
                try await store.saveFile([1, 2, 3])
            }
            let rows = try await store.pool.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM file")
            }
            #expect(rows == 0)
            try store.close()
        }
    }

    @Test func `a write whose task was cancelled is either done or not`() async throws {
        try await Scratch.run { folder in
            let store = try openStore(folder)
            for number in 0..<40 {
                let task = Task { try await store.begin("c\(number)") }
                task.cancel()
                let isDone = (try? await task.value) != nil
                #expect(try await store.version(of: "c\(number)") == (isDone ? 1 : 0))
            }
            #expect(try await store.verify().faults == [])
            try store.close()
        }
    }
}
