/// L18: every article is accounted for by a rule or by a stated reason.
///
/// An article nobody encodes and nobody explains would silently not apply.
struct ArticlesHaveHomes: Lint {
    let id = "L18"

    func problems(in pack: LintedPack) -> [Problem] {
        Coverage.of(pack.regulation).homeless.map {
            pack.problem(id, .articleHomeless($0), at: $0, in: $0)
        }
    }
}
