/// L09: a worked case says on which article it stands, and the answers stand on that very one.
struct CasesNameTheirArticle: Lint {
    let id = "L09"

    func problems(in pack: LintedPack) -> [Problem] {
        pack.runs.compactMap { run in
            let worked = run.worked
            guard !worked.because.isEmpty else {
                return pack.problem(id, .becauseMissing(worked.title), place: worked.place)
            }
            guard let wrong = run.unsupported.first else { return nil }
            return pack.problem(
                id, .becauseDiffers(worked.title, wrong.text, CaseWord.citations(run.cites)),
                place: worked.place, in: wrong.article)
        }
    }
}
