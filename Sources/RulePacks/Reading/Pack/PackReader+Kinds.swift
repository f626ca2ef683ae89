// First pass: lifecycle/<kind>.yaml, with what articles add to its steps.
extension PackReader {
    func surveyKind(_ root: Written) {
        guard let fields = Fields(root, .kind, findings) else { return }
        let stages = (fields.items("stages") ?? []).compactMap(stage)
        kinds.append(
            KindSketch(
                name: fields.need("kind"), endings: fields.texts("endings"), stages: stages,
                fields: fields, place: fields.place))
    }

    private func stage(_ written: Written) -> StageSketch? {
        guard let fields = Fields(written, .stage, findings) else { return nil }
        return StageSketch(
            name: fields.need("stage"), repeats: fields.flag("repeats"),
            steps: (fields.items("steps") ?? []).compactMap(step), fields: fields,
            place: fields.place)
    }

    private func step(_ written: Written) -> StepSketch? {
        var written = written
        var added: [String: String] = [:]
        if let id = written["id"]?.text, let additions = additions.removeValue(forKey: id) {
            for addition in additions {
                written = merge(addition.entry, into: written, article: addition.article)
                added[addition.entry.key] = addition.article
            }
        }
        guard let fields = Fields(written, .step, findings) else { return nil }
        let outcomes = fields.free("outcomes").map { entry in
            let isBare = entry.value.text == "" || entry.value.entries?.isEmpty == true
            return OutcomeSketch(
                name: entry.key, fields: isBare ? nil : Fields(entry.value, .outcome, findings),
                place: entry.place)
        }
        return StepSketch(
            id: fields.need("id"), outcomes: outcomes, fields: fields, place: fields.place,
            additions: added)
    }

    /// Adds an article's attribute to a step; maps are joined, lists of two sources too, anything
    /// else said twice is a problem (PACKS §4).
    private func merge(
        _ entry: Written.Entry, into written: Written, article: String
    ) -> Written {
        guard case .map(var entries) = written.body else { return written }
        var result = written
        if let at = entries.firstIndex(where: { $0.key == entry.key }) {
            let old = entries[at].value
            if let more = entry.value.entries, old.entries != nil || old.text == "" {
                var joined = old
                if old.entries == nil { joined.body = .map([]) }
                for inner in more { joined = merge(inner, into: joined, article: article) }
                entries[at].value = joined
            } else if entry.key == "cites" {
                entries[at].value = Written(
                    copying: old, body: .list(old.oneOrMore + entry.value.oneOrMore))
            } else {
                findings.article = article
                findings.report(.saidTwice(entry.key, first: old.place), at: entry.place)
                findings.article = nil
            }
        } else {
            entries.append(entry)
        }
        result.body = .map(entries)
        return result
    }

    /// Additions to steps no lifecycle has.
    func reportUnusedAdditions() {
        for (step, additions) in additions.sorted(by: { $0.key < $1.key }) {
            guard let first = additions.first else { continue }
            findings.article = first.article
            findings.report(.unknownStep(step, similar: nil), at: first.entry.place)
            findings.article = nil
        }
    }
}

extension Written {
    fileprivate init(copying other: Written, body: Body) {
        self.init(place: other.place, isFlow: other.isFlow, body: body)
    }
}
