import Quantities
import RulePacks

/// Replayed cases and what they show to others, kept while their version stands.
actor Shelf {
    private var cases: [String: Case] = [:]
    private var shown: [Shown: FactValue] = [:]
    private static let limit = 4_000

    /// What a case shows depends on its version, the day and the rulings in force.
    struct Shown: Hashable {
        let caseID: String
        let version: Int
        let day: Day
        let law: Int
    }

    func file(_ id: String, version: Int) -> Case? {
        guard let file = cases[id], file.version == version else { return nil }
        return file
    }

    func keep(_ file: Case) {
        if cases.count >= Self.limit { cases.removeAll(keepingCapacity: true) }
        cases[file.id] = file
    }

    func portfolio(_ key: Shown) -> FactValue? { shown[key] }

    func keep(_ record: FactValue, for key: Shown) {
        if shown.count >= Self.limit * 8 { shown.removeAll(keepingCapacity: true) }
        shown[key] = record
    }
}

/// The law in force, exchangeable while the office works.
final class Law: Sendable {
    private let box: Exchangeable<(library: Library, edition: Int)>

    init(_ library: Library) { box = Exchangeable((library, 0)) }

    var current: (library: Library, edition: Int) { box.value }

    func change(_ change: @Sendable (Library) -> Library) {
        box.update { $0 = (change($0.library), $0.edition + 1) }
    }
}
