import Quantities
import RulePacks
import Testing

@testable import Casework

/// A case keeps to the version of its pack it began under, whatever is installed later.
struct PinTests {
    /// The garden with another limit between small trees and big ones.
    private static func revised(_ limit: String = "5000元") throws -> Regulation {
        let files = Garden.files.map {
            PackFile(
                path: $0.path,
                text: $0.text.replacing("小额: {value: 1000元", with: "小额: {value: \(limit)"))
        }
        return try #require(Regulation.read(files).regulation)
    }

    private static func office(
        after bureau: Bureau, _ current: Regulation, earlier: [Regulation] = []
    ) throws -> Office {
        Office(
            world: bureau.world, log: bureau.store, desk: bureau.store,
            library: Library(
                regulations: [current], earlier: earlier, calendar: try Garden.calendar()))
    }

    private static func size(_ id: String, in office: Office) async throws -> FactValue {
        try await office.standing(id).inquiry().value(of: "大小")
    }

    @Test func `an upgraded pack leaves cases alone and takes those that begin`() async throws {
        let bureau = try await Bureau()
        let act = Life.application(["花费": .yuan(2_000)])
        let old = try await bureau.begin("种树", act).caseID
        let office = try Self.office(
            after: bureau, try Self.revised(),
            earlier: [try Self.revised("9000元"), try Garden.regulation()])
        #expect(try await Self.size(old, in: office) == .text("大树"))
        let receipt = try await office.begin(
            kind: "种树", regulation: "garden", act, by: bureau.other, key: "")
        #expect(try await Self.size(receipt.caseID, in: office) == .text("小树"))
        #expect(receipt.packHash == (try Self.revised()).hash)
        let done = try await office.act(
            on: old, expecting: nil, Life.approval(), by: bureau.head, key: "")
        #expect(done.packHash == (try Garden.regulation()).hash)
    }

    @Test func `moving a case is recorded, judges by the new version and undoes nothing`()
        async throws
    {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application(["花费": .yuan(2_000)])).caseID
        let revised = try Self.revised()
        let security = Bureau.person("security", "u0", [SystemRole.security])
        // Also the way out where the old version is gone.
        let office = try Self.office(after: bureau, revised)
        let receipt = try await office.moveToCurrentVersion(id, reason: "园会纪要", by: security)
        #expect(receipt.packHash == revised.hash)
        #expect(receipt.version == 3)
        #expect(receipt.next.map(\.step) == ["审查"])
        #expect(try await Self.size(id, in: office) == .text("小树"))
        let file = try await office.file(id)
        #expect(file.begun.packHash == (try Garden.regulation()).hash)
        #expect(file.act(StepKey("申请")) != nil)
        #expect(try await office.rebuiltViews() == bureau.store.views())
        #expect(try await bureau.store.verify().faults == [])
    }

    @Test func `a case is moved with a reason, to another version, by whoever settles rulings`()
        async throws
    {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let security = Bureau.person("security", "u0", [SystemRole.security])
        let revised = try Self.office(
            after: bureau, try Self.revised(), earlier: [try Garden.regulation()])
        func code(_ office: Office, _ reason: String, _ account: Account) async -> String? {
            let error = await failure { () async throws(OfficeError) in
                try await office.moveToCurrentVersion(id, reason: reason, by: account)
            }
            switch error {
            case .refused(let refusal): return refusal.code
            case .forbidden: return "forbidden"
            default: return nil
            }
        }
        #expect(await code(bureau.office, "园会纪要", security) == "GJ-CASE-007")
        #expect(await code(revised, " ", security) == "GJ-CASE-009")
        #expect(await code(revised, "园会纪要", bureau.head) == "forbidden")
        #expect(try await bureau.store.version(of: id) == 2)
    }

    @Test func `without its version a case is not judged by another`() async throws {
        let bureau = try await Bureau()
        let id = try await bureau.begin("种树", Life.application()).caseID
        let office = try Self.office(after: bureau, try Self.revised())
        let error = await failure { () async throws(OfficeError) in
            try await office.act(
                on: id, expecting: nil, Life.approval(), by: bureau.head, key: "")
        }
        guard case .unavailable(let said)? = error else { return #expect(error == nil) }
        #expect(said.contains(id))
        #expect(said.contains(try Garden.regulation().hash.prefix(12)))
        #expect(said.contains("guiju regulation keep"))
        #expect(try await bureau.store.version(of: id) == 2)
    }
}
