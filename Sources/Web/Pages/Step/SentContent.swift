import Casework
import Quantities
import RulePacks

/// What was handed in for a decision, with what changed since the round before.
struct SentContent {
    private(set) var items: [Model] = []
    private(set) var by = ""
    private(set) var changes = 0

    /// - Parameter marks: whether items can be pointed at.
    init(_ work: StepWork, _ margin: inout LawMargin, pointing: Bool) {
        guard let file = work.file else { return }
        let sources = Self.sources(of: work.step, in: file)
        let carried = Self.carried(by: work, in: file)
        for step in sources {
            let acts = file.acts(of: step, in: work.place.occurrence)
            guard let last = acts.last else { continue }
            let before = acts.dropLast()
            var facts: [String: FactValue] = [:]
            var papers: [String: HandedIn] = [:]
            for (_, act, _) in before {
                facts.merge(act.facts) { $1 }
                for paper in act.materials { papers[paper.material] = paper }
            }
            if by.isEmpty || step == sources.first {
                by = Messages.sentBy(last.actor.name, last.act.happenedOn)
            }
            let names = (file.kind.step(step)?.gives ?? []) + (file.kind.step(step)?.mayGive ?? [])
            for name in names {
                guard let term = file.regulation.term(name),
                    let value = last.act.facts[name] ?? facts[name], value != .unknown
                else { continue }
                let old = before.isEmpty ? nil : facts[name]
                add(
                    name, FactText.lines(value, as: term.type), href: nil,
                    old: old.flatMap { $0 == value ? nil : FactText.lines($0, as: term.type) },
                    isChanged: !before.isEmpty && last.act.facts[name] != nil && old != value,
                    cites: [term.definedBy?.text].compactMap(\.self), carried, work, &margin,
                    pointing)
            }
            for (version, _, paper) in file.papers(of: step, in: work.place.occurrence) {
                let isNew = last.act.materials.contains(paper)
                let material = file.regulation.material(paper.material)
                add(
                    paper.material, Messages.fileLine(paper.fileName, paper.byteCount),
                    href: file.path(to: paper, at: version),
                    old: papers[paper.material].flatMap {
                        $0.digest == paper.digest ? nil : $0.fileName
                    },
                    isChanged: !before.isEmpty && isNew
                        && papers[paper.material]?.digest != paper.digest,
                    cites: [material?.cites.text].compactMap(\.self), carried, work, &margin,
                    pointing)
            }
        }
    }

    private mutating func add(
        _ what: String, _ value: String, href: String?, old: String?, isChanged: Bool,
        cites: [String], _ carried: [String: String], _ work: StepWork,
        _ margin: inout LawMargin, _ pointing: Bool
    ) {
        let remark = work.typed.texts["point.\(what)"] ?? ""
        var item: Model = [
            "id": Field.id("point.\(what)"), "what": what, "value": value, "isChanged": isChanged,
            "opened": !remark.isEmpty, "remark": remark, "pointing": pointing,
        ]
        item.set("href", href)
        item.set("was", old)
        item.set("carried", carried[what])
        item.beside(margin.notes(cites))
        if isChanged { changes += 1 }
        items.append(item)
    }

    /// The steps whose content is decided on: those a return would go back to, else those before.
    private static func sources(of step: Step, in file: CaseFile) -> [String] {
        var wanted = Set(step.outcomes.compactMap(\.backTo))
        wanted.formUnion(step.after)
        var seen: Set<String> = []
        var front = Array(wanted)
        // A step that gives nothing itself (a review) passes the question on to what it decided.
        while let id = front.popLast() {
            guard seen.insert(id).inserted, let found = file.kind.step(id) else { continue }
            if found.kind != .submit, found.kind != .file { front += found.after }
        }
        return file.kind.steps.map(\.id).filter { id in
            seen.contains(id)
                && file.kind.step(id).map { $0.kind == .submit || $0.kind == .file } ?? false
        }.reversed()
    }

    /// What this step pointed at the last time it sent something back.
    private static func carried(by work: StepWork, in file: CaseFile) -> [String: String] {
        guard let last = file.acts(of: work.step.id, in: work.place.occurrence).last else {
            return [:]
        }
        return Dictionary(last.act.pointed.map { ($0.item, $0.remark) }, uniquingKeysWith: { $1 })
    }
}

extension CaseFile {
    /// Acts of a step, oldest first, with who and which version.
    func acts(
        of step: String, in occurrence: String?
    ) -> [(version: Int, act: CaseEvent.Acted, actor: Actor)] {
        events.compactMap { recorded in
            guard case .acted(let act) = recorded.event, act.step == step,
                occurrence == nil || act.occurrence == occurrence
            else { return nil }
            return (recorded.version, act, recorded.actor)
        }
    }

    /// Occurrences in which a step was acted on, in order of appearance; `nil` is the main line.
    func occurrences(of step: String) -> [String?] {
        var seen: Set<String?> = []
        return events.compactMap { recorded -> String?? in
            guard case .acted(let act) = recorded.event, act.step == step,
                seen.insert(act.occurrence).inserted
            else { return nil }
            return act.occurrence
        }
    }

    /// The papers standing for a step: the newest of each material.
    func papers(
        of step: String, in occurrence: String?
    ) -> [(version: Int, day: Day, paper: HandedIn)] {
        var papers: [(version: Int, day: Day, paper: HandedIn)] = []
        for (version, act, _) in acts(of: step, in: occurrence) {
            for paper in act.materials {
                papers.removeAll { $0.paper.material == paper.material }
                papers.append((version, act.happenedOn, paper))
            }
        }
        return papers
    }

    /// Address of a recorded file; `nil` when only its name was recorded.
    func path(to paper: HandedIn, at version: Int) -> String? {
        guard !paper.digest.isEmpty,
            case .acted(let act)? = events.first(where: { $0.version == version })?.event,
            let index = act.materials.firstIndex(of: paper)
        else { return nil }
        return "/cases/\(URLText.encode(view.caseID))/files/\(version)/\(index)"
    }
}
