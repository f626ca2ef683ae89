import Casework
import Quantities
import RulePacks

/// Plays the acts of the demo in the order of their days, through the office's own operations.
final class DemoPlayer {
    let office: Office
    let world: DemoWorld
    let desk: any Desk
    let script: DemoScript
    let accounts: [Account]
    let today: Day
    let regulation: Regulation?
    /// Case of each story whose first act has been played, by the story's position.
    private(set) var ids: [Int: String] = [:]
    private var turns: [String: Int] = [:]
    private var latest: [String: FactValue] = [:]

    init(
        office: Office, world: DemoWorld, desk: any Desk, script: DemoScript,
        accounts: [Account], today: Day
    ) {
        self.office = office
        self.world = world
        self.desk = desk
        self.script = script
        self.accounts = accounts
        self.today = today
        regulation = office.library.regulation(script.regulation)
    }

    func play(_ entry: DemoSchedule.Entry) async throws {
        let story = script.cases[entry.story]
        let key = "demo/\(entry.story)/\(entry.act)"
        world.move(to: entry.at, for: key)
        do {
            try await play(entry.deed, of: entry.story, key: key, on: entry.day)
        } catch {
            let place = DemoMessages.act(
                story.name ?? story.unit, story.life, entry.deed.step, entry.day.description
            )
            throw DemoError("\(place)：\(Self.explain(error))")
        }
    }

    private func play(
        _ deed: DemoScript.Deed, of number: Int, key: String, on day: Day
    ) async throws {
        switch deed.act {
        case .step(let outcome):
            try await act(deed, outcome, of: number, key: key, on: day)
        case .answer(let body, let agrees):
            let id = try id(number)
            _ = try await office.answer(
                on: id, step: deed.step, occurrence: deed.occurrence, body: body, agrees: agrees,
                opinion: deed.reason ?? "", by: try account(for: [body], of: number, deed),
                key: key
            )
        case .correct(let value):
            let term = try term(deed.step)
            let story = script.cases[number]
            let fact = try DemoFacts(script, story, deed, number, day, today, latest: latest)
                .value(value, for: term)
            _ = try await office.correct(
                on: try id(number), term: term.name, occurrence: deed.occurrence, value: fact,
                reason: deed.reason ?? "", by: try clerk(number, deed), key: key
            )
        default: try await panel(deed, of: number, key: key)
        }
    }

    // MARK: One act

    private func act(
        _ deed: DemoScript.Deed, _ outcome: String?, of number: Int, key: String, on day: Day
    ) async throws {
        guard let regulation, let kind = kind(number), let step = kind.step(deed.step) else {
            throw DemoError(DemoMessages.noStep(deed.step))
        }
        let story = script.cases[number]
        let account = try await actor(for: step, of: number, deed)
        let facts = try DemoFacts(script, story, deed, number, day, today, latest: latest)
            .values(of: step, outcome, in: kind, regulation)
        latest.merge(facts) { _, new in new }
        turns[turn(step, deed, number), default: 0] += 1
        let materials = try await papers(step, deed, outcome, facts, account, number, day)
        let act = Act(
            step: step.id, occurrence: deed.occurrence, outcome: outcome, facts: facts,
            materials: materials,
            pointed: deed.pointed, marks: marks(step, deed), reason: deed.reason,
            overrides: overrides(deed, day), acknowledged: read(step, regulation)
        )
        if let id = ids[number] {
            _ = try await office.act(on: id, expecting: nil, act, by: account, key: key)
        } else {
            ids[number] = try await office.begin(
                kind: kind.name, regulation: script.regulation, act, by: account, key: key
            ).caseID
        }
    }

    private func marks(_ step: Step, _ deed: DemoScript.Deed) -> [AspectMark] {
        guard step.kind == .review else { return [] }
        return step.aspects.map { aspect in
            let remark = deed.pointed.first { $0.item == aspect.name }?.remark
            return AspectMark(
                aspect: aspect.name, verdict: remark == nil ? .acceptable : .deficient,
                note: remark ?? ""
            )
        }
    }

    private func overrides(_ deed: DemoScript.Deed, _ day: Day) -> [Override] {
        deed.overrides.map { said in
            Override(
                gate: said.gate, reason: said.reason, approver: said.approver,
                until: Day(iso: DemoFacts.filled(said.until, day: day, today: today, number: 0))
                    ?? day
            )
        }
    }

    /// Ids of the 依据 gates of a step: whoever acts in the demo has read them.
    private func read(_ step: Step, _ regulation: Regulation) -> [String] {
        regulation.gates.filter { gate in
            guard case .shows = gate.test else { return false }
            return gate.guards.contains { guarded in
                switch guarded {
                case .outcome(let id, _), .step(let id): id == step.id
                default: false
                }
            }
        }
        .map(\.id)
    }

    // MARK: Papers

    /// Everything the step needs now and does not have, and what it issues.
    private func papers(
        _ step: Step, _ deed: DemoScript.Deed, _ outcome: String?,
        _ facts: [String: FactValue], _ account: Account, _ number: Int, _ day: Day
    ) async throws -> [HandedIn] {
        let all = (regulation?.materials ?? []).filter {
            ($0.neededFor == step.id || $0.from == step.id)
                && ($0.outcome == nil || $0.outcome == outcome)
        }
        let isAgain = turns[turn(step, deed, number), default: 0] > 1
        var needed: Set<String>?
        if isAgain || all.contains(where: { $0.when != nil }) {
            let form = try await form(step, deed, facts, outcome, account, number)
            needed = Set(
                form.materials.filter { $0.needed.verdict == .holds && $0.kept == nil }
                    .map(\.material.id)
            )
        }
        var papers: [HandedIn] = []
        for material in all where !material.isOptional {
            guard material.from == step.id || needed?.contains(material.id) ?? true else {
                continue
            }
            papers.append(try await paper(material.id, number, day))
        }
        return papers
    }

    /// Where a step is counted: once for every occurrence of a repeated stage.
    private func turn(_ step: Step, _ deed: DemoScript.Deed, _ number: Int) -> String {
        "\(number)/\(step.id)/\(deed.occurrence ?? "")"
    }

    private func form(
        _ step: Step, _ deed: DemoScript.Deed, _ facts: [String: FactValue],
        _ outcome: String?, _ account: Account, _ number: Int
    ) async throws -> StepForm {
        if let id = ids[number] {
            return try await office.form(
                id, step: step.id, occurrence: deed.occurrence, facts: facts, outcome: outcome,
                for: account
            )
        }
        return try await office.beginForm(
            kind: kind(number)?.name ?? "", regulation: script.regulation, facts: facts,
            for: account
        )
    }

    private func paper(_ material: String, _ number: Int, _ day: Day) async throws -> HandedIn {
        let story = script.cases[number]
        let unit = script.units.first { $0.id == story.unit }?.name ?? story.unit
        let bytes = SamplePaper.pdf(
            material: material, title: story.name ?? story.life, unit: unit,
            day: day.description
        )
        return HandedIn(
            material: material, fileName: "\(material).pdf",
            digest: try await desk.saveFile(bytes), byteCount: bytes.count
        )
    }

    // MARK: Who and what

    func id(_ number: Int) throws -> String {
        guard let id = ids[number] else {
            throw DemoError(DemoMessages.noCase(script.cases[number].name ?? ""))
        }
        return id
    }

    func kind(_ number: Int) -> Kind? {
        regulation?.kind(script.kind(of: script.cases[number].life))
    }

    private func term(_ name: String) throws -> Term {
        guard let term = regulation?.term(name) else {
            throw DemoError(DemoMessages.badFact(name, ""))
        }
        return term
    }

    /// Somebody in a role the step asks for; a role set by a decision is asked of the case.
    func actor(
        for step: Step, of number: Int, _ deed: DemoScript.Deed
    ) async throws -> Account {
        var roles = step.by.compactMap { rule in
            if case .role(let name) = rule { name } else { nil }
        }
        if roles.isEmpty, let reader = accounts.first {
            let file = try await office.caseFile(try id(number), for: overseer ?? reader)
            roles = file.view.tasks.filter { $0.step == step.id }.flatMap(\.roles)
        }
        return try account(for: roles, of: number, deed)
    }

    /// An account that sees every case: of a role no case begins with.
    var overseer: Account? {
        let own = regulation?.ownUnitRoles ?? []
        return accounts.first { account in
            account.roles.contains { regulation?.role($0) != nil }
                && !account.roles.contains { own.contains($0) }
        }
    }

    func account(
        for roles: [String], of number: Int, _ deed: DemoScript.Deed
    ) throws -> Account {
        let story = script.cases[number]
        if let login = deed.by ?? story.by,
            let named = accounts.first(where: { $0.login == login }),
            named.roles.contains(where: { roles.contains($0) })
        {
            return named
        }
        let own = regulation?.ownUnitRoles ?? []
        let able = accounts.filter { account in
            account.roles.contains { role in
                roles.contains(role) && (!own.contains(role) || account.unit == story.unit)
            }
        }
        guard !able.isEmpty else {
            throw DemoError(DemoMessages.noAccount(roles.joined(separator: " "), story.unit))
        }
        return able[number % able.count]
    }

    private func clerk(_ number: Int, _ deed: DemoScript.Deed) throws -> Account {
        try account(for: Array(regulation?.ownUnitRoles ?? []), of: number, deed)
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case OfficeError.refused(let refusal): DemoMessages.refusal(refusal)
        case let error as DemoError: error.description
        default: "\(error)"
        }
    }
}
