import Casework
import Foundation

/// Words as they are searched: traditional characters as simplified ones, wide letters as narrow.
enum SearchFolding {
    private static let wide = StringTransform("Fullwidth-Halfwidth")
    private static let traditional = StringTransform("Hant-Hans")

    /// Each token once; the same folding serves what is stored and what is asked.
    static func tokens(of text: String) -> Set<String> {
        guard !text.isEmpty else { return [] }
        let narrow = text.applyingTransform(wide, reverse: false) ?? text
        let folded = (narrow.applyingTransform(traditional, reverse: false) ?? narrow).lowercased()
        return Set(folded.split(separator: " ").map(String.init))
    }

    static func tokens(of query: CaseQuery) -> Set<String> {
        tokens(of: query.tokens.prefix(Bounds.tokensOfQuery).joined(separator: " "))
    }
}
