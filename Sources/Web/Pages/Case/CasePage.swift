import Casework
import Hummingbird
import Quantities
import RulePacks

/// 项目页: the case file, as of today or of any past day.
enum CasePage {
    static let routes: [Route] = [.get("/cases/{id}", .readCase, show)]

    private static func show(_ visit: Visit) async throws -> Response {
        let file = try await visit.office.caseFile(
            visit.part("id"), for: visit.account, on: try day(visit))
        let path = "/cases/\(URLText.encode(file.view.caseID))"
        let isPast = file.today < visit.site.today
        var margin = LawMargin(visit.office.library, pinned: file.regulation)
        var model: Model = [
            "unit": file.view.unit.name, "number": file.view.caseID, "name": file.view.title,
            "facts": headFacts(file), "self": path,
        ]
        if isPast {
            model["past"] = ["day": Messages.date(file.today), "now": path] as Model
            model["onDay"] = "\(file.today)"
        }
        model.set("still", file.standsStillSince.map(Messages.standsStill))
        model.list("amounts", Amounts.line(file.view, in: file.kind))
        model["pin"] =
            [
                "href": file.regulation.path, "title": file.regulation.identity.number,
                "detail": pinned(file, visit.office.library),
            ] as Model
        let path2 = CasePath(file)
        model["bar"] = path2.bar
        model.list("path", path2.whole(&margin))
        model["pathSummary"] = path2.summary
        NowPart.add(to: &model, file, visit, &margin, isPast: isPast)
        let clocks = ClockLines.lines(file, visit, &margin)
        model.list("clocks", clocks.running)
        model.list("pastClocks", clocks.past)
        model["pastSummary"] = Messages.pastClocks(clocks.past.count)
        model["hasAnyClock"] = !clocks.running.isEmpty || !clocks.past.isEmpty
        model.list("materials", papers(file, &margin))
        model.list("panels", panels(file))
        model["timeline"] = Timeline.lines(file, &margin)
        let known = known(file, visit, &margin)
        model["known"] = known.given
        model.list("computed", known.computed)
        model["computedSummary"] = Messages.computedFacts(known.computed.count)
        return try await visit.page("case", title: file.view.title, model)
    }

    /// The day asked for; `nil` for today.
    private static func day(_ visit: Visit) throws -> Day? {
        guard let text = visit.query("on") else { return nil }
        guard let day = StepWork.day(text) else {
            throw Problem(
                status: .unprocessableContent, code: "GJ-WEB-420", title: Messages.unreadableTitle,
                what: Messages.noSuchDay(text), next: Messages.noSuchDayNext)
        }
        return day
    }

    /// The version it is judged by, and the one in force where that is another.
    private static func pinned(_ file: CaseFile, _ library: Library) -> String {
        let version = file.pinnedVersion()
        let current = library.regulation(file.regulation.identity.id)
        guard let current, current.hash != file.regulation.hash else {
            return Messages.pinned(version)
        }
        return Messages.pinned(version, current: current.identity.version)
    }

    private static func headFacts(_ file: CaseFile) -> [Model] {
        var facts: [Model] = []
        func add(_ what: String, _ value: String) {
            if !value.isEmpty { facts.append(["what": what, "value": value]) }
        }
        add(Messages.stage, file.view.stage)
        add(Messages.ending, file.view.ending ?? "")
        let scope = file.regulation.scope?.decision
        for decision in file.decisions where decision.decision.id != scope {
            if let fixed = decision.fixed { add(decision.decision.id, FactText.write(fixed)) }
        }
        add(Messages.begunOn, Messages.date(file.view.begun.day))
        return facts
    }

    private static func papers(_ file: CaseFile, _ margin: inout LawMargin) -> [Model] {
        var groups: [Model] = []
        for step in file.kind.steps {
            for occurrence in file.occurrences(of: step.id) {
                let papers = file.papers(of: step.id, in: occurrence)
                guard !papers.isEmpty else { continue }
                groups.append(group(papers, of: step, in: occurrence, file, &margin))
            }
        }
        return groups
    }

    private static func group(
        _ papers: [(version: Int, day: Day, paper: HandedIn)], of step: Step,
        in occurrence: String?, _ file: CaseFile, _ margin: inout LawMargin
    ) -> Model {
        var group: Model = [
            "step": occurrence.map { Messages.inOccurrence(step.id, $0) } ?? step.id,
            "files": papers.map { version, day, paper -> Model in
                [
                    "name": paper.material, "file": paper.fileName,
                    "href": file.path(to: paper, at: version) ?? "#materials",
                    "size": Messages.size(paper.byteCount), "when": Messages.shortDate(day),
                ]
            },
        ]
        var seen: Set<String> = []
        let cites = papers.compactMap { file.regulation.material($0.paper.material)?.cites.text }
        group.beside(margin.notes(cites.filter { seen.insert($0).inserted }))
        return group
    }

    private static func panels(_ file: CaseFile) -> [Model] {
        file.panels.map { panel in
            [
                "step": panel.frozen.step,
                "href": PanelPages.path(
                    StepPlace(
                        caseID: file.view.caseID, step: panel.frozen.step,
                        occurrence: panel.frozen.occurrence)),
                "state": panel.drawn == nil
                    ? Messages.panelFrozen(panel.frozen.candidates.count)
                    : Messages.panelSits(panel.members.count, opinions: panel.opinions.count),
            ]
        }
    }

    private static func known(
        _ file: CaseFile, _ visit: Visit, _ margin: inout LawMargin
    ) -> (given: [Model], computed: [Model]) {
        var given: [Model] = []
        var computed: [Model] = []
        for fact in file.facts {
            var line: Model = [
                "what": fact.occurrence.map { Messages.inOccurrence(fact.term.name, $0) }
                    ?? fact.term.name,
                "value": FactText.lines(fact.value, as: fact.term.type),
                "source": Messages.source(fact.step, fact.on, computed: fact.term.isComputed),
            ]
            if fact.mayCorrect {
                line["correct"] = CorrectPage.path(
                    file.view.caseID, term: fact.term.name, in: fact.occurrence)
            }
            if let cite = fact.term.definedBy { line.beside(margin.notes([cite], isBrief: true)) }
            if fact.term.isComputed { computed.append(line) } else { given.append(line) }
        }
        return (given, computed)
    }
}
