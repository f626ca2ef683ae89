import Quantities
import RulePacks
import TestKit

@testable import Casework

/// What happened in a simulated year.
struct YearFigures: Sendable, CustomStringConvertible {
    var projects = 0
    var acts = 0
    var refusals = 0
    var forbidden = 0
    var panels = 0
    var lapses = 0
    var endings: [String: Int] = [:]

    var description: String {
        let ends = endings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return "\(projects) projects, \(acts) acts, \(refusals) refusals, \(forbidden) forbidden, "
            + "\(panels) panel events, \(lapses) lapses; \(ends.joined(separator: ", "))"
    }
}

/// Plays a year: who does what when follows from the seed alone.
struct DistrictYear {
    let district: District
    private let wanted: Int
    private var chance: SeededGenerator
    private(set) var day: Day
    private let end: Day
    private(set) var figures = YearFigures()
    /// Open tasks by case, in order of beginning.
    private var tasks: [(id: String, unit: String, tasks: [TaskView])] = []
    private var names = 0
    /// What a unit closed and needs again, as a catalogue.
    private var toRenew: [(kind: Kind, unit: String)] = []
    private let inspect: (District, String, Receipt, Case?) async throws -> Void

    /// - Parameters:
    ///   - projects: how many are begun.
    ///   - inspect: called after every recorded act with the case as it was before.
    init(
        _ district: District, projects: Int, seed: UInt64, from day: Day, through end: Day,
        inspect: @escaping (District, String, Receipt, Case?) async throws -> Void
    ) {
        self.district = district
        wanted = projects
        chance = SeededGenerator(seed: seed ^ 0xD157_21C7)
        self.day = day
        self.end = end
        self.inspect = inspect
    }

    mutating func play() async throws {
        let length = max(1, day.days(until: end))
        try await open()
        while day < end {
            let elapsed = length - day.days(until: end)
            // Nearly all come within the two months after the notice; a few come too late.
            let inTime = min(wanted * 9 / 10, wanted * (elapsed + 1) / 55 + 1)
            let due = max(inTime, wanted * elapsed / length)
            while figures.projects < due { try await beginProject() }
            for _ in 0..<max(3, tasks.count / 3) { try await turn() }
            try await pass()
        }
    }

    private mutating func pass() async throws {
        guard let next = day.adding(days: Int.random(in: 1...3, using: &chance)) else { return }
        day = next
        district.world.move(to: Instant(noonOf: day))
        _ = try await district.office.beginYearlyCases()
        let renewals = toRenew
        toRenew = []
        for (kind, unit) in renewals { try await begin(kind, for: unit) }
        if Int.random(in: 0..<5, using: &chance) == 0 {
            figures.lapses += try await district.office.recordLapses()
        }
    }

    // MARK: Beginning

    /// Cases that others rest on: of the jurisdiction, and those each unit needs once.
    private mutating func open() async throws {
        let main = district.regulation.mainKind?.name
        for kind in district.regulation.kinds where kind.name != main {
            let owners = kind.subject == .unit ? district.units.map(\.id) : ["bureau"]
            for owner in owners { try await begin(kind, for: owner) }
        }
    }

    private mutating func beginProject() async throws {
        figures.projects += 1
        guard let kind = district.regulation.mainKind,
            let unit = district.units.randomElement(using: &chance)
        else { return }
        try await begin(kind, for: unit.id)
    }

    private mutating func begin(_ kind: Kind, for unit: String) async throws {
        guard case .step(let first) = kind.begins, let step = kind.step(first),
            case .role(let role)? = step.by.first,
            let account = district.person(role, for: unit)
        else { return }
        var act = command(step, kind, occurrence: nil)
        for _ in 0..<4 {
            let receipt: Receipt
            do throws(OfficeError) {
                receipt = try await district.office.begin(
                    kind: kind.name, regulation: district.regulation.identity.id, act,
                    by: account, key: ""
                )
            } catch {
                guard count(error), case .refused(let refusal) = error else { return }
                mend(&act, after: refusal, step)
                continue
            }
            return try await took(receipt, unit, before: nil)
        }
    }

    // MARK: A turn

    /// One attempt at an open task, or at something nobody asked for.
    private mutating func turn() async throws {
        guard let place = tasks.indices.randomElement(using: &chance) else { return }
        let (id, unit, open) = tasks[place]
        if Int.random(in: 0..<20, using: &chance) == 0 { return try await intrude(id) }
        // What must be done is done more often than what may be.
        let must = open.filter { !$0.isOptional }
        let isWilling = Int.random(in: 0..<6, using: &chance) > 1
        guard let task = (isWilling && !must.isEmpty ? must : open).randomElement(using: &chance)
        else { return }
        // What no article orders, as closing a catalogue, is rare.
        let isOrdered = !task.isOptional || !task.cites.isEmpty
        guard isOrdered || Int.random(in: 0..<20, using: &chance) == 0 else { return }
        try await attempt(task, id, unit)
    }

    private mutating func attempt(_ task: TaskView, _ id: String, _ unit: String) async throws {
        let before = try await district.office.file(id)
        guard let kind = district.regulation.kind(before.begun.kind),
            let step = kind.step(task.step)
        else { return }
        // Registers are kept less often than projects are worked on.
        let isProject = kind.name == district.regulation.mainKind?.name
        guard isProject || Int.random(in: 0..<5, using: &chance) == 0 else { return }
        if try await prepared(task, step, id, unit, before) { return }
        guard let role = task.roles.first, let account = district.person(role, for: unit) else {
            return
        }
        let repeats = kind.stage(of: step.id)?.repeats ?? false
        names += 1
        var act = command(step, kind, occurrence: task.occurrence ?? (repeats ? "o\(names)" : nil))
        for _ in 0..<4 {
            let receipt: Receipt
            do throws(OfficeError) {
                receipt = try await district.office.act(
                    on: id, expecting: before.version, act, by: account, key: ""
                )
            } catch {
                guard count(error), case .refused(let refusal) = error else { return }
                mend(&act, after: refusal, step)
                if try await corrected(refusal, act, id, unit, account) { return }
                continue
            }
            return try await took(receipt, unit, before: before)
        }
    }

    /// Somebody tries what is not theirs; nothing may come of it.
    private mutating func intrude(_ id: String) async throws {
        let before = try await district.office.file(id)
        guard let kind = district.regulation.kind(before.begun.kind),
            let step = kind.steps.randomElement(using: &chance),
            let role = district.people.keys.sorted().randomElement(using: &chance),
            let account = district.people[role]?.randomElement(using: &chance)
        else { return }
        let act = command(step, kind, occurrence: nil)
        let receipt: Receipt
        do throws(OfficeError) {
            receipt = try await district.office.act(
                on: id, expecting: nil, act, by: account, key: ""
            )
        } catch {
            _ = count(error)
            return
        }
        try await took(receipt, before.begun.unit.id, before: before)
    }

    private mutating func count(_ error: OfficeError) -> Bool {
        if case .refused = error { figures.refusals += 1 } else { figures.forbidden += 1 }
        return true
    }

    private mutating func took(_ receipt: Receipt, _ unit: String, before: Case?) async throws {
        figures.acts += 1
        if let place = tasks.firstIndex(where: { $0.id == receipt.caseID }) {
            tasks[place].tasks = receipt.next
            if receipt.ending != nil, receipt.next.isEmpty { tasks.remove(at: place) }
        } else {
            tasks.append((receipt.caseID, unit, receipt.next))
        }
        if let ending = receipt.ending, before?.ending == nil {
            figures.endings[ending, default: 0] += 1
            let kind = before.flatMap { district.regulation.kind($0.begun.kind) }
            if let kind, kind.name != district.regulation.mainKind?.name {
                toRenew.append((kind, unit))
            }
        }
        try await inspect(district, receipt.caseID, receipt, before)
    }

    // MARK: Panels and joint reviews

    /// Moves a panel or a joint review one step on; whether it did, or tried to.
    private mutating func prepared(
        _ task: TaskView, _ step: Step, _ id: String, _ unit: String, _ file: Case
    ) async throws -> Bool {
        if step.kind == .concur { return try await answer(task, step, id, unit, file) }
        guard step.panel != nil else { return false }
        let panel = file.panels[StepKey(step.id, in: task.occurrence)]
        let office = district.office
        do throws(OfficeError) {
            let receipt: Receipt
            if panel == nil {
                guard let role = task.roles.first, let owner = district.person(role, for: unit)
                else { return false }
                receipt = try await office.freezePanel(
                    on: id, step: step.id, occurrence: task.occurrence, by: owner, key: "")
            } else if let panel, panel.drawn == nil {
                if let silent = panel.frozen.witnesses.first(where: { panel.words[$0] == nil }) {
                    guard let witness = district.person(silent, for: unit) else { return false }
                    receipt = try await office.giveWords(
                        on: id, step: step.id, occurrence: task.occurrence, words: "w\(names)",
                        by: witness, key: "")
                } else {
                    guard let role = task.roles.first, let owner = district.person(role, for: unit)
                    else { return false }
                    receipt = try await office.drawPanel(
                        on: id, step: step.id, occurrence: task.occurrence, by: owner, key: "")
                }
            } else if let panel,
                let silent = panel.members.first(where: { panel.opinions[$0] == nil }),
                let expert = panel.candidate(silent)?.account.flatMap(district.person(id:))
            {
                receipt = try await office.giveOpinion(
                    on: id, step: step.id, occurrence: task.occurrence,
                    agrees: Bool.random(using: &chance), opinion: "o", marks: [], by: expert,
                    key: "")
            } else {
                return false
            }
            figures.panels += 1
            if let place = tasks.firstIndex(where: { $0.id == id }) {
                tasks[place].tasks = receipt.next
            }
            return true
        } catch {
            return count(error)
        }
    }

    private mutating func answer(
        _ task: TaskView, _ step: Step, _ id: String, _ unit: String, _ file: Case
    ) async throws -> Bool {
        let key = StepKey(step.id, in: task.occurrence)
        let answered = Set(file.turn(key)?.answers.map(\.answer.body) ?? [])
        guard let role = task.roles.first, let account = district.person(role, for: unit) else {
            return true
        }
        let silent = step.bodies.map(\.role).filter { !answered.contains($0) }
        for body in silent {
            do throws(OfficeError) {
                let receipt = try await district.office.answer(
                    on: id, step: step.id, occurrence: task.occurrence, body: body,
                    agrees: Int.random(in: 0..<5, using: &chance) > 0, opinion: "o", by: account,
                    key: "")
                figures.panels += 1
                if let place = tasks.firstIndex(where: { $0.id == id }) {
                    tasks[place].tasks = receipt.next
                }
                return true
            } catch {
                continue
            }
        }
        return false
    }

    // MARK: Commands

    private mutating func command(_ step: Step, _ kind: Kind, occurrence: String?) -> Act {
        let favourable = step.outcomes.filter(\.isFavourable)
        let isKind = Int.random(in: 0..<4, using: &chance) > 0
        let outcome = (isKind && !favourable.isEmpty ? favourable : step.outcomes)
            .randomElement(using: &chance)
        var facts: [String: FactValue] = [:]
        for name in step.termsAsked(with: outcome?.name) {
            guard let term = district.regulation.term(name) else { continue }
            facts[name] = value(of: term)
        }
        let materials = district.regulation.materials.filter {
            $0.neededFor == step.id && ($0.outcome == nil || $0.outcome == outcome?.name)
        }
        return Act(
            step: step.id, occurrence: occurrence, outcome: outcome?.name, facts: facts,
            materials: materials.filter { _ in Int.random(in: 0..<12, using: &chance) > 0 }
                .map { Self.paper($0.id) },
            pointed: [Pointed(item: step.id, remark: "r")], reason: "r"
        )
    }

    private static func paper(_ name: String) -> HandedIn {
        HandedIn(material: name, fileName: "a.pdf", digest: "", byteCount: 1)
    }

    /// Does what a refusal says: hands in what is missing, turns the facts a gate read, gets an
    /// exception approved.
    private mutating func mend(_ act: inout Act, after refusal: Refusal, _ step: Step) {
        let asked = Set(step.termsAsked(with: act.outcome))
        for finding in refusal.findings {
            switch finding.kind {
            case .material:
                act.materials.append(Self.paper(finding.id))
            case .fact:
                act.facts[finding.id] =
                    asked.contains(finding.id)
                    ? district.regulation.term(finding.id).map { value(of: $0) } : nil
            case .gate, .scope:
                let names = (finding.facts.map(\.name) + finding.missing).filter(asked.contains)
                for name in names {
                    if case .bool(let held)? = act.facts[name] {
                        act.facts[name] = .bool(finding.kind == .scope ? false : !held)
                    } else if case .day? = act.facts[name] {
                        act.facts[name] = .day(day)
                    } else if let term = district.regulation.term(name) {
                        act.facts[name] = value(of: term)
                    }
                }
                if finding.strength == .inPrinciple, let until = day.adding(days: 30) {
                    act.overrides.append(
                        Override(gate: finding.id, reason: "r", approver: "a", until: until))
                }
            default: continue
            }
        }
    }

    /// Puts right what an earlier step was told and a gate does not let pass; whether it did.
    private mutating func corrected(
        _ refusal: Refusal, _ act: Act, _ id: String, _ unit: String, _ account: Account
    ) async throws -> Bool {
        let file = try await district.office.file(id)
        for finding in refusal.findings where finding.kind == .gate {
            for fact in finding.facts where act.facts[fact.name] == nil {
                guard let term = district.regulation.term(fact.name), !term.isComputed else {
                    continue
                }
                let value =
                    switch fact.value {
                    case .bool(let held): FactValue.bool(!held)
                    case .day: finding.otherDay(than: fact.name) ?? .day(day)
                    default: self.value(of: term)
                    }
                let receipt: Receipt
                do throws(OfficeError) {
                    receipt = try await district.office.correct(
                        on: id, term: term.name, occurrence: act.occurrence, value: value,
                        reason: "r", by: account, key: "")
                } catch {
                    _ = count(error)
                    return false
                }
                try await took(receipt, unit, before: file)
                return true
            }
        }
        return false
    }

    private mutating func value(of term: Term) -> FactValue {
        if case .case = term.type { return .text("nothing") }
        if case .text = term.type {
            names += 1
            return .text("t\(names)")
        }
        return value(of: term.type)
    }

    private mutating func value(of type: TermType) -> FactValue {
        switch type {
        case .bool: return .bool(Int.random(in: 0..<4, using: &chance) == 0)
        case .text: return .text("t\(Int.random(in: 0..<9, using: &chance))")
        // Few firms work in a district, so that those of a contract are found on its register.
        case .party: return .text("p\(Int.random(in: 0..<3, using: &chance))")
        case .case: return .text("nothing")
        case .number: return .number(Decimal(Int.random(in: 0..<3, using: &chance)))
        case .money:
            let amounts = [0, 300_000, 499_999, 500_000, 1_200_000, 2_000_000, 3_100_000]
            return .number(Decimal(amounts.randomElement(using: &chance) ?? 1))
        case .ratio: return .number(Decimal("0.1") ?? .zero)
        case .date: return .day(day.adding(days: Int.random(in: 5...40, using: &chance)) ?? day)
        case .year: return .number(Decimal(day.year + Int.random(in: 0...1, using: &chance)))
        case .period:
            return .period(Period(count: Int.random(in: 1...3, using: &chance), unit: .years))
        case .choice(let options): return .text(options.randomElement(using: &chance) ?? "")
        case .list(let item): return .list([value(of: item)])
        case .record(let columns):
            var fields: [String: FactValue] = [:]
            for column in columns { fields[column.name] = value(of: column.type) }
            return .record(fields)
        }
    }
}

extension Finding {
    /// A day it rests on besides the named one: what that one should have been.
    fileprivate func otherDay(than name: String) -> FactValue? {
        facts.lazy.filter { $0.name != name }.map(\.value).first {
            if case .day = $0 { true } else { false }
        }
    }
}
