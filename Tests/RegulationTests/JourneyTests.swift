import Casework
import RulePacks
import TestKit
import Testing

/// Every journey of every pack, played through the case engine.
struct JourneyTests {
    /// A journey of a pack, by its path in `Regulations`.
    struct Told: Sendable, CustomTestStringConvertible {
        let pack: String
        let file: PackFile
        var testDescription: String { "\(pack)/\(file.path)" }
    }

    static func all() throws -> [Told] {
        try Checkout.packs().flatMap { pack in
            try Checkout.files(in: "Regulations/\(pack)")
                .filter { $0.path.hasPrefix("journeys/") && $0.path.hasSuffix(".yaml") }
                .map { Told(pack: pack, file: $0) }
        }
    }

    /// Packs are read once for all their journeys.
    static let regulations = Result {
        var read: [String: Regulation] = [:]
        for pack in try Checkout.packs() { read[pack] = try Checkout.regulation(pack) }
        return read
    }

    @Test(arguments: try all())
    func `a journey comes out as its file says`(told: Told) throws {
        let regulation = try #require(try Self.regulations.get()[told.pack])
        let journey = try JourneyFile.read(told.file)
        let played = Journey.play(journey, under: regulation, calendar: try Checkout.calendar())
        for fault in played.faults { Issue.record("\(told.pack)/\(fault)") }
        #expect(played.acts > 0)
    }

    @Test(arguments: try Checkout.packs())
    func `a pack that has a lifecycle has journeys`(pack: String) throws {
        #expect(try Self.all().contains { $0.pack == pack })
    }
}
