import Casework
import Hummingbird
import Quantities
import RulePacks

/// 回执: what was recorded, what happens next and by which day.
enum ReceiptPage {
    static let routes: [Route] = [
        .get("/cases/{id}/receipts/{version}", .readCase, show),
        .get("/cases/{id}/files/{version}/{index}", .readFile, file),
    ]

    static func path(_ receipt: Receipt) -> String {
        "/cases/\(URLText.encode(receipt.caseID))/receipts/\(receipt.version)"
    }

    private static func show(_ visit: Visit) async throws -> Response {
        let file = try await visit.office.caseFile(visit.part("id"), for: visit.account)
        guard let recorded = recorded(visit, file) else { throw Problem.notFound() }
        var margin = LawMargin(visit.office.library, pinned: file.regulation)
        let told = EventLine(recorded, in: file)
        var model: Model = [
            "heading": Messages.receiptHeading(told.what, outcome: told.outcome),
            "number": Messages.receiptNumber(file.view.caseID, recorded.version),
            "hash": recorded.hash, "caseHref": "/cases/\(URLText.encode(file.view.caseID))",
            "lines": lines(recorded, told, file),
        ]
        let isLatest = recorded.version == file.view.version
        if isLatest {
            let days = DaysLeft(calendar: visit.site.calendar, today: visit.site.today)
            model["next"] = file.view.tasks.filter { !$0.isOptional }.prefix(3).map {
                task -> Model in
                var line: Model = [
                    "text": Messages.waitsFor(
                        task.roles.map(Messages.role).joined(separator: Messages.listJoint),
                        task.step)
                ]
                if let due = task.due { line["left"] = days.model(due: due, from: task.openedOn) }
                return line
            }
            model.set("ending", file.view.ending.map(Messages.endedAs))
        } else {
            model["ending"] = Messages.movedOn
        }
        if let step = file.kind.step(told.step) { model.beside(margin.notes(step.cites)) }
        if case .acted(let act) = recorded.event {
            model.list(
                "findings",
                FindingLine.list(act.findings, margin: &margin, in: file.regulation))
        }
        return try await visit.page("receipt", title: Messages.receipt, model)
    }

    private static func lines(
        _ recorded: RecordedEvent, _ told: EventLine, _ file: CaseFile
    ) -> [Model] {
        let actor = recorded.actor
        let pairs: [(String, String)] = [
            (Messages.project, file.view.title), (Messages.doneWhat, told.what),
            (Messages.conclusion, told.outcome ?? ""),
            (Messages.who, Messages.actor(actor)),
            (Messages.recordedAt, Messages.dateAndTime(recorded.at)),
            (Messages.happenedOn, told.happenedOn.map(Messages.date) ?? ""),
            (
                Messages.ruleVersion,
                file.regulation.identity.number + " " + file.pinnedVersion(at: recorded.version)
            ),
        ]
        return pairs.filter { !$0.1.isEmpty }.map { ["what": $0.0, "value": $0.1] }
    }

    private static func file(_ visit: Visit) async throws -> Response {
        let file = try await visit.office.caseFile(visit.part("id"), for: visit.account)
        guard let recorded = recorded(visit, file), case .acted(let act) = recorded.event,
            let index = Int(visit.part("index")), act.materials.indices.contains(index),
            !act.materials[index].digest.isEmpty
        else { throw Problem.notFound(Messages.noSuchFile) }
        return try await Download.file(act.materials[index], visit)
    }

    private static func recorded(_ visit: Visit, _ file: CaseFile) -> RecordedEvent? {
        Int(visit.part("version")).flatMap { version in
            file.events.first { $0.version == version }
        }
    }
}

extension CaseFile {
    /// Version of the pack the case was judged by when an event was recorded; today's without one.
    func pinnedVersion(at version: Int = .max) -> String {
        events.last { $0.version <= version && $0.event.pins != nil }?.event.pins ?? ""
    }
}

extension CaseEvent {
    /// Version of the pack an event pins its case to.
    fileprivate var pins: String? {
        switch self {
        case .begun(let event): event.packVersion
        case .moved(let event): event.packVersion
        default: nil
        }
    }
}

/// An event in words.
struct EventLine {
    let what: String
    var step = ""
    var outcome: String?
    var happenedOn: Day?
    var reason: String?

    init(_ recorded: RecordedEvent, in file: CaseFile) {
        switch recorded.event {
        case .begun: what = Messages.begun
        case .acted(let act):
            what = act.occurrence.map { Messages.inOccurrence(act.step, $0) } ?? act.step
            step = act.step
            outcome = act.outcome
            happenedOn = act.happenedOn == recorded.at.day ? nil : act.happenedOn
            reason = act.reason
        case .corrected(let event):
            let type = file.regulation.term(event.term)?.type
            what = Messages.corrected(
                event.term, FactText.write(event.old, as: type), FactText.write(event.new, as: type)
            )
            reason = event.reason
        case .moved(let event):
            what = Messages.moved(event.packVersion)
            reason = event.reason
        case .bodyAnswered(let event):
            what = Messages.answered(event.body, event.step)
            step = event.step
            outcome = event.agrees ? Messages.agrees : Messages.disagrees
            reason = event.opinion
        case .panelFrozen(let event):
            what = Messages.frozen(event.step, event.candidates.count, event.excluded.count)
            step = event.step
        case .entropyGiven(let event):
            what = Messages.gaveWords(event.role)
            step = event.step
        case .panelDrawn(let event):
            what = Messages.drawn(event.step, event.members.count)
            step = event.step
        case .memberReplaced(let event):
            what = Messages.replaced(event.step)
            step = event.step
            reason = event.reason
        case .lapsed(let event):
            what = event.finding.message
            step = event.clock
        case .opinionGiven(let event):
            what = Messages.opinion(event.step)
            step = event.step
            outcome = event.agrees ? Messages.agrees : Messages.disagrees
            reason = event.opinion
        }
    }
}
