import Foundation
import FoundationNetworking
import Testing

/// `guiju verify` and `guiju serve`: what they refuse, and that looking changes nothing.
struct VerifyTests {
    @Test func `a mistyped path is refused and makes no database`() throws {
        let folder = try Folder()
        let path = folder.file("typo/guiju.db").path()
        let ended = try Program.run(["verify", "--database", "sqlite:\(path)"])
        #expect(ended.status == 3, "\(ended.text)")
        #expect(ended.text.contains("GJ-STORE-013"), "\(ended.text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).isEmpty)
    }

    @Test func `a database is verified as it lies there, and against checkpoints kept elsewhere`()
        throws
    {
        let folder = try Folder()
        let database = "sqlite:\(folder.file("guiju.db").path())"
        #expect(try Program.run(["administrators", "某局", "--database", database]).status == 0)
        let before = try Data(contentsOf: folder.file("guiju.db"))
        let right = try Program.run(["verify", "--database", database])
        #expect(right.status == 0, "\(right.text)")
        #expect(try Data(contentsOf: folder.file("guiju.db")) == before)

        let hash = String(repeating: "0", count: 64)
        _ = try folder.write(
            """
            {"key":"","signature":"","statement":{"at":0,"auditHash":"\(hash)","auditLine":9,\
            "logHash":"\(hash)","position":7}}

            """, to: "guiju.db.checkpoints")
        let cut = try Program.run(["verify", "--database", database])
        #expect(cut.status == 1, "\(cut.text)")
        #expect(cut.text.contains("GJ-STORE-033"), "\(cut.text)")
        #expect(cut.text.contains("GJ-STORE-029"), "\(cut.text)")
        let none = try Program.run(
            ["verify", "--database", database, "--checkpoints", folder.file("none").path()])
        #expect(none.status == 3, "\(none.text)")
    }

    @Test func `served over https, cookies are bound, and where the log stands is kept outside`()
        async throws
    {
        let folder = try Folder()
        let database = "sqlite:\(folder.file("guiju.db").path())"
        _ = try Program.run(["administrators", "某局", "--database", database])
        let served = try await ServedTests.Served(
            database, folder, log: "log", options: ["--https"])
        let url = try #require(URL(string: served.address + "/sign-in"))
        let (_, response) = try await URLSession(configuration: .ephemeral).data(from: url)
        let headers = try #require(response as? HTTPURLResponse)
        #expect(headers.value(forHTTPHeaderField: "Set-Cookie")?.hasPrefix("__Host-") == true)
        #expect(headers.value(forHTTPHeaderField: "Strict-Transport-Security") != nil)
        let checkpoints = folder.file("guiju.db.checkpoints").path()
        for _ in 0..<100 where !FileManager.default.fileExists(atPath: checkpoints) {
            try await Task.sleep(for: .milliseconds(100))
        }
        served.stop()
        let kept = try folder.text("guiju.db.checkpoints").split(separator: "\n")
        #expect(kept.count == 1, "one a day")
        let verified = try Program.run(["verify", "--database", database])
        #expect(verified.status == 0, "\(verified.text)")
    }

    @Test func `pages are not served to a network without https`() throws {
        let folder = try Folder()
        let ended = try Program.run([
            "serve", "--host", "0.0.0.0", "--database",
            "sqlite:\(folder.file("guiju.db").path())",
        ])
        #expect(ended.status == 2, "\(ended.text)")
        #expect(ended.text.contains("--https"), "\(ended.text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).isEmpty)
    }
}
