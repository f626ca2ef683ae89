import Casework
import Quantities
import RulePacks

/// Compares what became of every demo case with what the demo files promise.
struct DemoCheck {
    let office: Office
    let script: DemoScript
    let reader: Account

    /// A case that is not where its life says it should be.
    struct Fault {
        let name: String
        let life: String
        let what: String
    }

    /// - Parameter ids: case of each story, by its position.
    func faults(_ ids: [Int: String]) async throws -> [Fault] {
        var faults: [Fault] = []
        for (number, story) in script.cases.enumerated() {
            let name = story.name ?? story.unit
            guard let id = ids[number], let expected = script.lives[story.life]?.expected else {
                faults.append(
                    Fault(name: name, life: story.life, what: DemoMessages.noCase(name))
                )
                continue
            }
            let file = try await office.caseFile(id, for: reader)
            faults += differences(file, expected).map {
                Fault(name: name, life: story.life, what: $0)
            }
        }
        return faults
    }

    private func differences(
        _ file: Casework.CaseFile, _ expected: DemoScript.Expectation
    ) -> [String] {
        var found: [String] = []
        let open = file.steps.filter { $0.status == .open }.map(\.step.id)
        let shut = expected.open.filter { !open.contains($0) }
        if !shut.isEmpty { found.append(DemoMessages.notOpen(shut, open)) }
        let wrong = expected.notOpen.filter { open.contains($0) }
        if !wrong.isEmpty { found.append(DemoMessages.open(wrong)) }
        if expected.ending != file.view.ending {
            found.append(DemoMessages.ending(expected.ending, file.view.ending))
        }
        for (step, round) in expected.rounds.sorted(by: { $0.key < $1.key }) {
            let state = file.steps.first { $0.step.id == step && $0.occurrence == nil }
            if state?.round != round {
                found.append(DemoMessages.round(step, round, state?.round ?? 0))
            }
        }
        let late = Set(file.clocks.filter { $0.status == .overdue }.map(\.clock.id))
        let missing = expected.overdue.filter { !late.contains($0) }
        if !missing.isEmpty { found.append(DemoMessages.notOverdue(missing)) }
        return found + panelDifferences(file, expected)
    }

    private func panelDifferences(
        _ file: Casework.CaseFile, _ expected: DemoScript.Expectation
    ) -> [String] {
        guard let wanted = expected.panel else { return [] }
        let panel = file.panels.last
        let state = panel.map { $0.drawn == nil ? "frozen" : "drawn" } ?? "none"
        var found: [String] = []
        if state != wanted { found.append(DemoMessages.panel(wanted, state)) }
        if let opinions = expected.opinions, panel?.opinions.count != opinions {
            found.append(DemoMessages.panel("\(opinions)", "\(panel?.opinions.count ?? 0)"))
        }
        return found
    }
}
