import Quantities
import RulePacks
import Testing

@testable import Casework

/// Acts of the kind 种树 that would be done as they are; tests change one thing.
extension Life {
    static let tree: [String: FactValue] = [
        "树名": .text("松一"), "树种": .text("松"), "棵数": .count(10), "花费": .yuan(2000),
        "用水": .bool(false),
    ]

    /// An application, with facts changed or left out.
    static func application(
        _ changes: [String: FactValue] = [:], without: [String] = [],
        with papers: [String] = ["申请表"]
    ) -> Act {
        var facts = tree.merging(changes) { $1 }
        for name in without { facts[name] = nil }
        return Act(step: "申请", facts: facts, materials: Finding.papers(papers))
    }

    static func approval(
        _ facts: [String: FactValue] = [:], with papers: [String] = [],
        overrides: [Override] = []
    ) -> Act {
        Act(
            step: "审查", outcome: "批准", facts: ["定额": .yuan(2000)].merging(facts) { $1 },
            materials: Finding.papers(papers), overrides: overrides
        )
    }

    static func sentBack(_ items: [String] = ["别的"]) -> Act {
        Act(
            step: "审查", outcome: "退改", pointed: items.map { Pointed(item: $0, remark: "改") },
            reason: "要改"
        )
    }

    /// A tree applied for with these changes.
    static func applied(
        _ changes: [String: FactValue] = [:], with papers: [String] = ["申请表"],
        rulings: [String: FactValue] = [:], unit: [String: [FactValue]] = [:]
    ) throws -> Life {
        var life = try Life("种树", rulings: rulings, unit: unit)
        life.act(application(changes, with: papers))
        return life
    }
}
