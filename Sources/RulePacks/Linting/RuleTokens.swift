/// One word of a rule's text, as the lints read it.
struct RuleToken: Hashable {
    enum Kind { case path, number, text, symbol, keyword }
    let kind: Kind
    /// A path keeps its dots (`计划审核.通过`); a text is without its quotes.
    let text: String

    /// First name of a path.
    var root: String { String(text.prefix { $0 != "." }) }
    /// The names of a path, in order.
    var parts: [String] { text.split(separator: ".").map(String.init) }
}

/// A rule's text taken apart into words, enough to see names, filters and comparisons.
///
/// It does not judge the text: the reader has compiled it before any lint looks at it.
enum RuleTokens {
    private static let keywords: Set = [
        "and", "or", "not", "every", "some", "in", "satisfies", "if", "then", "else", "for",
        "return", "between", "true", "false", "null", "instance", "of", "function",
    ]
    private static let pairs: Set = ["<=", ">=", "!=", "..", "**"]

    static func read(_ text: String) -> [RuleToken] {
        let characters = Array(text)
        var tokens: [RuleToken] = []
        var index = 0
        while index < characters.count {
            let first = characters[index]
            if first.isWhitespace {
                index += 1
            } else if first == "\"" {
                tokens.append(literal(in: characters, at: &index))
            } else if first.isASCII, first.isNumber {
                tokens.append(number(in: characters, at: &index))
            } else if isNameStart(first) {
                tokens.append(path(in: characters, at: &index))
            } else {
                let two = String(characters[index..<min(index + 2, characters.count)])
                let symbol = pairs.contains(two) ? two : String(first)
                tokens.append(RuleToken(kind: .symbol, text: symbol))
                index += symbol.count
            }
        }
        return tokens
    }

    /// The paths of a text, in order, without keywords.
    static func paths(in text: String) -> [RuleToken] {
        read(text).filter { $0.kind == .path }
    }

    /// Words back as a text that compiles to the same.
    static func join(_ tokens: some Sequence<RuleToken>) -> String {
        tokens.map { $0.kind == .text ? "\"\($0.text)\"" : $0.text }.joined(separator: " ")
    }

    private static func isNameStart(_ character: Character) -> Bool {
        character.isLetter || character == "_"
    }

    private static func isNamePart(_ character: Character) -> Bool {
        isNameStart(character) || character.isNumber || character == "·"
    }

    private static func literal(in all: [Character], at index: inout Int) -> RuleToken {
        var text = ""
        index += 1
        while index < all.count, all[index] != "\"" {
            if all[index] == "\\", index + 1 < all.count {
                text.append(all[index])
                index += 1
            }
            text.append(all[index])
            index += 1
        }
        index += 1
        return RuleToken(kind: .text, text: text)
    }

    private static func number(in all: [Character], at index: inout Int) -> RuleToken {
        var text = ""
        while index < all.count {
            let isPoint = all[index] == "." && index + 1 < all.count && all[index + 1].isNumber
            guard all[index].isNumber || isPoint else { break }
            text.append(all[index])
            index += 1
        }
        return RuleToken(kind: .number, text: text)
    }

    private static func path(in all: [Character], at index: inout Int) -> RuleToken {
        var text = ""
        while index < all.count {
            let isDot = all[index] == "." && index + 1 < all.count && isNameStart(all[index + 1])
            guard isNamePart(all[index]) || isDot else { break }
            text.append(all[index])
            index += 1
        }
        return RuleToken(kind: keywords.contains(text) ? .keyword : .path, text: text)
    }
}
