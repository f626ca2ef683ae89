import Casework
import HTTPTypes
import Quantities
import RulePacks
import Store
import TestKit
import Testing

@testable import Web

/// What a case's pages let whom do, and by which version of the law they speak.
struct CaseRightsTests {
    // MARK: Joint reviews

    /// The garden of the engine's own tests: its joint review asks a body that never signs in.
    private func garden(_ site: SiteKit) async throws -> Office {
        let regulation = try #require(
            Regulation.read(try Checkout.files(in: "Tests/CaseworkTests/Fixtures/garden"))
                .regulation)
        for (login, role) in [("gardener", "园丁"), ("chief", "园长"), ("florist", "花工")] {
            try await site.store.save(
                Account(
                    id: login, login: login, name: login, unit: "unit-a", roles: [role],
                    passwordHash: SiteKit.password, isEnabled: true))
        }
        return Office(
            world: site.world, log: site.store, desk: site.store,
            library: Library(
                regulations: [regulation], calendar: try Checkout.calendar(),
                rulings: ["garden": ["会审办法": .text("全部答复")]]))
    }

    @Test func `whoever leads a joint review answers for the outside body and then concludes`()
        async throws
    {
        let site = try await SiteKit()
        let office = try await garden(site)
        let clerk = try #require(await site.store.account(named: "gardener"))
        let sent = Act(step: "送评", facts: ["临水": .bool(false), "靠路": .bool(true)])
        let id = try await office.begin(
            kind: "评树", regulation: "garden", sent, by: clerk, key: ""
        ).caseID
        try await site.visit(in: office) { doors in
            let review = Story.step(id, "会审树")
            let answer = "/cases/\(id)/answer/\(URLText.encode("会审树"))"
            let chief = try await doors.signedIn("chief")
            let asked = try await chief.get(review)
            #expect(asked.path == answer)
            #expect(asked.text.contains("邻居"))
            let target = answer + URLText.query([("body", "邻居")])
            #expect(asked.text.contains("action=\"\(target)\""))
            let key = asked.value("key") ?? ""
            let silent = try await chief.post(
                target, [("agrees", "yes"), ("opinion", " "), ("key", key)])
            #expect(silent.status == .unprocessableContent)
            let opinion = [("agrees", "yes"), ("opinion", "邻居来信同意"), ("key", key)]
            let receipt = try await chief.post(target, opinion)
            #expect(receipt.path.contains("/receipts/"))
            try await chief.get("/account")
            #expect(try await chief.post(target, opinion).path == receipt.path, "sent twice")
            // The other body answers for itself; nobody else does.
            try await chief.get("/account")
            let other = answer + URLText.query([("body", "花工")])
            let foreign = try await chief.post(other, [("agrees", "yes"), ("opinion", "可以")])
            #expect(foreign.status != .ok)
            #expect(try await chief.get(answer).status == .notFound)
            let florist = try await doors.signedIn("florist")
            let own = try await florist.get(review)
            #expect(own.text.contains("花工"))
            let said = try await florist.post(
                other, [("agrees", "yes"), ("opinion", "可以"), ("key", own.value("key") ?? "")])
            #expect(said.path.contains("/receipts/"))
            let done = try await chief.decide(review, [], "同意办", "都同意")
            #expect(done.path.contains("/receipts/"), "\(done.summary)")
        }
    }

    // MARK: Corrections

    private static let renamed = [("f.资产条目.0.名称", "办公系统"), ("reason", "名称写错了")]

    @Test func `a correction is offered to those whose fact it is, and refused to others`()
        async throws
    {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let id = try await clerk.fileCatalogue().caseID()
            let path = CorrectPage.path(id, term: "资产条目", in: nil)
            #expect(try await clerk.get("/cases/\(id)").text.contains(path))
            #expect(try await clerk.get(path).status == .ok)
            for login in ["reviewer", "auditor"] {
                let person = try await doors.signedIn(login)
                #expect(try await !person.get("/cases/\(id)").text.contains(path), "\(login)")
                let refused = try await person.get(path)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("应由项目单位更正"))
                #expect(refused.text.contains("退回修改"))
                try await person.get("/account")
                let sent = try await person.post(path, Self.renamed)
                #expect(sent.status == .unprocessableContent)
            }
            try await clerk.get(path)
            let done = try await clerk.post(path, Self.renamed)
            #expect(done.path.contains("/receipts/"))
        }
    }

    // MARK: Days

    @Test func `a day nobody can read is said to be none, not taken for today`() async throws {
        try await SiteKit().visit { doors in
            let clerk = try await doors.signedIn("clerk")
            let id = try await clerk.fileCatalogue().caseID()
            let page = try await clerk.get("/cases/\(id)?on=2025-13-40")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("“2025-13-40”不是一个日期"))
            #expect(try await clerk.get("/cases/\(id)?on=").status == .ok)
        }
    }

    // MARK: The law beside a case

    @Test func `a case pinned to an earlier version has that version's text beside it`()
        async throws
    {
        let site = try await SiteKit()
        let old = try Checkout.regulation("baiyun-2024")
        let files = try Checkout.files(in: "Regulations/baiyun-2024").map {
            PackFile(path: $0.path, text: $0.text.replacing("  gist: ", with: "  gist: 改过的"))
        }
        let new = try #require(Regulation.read(files).regulation)
        let clerk = try #require(await site.store.account(named: "clerk"))
        let paper = "信息化资产目录"
        let handedIn = HandedIn(
            material: paper + "表", fileName: "目录.pdf", digest: "", byteCount: 1)
        let act = Act(
            step: "目录报送",
            facts: [
                "目录种类": .text(paper),
                "资产条目": .list([.record(["名称": .text("综合办公系统")])]),
            ],
            materials: [handedIn])
        let id = try await site.office.begin(
            kind: "目录", regulation: "baiyun-2024", act, by: clerk, key: ""
        ).caseID
        let office = Office(
            world: site.world, log: site.store, desk: site.store,
            library: Library(
                regulations: [new], earlier: [old], calendar: try Checkout.calendar(),
                rulings: site.office.library.rulings))
        try await site.visit(in: office) { doors in
            let clerk = try await doors.signedIn("clerk")
            #expect(try await clerk.get("/law/baiyun-2024/10").text.contains("改过的"))
            for path in ["", "/receipts/2", "/correct/\(URLText.encode("资产条目"))"] {
                let page = try await clerk.get("/cases/\(id)\(path)")
                #expect(page.status == .ok)
                #expect(page.text.contains("第十条"))
                #expect(!page.text.contains("改过的"), "\(path)")
            }
        }
    }

    @Test func `an article taken out of the law in force leads to the law, not to nothing`() throws
    {
        let old = try Checkout.regulation("baiyun-2024")
        let cite = try #require(old.articles.first).id
        let library = Library(regulations: [], calendar: try Checkout.calendar())
        let place = Place(cite, in: library, pinned: old)
        #expect(place.path == old.path)
        #expect(!place.gist.isEmpty)
        #expect(Place(cite, in: library).gist.isEmpty)
    }

    @Test func `a case's amounts are listed though the law in force names them otherwise`() throws {
        let old = try Checkout.regulation("baiyun-2024")
        let kind = try #require(old.mainKind)
        let amount = try #require(kind.amounts.first)
        let files = try Checkout.files(in: "Regulations/baiyun-2024").map {
            PackFile(path: $0.path, text: $0.text.replacing(amount, with: "另称的金额"))
        }
        let new = try #require(Regulation.read(files).regulation)
        let view = CaseView(
            caseID: "c", version: 1, kind: kind.name, regulation: old.identity.id, title: "T",
            unit: Unit(id: "u", name: "U"), stage: "", ending: nil,
            begun: Instant(milliseconds: 0), changed: Instant(milliseconds: 0),
            amounts: [amount: Decimal(480_000)], tasks: [], dues: [], exceptions: [], actors: [],
            searchTokens: "")
        let calendar = try Checkout.calendar()
        let library = Library(regulations: [new], earlier: [old], calendar: calendar)
        #expect(Amounts.latest(view, in: library)?.contains("480,000") == true)
        #expect(Amounts.latest(view, in: Library(regulations: [new], calendar: calendar)) == nil)
    }
}

extension Browser {
    /// Hands in one catalogue of the unit.
    fileprivate func fileCatalogue() async throws -> Page {
        try await file("/new/baiyun-2024/\(URLText.encode("目录"))/form", Story.assets)
    }
}
