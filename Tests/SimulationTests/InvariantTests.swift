import Foundation
import Quantities
import RulePacks
import TestKit
import Testing

@testable import Casework

/// Random lives under the real packs: whatever people try, the case keeps its promises.
struct InvariantTests {
    /// Sequences to play; `GUIJU_SEQUENCES` raises it for long runs.
    static let sequences = Int(ProcessInfo.processInfo.environment["GUIJU_SEQUENCES"] ?? "") ?? 40

    @Test(arguments: try Checkout.packs())
    func `random command sequences keep the invariants`(pack: String) throws {
        let regulation = try Checkout.regulation(pack)
        let kind = try #require(regulation.mainKind)
        let library = Library(
            regulations: [regulation], calendar: try Checkout.calendar(),
            rulings: [pack: try Checkout.rulings(of: regulation)]
        )
        let start = try #require(Day(iso: "2025-02-10"))
        var (accepted, refused, approvals) = (0, 0, 0)
        for seed in 0..<Self.sequences {
            var life = RandomLife(
                library: library, regulation: regulation, kind: kind, seed: UInt64(seed),
                from: start
            )
            for turn in 0..<40 {
                let before = life.file
                let (step, recorded) = life.step()
                if !recorded { #expect(life.file == before, "seed \(seed) turn \(turn): \(step)") }
                approvals += try check(life, before: before, "seed \(seed) turn \(turn): \(step)")
            }
            (accepted, refused) = (accepted + life.accepted, refused + life.refused)
        }
        print(
            "\(pack): \(Self.sequences) sequences, \(accepted) recorded, \(refused) refused, "
                + "\(approvals) favourable decisions")
        #expect(accepted > Self.sequences)
        #expect(refused > Self.sequences)
    }

    /// Checks every invariant; returns how many favourable decisions the last command recorded.
    private func check(
        _ life: RandomLife, before: Case, _ place: Comment
    ) throws -> Int {
        let file = life.file
        // Replayed state equals live state.
        #expect(Case.replay(file.events) == file, place)
        // Events are never changed, only added.
        #expect(file.events.prefix(before.events.count) == before.events[...], place)
        // Rounds never go over their cap.
        let standing = life.standing()
        for step in life.kind.steps {
            guard let rounds = step.rounds,
                case .number(let cap) = standing.inquiry().lawValue(rounds.atMost)
            else { continue }
            for (key, turns) in file.turns where key.step == step.id {
                // A re-routing makes the rounds count anew.
                let used = turns.filter {
                    !$0.isBeforeReroute && rounds.of.contains($0.act?.outcome ?? "")
                }.count
                #expect(Decimal(used) <= cap, place)
            }
        }
        // Due dates recompute equal.
        let again = Standing(
            try #require(Case.replay(file.events)), under: life.regulation, kind: life.kind,
            in: life.library, among: Surroundings(), on: life.day
        )
        #expect(standing.clockStates().map(\.due) == again.clockStates().map(\.due), place)
        #expect(standing.view() == again.view(), place)
        // An ended case stays ended, and for the same reason.
        if let ending = before.ending { #expect(file.ending == ending, place) }
        return try checkApproval(life, before, place)
    }

    /// No favourable act without its findings, none of them blocking.
    private func checkApproval(_ life: RandomLife, _ before: Case, _ place: Comment) throws -> Int {
        guard life.file.version > before.version,
            case .acted(let act)? = life.file.events.last?.event
        else { return 0 }
        #expect(!act.findings.contains { $0.blocks }, place)
        let step = try #require(life.kind.step(act.step))
        guard step.outcome(act.outcome ?? "")?.isFavourable ?? step.outcomes.isEmpty else {
            return 0
        }
        let guarding = life.regulation.gates.filter { gate in
            gate.when == nil && gate.strength == .must
                && gate.guards.contains(.outcome(step: step.id, outcome: act.outcome ?? ""))
        }
        for gate in guarding {
            #expect(act.findings.contains { $0.id == gate.id }, "\(place): \(gate.id)")
        }
        return 1
    }
}
