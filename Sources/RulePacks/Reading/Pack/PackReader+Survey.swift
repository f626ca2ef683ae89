import Quantities

// First pass: regulation.yaml, terms.yaml.
extension PackReader {
    func surveyRegulation(_ root: Written) {
        guard let fields = Fields(root, .regulation, findings) else { return }
        regulation = fields
        for entry in fields.free("options") {
            options[entry.key] = (entry.value.items ?? []).compactMap(\.text)
        }
        for entry in fields.free("roles") {
            guard let role = Fields(entry.value, .role, findings) else { continue }
            roles.append((entry.key, role, entry.place))
        }
    }

    /// The rulings, once every article they may cite is known.
    func surveyRulings() {
        for entry in regulation?.free("rulings") ?? [] {
            guard let fields = Fields(entry.value, .ruling, findings) else { continue }
            rulings.append(
                Regulation.Ruling(
                    name: entry.key,
                    type: typeReading.type(fields["type"], of: fields["of"], at: entry.place),
                    asks: fields.need("asks"), suggests: fields.texts("suggests"),
                    cites: cites(fields, else: nil), place: entry.place))
        }
    }

    func surveyTerms(_ root: Written) {
        guard let items = root.items else {
            findings.report(.notAList("terms.yaml"), at: root.place)
            return
        }
        for item in items {
            guard let entries = item.entries, entries.count == 1, let entry = entries.first else {
                findings.report(.termNotOneKey, at: item.place)
                continue
            }
            guard let fields = Fields(entry.value, .term, findings) else { continue }
            let isCase = fields["type"]?.text == "case"
            let type = typeReading.type(
                fields["type"], of: isCase ? nil : fields["of"], at: entry.place)
            terms.append(
                TermSketch(name: entry.key, type: type, fields: fields, place: entry.place))
        }
    }
}

// First pass: chapters and annexes.
extension PackReader {
    func surveyChapter(_ root: Written, file: String) {
        guard let fields = Fields(root, .chapterFile, findings) else { return }
        let head = fields.map("chapter", .chapter)
        let chapter = Chapter(
            number: head?.need("number") ?? "", title: head?.need("title") ?? "",
            stage: head?.need("stage") ?? "", file: file)
        for written in fields.items("articles") ?? [] {
            findings.article = written["id"]?.text
            defer { findings.article = nil }
            guard let article = Fields(written, .article, findings) else { continue }
            let sketch = ArticleSketch(
                article: self.article(article, chapter), fields: article,
                cites: article["cites"] == nil ? [article.need("id")] : article.texts("cites"))
            let items = sketch.article.items.map(\.number)
            guard citations.add(sketch.article.id, items: items) else {
                findings.report(.twice(sketch.article.id), at: article.place)
                continue
            }
            articles.append(sketch)
            surveyInside(sketch)
        }
    }

    private func article(_ fields: Fields, _ chapter: Chapter) -> Article {
        Article(
            id: fields.need("id"), isNumberInferred: fields.flag("number_inferred"),
            strength: fields.word("strength", Words.strengths) ?? .declaration,
            status: status(fields), gist: fields.need("gist"),
            items: fields.free("items").compactMap { item($0, fields) }, chapter: chapter,
            sameAs: fields.text("same_as"), differs: fields.text("differs"),
            notEncoded: fields.maps("not_encoded", .notEncoded).map {
                Article.NotEncoded(
                    what: $0.need("what"), why: $0.need("why"), needs: $0.need("needs"),
                    shownAs: $0.need("shown_as"), place: $0.place)
            },
            unquantified: fields.maps("unquantified", .unquantified).map {
                Article.Unquantified(
                    what: $0.need("what"), ruling: $0.need("ruling"), place: $0.place)
            },
            place: fields.place)
    }

    private func item(_ entry: Written.Entry, _ article: Fields) -> Article.Item? {
        guard let fields = Fields(entry.value, .item, findings) else { return nil }
        return Article.Item(
            number: entry.key, gist: fields.need("gist"),
            status: fields["status"] == nil ? status(article) : status(fields),
            strength: fields.word("strength", Words.strengths)
                ?? article.word("strength", Words.strengths) ?? .declaration,
            sameAs: fields.text("same_as"), differs: fields.text("differs"), place: entry.place)
    }

    private func status(_ fields: Fields) -> EncodingStatus {
        fields.word("status", Self.statuses) ?? .pending
    }

    static let statuses = WordList<EncodingStatus>(
        pairs: EncodingStatus.allCases.map {
            ($0 == .missingInSource ? "missing-in-source" : $0.rawValue, $0)
        })

    private func surveyInside(_ home: ArticleSketch) {
        for fields in home.fields.maps("decisions", .decision) {
            let id = fields.need("id")
            let outputs = fields["outputs"] == nil ? [id] : fields.texts("outputs")
            var type: TermType?
            if let word = fields["type"]?.text, word != "text", word != "role" {
                type = typeReading.type(fields["type"], of: fields["of"], at: fields.place)
            }
            decisions.append(
                DecisionSketch(
                    id: id, outputs: outputs, type: type, fields: fields, place: fields.place,
                    home: home))
        }
        for fields in home.fields.maps("clocks", .clock) {
            clocks.append((fields.need("id"), fields, home))
        }
        gates += home.fields.maps("gates", .gate).map { ($0, home) }
        materials += home.fields.maps("materials", .material).map { ($0, home) }
        aspects += home.fields.maps("aspects", .aspects).map { ($0, home) }
        for written in home.fields.items("steps") ?? [] { surveyAddition(written, home) }
    }

    private func surveyAddition(_ written: Written, _ home: ArticleSketch) {
        guard let fields = Fields(written, .stepAddition, findings) else { return }
        let step = fields.need("id")
        for entry in written.entries ?? [] where entry.key != "id" {
            additions[step, default: []].append(
                StepAddition(article: home.article.id, entry: entry))
        }
    }

    /// The values of all articles, once every article they may cite is known.
    func surveyValues() {
        for home in articles {
            findings.article = home.article.id
            for entry in home.fields.free("values") { surveyValue(entry, home) }
        }
        findings.article = nil
    }

    private func surveyValue(_ entry: Written.Entry, _ home: ArticleSketch) {
        for written in entry.value.oneOrMore {
            guard let fields = Fields(written, .value, findings) else { continue }
            let text = fields.need("value")
            guard let (value, type) = LawValueText.read(text) else {
                if !text.isEmpty {
                    let place = fields["value"]?.place ?? fields.place
                    findings.report(.unreadableValue(text), at: place)
                }
                continue
            }
            values.append(
                LawValue(
                    name: entry.key, written: text, value: value, type: type,
                    base: fields.text("base"), bound: fields.word("bound", Words.bounds),
                    from: day(fields, "from"), asWritten: fields.text("as_written"),
                    strength: fields.word("strength", Words.strengths),
                    ruling: fields.text("ruling"), cites: cite(fields, home), place: entry.place))
        }
    }

    /// An ISO day.
    func day(_ fields: Fields, _ key: String) -> Day? {
        guard let text = fields.text(key) else { return nil }
        guard let day = Day(iso: text) else {
            findings.report(.notADay(text), at: fields[key]?.place ?? fields.place)
            return nil
        }
        return day
    }
}
