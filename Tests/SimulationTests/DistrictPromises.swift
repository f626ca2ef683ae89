import Quantities
import RulePacks
import TestKit
import Testing

@testable import Casework

/// What must hold of a case after every recorded act, whoever did it.
struct DistrictPromises {
    private let district: District
    private let id: String
    private let receipt: Receipt
    private let before: Case?
    private let seed: UInt64

    init(_ district: District, _ id: String, _ receipt: Receipt, before: Case?, seed: UInt64) {
        self.district = district
        self.id = id
        self.receipt = receipt
        self.before = before
        self.seed = seed
    }

    private var place: Comment { "seed \(seed) \(id)#\(receipt.version) \(receipt.step)" }

    func check() async throws {
        let events = try await district.store.events(of: id)
        // What was acknowledged is stored, once, under the hash the person was given.
        #expect(events.map(\.version) == Array(1...events.count), place)
        let mine = events.filter { $0.version == receipt.version }
        #expect(mine.map(\.hash) == [receipt.hash], place)
        let file = try #require(Case.replay(events), place)
        // Replayed state equals live state, and nothing that was there is gone.
        #expect(try await district.office.file(id) == file, place)
        if let before {
            #expect(before.events == Array(events.prefix(before.events.count)), place)
            if let ending = before.ending { #expect(file.ending == ending, place) }
        }
        let standing = try await district.office.lay(file, on: district.world.now.day)
        // What the person was told comes next is what the stored events say; all views are held
        // against the log once more at the end of the year.
        #expect(standing.view().tasks == receipt.next, place)
        permission(file)
        rounds(file, standing)
        money(file, standing)
        suppliers(standing)
        findings(events)
    }

    /// No act by somebody without that permission at that instant.
    private func permission(_ file: Case) {
        guard let last = file.events.last, case .acted(let act) = last.event,
            let kind = district.regulation.kind(file.begun.kind), let step = kind.step(act.step),
            let earlier = before ?? Case.replay(Array(file.events.prefix(1)))
        else { return }
        let then = Standing(
            earlier, under: district.regulation, kind: kind, in: district.library,
            among: Surroundings(), on: last.at.day
        )
        #expect(then.roles(of: step, in: act.occurrence).contains(last.actor.role), place)
        let holder = district.person(id: last.actor.person)
        #expect(holder?.roles.contains(last.actor.role) == true, place)
        if district.regulation.ownUnitRoles.contains(last.actor.role) {
            #expect(last.actor.unit == file.begun.unit.id, place)
        }
    }

    /// Rounds never go over their cap.
    private func rounds(_ file: Case, _ standing: Standing) {
        for step in standing.kind.steps {
            guard let rounds = step.rounds,
                case .number(let cap) = standing.inquiry().lawValue(rounds.atMost)
            else { continue }
            for (key, turns) in file.turns where key.step == step.id {
                let used = turns.filter {
                    !$0.isBeforeReroute && rounds.of.contains($0.act?.outcome ?? "")
                }.count
                #expect(Decimal(used) <= cap, place)
            }
        }
    }

    /// The scheme approved costs no more than the plan; a change approved no more than the approval,
    /// and by the short way no more than its share of it.
    private func money(_ file: Case, _ standing: Standing) {
        guard let last = file.events.last, case .acted(let act) = last.event else { return }
        let inquiry = standing.inquiry(in: act.occurrence)
        func amount(_ name: String) -> Decimal? {
            if case .number(let number) = inquiry.value(of: name) { number } else { nil }
        }
        if act.step == "批复", act.outcome == "同意", let scheme = amount("投资概算"),
            let plan = amount("计划确定金额")
        {
            #expect(scheme <= plan, place)
        }
        if act.step == "采购变更审核", act.outcome == "同意变更",
            let after = amount("变更后金额"), let approved = amount("批复金额"),
            let share = amount("变更幅度")
        {
            #expect(after <= approved, place)
            #expect(share <= Decimal("0.15") ?? .zero, place)
        }
    }

    /// Nobody both builds and designs, advises, supervises or tests (BY-29(1)), once a contract is filed.
    private func suppliers(_ standing: Standing) {
        guard receipt.step == "合同备案", case .list(let rows) = standing.inquiry().value(of: "全部参建")
        else { return }
        func suppliers(_ roles: Set<String>) -> Set<FactValue> {
            Set(
                rows.compactMap { row in
                    guard case .text(let role) = row["角色"], roles.contains(role) else { return nil }
                    return row["供应商"]
                })
        }
        let apart = suppliers(["设计", "咨询", "监理", "测评"])
        #expect(suppliers(["承建"]).isDisjoint(with: apart), place)
    }

    /// No favourable decision with anything blocking among its findings; every lapse is on record once.
    private func findings(_ events: [RecordedEvent]) {
        var lapses: Set<ClockStart> = []
        for recorded in events {
            switch recorded.event {
            case .acted(let act): #expect(!act.findings.contains { $0.blocks }, place)
            case .lapsed(let lapse):
                let start = ClockStart(
                    clock: lapse.clock, occurrence: lapse.occurrence, start: lapse.start)
                #expect(lapses.insert(start).inserted, place)
                #expect(lapse.due < recorded.at.day, place)
            default: continue
            }
        }
    }
}

extension FactValue {
    subscript(member: String) -> FactValue {
        if case .record(let record) = self { record[member] ?? .unknown } else { .unknown }
    }
}
