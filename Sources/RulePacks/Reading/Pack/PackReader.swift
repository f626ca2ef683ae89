import Feel
import Quantities

/// Reads the files of one pack: first every name, then every condition.
final class PackReader {
    let findings = Findings()

    // First pass.
    var citations = Citations()
    var options: [String: [String]] = [:]
    var regulation: Fields?
    var rulings: [Regulation.Ruling] = []
    var roles: [(name: String, fields: Fields, place: Place)] = []
    var terms: [TermSketch] = []
    var values: [LawValue] = []
    var kinds: [KindSketch] = []
    var articles: [ArticleSketch] = []
    var decisions: [DecisionSketch] = []
    var clocks: [(id: String, fields: Fields, home: ArticleSketch)] = []
    var gates: [(fields: Fields, home: ArticleSketch)] = []
    var materials: [(fields: Fields, home: ArticleSketch)] = []
    var aspects: [(fields: Fields, home: ArticleSketch)] = []
    var additions: [String: [StepAddition]] = [:]

    // Between the passes.
    var names = NameIndex()
    /// Names that stand for themselves: options, outcomes, endings, results.
    var constants: Set<String> = []

    /// Where every name can be read.
    var homes = Homes()

    // Second pass.
    /// Compiles every condition; made as soon as all names are known.
    lazy var compiler = Compiler(
        scope: Scope(semantics: .pack), names: names, findings: findings, openValues: [])
    var derivations: [String: Derivation] = [:]
    var uses: [Use] = []

    var typeReading: TypeReading { TypeReading(findings: findings, options: options) }

    static let fileLimit = 200

    /// The documents of the pack by path, in the order of the text: chapters before annexes.
    func documents(_ files: [PackFile]) -> [(path: String, root: Written)] {
        guard files.count <= Self.fileLimit else {
            findings.report(
                .tooManyFiles(files.count, limit: Self.fileLimit),
                at: Place(file: "", line: 1, column: 1))
            return []
        }
        return
            files
            .filter { Self.isRuleFile($0.path) }
            .sorted { Self.rank($0.path) < Self.rank($1.path) }
            .compactMap { file in
                YamlText(file: file.path, findings: findings).read(file.text)
                    .map { (file.path, $0) }
            }
    }

    /// Whether a file belongs to the rules themselves, not to their cases or history.
    static func isRuleFile(_ path: String) -> Bool {
        path.hasSuffix(".yaml") && !path.hasPrefix("cases/") && !path.hasPrefix("journeys/")
    }

    /// Order of the text: annexes stand after the chapters whatever their file is called.
    private static func rank(_ path: String) -> (Int, String) {
        (path.hasPrefix("annex") ? 1 : 0, path)
    }

    /// Reads every name of the pack.
    func survey(_ documents: [(path: String, root: Written)]) {
        for required in ["regulation.yaml", "terms.yaml"]
        where !documents.contains(where: { $0.path == required }) {
            findings.report(
                .missingFile(required), at: Place(file: required, line: 1, column: 1))
        }
        if !documents.contains(where: { $0.path.hasPrefix("lifecycle/") }) {
            findings.report(
                .missingFile("lifecycle/"), at: Place(file: "lifecycle/", line: 1, column: 1))
        }
        // The shared option lists and the articles are referred to by everything else.
        for (path, root) in documents where path == "regulation.yaml" {
            surveyRegulation(root)
        }
        for (path, root) in documents where Self.isChapter(path) {
            surveyChapter(root, file: path)
        }
        surveyRulings()
        surveyValues()
        for (path, root) in documents {
            if path == "terms.yaml" { surveyTerms(root) }
            if path.hasPrefix("lifecycle/") { surveyKind(root) }
        }
        reportUnusedAdditions()
    }

    static func isChapter(_ path: String) -> Bool {
        !path.contains("/") && path != "regulation.yaml" && path != "terms.yaml"
    }

    /// A citation of this pack; `nil` (and a problem) when it does not resolve.
    func citation(_ written: Written) -> Citation? {
        guard let text = written.text else { return nil }
        if let citation = citations.read(text) { return citation }
        findings.report(.unknownCitation(text), at: written.place)
        return nil
    }

    /// What an element cites: its own `cites:`, else the article's default.
    func cites(_ fields: Fields, else home: ArticleSketch?) -> [Citation] {
        let own = fields.words("cites").filter { $0.text != Words.inferred }
        if fields["cites"] != nil { return own.compactMap(citation) }
        return home.map { $0.cites.map(citations.article) } ?? []
    }

    /// The first citation of an element inside an article.
    func cite(_ fields: Fields, _ home: ArticleSketch) -> Citation {
        cites(fields, else: home).first ?? citations.article(home.article.id)
    }
}
