/// L01: every article of the text stands in the pack once and in order.
///
/// With the official text attached, its numbers count instead of the stated total.
struct ArticlesInOrder: Lint {
    let id = "L01"

    func problems(in pack: LintedPack) -> [Problem] {
        let regulation = pack.regulation
        var found: [Problem] = []
        var seen: Set<String> = []
        var last = 0
        for article in regulation.articles {
            let place = pack.places.place(of: article.id)
            if !seen.insert(article.id).inserted {
                found.append(problem(.articleTwice(article.id), place, article, pack))
                continue
            }
            if regulation.isAnnex(article.id) { continue }
            guard let number = regulation.articleNumber(article.id) else {
                let prefix = regulation.identity.prefix
                found.append(problem(.articleForeign(article.id, prefix), place, article, pack))
                continue
            }
            if number < last {
                found.append(problem(.articleLate(article.id), place, article, pack))
            }
            last = max(last, number)
        }
        let present = Set(regulation.articles.compactMap { regulation.articleNumber($0.id) })
        for number in wanted(pack) where !present.contains(number) {
            let name = "\(regulation.identity.prefix)-\(number)"
            found.append(pack.problem(id, .articleMissing(name), at: "articles_total", in: name))
        }
        for number in present.sorted() where number > regulation.identity.articlesTotal {
            let name = "\(regulation.identity.prefix)-\(number)"
            let total = regulation.identity.articlesTotal
            found.append(pack.problem(id, .articleBeyond(name, total), at: name, in: name))
        }
        return found
    }

    private func wanted(_ pack: LintedPack) -> [Int] {
        let total = pack.regulation.identity.articlesTotal
        let stated = total > 0 ? Set(1...total) : []
        let official = pack.officialText?.sections.map(\.number) ?? []
        return stated.union(official).sorted()
    }

    private func problem(
        _ complaint: LintComplaint, _ place: Place, _ article: Article, _ pack: LintedPack
    ) -> Problem {
        pack.problem(id, complaint, place: place, in: article.id)
    }
}
