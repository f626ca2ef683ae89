/// Tokens a text is found by: bigrams of Chinese characters, whole runs of letters and digits.
///
/// Two-character words are found, which trigram indexes cannot do. Letters are lower-cased;
/// a lone Chinese character is its own token.
///
/// - Returns: each token once, in order of appearance; at most 500.
public func searchTokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var seen: Set<String> = []
    var han: [Unicode.Scalar] = []
    var word = ""
    func add(_ token: String) {
        if tokens.count < 500, seen.insert(token).inserted { tokens.append(token) }
    }
    func flush() {
        if han.count == 1 { add(String(String.UnicodeScalarView(han))) }
        for (one, other) in zip(han, han.dropFirst()) {
            add(String(String.UnicodeScalarView([one, other])))
        }
        han = []
        if !word.isEmpty { add(word) }
        word = ""
    }
    for scalar in text.lowercased().unicodeScalars {
        if scalar.value >= 0x3400, scalar.properties.isIdeographic {
            if !word.isEmpty { flush() }
            han.append(scalar)
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            if !han.isEmpty { flush() }
            word.unicodeScalars.append(scalar)
        } else {
            flush()
        }
    }
    flush()
    return tokens
}
