/// Tokens a text is found by: single Chinese characters and pairs of neighbours, whole runs of
/// letters and digits, lower-cased.
///
/// Two-character words are found, which trigram indexes cannot do.
///
/// - Returns: each token once, in order of appearance; at most 500.
public func searchTokens(_ text: String) -> [String] {
    tokens(of: text, 500) { characters, pairs in characters + pairs }
}

/// Tokens that all have to be found: pairs of neighbours, a lone character where it has none.
///
/// - Returns: each token once, in order of appearance; at most 40.
public func searchTokens(asked text: String) -> [String] {
    tokens(of: text, 40) { characters, pairs in pairs.isEmpty ? characters : pairs }
}

private func tokens(
    of text: String, _ limit: Int, ofRun: (_ characters: [String], _ pairs: [String]) -> [String]
) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var han: [String] = []
    var word = ""
    func flush() {
        let run = ofRun(han, zip(han, han.dropFirst()).map(+)) + (word.isEmpty ? [] : [word])
        for token in run where found.count < limit && seen.insert(token).inserted {
            found.append(token)
        }
        han = []
        word = ""
    }
    for scalar in text.lowercased().unicodeScalars {
        if scalar.value >= 0x3400, scalar.properties.isIdeographic {
            if !word.isEmpty { flush() }
            han.append(String(scalar))
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            if !han.isEmpty { flush() }
            word.unicodeScalars.append(scalar)
        } else {
            flush()
        }
    }
    flush()
    return found
}
