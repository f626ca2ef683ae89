/// L14: files stay readable: a chapter within 400 lines, a case file within 300, 120 columns.
///
/// These are aims; the reviewer decides, so they are warnings.
struct FilesAreShort: Lint {
    let id = "L14"
    static let chapterLines = 400
    static let caseLines = 300
    static let columns = 120

    func problems(in pack: LintedPack) -> [Problem] {
        pack.files.filter { $0.path.hasSuffix(".yaml") }.flatMap { file -> [Problem] in
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let limit = file.path.hasPrefix("cases/") ? Self.caseLines : Self.chapterLines
            var found: [Problem] = []
            if lines.count - 1 > limit {
                let complaint = LintComplaint.fileLong(file.path, lines.count - 1, limit)
                found.append(warning(complaint, file, line: limit + 1, pack))
            }
            let wide = lines.indices.filter { Self.width(lines[$0]) > Self.columns }
            if let first = wide.first {
                let complaint = LintComplaint.linesWide(file.path, wide.count, Self.columns)
                found.append(warning(complaint, file, line: first + 1, pack))
            }
            return found
        }
    }

    private func warning(
        _ complaint: LintComplaint, _ file: PackFile, line: Int, _ pack: LintedPack
    ) -> Problem {
        let place = Place(file: file.path, line: line, column: 1)
        return pack.problem(id, complaint, place: place, severity: .warning)
    }

    /// Width on screen: a Chinese character takes two columns.
    static func width(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value < 0x1F000 ? 2 : 1) }
    }
}
