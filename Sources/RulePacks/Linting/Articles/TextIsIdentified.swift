/// L15: the pack states the hash of the official text it was written from, and it is that text's.
///
/// Without the text attached only the form of the hash can be checked.
struct TextIsIdentified: Lint {
    let id = "L15"

    func problems(in pack: LintedPack) -> [Problem] {
        guard let stated = pack.regulation.identity.textHash else {
            return [pack.problem(id, .textHashMissing, at: "regulation.yaml")]
        }
        let isHash = stated.count == 64 && stated.allSatisfy { $0.isHexDigit && !$0.isUppercase }
        if !isHash { return [pack.problem(id, .textHashOdd(stated), at: "text_sha256")] }
        guard let official = pack.officialText, official.hash != stated else { return [] }
        return [pack.problem(id, .textHashDiffers(stated, official.hash), at: "text_sha256")]
    }
}
