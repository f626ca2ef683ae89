import Foundation
import FoundationNetworking
import Testing

/// `guiju serve --demo`: what is printed, what answers, and what is in the database afterwards.
@Suite(.serialized)
struct ServedTests {
    /// A served program; stopped when nobody holds it any more.
    final class Served {
        let process = Process()
        let place: Folder
        let address: String

        init(
            _ database: String, _ place: Folder, log: String, options: [String] = ["--demo"]
        ) async throws {
            self.place = place
            process.executableURL = Program.binary
            process.arguments = ["serve", "--database", database, "--port", "0"] + options
            process.currentDirectoryURL = Program.root
            process.standardOutput = try place.open(log)
            process.standardError = process.standardOutput
            try process.run()
            var found: String?
            for _ in 0..<1_200 where found == nil && process.isRunning {
                try await Task.sleep(for: .milliseconds(100))
                let match = try place.text(log).firstMatch(of: /http:\/\/[0-9.]+:[1-9][0-9]*/)
                found = match.map { String($0.output) }
            }
            let told = try place.text(log)
            address = try #require(found, "\(told)")
        }

        func get(_ path: String) async throws -> (status: Int, body: String) {
            let url = try #require(URL(string: address + path))
            let session = URLSession(configuration: .ephemeral)
            let (data, response) = try await session.data(from: url)
            let status = (response as? HTTPURLResponse)?.statusCode ?? 0
            return (status, String(decoding: data, as: UTF8.self))
        }

        func stop() {
            process.terminate()
            process.waitUntilExit()
        }

        deinit { if process.isRunning { stop() } }
    }

    @Test func `a fresh demo prints its accounts, serves, and proves itself afterwards`()
        async throws
    {
        let place = try Folder()
        let database = "sqlite:\(place.file("guiju.db").path())"

        let first = try await Served(database, place, log: "first.log")
        let health = try await first.get("/healthz")
        let door = try await first.get("/sign-in")
        let closed = try await first.get("/inbox")
        first.stop()
        let verified = try Program.run(["verify", "--database", database])
        let second = try await Served(database, place, log: "second.log")
        second.stop()
        let again = try Program.run(["verify", "--database", database, "--json"])
        let upgrade = try RegulationCommandTests.copy(
            replacing: "小微上限: {value: 50万元", by: "小微上限: {value: 60万元",
            in: "ch03-approval.yaml")
        let upgraded = try Program.run([
            "verify", "--database", database, "--regulations", upgrade.path,
        ])

        let told = try place.text("first.log")
        #expect(told.contains("shenhe1"))
        #expect(told.contains("guiju-demo"))
        #expect(health.status == 200)
        #expect(door.status == 200)
        #expect(closed.body.contains("name=\"password\""), "nobody reads an inbox unasked")
        #expect(verified.status == 0, "\(verified.text)")
        #expect(upgraded.status == 0, "cases keep their version: \(upgraded.text)")
        let counts = try #require(again.object)
        #expect(counts["faults"] as? [String] == [])
        #expect(counts["cases"] as? Int ?? 0 >= 60)
    }

    @Test func `a port or database that cannot be is told apart`() throws {
        let place = try Folder()
        let folder = place.file("folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

        let port = try Program.run(["serve", "--port", "70000"])
        let database = try Program.run(["serve", "--database", "sqlite:\(folder.path())"])

        #expect(port.status == 2, "\(port.text)")
        #expect(database.status == 3, "\(database.text)")
    }
}
