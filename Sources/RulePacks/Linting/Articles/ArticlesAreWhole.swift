/// L02: every article and item has a gist in our own words, a strength and a status.
///
/// The reader insists on the keys; this looks at what stands behind them: one short sentence, items
/// numbered in order, and, with the official text attached, no sentence copied from it.
struct ArticlesAreWhole: Lint {
    let id = "L02"
    /// Longest gist, in characters.
    static let longest = 80
    /// So many characters in a row as in the official text are a copy, not a gist.
    static let copied = 24

    func problems(in pack: LintedPack) -> [Problem] {
        let sections = Dictionary(
            (pack.officialText?.sections ?? []).map { ($0.number, $0.sentences.joined()) },
            uniquingKeysWith: { one, _ in one })
        return pack.regulation.articles.flatMap { article -> [Problem] in
            let gists = [article.gist] + article.items.map(\.gist)
            let number = pack.regulation.articleNumber(article.id)
            let text = number.flatMap { sections[$0] } ?? ""
            var complaints = gists.compactMap { complaint(about: $0, in: article, against: text) }
            let numbers = article.items.compactMap { Int($0.number) }
            if numbers != numbers.sorted() || Set(numbers).count != numbers.count {
                complaints.append(.itemsDisordered(article.id))
            }
            return complaints.map { pack.problem(id, $0, at: article.id, in: article.id) }
        }
    }

    private func complaint(
        about gist: String, in article: Article, against text: String
    ) -> LintComplaint? {
        if !gist.contains(where: \.isLetter) { return .gistEmpty(article.id) }
        if gist.count > Self.longest { return .gistLong(article.id, gist.count) }
        if Self.shares(gist, text) { return .gistCopied(article.id) }
        return nil
    }

    /// Whether some run of `copied` characters stands in both.
    static func shares(_ gist: String, _ text: String) -> Bool {
        let characters = Array(gist)
        guard characters.count >= copied, !text.isEmpty else { return false }
        return (0...(characters.count - copied)).contains {
            text.contains(String(characters[$0..<($0 + copied)]))
        }
    }
}
