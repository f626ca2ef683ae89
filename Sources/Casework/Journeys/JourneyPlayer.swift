import Quantities
import RulePacks

/// Plays one journey, entry by entry.
struct JourneyPlayer {
    private let journey: JourneyFile
    private let regulation: Regulation
    private let setting: JourneySetting?
    private(set) var faults: [JourneyFault] = []
    private(set) var acts = 0
    private(set) var checks = 0
    private(set) var file: Case?
    private var today: Day?

    init(_ journey: JourneyFile, _ regulation: Regulation, _ calendar: WorkCalendar) {
        self.journey = journey
        self.regulation = regulation
        do {
            setting = try JourneySetting(journey, regulation, calendar)
        } catch {
            setting = nil
            faults = error.faults
        }
        today = journey.world.today
    }

    mutating func play() {
        guard let setting else { return }
        for entry in journey.entries {
            switch entry {
            case .act(let act):
                guard reach(act.at, act.place, setting) else { continue }
                perform(act, setting)
            case .answer(let answer):
                guard reach(answer.at, answer.place, setting) else { continue }
                perform(answer, setting)
            case .correct(let correction):
                guard reach(correction.at, correction.place, setting) else { continue }
                perform(correction, setting)
            case .day(let day, let expectations, let place):
                guard reach(day, place, setting) else { continue }
                check(expectations, setting)
            case .expect(let expectations, _): check(expectations, setting)
            }
        }
    }

    // MARK: Days

    /// Moves to a day; a case nothing has happened in begins that day.
    private mutating func reach(_ day: Day, _ place: Place, _ setting: JourneySetting) -> Bool {
        if let today, day < today {
            fault(place, Messages.journeyDay(today), Messages.journeyEarlier(day))
            return false
        }
        today = day
        if file == nil || file?.version == 1 { file = setting.begun(on: day) }
        return true
    }

    private func standing(_ setting: JourneySetting) -> Standing? {
        guard let file, let today else { return nil }
        return setting.standing(file, on: today)
    }

    private mutating func check(
        _ expectations: [JourneyFile.Expectation], _ setting: JourneySetting
    ) {
        if file == nil, let today { file = setting.begun(on: today) }
        for expectation in expectations {
            checks += 1
            guard let standing = standing(setting) else { continue }
            faults += JourneyCheck(standing).faults(expectation)
        }
    }

    // MARK: Acts

    private mutating func perform(_ entry: JourneyFile.Act, _ setting: JourneySetting) {
        acts += 1
        guard let before = standing(setting), let act = read(entry) else { return }
        let standing = seatPanel(for: act, in: before, setting)
        let actor = setting.actor(entry.role, entry.person)
        do throws(Refusal) {
            let event = try Decider(standing, act, by: actor).decide()
            if let refused = entry.refused {
                let expected = Messages.journeyRefused(refused.map(\.sentence))
                fault(entry.place, expected, Messages.journeyDone, refused.first?.cites)
            }
            file = setting.recording(event, by: actor, on: standing.file, at: standing.today)
        } catch {
            compare(error, with: entry)
        }
    }

    /// The act with its facts read by their terms; `nil` (and faults) when one cannot be read.
    private mutating func read(_ entry: JourneyFile.Act) -> Act? {
        var facts: [String: FactValue] = [:]
        var isReadable = true
        for written in entry.facts {
            do throws(JourneyFault) {
                facts[written.name] = try value(of: written)
            } catch {
                faults.append(error)
                isReadable = false
            }
        }
        guard isReadable else { return nil }
        return Act(
            step: entry.step, occurrence: entry.occurrence, outcome: entry.outcome, facts: facts,
            materials: entry.materials.map {
                HandedIn(material: $0, fileName: "", digest: "", byteCount: 0)
            },
            pointed: entry.pointed.map { Pointed(item: $0.item, remark: $0.remark ?? "") },
            reason: entry.reason, happenedOn: entry.dated,
            overrides: entry.overrides.map {
                Override(
                    gate: $0.gate, reason: $0.reason, approver: $0.approver, until: $0.until
                )
            }
        )
    }

    private func value(of written: WrittenEntry) throws(JourneyFault) -> FactValue {
        guard let term = regulation.term(written.name) else {
            throw JourneyFault(
                place: written.place, article: nil, expected: Messages.journeyTerm,
                found: Messages.noSuchTerm(written.name)
            )
        }
        do throws(FactTextError) {
            return try FactText.read(written.value, for: term)
        } catch {
            throw JourneyFault(
                place: written.place, article: term.definedBy?.text,
                expected: Messages.journeyReadable(term.name), found: error.message
            )
        }
    }

    /// A refusal must say exactly what the file says, in the order of the text.
    private mutating func compare(_ refusal: Refusal, with entry: JourneyFile.Act) {
        let found = refusal.findings.map(\.sentence)
        guard let refused = entry.refused else {
            fault(
                entry.place, Messages.journeyRecorded(entry.step),
                Messages.journeyRefused(found), refusal.findings.first?.cites.first
            )
            return
        }
        guard refused.count == refusal.findings.count else {
            fault(
                entry.place, Messages.journeyRefused(refused.map(\.sentence)),
                Messages.journeyRefused(found), refused.first?.cites
            )
            return
        }
        for (wanted, finding) in zip(refused, refusal.findings) where !wanted.fits(finding) {
            fault(wanted.place, wanted.sentence, finding.sentence, wanted.cites)
        }
    }

    // MARK: Panels

    /// Draws a panel that is due and lets every member agree; draws have their own proof.
    private func seatPanel(
        for act: Act, in standing: Standing, _ setting: JourneySetting
    ) -> Standing {
        guard let step = standing.kind.step(act.step), let rule = step.panel,
            standing.state(of: step, in: act.occurrence).status == .open,
            let seats = try? standing.seats(rule, step: step.id, in: act.occurrence)
        else { return standing }
        let key = StepKey(step.id, in: act.occurrence)
        var next = standing.file
        let actor = setting.actor(Messages.journeyExpert, nil)
        for event in JourneyPanel(key, seats).events(after: next.panels[key]) {
            next = setting.recording(event, by: actor, on: next, at: standing.today)
        }
        return setting.standing(next, on: standing.today)
    }

    // MARK: Answers and corrections

    private mutating func perform(_ entry: JourneyFile.BodyAnswer, _ setting: JourneySetting) {
        acts += 1
        guard let standing = standing(setting) else { return }
        let roles = standing.kind.step(entry.step).map {
            standing.roles(answeringFor: entry.body, $0, in: entry.occurrence)
        }
        do throws(OfficeError) {
            let event = try standing.answered(
                step: entry.step, occurrence: entry.occurrence, body: entry.body,
                agrees: entry.agrees, opinion: entry.opinion, roles: roles ?? [entry.body]
            )
            let actor = setting.actor(roles?.first ?? entry.body, nil)
            file = setting.recording(event, by: actor, on: standing.file, at: standing.today)
        } catch {
            fault(entry.place, Messages.journeyAnswered(entry.body), error.sentence)
        }
    }

    private mutating func perform(_ entry: JourneyFile.Correction, _ setting: JourneySetting) {
        for written in entry.facts {
            acts += 1
            do throws(JourneyFault) {
                try correct(written, entry, setting)
            } catch {
                faults.append(error)
            }
        }
    }

    private mutating func correct(
        _ written: WrittenEntry, _ entry: JourneyFile.Correction, _ setting: JourneySetting
    ) throws(JourneyFault) {
        guard let standing = standing(setting) else { return }
        let value = try value(of: written)
        do throws(OfficeError) {
            let event = try standing.correction(
                term: written.name, occurrence: entry.occurrence, value: value,
                reason: entry.reason
            )
            let actor = setting.actor(entry.role ?? "", nil)
            file = setting.recording(event, by: actor, on: standing.file, at: standing.today)
        } catch {
            throw JourneyFault(
                place: written.place, article: nil,
                expected: Messages.journeyCorrected(written.name), found: error.sentence
            )
        }
    }

    private mutating func fault(
        _ place: Place, _ expected: String, _ found: String, _ article: String? = nil
    ) {
        faults.append(
            JourneyFault(place: place, article: article, expected: expected, found: found)
        )
    }
}

extension OfficeError {
    /// What stood against it, in one line.
    var sentence: String {
        switch self {
        case .refused(let refusal): Messages.journeyRefused(refusal.findings.map(\.sentence))
        case .noSuchCase(let text), .forbidden(let text), .unavailable(let text): text
        case .conflict, .keyReused: ""
        }
    }
}
