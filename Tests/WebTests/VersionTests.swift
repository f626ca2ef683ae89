import Casework
import HTTPTypes
import RulePacks
import Synchronization
import TestKit
import Testing

@testable import Web

/// A new version of a pack leaves cases where they are; moving one is a decision on record.
struct VersionTests {
    /// The same law as version 9.9.9, beside the one the cases began under.
    private static func upgraded(_ site: SiteKit) throws -> Office {
        let old = try Checkout.regulation("baiyun-2024")
        let files = try Checkout.files(in: "Regulations/baiyun-2024").map {
            PackFile(
                path: $0.path,
                text: $0.text.replacing("\"\(old.identity.version)\"", with: "\"9.9.9\""))
        }
        let new = try #require(Regulation.read(files).regulation)
        #expect(new.hash != old.hash)
        let library = Library(
            regulations: [new], earlier: [old], calendar: try Checkout.calendar(),
            rulings: site.office.library.rulings)
        return Office(world: site.world, log: site.store, desk: site.store, library: library)
    }

    @Test func `whoever settles rulings moves a case, which says so from then on`() async throws {
        let site = try await SiteKit()
        let number = Mutex("")
        try await site.visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let receipt = try await clerk.file(
                "/new/baiyun-2024/\(URLText.encode("目录"))/form", Story.assets)
            let id = try receipt.caseID()
            number.withLock { $0 = id }
        }
        let id = number.withLock(\.self)
        try await site.visit(in: try Self.upgraded(site)) { doors in
            let clerk = try await doors.signedIn("clerk")
            #expect(try await clerk.get("/cases/\(id)").text.contains("现行的是 9.9.9"))
            let security = try await doors.signedIn("security")
            let page = "/law/baiyun-2024"
            func move(_ number: String, _ reason: String) async throws -> Browser.Page {
                try await security.get("\(page)/rulings")
                return try await security.post(
                    "\(page)/cases", [("case", number), ("reason", reason)])
            }
            let unknown = try await move("2025-AAAAAAA", "会议纪要")
            #expect(unknown.status == .unprocessableContent)
            #expect(unknown.summary.contains("2025-AAAAAAA"))
            #expect(unknown.value("reason") == "会议纪要")
            #expect(try await move(id, "").summary.contains("依据"))
            #expect(try await move(id, "会议纪要").path.hasPrefix("\(page)/rulings?done=moved"))
            #expect(try await move(id, "会议纪要").summary.contains("已经是现行"))
            let after = try await clerk.get("/cases/\(id)").text
            #expect(after.contains("规则版本 9.9.9，随本项目固定"))
            #expect(after.contains("挪到规则版本 9.9.9"))
            #expect(after.contains("会议纪要"))
            let denied = try await clerk.post("\(page)/cases", [("case", id), ("reason", "x")])
            #expect(denied.status == .forbidden)
        }
    }
}
