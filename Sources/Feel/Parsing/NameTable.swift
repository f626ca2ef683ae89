/// The names that may consist of several tokens, for longest match.
final class NameTable: Sendable {
    private let root: Branch

    private final class Branch: Sendable {
        let next: [String: Branch]
        let name: String?

        init(_ names: [(words: ArraySlice<String>, name: String)]) {
            var groups: [String: [(words: ArraySlice<String>, name: String)]] = [:]
            var own: String?
            for entry in names {
                if let first = entry.words.first {
                    groups[first, default: []].append((entry.words.dropFirst(), entry.name))
                } else {
                    own = entry.name
                }
            }
            name = own
            next = groups.mapValues { Branch($0) }
        }
    }

    init(_ names: some Sequence<String>) {
        // A name of more tokens than this could make the tree deep enough to trap.
        let entries = names.map { (words: Lexer.words(of: $0).prefix(64), name: $0) }
        root = Branch(entries.filter { !$0.words.isEmpty })
    }

    /// The longest name whose tokens stand at `start`, and how many tokens it has.
    func match(_ tokens: [Token], at start: Int) -> (name: String, count: Int)? {
        var branch = root
        var index = start
        var best: (name: String, count: Int)?
        while index < tokens.count, tokens[index].kind != .string, tokens[index].kind != .end,
            let next = branch.next[tokens[index].text]
        {
            branch = next
            index += 1
            if let name = branch.name { best = (name, index - start) }
        }
        return best
    }
}
