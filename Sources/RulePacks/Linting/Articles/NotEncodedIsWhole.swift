/// L12: whatever is not encoded says what, why, what it would need and how it is shown.
///
/// The reader insists on the four keys; a dash or a single mark behind one says nothing.
struct NotEncodedIsWhole: Lint {
    let id = "L12"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.regulation.articles.flatMap { article in
            article.notEncoded.flatMap { entry in
                [
                    ("what", entry.what), ("why", entry.why), ("needs", entry.needs),
                    ("shown_as", entry.shownAs),
                ]
                .filter { !$0.1.contains(where: \.isLetter) }
                .map {
                    pack.problem(
                        id, .notEncodedSilent(article.id, $0.0), place: entry.place,
                        in: article.id)
                }
            }
        }
    }
}
