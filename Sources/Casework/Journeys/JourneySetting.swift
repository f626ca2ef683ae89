import Quantities
import RulePacks

/// The world of a journey: its regulation and rulings, its unit, and the cases around it.
struct JourneySetting {
    private let regulation: Regulation
    private let kind: Kind
    private let library: Library
    private let surroundings: Surroundings
    private let unit: Unit

    /// A world that cannot be made, with the places that are wrong.
    struct Unusable: Error {
        let faults: [JourneyFault]
    }

    init(
        _ journey: JourneyFile, _ regulation: Regulation, _ calendar: WorkCalendar
    ) throws(Unusable) {
        guard regulation.identity.id == journey.regulation else {
            throw Unusable(
                journey.place, Messages.journeyRegulation(journey.regulation),
                regulation.identity.id
            )
        }
        guard let kind = Self.kind(of: journey, regulation) else {
            throw Unusable(
                journey.place, Messages.journeyKind, Messages.journeyNoKind(journey.kind ?? "")
            )
        }
        self.regulation = regulation
        self.kind = kind
        library = Library(
            regulations: [regulation], calendar: calendar,
            rulings: [regulation.identity.id: try Self.rulings(journey, regulation)]
        )
        let roots: [String: FactValue]
        do throws(ReadingError) {
            roots = try journey.world.roots(for: regulation, kind: kind)
        } catch {
            throw Unusable(
                faults: error.problems.map { problem in
                    JourneyFault(
                        place: problem.place, article: problem.article,
                        expected: Messages.journeyWorld, found: problem.message
                    )
                }
            )
        }
        surroundings = Surroundings(
            unitCases: Self.cases(roots[PackWord.unit]),
            jurisdictionCases: Self.cases(roots[PackWord.jurisdiction])
        )
        var name = Messages.journeyUnit
        if case .record(let record)? = roots[PackWord.unit],
            case .text(let stated)? = record[PackWord.name]
        {
            name = stated
        }
        unit = Unit(id: name, name: name)
    }

    /// The kind named, or the one the first act belongs to.
    private static func kind(of journey: JourneyFile, _ regulation: Regulation) -> Kind? {
        if let name = journey.kind { return regulation.kind(name) }
        for case .act(let act) in journey.entries {
            return regulation.kind(ofStep: act.step) ?? regulation.mainKind
        }
        return regulation.mainKind
    }

    private static func rulings(
        _ journey: JourneyFile, _ regulation: Regulation
    ) throws(Unusable) -> [String: FactValue] {
        var values: [String: FactValue] = [:]
        for written in journey.world.rulings {
            guard let ruling = regulation.ruling(written.name) else {
                throw Unusable(
                    written.place, Messages.journeyWorld, Messages.noSuchTerm(written.name)
                )
            }
            do throws(FactTextError) {
                values[ruling.name] = try FactText.read(written.value, as: ruling.type)
            } catch {
                throw Unusable(written.place, Messages.journeyReadable(ruling.name), error.message)
            }
        }
        return values
    }

    /// The lists of a root, by kind of case.
    private static func cases(_ root: FactValue?) -> [String: [FactValue]] {
        guard case .record(let record)? = root else { return [:] }
        return record.compactMapValues { value in
            if case .list(let cases) = value { cases } else { nil }
        }
    }

    // MARK: The case

    func begun(on day: Day) -> Case? {
        let begun = CaseEvent.Begun(
            kind: kind.name, regulation: regulation.identity.id, packHash: regulation.hash,
            packVersion: regulation.identity.version, unit: unit, facts: keyFacts(on: day)
        )
        return Case.replay([
            RecordedEvent(
                caseID: unit.id, version: 1, position: 1, at: Instant(noonOf: day),
                actor: actor("", nil), event: .begun(begun), hash: ""
            )
        ])
    }

    /// A case the calendar begins knows its year.
    private func keyFacts(on day: Day) -> [String: FactValue] {
        guard case .yearly = kind.begins else { return [:] }
        let years = kind.key.filter { regulation.term($0)?.type == .year }
        return Dictionary(
            years.map { ($0, .number(Decimal(day.year))) }, uniquingKeysWith: { first, _ in first }
        )
    }

    func standing(_ file: Case, on day: Day) -> Standing {
        Standing(
            file, under: regulation, kind: kind, in: library, among: surroundings, on: day
        )
    }

    /// The case with one more event.
    func recording(_ event: CaseEvent, by actor: Actor, on file: Case, at day: Day) -> Case {
        var next = file
        next.evolve(
            RecordedEvent(
                caseID: file.id, version: file.version + 1, position: Int64(file.version) + 1,
                at: Instant(noonOf: day), actor: actor, event: event, hash: ""
            )
        )
        return next
    }

    func actor(_ role: String, _ person: String?) -> Actor {
        Actor(person: person ?? role, name: person ?? role, role: role, unit: unit.id)
    }
}

extension JourneySetting.Unusable {
    fileprivate init(_ place: Place, _ expected: String, _ found: String) {
        self.init(faults: [
            JourneyFault(place: place, article: nil, expected: expected, found: found)
        ])
    }
}

/// The events by which a made-up panel is seated and gives its opinions.
struct JourneyPanel {
    private let key: StepKey
    private let members: [Candidate]

    init(_ key: StepKey, _ seats: Int) {
        self.key = key
        members = (0..<max(0, seats)).map { number in
            let name = Messages.journeyExpert + String(number + 1)
            return Candidate(id: name, name: name, unit: "", field: "", pool: "")
        }
    }

    func events(after panel: Panel?) -> [CaseEvent] {
        let ids = members.map(\.id)
        guard panel == nil else { return [] }
        let frozen = CaseEvent.PanelFrozen(
            step: key.step, occurrence: key.occurrence, candidates: members, excluded: [],
            seats: members.count, listDigest: "", commitment: "", witnesses: []
        )
        let drawn = CaseEvent.PanelDrawn(
            step: key.step, occurrence: key.occurrence, secret: "", seed: "", sequence: ids,
            members: ids
        )
        let opinions = ids.map { id in
            CaseEvent.OpinionGiven(
                step: key.step, occurrence: key.occurrence, expert: id, agrees: true,
                opinion: Messages.journeyOpinion, marks: []
            )
        }
        return [.panelFrozen(frozen), .panelDrawn(drawn)] + opinions.map { .opinionGiven($0) }
    }
}
