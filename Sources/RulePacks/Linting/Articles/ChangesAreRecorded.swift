/// L13: `CHANGES.md` has an entry for the pack's version, and the content is the one it describes.
///
/// An entry is a heading with the version; its lines give the day from which it holds, the articles
/// affected and the digest of the content (`内容: ` and the first 16 digits of the pack's hash,
/// which leaves worked cases and journeys out). When the rules change the digest no longer fits: a
/// new version with a new entry is due.
struct ChangesAreRecorded: Lint {
    let id = "L13"
    /// Hex digits of the digest that an entry carries.
    static let digits = 16

    func problems(in pack: LintedPack) -> [Problem] {
        let version = pack.regulation.identity.version
        guard let changes = pack.files.first(where: { $0.path == "CHANGES.md" }) else {
            return [pack.problem(id, .changesMissing, at: "version")]
        }
        let lines = changes.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { Self.isHeading($0, of: version) }) else {
            let place = Place(file: changes.path, line: 1, column: 1)
            return [pack.problem(id, .changesWithout(version), place: place)]
        }
        let entry = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }.joined(separator: "\n")
        let place = Place(file: changes.path, line: start + 1, column: 1)
        var found: [LintComplaint] = []
        if !Self.namesDay(entry + lines[start]) { found.append(.changesWithoutDay(version)) }
        if !Self.namesArticles(entry, pack.regulation) {
            found.append(.changesWithoutArticles(version))
        }
        let digest = String(pack.regulation.hash.prefix(Self.digits))
        var problems = found.map { pack.problem(id, $0, place: place) }
        if !entry.contains(digest) {
            let stated = LintWord.digest(in: entry)
            problems.append(
                pack.problem(
                    id, .contentChanged(version, digest), place: place,
                    severity: stated == nil ? .warning : .error))
        }
        return problems
    }

    private static func isHeading(_ line: Substring, of version: String) -> Bool {
        line.hasPrefix("#") && line.split { !$0.isNumber && $0 != "." }.contains(Substring(version))
    }

    private static func namesDay(_ entry: String) -> Bool {
        entry.split { !$0.isNumber && $0 != "-" }.contains { part in
            part.split(separator: "-").map(\.count) == [4, 2, 2]
        }
    }

    private static func namesArticles(_ entry: String, _ regulation: Regulation) -> Bool {
        entry.contains(regulation.identity.prefix + "-") || entry.contains(LintWord.allArticles)
    }
}
