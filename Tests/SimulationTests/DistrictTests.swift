import Foundation
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Casework

/// A year of a whole district: whatever everybody tries, the promises hold after every act.
struct DistrictTests {
    /// Seeds to play; `GUIJU_YEARS` raises it, and then the district has its full size.
    static let years = Int(ProcessInfo.processInfo.environment["GUIJU_YEARS"] ?? "")
    /// First seed, so that long runs can be split.
    static let first = UInt64(ProcessInfo.processInfo.environment["GUIJU_FIRST_SEED"] ?? "") ?? 1
    private static let pack = "baiyun-2024"

    private static func year(
        _ seed: UInt64, units: Int, projects: Int, from: String = "2025-01-02",
        through: String = "2025-12-30"
    ) async throws -> (figures: YearFigures, fingerprint: String) {
        let start = try #require(Day(iso: from))
        let district = try await District(pack: pack, units: units, seed: seed, on: start)
        var year = DistrictYear(
            district, projects: projects, seed: seed, from: start,
            through: try #require(Day(iso: through))
        ) { try await DistrictPromises($0, $1, $2, before: $3, seed: seed).check() }
        try await year.play()
        let found = try await district.store.verify()
        #expect(found.faults.isEmpty, "seed \(seed): \(found.faults)")
        let live = try await district.store.views()
        #expect(try await district.office.rebuiltViews() == live, "seed \(seed)")
        return (year.figures, try await district.fingerprint())
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `a small district keeps every promise for a season`(seed: UInt64) async throws {
        let (figures, _) = try await Self.year(
            seed, units: 2, projects: 4, through: "2025-04-10")
        #expect(figures.acts > 20)
        #expect(figures.refusals > 20)
    }

    @Test func `the same seed lives the same life, another one another`() async throws {
        let one = try await Self.year(7, units: 2, projects: 3, through: "2025-02-20")
        let again = try await Self.year(7, units: 2, projects: 3, through: "2025-02-20")
        let other = try await Self.year(8, units: 2, projects: 3, through: "2025-02-20")
        #expect(one.fingerprint == again.fingerprint)
        #expect(one.fingerprint != other.fingerprint)
    }

    @Test(.enabled(if: years != nil))
    func `full districts of sixty units and three hundred projects keep every promise`()
        async throws
    {
        for seed in Self.first..<(Self.first + UInt64(Self.years ?? 0)) {
            let began = Date()
            let (figures, fingerprint) = try await Self.year(seed, units: 60, projects: 300)
            let seconds = Int(Date().timeIntervalSince(began))
            print("seed \(seed): \(figures); \(seconds) s; \(fingerprint.prefix(16))")
            #expect(figures.acts > 300)
        }
    }
}
